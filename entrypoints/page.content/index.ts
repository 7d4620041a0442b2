import type { IsolatedWorldContentScriptDefinition } from 'wxt';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { App } from './app';
import { whenReadable } from './begin';
import type { ContentScriptContext } from './context';
import { hear } from './first';

const MANIFEST: Omit<IsolatedWorldContentScriptDefinition, 'main'> = {
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  // Frames made of data: and blob: addresses belong to the page that made them (Chromium).
  matchOriginAsFallback: true,
  // When to begin is our own matter: the browser's idle comes when the last byte of a page has, which may be never.
  runAt: 'document_start',
};

function main(context: ContentScriptContext): void {
  const { signal } = context;
  addEventListener('pointermove', hear, true);
  whenReadable(() => {
    if (signal.aborted) return;
    const app = new App(context);
    context.onNavigation(() => app.navigated());
    void app.choose();
  });
}

// What the manifest says is asked for when it is written, on the builder's side; a page carries none of it.
export default defineContentScript({ ...((import.meta.env.SSR && MANIFEST) as typeof MANIFEST), main: main as never });
