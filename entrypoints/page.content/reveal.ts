import {
  body,
  boxOf,
  contains,
  documentElement,
  elementsAt,
  holderOf,
  matches,
  parentOf,
  rootOf,
  scrollBy,
  scrollIntoView,
  scrollingElement,
} from './dom';
import type { Mark } from './marks';
import type { MarkPort } from './ports';
import { boxesOf, domPositionAt, staticRange } from './ranges';

/** Brings a mark into view, in every scrolling box around it and out from under what the page keeps over its text. */
export function reveal(layer: Pick<MarkPort, 'setCurrent'>, mark: Mark): void {
  const { pieces } = mark.block;
  const { start, end } = mark.mention;
  const element = holderOf(domPositionAt(pieces, start, false)?.node ?? document);
  const range = staticRange(pieces, start, end);
  if (!element || !range) return;
  // Of a frame nobody knows but the browser whether it is in view itself.
  if (window !== window.top || !isSeen(range, element)) {
    scrollIntoView(element, { block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (!isSeen(range, element)) center(range, element);
  }
  layer.setCurrent(mark);
}

/** Whether the reader sees the text: inside every box that scrolls, and under nothing. */
function isSeen(range: StaticRange, element: Element): boolean {
  const root = rootOf(element) as Document | ShadowRoot;
  const views = [...scrollersAround(element)];
  const boxes = boxesOf(range);
  // What the browser skips as long as it is far has no box.
  return (
    boxes.length > 0 &&
    boxes.every(({ x, y, width, height }) => {
      const at = { x: x + width / 2, y: y + height / 2 };
      // The card and its like come and go.
      const top = elementsAt(root, at.x, at.y).find((other) => !matches(other, '[popover]'));
      return (
        views.every(
          ([, view]) => y >= view.top && y + height <= view.bottom && at.x >= view.left && at.x <= view.right,
        ) &&
        top !== undefined &&
        (contains(top, element) || contains(element, top))
      );
    })
  );
}

/** Scrolls every box around a text, the page last, so that the text stands in the upper part of it. */
function center(range: StaticRange, element: Element): void {
  for (const [scroller, view] of scrollersAround(element)) {
    const [box] = boxesOf(range);
    if (box) scrollBy(scroller, { top: box.top - view.top - view.height / 3, behavior: 'instant' });
  }
}

/** The boxes around an element that scroll, from inside out, each with what of it is seen; the page is the last. */
function* scrollersAround(element: Element): Iterable<[Element, DOMRect]> {
  const page = scrollingElement() ?? documentElement();
  for (let at: Element | null = element; at && at !== page; at = parentOf(at))
    if (at !== body() && /auto|scroll/.test(getComputedStyle(at).overflow)) yield [at, boxOf(at)];
  if (page) yield [page, new DOMRect(0, 0, innerWidth, innerHeight)];
}
