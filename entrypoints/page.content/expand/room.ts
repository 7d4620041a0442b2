import { animate } from '../dom';

/** Milliseconds until sizes are let go of, whatever happens. */
const LONGEST_MS = 1000;
/** Elements that are held at most. */
const MOST = 1000;

/**
 * Keeps elements as large as they are while our text is out of them: what the reader presses must not move away under the
 * pointer, nor the page place a menu by where things stand for that moment. By an animation: it changes no attribute. The
 * returned function ends it.
 */
export function keepSizes(elements: Iterable<Element>): () => void {
  const sizes = [...elements].slice(0, MOST).map((element) => {
    const { width, height } = getComputedStyle(element);
    return { element, width: [width, width], height: [height, height] };
  });
  // All asked before any is held: one layout.
  const held = sizes.map(({ element, width, height }) =>
    animate(
      element,
      { width, minWidth: width, maxWidth: width, height, minHeight: height, maxHeight: height },
      LONGEST_MS,
    ),
  );
  return () => {
    for (const animation of held) animation.cancel();
  };
}
