import type { Kind, Name } from '../gazetteer/model';
import { canonical, variantsOf } from '../recognizer/text/fold';
import { KEY_UNITS, packOwner, SHORT_KEY } from './filter';
import { type PublishedFilter, type PublishedRow, wireHash } from './published';

/** Most anchors kept of one book, and most keys of the whole filter: a tab's cost does not grow with the shelf. */
export const ANCHORS_OF_A_BOOK = 1024;
export const KEYS_OF_THE_FILTER = 32_768;
/** A beginning that more books share tells none of them apart. */
const SHARED_BY = 3;
/** Anchors of a book looked at for each that it may keep: on a shelf of hundreds the work stays that of one of a hundred. */
const LOOKED_AT = 4;
/** A book with fewer anchors of class A and B is looked for by its other names too. */
const FEW = 64;

/** What a page about a district names first; other kinds follow in any order. */
const FIRST_KINDS: readonly Kind[] = ['district', 'street', 'community', 'village', 'area', 'government'];

/** Whether a key can be compared unit by unit on a page: Han of the main block only. */
const PLAIN = /^[一-鿿]+$/;

/**
 * Beginnings of a book's names by which a text is seen to speak of its places, the most telling first: class A before
 * B, districts and streets before single places. Of each name its first three units; of names of two units only a
 * district's is a sign (景县).
 * Folded, without doublets, one after the other in one string.
 */
export function anchorsOf(names: readonly Name[]): string {
  const rank = ({ class: risk, kind }: Name): number => {
    const place = FIRST_KINDS.indexOf(kind);
    return (risk === 'A' ? 0 : risk === 'B' ? 100 : 200) + (place < 0 ? FIRST_KINDS.length : place);
  };
  const keys = new Set<string>();
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    if (keys.size >= ANCHORS_OF_A_BOOK || (name.class === 'C' && keys.size >= FEW)) break;
    const key = canonical(name.name).slice(0, KEY_UNITS);
    if (!PLAIN.test(key)) continue;
    if (key.length === KEY_UNITS) keys.add(key);
    else if (name.kind === 'district' && key.length === KEY_UNITS - 1) keys.add(key + SHORT_KEY);
  }
  return [...keys].join('');
}

/**
 * The filter of a shelf. Each book has an equal share of the keys, so the whole stays within {@link KEYS_OF_THE_FILTER}
 * however many books there are. The first book is always read and needs no keys.
 * @param anchors of each book, in the order of the published list
 */
export function buildFilter(anchors: readonly string[]): PublishedFilter | null {
  if (anchors.length < 2) return null;
  const share = Math.max(8, Math.floor(KEYS_OF_THE_FILTER / (anchors.length - 1)));
  const sharers = new Map<string, number>();
  const lists = anchors.map((text) => {
    const keys: string[] = [];
    const most = Math.min(text.length, share * LOOKED_AT * KEY_UNITS);
    for (let i = 0; i + KEY_UNITS <= most; i += KEY_UNITS) keys.push(text.slice(i, i + KEY_UNITS));
    return keys;
  });
  for (const keys of lists) for (const key of keys) sharers.set(key, (sharers.get(key) ?? 0) + 1);
  const rows: { key: string; book: number }[] = [];
  for (const [book, keys] of lists.entries()) {
    if (book === 0) continue;
    // The first is the district's own name: it stays, however many districts are called so.
    const telling = keys.filter((key, i) => i === 0 || sharers.get(key)! <= SHARED_BY);
    for (const key of telling.slice(0, share)) rows.push({ key, book });
  }
  rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.book - b.book));
  const characters = [...new Set(rows.map(({ key }) => key).join(''))];
  return {
    keys: rows.map(({ key }) => key).join(''),
    owners: rows.map(({ book }) => packOwner(book)).join(''),
    variants: characters
      .map((char) => {
        const variants = [...variantsOf(char)].filter((variant) => PLAIN.test(variant)).join('');
        return variants && char + variants;
      })
      .filter(Boolean)
      .join('|'),
  };
}

/** What the published list says of a book, from its names and their compiled form. */
export function describeNames(pack: string, checksum: string, wire: string, names: readonly Name[]): PublishedRow {
  const form = wire.slice(0, wire.indexOf('\n'));
  return { pack, checksum, length: wire.length, hash: wireHash(wire), anchors: anchorsOf(names), form };
}
