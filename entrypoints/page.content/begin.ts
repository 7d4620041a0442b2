import { isComplete, isLoading, listen } from './dom';

/** Milliseconds for the scripts of a page that has come whole to do what they do first, unless it is complete before. */
const PAUSE_MS = 200;
/** Milliseconds after which a page that is still coming is begun with: what is there can be read for as long as the rest takes. */
const PATIENCE_MS = 2000;

/**
 * Calls back once there is something to read: when the page has come and had its first go, as `document_idle` would, or before
 * that where it takes its time. Its timer is its own: a page that writes itself anew takes our listeners away.
 */
export function whenReadable(callback: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = new AbortController();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        heard.abort();
        callback();
      },
      isComplete() ? 0 : isLoading() ? PATIENCE_MS : PAUSE_MS,
    );
  };
  listen(document, 'readystatechange', soon, { signal: heard.signal });
  soon();
}
