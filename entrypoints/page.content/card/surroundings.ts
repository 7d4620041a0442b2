import type { Box } from '../../../data/messaging/messages';
import {
  body,
  boxOf,
  cellsOf,
  childCountOf,
  childNodesOf,
  contains,
  elementsAt,
  isText,
  localNameOf,
  nextElementOf,
  parentElementOf,
  parentOf,
  previousElementOf,
  rootOf,
  walk,
} from '../dom';
import { boxesOf } from '../ranges';
import type { Obstacle } from './placement';

/** A row of a list is a label: no longer than this, UTF-16 units, and no sentence. */
const ROW_UNITS = 60;
const SENTENCE = /[。！？；]/;
/** Rows looked at before and after the name's. */
const BEFORE = 4;
const AFTER = 10;
/** Steps up from a name to its row, and from what lies under the card to what floats. */
const STEPS = 8;
/** What is larger than this share of the view is the page itself. */
const LARGE = 0.5;
/** Points looked at under the card. */
const GRID = [0.04, 0.35, 0.65, 0.96];
const FLOAT_WEIGHT = 6;

/** Which way columns of text follow one another around an element; null where text runs in lines. */
export function columnsOf(element: Element): 'rl' | 'lr' | null {
  const { writingMode } = getComputedStyle(element);
  if (!/^(vertical|sideways)/.test(writingMode)) return null;
  return writingMode.endsWith('-lr') ? 'lr' : 'rl';
}

/** The face of a card that turns on which an element stands: not seen from behind. */
export function faceOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at))
    if (getComputedStyle(at).backfaceVisibility === 'hidden') return at;
  return null;
}

/** Whether what stands in these boxes on a face is turned away: the browser meets nothing of a face from behind. */
export function isTurnedAway(face: Element, boxes: readonly Box[]): boolean {
  const { x, y, width, height } = boxes[0] as Box;
  const met = elementsAt(rootOf(face) as Document | ShadowRoot, x + width / 2, y + height / 2);
  return met.length > 0 && !met.includes(face) && getComputedStyle(face).pointerEvents !== 'none';
}

/** Where a name stands in a list of labels (of links, menu entries, table cells): boxes of the text of the rows around. */
export function rowsAround(element: Element): Obstacle[] {
  const row = rowOf(element);
  if (!row) return [];
  const cells = row instanceof HTMLTableCellElement;
  const rows: Obstacle[] = [];
  const add = (other: Element | null | undefined, weight: number): void => {
    const box = other && labelBox(other);
    if (box) rows.push({ ...box, weight });
  };
  // Of a table the column goes on; the row's other cells are met on the way.
  if (cells) for (const other of siblingsOf(row, 'next', 4)) add(other, 0.5);
  const line = cells ? parentElementOf(row) : row;
  if (!line) return rows;
  const at = cells && line instanceof HTMLTableRowElement ? [...cellsOf(line)].indexOf(row) : -1;
  const inColumn = (other: Element): Element | null | undefined =>
    cells ? (other instanceof HTMLTableRowElement && cellsOf(other)[at]) || null : other;
  for (const other of siblingsOf(line, 'next', AFTER)) add(inColumn(other), 1);
  for (const other of siblingsOf(line, 'previous', BEFORE)) add(inColumn(other), 0.5);
  return rows;
}

/** Whether a name is an entry of a list or a menu, not a word of running text. */
export function isEntry(element: Element): boolean {
  return rowOf(element) !== null;
}

/** The row a name is in: an element with little text among others of its kind, which together are all there is. */
function rowOf(element: Element): Element | null {
  for (let row: Element | null = element, i = 0; row && i < STEPS; row = parentOf(row), i++) {
    if (row === body() || !isShort(row, ROW_UNITS)) return null;
    const near = [...siblingsOf(row, 'next', AFTER), ...siblingsOf(row, 'previous', BEFORE)];
    if (near.length < 2 || near.some((other) => !isShort(other, 4 * ROW_UNITS))) continue;
    const parent = parentElementOf(row);
    if (!parent || childCountOf(parent) > near.length + 1) return row;
    // Names in a sentence have text between them.
    let own = 0;
    for (const node of childNodesOf(parent)) if (isText(node)) own += node.data.trim().length;
    if (own <= 2 * near.length) return row;
  }
  return null;
}

