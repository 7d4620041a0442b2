import type { browser as Browser } from 'wxt/browser';

type Apis = typeof Browser;

/**
 * Stands in for WXT's `browser`, which asks for `runtime` as soon as it is loaded: the browser makes such an interface anew for each frame,
 * and most frames need none (`hub.ts`). The build puts it in the other's place (`modules/page-parts`).
 */
export const browser: Apis = new Proxy({} as Apis, {
  get: (_none, name: keyof Apis) => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Apis>;
    return (browser?.runtime?.id ? browser : chrome)[name];
  },
});
