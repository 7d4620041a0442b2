import { documentElement } from './dom';

/**
 * Calls back each time the page has written itself anew. `document.open` takes every listener off the document and its
 * window, ours among them; observers stay.
 */
export function onRewritten(callback: () => void, signal: AbortSignal): void {
  let root = documentElement();
  const observer = new MutationObserver(() => {
    const now = documentElement();
    if (!now || now === root) return;
    root = now;
    callback();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
