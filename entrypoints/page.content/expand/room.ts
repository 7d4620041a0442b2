import { animate, isElement } from '../dom';
import type { Container } from '../read/find/containers';

/** Milliseconds after which elements are let go of, whatever happens. */
const LONGEST_MS = 1000;

/**
 * Keeps elements as large as they are while our text is out of them: what the reader presses must not move away under the
 * pointer, nor the page place a menu by where things stand for that moment. By animations: no attribute changes. They
 * last until they are cancelled.
 */
export function keepSizes(containers: Iterable<Container>): Animation[] {
  // All are asked before any is held: one layout.
  return [...containers]
    .filter(isElement)
    .map((element) => {
      const { width, height } = getComputedStyle(element);
      return {
        element,
        size: { width, minWidth: width, maxWidth: width, height, minHeight: height, maxHeight: height },
      };
    })
    .map(({ element, size }) => animate(element, [size, size], LONGEST_MS));
}
