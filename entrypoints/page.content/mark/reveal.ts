import type { Mark } from '../marks';
import { parentOf } from '../parent';
import type { MarkPort } from '../ports';
import { boxesOf, domPositionAt, staticRange } from '../ranges';

/** Brings a mark into view, in every scrolling box around it and out from under what the page keeps over its text. */
export function reveal(layer: Pick<MarkPort, 'setCurrent'>, mark: Mark): void {
  const { pieces } = mark.block;
  const { start, end } = mark.mention;
  const element = domPositionAt(pieces, start, false)?.node.parentElement;
  const range = staticRange(pieces, start, end);
  if (!element || !range) return;
  // Of a frame nobody knows but the browser whether it is in view itself.
  if (window !== window.top || !isSeen(range, element)) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (!isSeen(range, element)) center(range, element);
  }
  layer.setCurrent(mark);
}

/** Whether the reader sees the text: inside every box that scrolls, and under nothing. */
function isSeen(range: StaticRange, element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const views = [...scrollersAround(element)];
  return boxesOf(range).every(({ x, y, width, height }) => {
    const at = { x: x + width / 2, y: y + height / 2 };
    // The card and its like come and go.
    const top = root.elementsFromPoint(at.x, at.y).find((other) => !other.matches('[popover]'));
    return (
      views.every(
        ([, view]) => y >= view.top && y + height <= view.bottom && at.x >= view.left && at.x <= view.right,
      ) &&
      (top?.contains(element) || element.contains(top ?? null))
    );
  });
}

/** Scrolls every box around a text, the page last, so that the text stands in the upper part of it. */
function center(range: StaticRange, element: Element): void {
  for (const [scroller, view] of scrollersAround(element)) {
    const [box] = boxesOf(range);
    if (box) scroller.scrollBy({ top: box.top - view.top - view.height / 3, behavior: 'instant' });
  }
}

/** The boxes around an element that scroll, from inside out, each with what of it is seen; the page is the last. */
function* scrollersAround(element: Element): Iterable<[Element, DOMRect]> {
  const page = document.scrollingElement ?? document.documentElement;
  for (let at: Element | null = element; at && at !== page; at = parentOf(at))
    if (at !== document.body && /auto|scroll/.test(getComputedStyle(at).overflow))
      yield [at, at.getBoundingClientRect()];
  yield [page, new DOMRect(0, 0, innerWidth, innerHeight)];
}
