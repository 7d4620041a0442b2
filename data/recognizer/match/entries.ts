import { KINDS, type Kind, type Name } from '../../gazetteer/model';

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
  /** Refuses a name that goes on as another word: 区委|员. What stands two units before its end may still match. */
  Back: 44,
} as const;

/** Class and state of an entry, in one small number. Part of the wire format. */
export const Flag = {
  /** 0 A, 1 B, 2 C. */
  ClassMask: 3,
  /** The unit or body ended. */
  Former: 4,
  /** Inline expansion makes sense: a full name is known and the text does not carry the district's name already. */
  Short: 8,
  /** A body named by 区 alone: 区教育局. */
  Bare: 16,
  /** An everyday word as well: 凯旋. */
  Ordinary: 32,
  /** The text is or holds the name of the book's district: 上城区教育局. */
  Ours: 64,
  /** … of a district that ended: 江干区. */
  Gone: 128,
  /** The text holds the name of the city: 杭州东站. */
  City: 256,
  /** The stem of a community or village, 同心 for 同心社区: counts only beside its street or in a list. */
  Stem: 512,
  /** A name many towns have, 解放路: no evidence for other names. */
  Common: 1024,
  /** A district's short name, 上城: on a page about it the district is meant. */
  District: 2048,
} as const;

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
  /** Names of ours that many towns have: no evidence for others. */
  common: readonly string[];
  /** Hosts of the district's own sites, without `www.`; `former:` before a host marks a former district's. */
  sites: readonly string[];
  /** Hosts that speak for the whole city or province: neither ours nor foreign. */
  shared: readonly string[];
  /** Surnames, single characters in one string. */
  surnames: string;
}

export const NO_EVIDENCE: Evidence = {
  own: [],
  siblings: [],
  elsewhere: [],
  words: [],
  common: [],
  sites: [],
  shared: [],
  surnames: '',
};

const CLASSES = ['A', 'B', 'C'] as const;

/** Names that other entries are searched for: the district's own, those of former districts, the city's. */
export interface Heads {
  ours: readonly string[];
  gone: readonly string[];
  city: readonly string[];
}

export function nameEntry(name: Name, heads: Heads): Entry {
  const holds = (list: readonly string[]): boolean => list.some((head) => name.name.includes(head));
  const full = name.full && name.full !== name.name ? name.full : '';
  let flags: number = CLASSES.indexOf(name.class);
  if (name.former) flags |= Flag.Former;
  if (full && !holds(heads.ours)) flags |= Flag.Short;
  if (name.kind === 'district' && !holds(heads.ours) && !holds(heads.gone)) flags |= Flag.District;
  if (/^团?区./.test(name.name)) flags |= Flag.Bare;
  if (flags % 4 === 2 && /^(?:community|village)$/.test(name.kind) && !/(?:社区|村|苑)$/.test(name.name))
    flags |= Flag.Stem;
  if (holds(heads.ours)) flags |= Flag.Ours;
  if (holds(heads.gone)) flags |= Flag.Gone;
  if (holds(heads.city)) flags |= Flag.City;
  return { text: name.name, type: KIND_LIST.indexOf(name.kind), flags, entity: name.entity, full };
}

export function cueEntry(text: string, type: number): Entry {
  return { text, type, flags: 0, entity: '', full: '' };
}
