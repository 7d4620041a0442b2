import { isHidden, listen } from '../dom';

/** Milliseconds after a tab is hidden until its warm card is let go of. */
const COOL_MS = 60_000;

/** Calls back when a tab has not been looked at for a while: the card's document costs some ten megabytes. */
export function onCold(callback: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (isHidden()) timer = setTimeout(callback, COOL_MS);
  };
  listen(document, 'visibilitychange', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
