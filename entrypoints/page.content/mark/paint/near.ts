import { boxOf, parentOf } from '../../dom';

/** Boxes of those elements that have one. */
export function boxesOf(elements: readonly Element[]): DOMRect[] {
  return elements.map(boxOf).filter(({ width, height }) => width + height > 0);
}

/** The element whose box tells where one is: `display: contents` has none of its own. */
export function placeOf(element: Element): Element {
  let at = element;
  // The root always has one.
  while (getComputedStyle(at).display === 'contents') at = parentOf(at) as Element;
  return at;
}

/** Whether what lies from one end of a stretch to the other is less than a viewport away; a jump may lead between the two. */
export function isNear(boxes: readonly DOMRect[]): boolean {
  const meets = (from: 'top' | 'left', to: 'bottom' | 'right', size: number): boolean =>
    Math.min(...boxes.map((box) => box[from])) < 2 * size && Math.max(...boxes.map((box) => box[to])) > -size;
  return meets('top', 'bottom', innerHeight) && meets('left', 'right', innerWidth);
}
