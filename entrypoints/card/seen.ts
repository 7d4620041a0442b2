/** Milliseconds between two looks of the browser at whether the card is seen; its least. */
const LOOK_MS = 100;

interface Seen extends IntersectionObserverEntry {
  isVisible?: boolean;
}

let hidden = false;

/**
 * Watches whether the card's whole document is really painted for the reader: not see-through, not bent, nothing over it, in
 * whatever frames it stands (Intersection Observer v2, Chromium only; elsewhere the page script alone looks). A page can make
 * a frame see-through and lead the reader to press in it.
 */
export function watchSeen(): void {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return;
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: LOOK_MS };
  new IntersectionObserver((entries: Seen[]) => {
    hidden = entries.at(-1)?.isVisible === false;
  }, options as IntersectionObserverInit).observe(document.documentElement);
}

/** Whether the browser has said that the card is not seen as it should be. */
export function isHidden(): boolean {
  return hidden;
}
