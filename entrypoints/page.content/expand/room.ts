import { animate } from '../dom';

/** Elements that are held at most, and for how many milliseconds, whatever happens. */
const MOST = 1000;
const LONGEST_MS = 1000;

/**
 * Keeps elements as large as they are while our text is out of them: what the reader presses must not move away under the
 * pointer, nor the page place a menu by where things stand for that moment. By animations: no attribute changes. They
 * last until they are cancelled.
 */
export function keepSizes(elements: Iterable<Element>): Animation[] {
  // All are asked before any is held: one layout.
  return [...elements]
    .slice(0, MOST)
    .map((element) => {
      const { width, height } = getComputedStyle(element);
      return { element, width: [width, width], height: [height, height] };
    })
    .map(({ element, width, height }) =>
      animate(
        element,
        { width, minWidth: width, maxWidth: width, height, minHeight: height, maxHeight: height },
        LONGEST_MS,
      ),
    );
}
