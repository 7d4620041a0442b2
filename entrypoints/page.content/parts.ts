import { browser } from 'wxt/browser';

/**
 * The page script comes in three files, so that a page pays for what it needs: this one finds Chinese text in every page;
 * `recognize` is loaded with the first Chinese text and knows names; `show` is loaded with the first name and does what
 * follows from there being one (painting, hovering, the card, expansion). A content script is one file without
 * imports, but it may import modules of the package while it runs: each part is a self-contained module that the build
 * puts beside the pages (`scripts/page-parts.ts`). They run in the extension's own world like the script itself, past the
 * page's policies.
 */
interface Parts {
  recognize: typeof import('./recognize.part');
  show: typeof import('./show.part');
}

/** Loads a part; the browser loads it once. Rejects where the extension has been updated or removed under the page. */
export function loadPart<K extends keyof Parts>(name: K): Promise<Parts[K]> {
  return import(/* @vite-ignore */ browser.runtime.getURL(`/parts/${name}.js` as '/'));
}
