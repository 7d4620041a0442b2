import { KINDS, type Kind, type Name } from '../../gazetteer/model';
import type { Lexicon } from './lexicon';

/**
 * One automaton holds everything a text is searched for: names (types 0…, by kind) and cues, which are never marked
 * but decide about the names around them.
 */
export const KIND_LIST = Object.keys(KINDS) as Kind[];

/** Types of entries that are not names. Values are part of the wire format. */
export const Cue = {
  /** The book's own city: 杭州, 杭州市. */
  City: 40,
  /** Another district or county of the same city: 拱墅区, 余杭. */
  OtherDistrict: 41,
  /** A province, city, county or country elsewhere: 安徽, 海宁, 望江县, 里斯本. */
  Elsewhere: 42,
  /** An ordinary word that crosses the edge of a name or holds it: 希望, 城市, 凯旋门, 自治区. */
  Word: 43,
  /** Refuses a name that goes on as another word: 区委|员. What stands two units before its end may still match. */
  Back: 44,
  /** What a unit's name ends in, where the book does not hold the unit: 长庆|街道. */
  Unit: 45,
} as const;

/** Is an entry of this type a name, and no cue? */
export const isName = (type: number): boolean => type < Cue.City;

/** Values of `Flag.ClassMask`. */
export const NameClass = { A: 0, B: 1, C: 2 } as const;

/** Class and state of an entry, in one small number. Part of the wire format. */
export const Flag = {
  /** A value of `NameClass`. */
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
  District: 64,
  /** … of a district that ended: 江干区. */
  FormerDistrict: 128,
  /** The text holds the name of the city: 杭州东站. */
  City: 256,
  /** The stem of a community or village, 同心 for 同心社区: counts only beside its street or in a list. */
  Stem: 512,
  /** A name many towns have, 解放路: little evidence for other names. */
  Common: 1024,
  /** A district's short name, 上城: on a page about it the district is meant. */
  DistrictShort: 2048,
  /** A body of the city, the province or the nation: of use only beside a name of the district. */
  Wider: 4096,
  /** The city's name and 站: its station only where the text speaks of the railway. */
  CityStation: 8192,
  /** Nothing is known against it: neither a word nor a place elsewhere nor seen in other texts. */
  Clean: 16384,
  /** A unit that is also a district elsewhere in the city, 西湖: among districts that one is meant. */
  OtherDistrictToo: 32768,
} as const;

/** Tenths of nats in which a name's weight travels in the wire. */
export const WEIGHT_STEP = 0.1;

/** Weight of a name of whose occurrence elsewhere nothing was counted, in nats, by class; organizations have less. */
const UNCOUNTED = { A: 4, B: 2, C: 0 } as const;
const UNCOUNTED_ORGANIZATION = { A: 3, B: 1, C: 0 } as const;

/** What the scan reports about: a name with its properties, or a cue. */
export interface Entry {
  text: string;
  type: number;
  flags: number;
  /** How much likelier the name is on a page about us than elsewhere, nats. */
  weight: number;
  entity: string;
  full: string;
  /** Other things that carry the same name: kind and entity. */
  others: { type: number; entity: string }[];
}

/** Names that other entries are searched for: the district's own, those of former districts, the city's. */
export interface Heads {
  district: readonly string[];
  formerDistrict: readonly string[];
  city: readonly string[];
}

/** Kind of the entity behind an id, as far as other names tell. */
export type KindOf = (entity: string) => Kind | undefined;

// Complexity: one condition a flag of an entry.
export function nameEntry(name: Name, heads: Heads, lexicon: Lexicon, kindOf: KindOf): Entry {
  const holds = (list: readonly string[]): boolean => list.some((head) => name.name.includes(head));
  const full = name.full && name.full !== name.name ? name.full : '';
  let flags: number = NameClass[name.class];
  if (name.former) flags |= Flag.Former;
  if (full && !holds(heads.district)) flags |= Flag.Short;
  if (name.kind === 'district' && !holds(heads.district) && !holds(heads.formerDistrict)) flags |= Flag.DistrictShort;
  if (/^团?区./.test(name.name)) flags |= Flag.Bare;
  if (name.class === 'C' && /^(?:community|village)$/.test(name.kind) && !/(?:社区|村|苑)$/.test(name.name))
    flags |= Flag.Stem;
  if (holds(heads.district)) flags |= Flag.District;
  if (holds(heads.formerDistrict)) flags |= Flag.FormerDistrict;
  if (holds(heads.city)) flags |= Flag.City;
  if (name.kind === 'station' && heads.city.some((city) => name.name === `${city}站`)) flags |= Flag.CityStation;
  if (name.wider ?? (name.scope !== undefined && KINDS[name.kind] === 'organization')) flags |= Flag.Wider;
  if (name.clean) flags |= Flag.Clean;
  if (lexicon.otherDistricts.some((other) => other.length === 3 && other.startsWith(name.name)))
    flags |= Flag.OtherDistrictToo;
  const uncounted = KINDS[name.kind] === 'organization' ? UNCOUNTED_ORGANIZATION : UNCOUNTED;
  return {
    text: name.name,
    type: KIND_LIST.indexOf(name.kind),
    flags,
    weight: name.weight ?? (flags & (Flag.Bare | Flag.Stem) ? 0 : uncounted[name.class]),
    entity: name.entity,
    full,
    others: (name.others ?? []).flatMap((entity) => {
      const kind = kindOf(entity);
      return kind ? [{ type: KIND_LIST.indexOf(kind), entity }] : [];
    }),
  };
}

export function cueEntry(text: string, type: number): Entry {
  return { text, type, flags: 0, weight: 0, entity: '', full: '', others: [] };
}
