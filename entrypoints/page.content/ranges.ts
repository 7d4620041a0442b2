import type { Mention } from '../../data/recognizer/model';
import { isConnected } from './dom';
import type { Piece } from './read/find/builder';

/** Where a unit of a block's text stands: a text node and an offset in it. */
export interface DomPosition {
  node: Text;
  offset: number;
}

/** Position of the unit at `offset` of the block's text (`end`: position just after the unit before it). */
export function domPositionAt(pieces: readonly Piece[], offset: number, end: boolean): DomPosition | null {
  for (const piece of pieces) {
    const within = offset - piece.at;
    if (end ? within <= 0 || within > piece.length : within < 0 || within >= piece.length) continue;
    // In a stretch that shows our expansion for the page's text only its two ends have a place.
    if (piece.own !== undefined) return { node: piece.node, offset: end ? piece.to : piece.from };
    return { node: piece.node, offset: piece.from + within };
  }
  return null;
}

/** Unit of the block's text that stands at a place of the DOM, or -1. */
export function offsetOf(pieces: readonly Piece[], node: Node, offset: number): number {
  for (const piece of pieces)
    if (piece.node === node && offset >= piece.from && offset <= piece.to)
      return piece.at + Math.min(piece.length, offset - piece.from);
  return -1;
}

/** Whether a mention still stands in the page where it was read. */
export function stands(pieces: readonly Piece[], { start, end, text }: Mention): boolean {
  return pieces.every(({ node, from, at, length, own }) => {
    const first = Math.max(start, at);
    const last = Math.min(end, at + length);
    if (first >= last || own !== undefined) return true;
    return node.data.startsWith(text.slice(first - start, last - start), from + first - at);
  });
}

/** A range that costs the page nothing when it changes its DOM; null where the page has since taken the text away. */
export function staticRange(pieces: readonly Piece[], start: number, end: number): StaticRange | null {
  const from = domPositionAt(pieces, start, false);
  const to = domPositionAt(pieces, end, true);
  if (!from || !to || from.offset > from.node.length || to.offset > to.node.length) return null;
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}

/** One live range for all measuring: each one left behind would slow every later change of the page's DOM. */
let probe: Range | undefined;

/** Runs `measure` with a live range over the given one; null where the page has since taken its text away. */
export function measured<T>(range: AbstractRange, measure: (live: Range) => T): T | null {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  if (!isConnected(startContainer) || !isConnected(endContainer)) return null;
  if (startOffset > (startContainer as Text).length || endOffset > (endContainer as Text).length) return null;
  probe ??= new Range();
  probe.setStart(startContainer, startOffset);
  probe.setEnd(endContainer, endOffset);
  try {
    return measure(probe);
  } finally {
    probe.setStart(document, 0);
    probe.collapse(true);
  }
}

/** Boxes of a range's lines in the viewport, empty ones left out. Forces layout: for one range at a time. */
export function boxesOf(range: AbstractRange): DOMRect[] {
  return measured(range, (live) => [...live.getClientRects()].filter((box) => box.width > 0 && box.height > 0)) ?? [];
}
