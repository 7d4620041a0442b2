import type { PublishedFilter } from './published';

/** UTF-16 units of a key of the filter. */
export const KEY_UNITS = 3;
/** Third unit of the key of a name of two, which no text folds to. */
export const SHORT_KEY = '0';
const SHORT = SHORT_KEY.charCodeAt(0);
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** Bits of the table of hashed keys; with all keys of a filter one in eight is set. */
const TABLE_BITS = 18;

/** The place of a book in the published list, as two characters of six bits. */
export function packOwner(book: number): string {
  return String.fromCharCode(48 + (book >> 6), 48 + (book & 63));
}

/** Which books of a shelf a text names. */
export interface ShelfFilter {
  /**
   * Calls `found` with the place of a book in the published list, for each key of it that stands in the text; the same
   * book may be told several times. Linear in the text; text without Han costs a comparison a unit.
   */
  probe(text: string, found: (book: number) => void): void;
}

/** Hash of three folded units. */
function hashOf(a: number, b: number, c: number): number {
  return (Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> (32 - TABLE_BITS);
}

/** Reads a published filter; a few milliseconds for the largest. */
export function loadFilter({ keys, owners, variants }: PublishedFilter): ShelfFilter {
  const fold = new Uint16Array(LAST_HAN - FIRST_HAN + 1);
  for (let i = 0; i < fold.length; i += 1) fold[i] = FIRST_HAN + i;
  for (let i = 0, head = 0; i < variants.length; i += 1) {
    const unit = variants.charCodeAt(i);
    if (unit === 0x7c) head = 0;
    else if (head === 0) head = unit;
    else if (unit >= FIRST_HAN && unit <= LAST_HAN) fold[unit - FIRST_HAN] = head;
  }
  const table = new Uint8Array(1 << (TABLE_BITS - 3));
  /** Second units of names of two: few units are one: only there a second key is asked for. */
  const ends = new Set<number>();
  const count = keys.length / KEY_UNITS;
  for (let i = 0; i < keys.length; i += KEY_UNITS) {
    const [a, b, c] = [keys.charCodeAt(i), keys.charCodeAt(i + 1), keys.charCodeAt(i + 2)];
    const hash = hashOf(a, b, c);
    table[hash >> 3] = table[hash >> 3]! | (1 << (hash & 7));
    if (c === SHORT) ends.add(b);
  }

  /** First key that is not before the three units. */
  const seek = (a: number, b: number, c: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = middle * KEY_UNITS;
      const order = keys.charCodeAt(at) - a || keys.charCodeAt(at + 1) - b || keys.charCodeAt(at + 2) - c;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const ask = (a: number, b: number, c: number, found: (book: number) => void): void => {
    const hash = hashOf(a, b, c);
    if (!(table[hash >> 3]! & (1 << (hash & 7)))) return;
    for (let key = seek(a, b, c); key < count; key += 1) {
      const at = key * KEY_UNITS;
      if (keys.charCodeAt(at) !== a || keys.charCodeAt(at + 1) !== b || keys.charCodeAt(at + 2) !== c) break;
      found(((owners.charCodeAt(key * 2) - 48) << 6) | (owners.charCodeAt(key * 2 + 1) - 48));
    }
  };

  return {
    probe(text, found) {
      let a = 0;
      let b = 0;
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        if (unit < FIRST_HAN || unit > LAST_HAN) {
          a = 0;
          b = 0;
          continue;
        }
        const c = fold[unit - FIRST_HAN]!;
        if (a > 0) ask(a, b, c, found);
        if (b > 0 && ends.has(c)) ask(b, c, SHORT, found);
        a = b;
        b = c;
      }
    },
  };
}
