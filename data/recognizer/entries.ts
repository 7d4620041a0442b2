import { KINDS, type Kind, type Name } from '../gazetteer/model';

/**
 * One automaton holds everything a text is searched for: names (types 0…, by kind) and cues, which are never marked
 * but decide about the names around them.
 */
export const KIND_LIST = Object.keys(KINDS) as Kind[];

/** Types of entries that are not names. Values are part of the wire format. */
export const Cue = {
  /** The book's own city: 杭州, 杭州市. */
  Own: 40,
  /** Another district or county of the same city: 拱墅区, 余杭. */
  Sibling: 41,
  /** A province, city or county elsewhere: 安徽, 海宁, 望江县. */
  Elsewhere: 42,
  /** An ordinary word that crosses the edge of a name or holds it: 希望, 城市, 凯旋门, 自治区. */
  Word: 43,
} as const;

/** Class and state of an entry, in one small number. Part of the wire format. */
export const Flag = { ClassMask: 3, Former: 4, Short: 8 } as const;

/** What the scan reports about: a name with its properties, or a cue. */
export interface Entry {
  text: string;
  type: number;
  flags: number;
  entity: string;
  full: string;
}

/** Word lists that surround the names; all of them travel in the wire, none in the code. */
export interface Evidence {
  /** Names of the book's city. */
  own: readonly string[];
  /** Other districts of the city. */
  siblings: readonly string[];
  /** Provinces, cities and counties elsewhere. */
  elsewhere: readonly string[];
  /** Ordinary words that cross the edges of names. */
  words: readonly string[];
}

const CLASSES = ['A', 'B', 'C'] as const;

export function nameEntry(name: Name): Entry {
  let flags: number = CLASSES.indexOf(name.class);
  if (name.former) flags |= Flag.Former;
  if (name.full && name.full !== name.name) flags |= Flag.Short;
  return {
    text: name.name,
    type: KIND_LIST.indexOf(name.kind),
    flags,
    entity: name.entity,
    full: name.full && name.full !== name.name ? name.full : '',
  };
}

export function cueEntry(text: string, type: number): Entry {
  return { text, type, flags: 0, entity: '', full: '' };
}
