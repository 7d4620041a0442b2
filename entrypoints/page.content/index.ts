import { defineContentScript } from 'wxt/utils/define-content-script';
import { App } from './app';
import type { ContentScriptContext } from './context';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  // Frames made of data: and blob: addresses belong to the page that made them (Chromium).
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main(given) {
    const context = given as unknown as ContentScriptContext;
    const app = new App(context.signal, () => context.stayAlert());
    context.onNavigation(() => app.navigated());
    void app.choose();
  },
});
