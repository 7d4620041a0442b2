import { type PageCommand, sendMessage } from '../../data/messaging/messages';
import { searchHash } from '../../data/routes';
import type { CardDoor } from './card/door';
import type { CardTalk } from './card/talk';
import type { Show } from './mark/mark-layer';
import type { Mark } from './marks';
import { parentOf } from './parent';
import { boxesOf, placeOf, staticRange } from './ranges';

/** Brings a mark into view, in every scrolling box around it and out from under what the page keeps over its text. */
export function reveal(show: Show, mark: Mark): void {
  const { pieces } = mark.block;
  const { start, end } = mark.mention;
  const element = placeOf(pieces, start, false)?.node.parentElement;
  const range = staticRange(pieces, start, end);
  if (!element || !range) return;
  // Of a frame nobody knows but the browser whether it is in view itself.
  if (window !== window.top || !isSeen(range, element)) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (!isSeen(range, element)) center(range, element);
  }
  show.setCurrent(mark);
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

/** Carries out commands of the keyboard, the menus and the popup. */
export function runCommand(
  show: Show,
  talk: CardTalk,
  door: CardDoor,
  command: PageCommand,
  text: string | undefined,
): void {
  switch (command) {
    case 'next-name':
    case 'previous-name': {
      const mark = step(show, command === 'next-name' ? 1 : -1);
      if (!mark) return;
      const follow = door.open;
      reveal(show, mark);
      if (follow) talk.open(mark);
      return;
    }
    case 'open-card': {
      const mark = show.current && show.page.find(show.current.id) ? show.current : step(show, 1);
      if (!mark) return;
      reveal(show, mark);
      if (talk.isOpen(mark)) door.focus();
      else talk.open(mark, { focus: true });
      return;
    }
    case 'pin-card':
      door.pin(!door.pinned);
      return;
    case 'close-card':
      door.close();
      return;
    case 'show-marks':
      show.ask(!show.asked);
      return;
    case 'expand-page':
      if (show.expander.wholePage) show.expander.restoreAll();
      else show.expander.expandPage();
      return;
    case 'restore-page':
      show.expander.restoreAll();
      return;
    case 'expand-selection':
      for (const mark of selected(show)) show.expander.expand(mark);
      return;
    case 'look-up-selection': {
      const [mark] = selected(show);
      if (mark && talk.open(mark, { focus: true })) return;
      const query = (getSelection()?.toString() || text || '').trim().slice(0, 60);
      if (query) void sendMessage('ui.open', { page: 'reader', hash: searchHash(query) }).catch(() => {});
      return;
    }
  }
}

/** The mark after (or before) the current one; without one, the first in view. */
function step(show: Show, by: 1 | -1): Mark | null {
  const marks = show.marks();
  if (marks.length === 0) return null;
  const { current } = show;
  const at = current ? marks.findIndex((mark) => mark.id === current.id) : -1;
  if (at >= 0) return marks[(at + by + marks.length) % marks.length] ?? null;
  const inView = marks.filter(
    (mark) => mark.range && show.painter.boxes(mark).some((box) => box.bottom > 0 && box.top < innerHeight),
  );
  return inView[by === 1 ? 0 : inView.length - 1] ?? marks[0] ?? null;
}

/** Marks the selection touches, in reading order. */
function selected(show: Show): Mark[] {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return show.marks().filter((mark) => {
    const from = placeOf(mark.block.pieces, mark.mention.start, false);
    const to = placeOf(mark.block.pieces, mark.mention.end, true);
    if (!from || !to) return false;
    try {
      return range.comparePoint(to.node, to.offset) >= 0 && range.comparePoint(from.node, from.offset) <= 0
        ? overlaps(range, from, to)
        : range.comparePoint(from.node, from.offset) <= 0 && range.comparePoint(to.node, to.offset) >= 0;
    } catch {
      // A node of another tree.
      return false;
    }
  });
}

function overlaps(range: Range, from: { node: Text; offset: number }, to: { node: Text; offset: number }): boolean {
  return range.comparePoint(from.node, from.offset) < 1 && range.comparePoint(to.node, to.offset) > -1;
}
