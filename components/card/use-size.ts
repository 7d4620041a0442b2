import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Tells how large the content wants to be, before the frame is painted and whenever it changes. The scrolling part
 * counts with its whole content, so that the answer does not depend on the size the frame has now. Said once for each
 * `turn` (show of the card) and again only when it changes. A frame that is not rendered (yet, or any more) measures
 * nothing: said, that would close the card, and Chromium would draw nothing more in a frame without height.
 */
export function useWantedSize(
  card: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  width: number,
  turn: number,
  onSize: ((size: { width: number; height: number }) => void) | undefined,
): void {
  const last = useRef({ turn, height: 0 });
  useLayoutEffect(() => {
    const root = card.current;
    const inner = scroller.current;
    if (!root || !inner || !onSize) return;
    const measure = () => {
      const height = Math.ceil(root.offsetHeight - inner.offsetHeight + inner.scrollHeight);
      if (height === 0 || (height === last.current.height && turn === last.current.turn)) return;
      last.current = { turn, height };
      onSize({ width, height });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    for (const child of inner.children) observer.observe(child);
    return () => observer.disconnect();
  });
}
