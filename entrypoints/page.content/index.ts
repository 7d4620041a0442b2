import { defineContentScript } from 'wxt/utils/define-content-script';
import { App } from './app';
import { whenReadable } from './begin';
import type { ContentScriptContext } from './context';
import { first } from './first';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  // Frames made of data: and blob: addresses belong to the page that made them (Chromium).
  matchOriginAsFallback: true,
  // When to begin is our own matter: the browser's idle comes when the last byte of a page has, which may be never.
  runAt: 'document_start',
  main(given) {
    const context = given as unknown as ContentScriptContext;
    const { signal } = context;
    addEventListener('pointermove', (event) => first.moved?.(event), { capture: true, signal });
    whenReadable(() => {
      if (signal.aborted) return;
      const app = new App(signal, () => context.stayAlert());
      context.onNavigation(() => app.navigated());
      void app.choose();
    });
  },
});
