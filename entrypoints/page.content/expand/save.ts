import type { PageSettings } from '../../../data/settings/shape';
import type { Expander } from './expander';

/** Milliseconds after the key, and after the browser's dialog has given the focus back, until the page is surely saved. */
const SAVED_MS = 2000;

/** Whether a key asks the browser to save the page. */
export function isSave(event: KeyboardEvent): boolean {
  return event.code === 'KeyS' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

/**
 * A page saved with the browser's key is saved with its own text: ours is taken out when the key is pressed, and put
 * back when the reader goes on with the page. Pages are not told of being saved in any other way, so the menu's
 * “Save as…” saves what is seen.
 */
export function keepSavesOriginal(expander: Expander, settings: () => PageSettings, signal: AbortSignal): void {
  let putBack: (() => void) | null = null;
  let busyUntil = 0;
  const wait = (): void => {
    busyUntil = performance.now() + SAVED_MS;
  };
  const goOn = (event: Event): void => {
    if (!putBack || !event.isTrusted || performance.now() < busyUntil) return;
    putBack();
    putBack = null;
  };
  const listen = { capture: true, passive: true, signal };
  addEventListener(
    'keydown',
    (event) => {
      if (!isSave(event) || !event.isTrusted) return goOn(event);
      wait();
      if (settings().copy === 'original') putBack ??= expander.lendAll();
    },
    listen,
  );
  addEventListener('focus', wait, listen);
  for (const type of ['pointermove', 'pointerdown', 'wheel']) addEventListener(type, goOn, listen);
}
