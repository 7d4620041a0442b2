import { attributeOf, closest, isEditableContent, isElement, parentNodeOf, queryAll, rootOf } from '../dom';
import { type Block, elementOf, type Mark } from '../marks';
import { measured } from '../ranges';
import type { Piece } from '../read/find/builder';
import type { Container } from '../read/find/containers';
import type { Reading } from '../read/reading';

/** A gap in a line up to this many times the smaller letter's size still joins two letters of a name. */
const GAP = 1;
/** Share of the smaller letter's height that two letters of one line have in common. */
const OVERLAP = 0.5;
/** A line that ends within so many letters of the block's longest was broken because it was full. */
const RAGGED = 1.5;

/** Layout parts these texts of a container from what comes before them: its lines are read again, so parted. */
export function part(reading: Reading, container: Container, texts: Iterable<Text>): void {
  for (const text of texts) reading.parted.add(text);
  reading.slices.add(reading.rereader(container), 'first');
}

/**
 * Whether the screen joins what markup has put side by side. Reading joins texts over every element that may flow in a
 * line; here the few names that run over such a seam are looked at as they are laid out. What layout parts is read again,
 * parted.
 */
export class Seams {
  /** Texts that belong to what stands before them, as seen. */
  private readonly joined = new WeakSet<Text>();

  /** Texts of a block that layout parts from what comes before them, though a name runs over the seam. */
  partedIn(block: Block): Text[] {
    return block.pieces.length > 1 ? block.marks.flatMap((mark) => [...this.partedAt(block, mark)]) : [];
  }

  private *partedAt(block: Block, { mention: { start, end } }: Mark): Iterable<Text> {
    const inside = block.pieces.filter(({ at, length }) => at < end && at + length > start);
    for (let i = 1; i < inside.length; i++) {
      const before = inside[i - 1] as Piece;
      const after = inside[i] as Piece;
      if (before.node === after.node || this.joined.has(after.node)) continue;
      const isBroken = before.at + before.length < after.at;
      const joins = isBroken ? this.isWrapped(block, before, after, start, end) : isOneLine(block, before, after);
      if (joins) this.joined.add(after.node);
      else if (joins === false) yield after.node;
    }
  }

  /**
   * Whether a `<br>` only wraps a line: the line was full (as long as the longest there), or the lines hold nothing but the
   * name, or it is in a cell's or section's title. Null where nothing is drawn.
   */
  private isWrapped(block: Block, before: Piece, after: Piece, start: number, end: number): boolean | null {
    const a = letter(before, before.to - 1);
    const b = letter(after, after.from);
    if (!a || !b) return null;
    const lines = block.pieces.map((piece) => boxOfPiece(piece)).filter((box) => box !== null);
    const from = block.pieces.find(({ at, length }) => at + length > start)?.at ?? 0;
    const whole = from === start && block.pieces.some(({ at, length }) => at + length === end);
    const upright = b.top >= a.bottom - a.height * OVERLAP;
    const size = Math.min(a.width, a.height);
    if (upright) {
      // The next line, not one further down.
      if (b.top - a.bottom > 1.5 * a.height) return false;
      const edge = Math.max(...lines.map((box) => box.right));
      return whole || isTitle(block) || edge - a.right < RAGGED * size;
    }
    return whole || isTitle(block);
  }
}

const TITLE = 'th,caption,h1,h2,h3,h4,h5,h6,[role="heading" i],[role="columnheader" i],[role="rowheader" i]';
function isTitle(block: Block): boolean {
  return closest(elementOf(block.container), TITLE) !== null;
}

/**
 * Whether two neighbouring letters stand in one line (or column), hardly apart. Null where one is not drawn. What flows in a
 * line may be wrapped anywhere; there only a gap parts, from padding or what a style puts between (a sign, a badge).
 */
function isOneLine(block: Block, before: Piece, after: Piece): boolean | null {
  const a = letter(before, before.to - 1);
  const b = letter(after, after.from);
  if (!a || !b) return null;
  const common = (from: 'top' | 'left', to: 'bottom' | 'right', size: 'height' | 'width'): boolean =>
    Math.min(a[to], b[to]) - Math.max(a[from], b[from]) >= OVERLAP * Math.min(a[size], b[size]);
  const size = Math.min(Math.max(a.width, a.height), Math.max(b.width, b.height));
  const gaps = [
    ...(common('top', 'bottom', 'height') ? [b.left - a.right] : []),
    ...(common('left', 'right', 'width') ? [b.top - a.bottom] : []),
  ];
  return crossed(before.node, after.node, elementOf(block.container)).some(isBlockLike)
    ? gaps.some((gap) => gap < GAP * size && gap > -OVERLAP * size)
    : !gaps.some((gap) => gap >= GAP * size);
}

function letter({ node }: Piece, at: number): DOMRect | null {
  return boxBetween(node, at, at + 1);
}

function boxOfPiece({ node, from, to }: Piece): DOMRect | null {
  return boxBetween(node, from, to);
}

function boxBetween(node: Text, from: number, to: number): DOMRect | null {
  const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
  const box = measured(range, (live) => live.getBoundingClientRect());
  return box && box.width > 0 && box.height > 0 ? box : null;
}

/** Elements left and entered on the way from one text to another. */
function crossed(from: Node, to: Node, within: Element): Element[] {
  const left = new Set<Node>();
  for (let node = parentNodeOf(from); node && node !== within; node = parentNodeOf(node)) left.add(node);
  const entered: Node[] = [];
  for (let node = parentNodeOf(to); node && node !== within; node = parentNodeOf(node)) {
    if (left.has(node)) {
      for (let up: Node | null = node; up && up !== within; up = parentNodeOf(up)) left.delete(up);
      break;
    }
    entered.push(node);
  }
  return [...left, ...entered].filter(isElement);
}

function isBlockLike(element: Element): boolean {
  const { display, float, position } = getComputedStyle(element);
  return (
    !/^(inline$|contents|ruby|inline math|math)/.test(display) || float !== 'none' || /absolute|fixed/.test(position)
  );
}

/** Widgets that stand for a text field, and code editors that draw their text beside a field of their own. */
const EDITOR =
  '[role="textbox" i],[role="searchbox" i],[role="combobox" i],[aria-multiline="true"],.CodeMirror,.cm-editor,.monaco-editor,.ace_editor';
const FIELD =
  'textarea:not([readonly],[disabled]),input:not([readonly],[disabled]),[contenteditable=""],[contenteditable="true" i]';

/**
 * Whether what a container holds is being written by the reader: its text is left alone. An editor is told by what can be
 * done in it, not by its class: one that shows only, or whose field is read-only, is read like any text.
 */
export function isEdited(block: Block): boolean {
  let element: Element | null = elementOf(block.container);
  if (element instanceof HTMLElement && isEditableContent(element)) return true;
  for (; element; ) {
    const editor: Element | null = closest(element, EDITOR);
    if (editor) return attributeOf(editor, 'aria-readonly') !== 'true' && queryAll(editor, FIELD).length > 0;
    const root: Node = rootOf(element);
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}