/** Whether all text of an element is no longer than this, and no sentence. */
function isShort(element: Element, most: number): boolean {
  const walker = walk(element, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let text = walker.nextNode(); text && units <= most; text = walker.nextNode()) {
    const { data } = text as Text;
    units += SENTENCE.test(data) ? most + 1 : data.trim().length;
  }
  return units <= most;
}

function siblingsOf(element: Element, way: 'next' | 'previous', most: number): Element[] {
  const found: Element[] = [];
  let at: Element | null = element;
  for (let i = 0; i < 2 * most && found.length < most; i++) {
    at = way === 'next' ? nextElementOf(at) : previousElementOf(at);
    if (!at) break;
    if (localNameOf(at) === localNameOf(element)) found.push(at);
  }
  return found;
}

/** Box of an element's first texts: a row itself is as wide as its list. */
function labelBox(element: Element): Box | null {
  const walker = walk(element, NodeFilter.SHOW_TEXT);
  let box: DOMRect | null = null;
  for (let i = 0; i < STEPS; i++) {
    const text = walker.nextNode() as Text | null;
    if (!text) break;
    if (!text.data.trim()) continue;
    const range = new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: text.length });
    for (const { left, top, right, bottom } of boxesOf(range)) {
      const x = Math.min(left, box?.left ?? left);
      const y = Math.min(top, box?.top ?? top);
      box = new DOMRect(x, y, Math.max(right, box?.right ?? right) - x, Math.max(bottom, box?.bottom ?? bottom) - y);
    }
  }
  return box && { x: box.x, y: box.y, width: box.width, height: box.height };
}

/**
 * What the page has laid over itself under a box (its menus that open under the pointer, its previews, its tooltips), but
 * for what holds the name itself. `card`: the card's own host.
 */
export function floatsUnder(box: Box, name: Element | null, card: EventTarget | null): Map<Element, Obstacle> {
  const found = new Map<Element, Obstacle>();
  for (const across of GRID)
    for (const down of GRID) {
      const stack = elementsAt(document, box.x + box.width * across, box.y + box.height * down);
      let at = stack.find((element) => element !== card) ?? null;
      for (let i = 0; at && i < STEPS && !found.has(at); i++, at = parentOf(at)) {
        if (name && contains(at, name)) break;
        const float = floatOf(at);
        if (float) found.set(at, float);
        if (float) break;
      }
    }
  return found;
}

function floatOf(element: Element): Obstacle | null {
  const { position, zIndex } = getComputedStyle(element);
  if (position !== 'absolute' && position !== 'fixed') return null;
  const { x, y, width, height } = boxOf(element);
  if (width * height > LARGE * innerWidth * innerHeight || width * height === 0) return null;
  const parent = parentElementOf(element);
  const around = parent && boxOf(parent);
  const sticksOut =
    around && (x < around.x || y < around.y || x + width > around.right + 1 || y + height > around.bottom + 1);
  return zIndex !== 'auto' || sticksOut ? { x, y, width, height, weight: FLOAT_WEIGHT } : null;
}

/** Whether something that cuts off its content has cut off all of a name (a ticker, a list that scrolls by itself). */
export function isCutOff(element: Element, boxes: readonly Box[]): boolean {
  for (let at: Element | null = element; at && at !== body(); at = parentOf(at)) {
    if (/^visible( visible)?$/.test(getComputedStyle(at).overflow)) continue;
    const { left, top, right, bottom } = boxOf(at);
    const isIn = ({ x, y, width, height }: Box): boolean =>
      x < right && x + width > left && y < bottom && y + height > top;
    if (!boxes.some(isIn)) return true;
  }
  return false;
}
