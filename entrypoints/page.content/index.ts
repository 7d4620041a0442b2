import { defineContentScript } from 'wxt/utils/define-content-script';
import { App } from './app';
import './marks.css';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  // Frames made of data: and blob: addresses belong to the page that made them (Chromium).
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  // The old signal by window.postMessage would tell every page that we are here.
  noScriptStartedPostMessage: true,
  main(ctx) {
    const app = new App(ctx.signal);
    ctx.addEventListener(window, 'wxt:locationchange', () => app.navigated());
    void app.choose();
  },
});
