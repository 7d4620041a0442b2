/**
 * The names of the books as pages read them out of `storage.local`, without waking the background: one short list of
 * the books that are turned on, in the reader's order, and the compiled names of each under a key of its own. A book
 * that is turned off, added or moved costs the list alone.
 */
export const NAMES_KEY = 'names';

/** Key of one book's compiled names. */
export function wireKey(pack: string): string {
  return `${NAMES_KEY}:${pack}`;
}

/** A book whose names pages mark. `length` and `hash` prove the compiled names stored beside the list. */
export interface PublishedBook {
  pack: string;
  /** Of the pack the names were compiled from. */
  checksum: string;
  /** UTF-16 units of the wire. */
  length: number;
  hash: number;
}

/** What the library keeps of a book for the published list: the book, and its anchors for the filter. */
export interface PublishedRow extends PublishedBook {
  anchors: string;
  /** Version of the wire form (its first line): names compiled by another version of the extension are compiled anew. */
  form: string;
}

/** The value under {@link NAMES_KEY}. */
export interface PublishedNames {
  version: 1;
  /** In the reader's order: where two books mark the same text, the first one's mark stands. */
  books: PublishedBook[];
  /** Tells which of the books after the first occur in a text; null where there is none. */
  filter: PublishedFilter | null;
}

/** See `filter.ts`. */
export interface PublishedFilter {
  /** Beginnings of names, three UTF-16 units each, sorted. */
  keys: string;
  /** For each key two characters: the place of its book in `books`, six bits each from `0` on. */
  owners: string;
  /** Characters of the keys with the forms that fold to them, `区區`, parted by `|`. */
  variants: string;
}

/** The value under {@link wireKey}. */
export interface PublishedWire {
  pack: string;
  checksum: string;
  wire: string;
}

/** The names proved last: the frames of a page prove the same ones, one after the other. */
let proved: { wire: string; hash: number } | null = null;

/** 32-bit FNV-1a over UTF-16 units. */
export function wireHash(wire: string): number {
  if (proved?.wire === wire) return proved.hash;
  let hash = 0x811c9dc5;
  for (let i = 0; i < wire.length; i += 1) hash = Math.imul(hash ^ wire.charCodeAt(i), 0x01000193);
  hash >>>= 0;
  proved = { wire, hash };
  return hash;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isBook(value: unknown): value is PublishedBook {
  return (
    isRecord(value) &&
    typeof value.pack === 'string' &&
    typeof value.checksum === 'string' &&
    Number.isSafeInteger(value.length) &&
    Number.isSafeInteger(value.hash)
  );
}

function isFilter(value: unknown): value is PublishedFilter {
  return (
    isRecord(value) &&
    typeof value.keys === 'string' &&
    value.keys.length % 3 === 0 &&
    typeof value.owners === 'string' &&
    value.owners.length * 3 === value.keys.length * 2 &&
    typeof value.variants === 'string'
  );
}

/** The stored list, or null where it is missing or damaged in any way: then the background must publish anew. */
export function readPublished(value: unknown): PublishedNames | null {
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.books) || !value.books.every(isBook)) return null;
  if (value.filter !== null && !isFilter(value.filter)) return null;
  if (value.books.length > 1 && value.filter === null) return null;
  return value as unknown as PublishedNames;
}

/** The compiled names of a book as stored, or null where they are missing, cut, or not the ones the list tells of. */
export function readWire(value: unknown, book: PublishedBook): string | null {
  if (!isRecord(value) || value.pack !== book.pack || value.checksum !== book.checksum) return null;
  const { wire } = value;
  return typeof wire === 'string' && wire.length === book.length && wireHash(wire) === book.hash ? wire : null;
}
