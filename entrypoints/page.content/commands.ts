import { type PageCommand, sendMessage } from '../../data/messaging/messages';
import { searchHash } from '../../data/routes';
import type { CardController } from './card/card-controller';
import type { CardHandle } from './card/card-handle';
import { around, ONLY_LIVE } from './card/geometry';
import { elementOfMark } from './card/mention';
import { isInView } from './card/standing';
import { allInDocument } from './dom';
import type { Mark } from './marks';
import type { MarkPort } from './ports';
import { type DomPosition, domPositionAt } from './ranges';
import { reveal } from './reveal';

/** Carries out commands of the keyboard, the menus and the popup. Complexity: one case a command, each a few lines. */
export function runCommand(
  layer: MarkPort,
  controller: CardController,
  card: CardHandle,
  command: PageCommand,
  text: string | undefined,
): void {
  // Of a very long page: the next name may stand where nothing is read, and a selection may reach there.
  const reaches = command === 'expand-selection' || (layer.current && command.endsWith('-name'));
  if (reaches && layer.page.reading.partly) {
    void layer.page.reading.whole()?.then(() => runCommand(layer, controller, card, command, text));
    return;
  }
  switch (command) {
    case 'next-name':
    case 'previous-name': {
      const mark = step(layer, command === 'next-name' ? 1 : -1);
      if (!mark) return;
      const follow = card.open;
      reveal(layer, mark);
      if (follow) controller.open(mark);
      return;
    }
    case 'open-card': {
      const mark = layer.current && layer.find(layer.current.id) ? layer.current : step(layer, 1);
      if (!mark) return;
      reveal(layer, mark);
      if (controller.isOpen(mark)) card.focus();
      else controller.open(mark, { focus: true });
      return;
    }
    case 'pin-card':
      card.pin(!card.pinned);
      return;
    case 'close-card':
      card.close();
      return;
    case 'show-marks':
      layer.showAll(!layer.showsAll);
      return;
    case 'expand-page':
      layer.withExpander((expander) => {
        if (expander.wholePage) expander.restoreAll();
        else expander.expandPage();
      });
      return;
    case 'restore-page':
      layer.expander?.restoreAll();
      return;
    case 'expand-selection':
      layer.withExpander((expander) => {
        for (const mark of selected(layer)) expander.expand(mark);
      });
      return;
    case 'look-up-selection': {
      const [mark] = selected(layer);
      if (mark && controller.open(mark, { focus: true })) return;
      const query = (getSelection()?.toString() || text || '').trim().slice(0, 60);
      if (query) void sendMessage('ui.open', { page: 'reader', hash: searchHash(query) }).catch(() => {});
      return;
    }
  }
}

/** The mark after (or before) the current one; without one, the first in view. */
function step(layer: MarkPort, by: 1 | -1): Mark | null {
  // With a modal dialog on nothing else can be reached.
  const isModal = allInDocument(ONLY_LIVE).length > 0;
  const marks = layer.marks().filter((mark) => !isModal || around(elementOfMark(mark), ONLY_LIVE));
  if (marks.length === 0) return null;
  const { current } = layer;
  const at = current ? marks.findIndex((mark) => mark.id === current.id) : -1;
  if (at >= 0) return marks[(at + by + marks.length) % marks.length] ?? null;
  const isSeen = (mark: Mark): boolean =>
    mark.range !== null && isInView({ element: elementOfMark(mark) }, layer.painter.boxes(mark));
  return (by === 1 ? marks.find(isSeen) : marks.findLast(isSeen)) ?? marks[0] ?? null;
}

/** Marks the selection touches, in reading order. */
function selected(layer: MarkPort): Mark[] {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return layer.marks().filter((mark) => {
    const from = domPositionAt(mark.block.pieces, mark.mention.start, false);
    const to = domPositionAt(mark.block.pieces, mark.mention.end, true);
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

function overlaps(range: Range, from: DomPosition, to: DomPosition): boolean {
  return range.comparePoint(from.node, from.offset) < 1 && range.comparePoint(to.node, to.offset) > -1;
}
