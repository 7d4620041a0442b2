import { KINDS, type Kind, type Name } from '../../gazetteer/model';
import type { Lexicon } from './lexicon';

/**
 * One automaton holds everything a text is searched for: names (types 0…, by kind) and cues, which are never marked
 * but decide about the names around them.
 */
export const KIND_LIST = /* @__PURE__ */ listOf(Object.keys(KINDS) as Kind[]);

/** Types are part of the wire: kinds that came later stand at the end, so that names compiled before keep theirs. */
function listOf(kinds: readonly Kind[]): Kind[] {
  const later: readonly Kind[] = ['railway'];
  return [...kinds.filter((kind) => !later.includes(kind)), ...later];
}

// Types of entries that are not names. Values are part of the wire format.

/** The book's own city: 杭州, 杭州市. */
export const CUE_CITY = 40;
/** Another district or county of the same city: 拱墅区, 余杭. */
export const CUE_OTHER_DISTRICT = 41;
/** A province, city, county or country elsewhere: 安徽, 海宁, 望江县, 里斯本. */
export const CUE_ELSEWHERE = 42;
/** An ordinary word that crosses the edge of a name or holds it: 希望, 城市, 凯旋门, 自治区. */
export const CUE_WORD = 43;
/** Refuses a name that goes on as another word: 区委|员. What stands two units before its end may still match. */
export const CUE_BACK = 44;
/** What a unit's name ends in, where the book does not hold the unit: 长庆|街道. */
export const CUE_UNIT = 45;
/** A year before the district of today began: 2016. */
export const CUE_BEFORE = 46;

/** Is an entry of this type a name, and no cue? */
export const isName = (type: number): boolean => type < CUE_CITY;

/** What is asked of a hit most often in one number: the entry's type above its flags. */
export const TRAIT_TYPE = 16;
/** From here on traits are those of cues. */
export const TRAITS_CUE = CUE_CITY << TRAIT_TYPE;

// Values of `FLAG_CLASS_MASK`.

export const CLASS_A = 0;
export const CLASS_B = 1;
export const CLASS_C = 2;

// Class and state of an entry, in one small number. Part of the wire format.

/** A value of `NameClass`. */
export const FLAG_CLASS_MASK = 3;
/** The unit or body ended. */
export const FLAG_FORMER = 4;
/** Inline expansion makes sense: a full name is known and the text does not carry the district's name already. */
export const FLAG_SHORT = 8;
/** A body named by 区 alone: 区教育局. */
export const FLAG_BARE = 16;
/** An everyday word as well: 凯旋; with `FLAG_STEM` one that is met now and then: 五福. */
export const FLAG_ORDINARY = 32;
/** The text is or holds the name of the book's district: 上城区教育局. */
export const FLAG_DISTRICT = 64;
/** … of a district that ended: 江干区. */
export const FLAG_FORMER_DISTRICT = 128;
/** The text holds the name of the city: 杭州东站. */
export const FLAG_CITY = 256;
/** The stem of a community or village, 同心 for 同心社区, or an area that is hardly a word, 闸口: counts less where nothing beside it says more. */
export const FLAG_STEM = 512;
/** A name many towns have, 解放路: little evidence for other names. */
export const FLAG_COMMON = 1024;
/** A district's short name, 上城: on a page about it the district is meant. */
export const FLAG_DISTRICT_SHORT = 2048;
/** A body of the city, the province or the nation: of use only beside a name of the district. */
export const FLAG_WIDER = 4096;
/** The city's name and 站: its station only where the text speaks of the railway. */
export const FLAG_CITY_STATION = 8192;
/** Nothing is known against it: neither a word nor a place elsewhere nor seen in other texts. */
export const FLAG_CLEAN = 16384;
/** A unit that is also a district elsewhere in the city, 西湖: among districts that one is meant. */
export const FLAG_OTHER_DISTRICT_TOO = 32768;

const CLASS_OF = { A: CLASS_A, B: CLASS_B, C: CLASS_C } as const;

/** Tenths of nats in which a name's weight travels in the wire. */
export const WEIGHT_STEP = 0.1;

/** Weight of a name of whose occurrence elsewhere nothing was counted, in nats, by class; organizations have less. */
const UNCOUNTED = { A: 4, B: 2, C: 0 } as const;
const UNCOUNTED_ORGANIZATION = { A: 3, B: 1, C: 0 } as const;

/** Another thing that carries the same name. */
interface Rival {
  type: number;
  entity: string;
}

/** Of a million names hardly one has any: they share this. */
const NO_RIVALS: readonly Rival[] = [];

/** Up to this weight a name is one that other towns have as well, nats. */
const MANY_HAVE = 0.4;

/** Below this weight the stem of a community is a word now and then, nats. */
const HARDLY_WORD = 0.2;

/** What may be left of the name of a mall of a chain: 来福士|中心. */
const MALL = /^(?:金融|购物|生活|商业)?(?:中心|广场|商场|百货|天地|城)?$/;

/** Is it called by the name of a chain that many towns have, and nothing else? */
const isOfChain = (name: string, chains: readonly string[]): boolean =>
  chains.some((chain) => name.startsWith(chain) && MALL.test(name.slice(chain.length)));

function rivalsOf(entities: readonly string[], kindOf: KindOf): Rival[] {
  return entities.flatMap((entity) => {
    const kind = kindOf(entity);
    return kind ? [{ type: KIND_LIST.indexOf(kind), entity }] : [];
  });
}

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
  others: readonly Rival[];
  /** Its place among the sorted texts; 0 until they are. */
  place: number;
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
  const ours = holds(heads.district, name.name);
  const formers = holds(heads.formerDistrict, name.name);
  const full = name.full && name.full !== name.name ? name.full : '';
  let flags: number = CLASS_OF[name.class];
  if (name.former) flags |= FLAG_FORMER;
  if (full && !ours) flags |= FLAG_SHORT;
  if (name.kind === 'district' && !ours && !formers) flags |= FLAG_DISTRICT_SHORT;
  if (isBare(name.name)) flags |= FLAG_BARE;
  // Of areas those that were hardly met elsewhere and are a word as well: 闸口.
  const unit = name.kind === 'area' ? name.weight === HARDLY_WORD : /^(?:community|village)$/.test(name.kind);
  if (name.class === 'C' && unit && !/..(?:社区|村|苑)$/.test(name.name)) flags |= FLAG_STEM;
  if (ours) flags |= FLAG_DISTRICT;
  if (formers) flags |= FLAG_FORMER_DISTRICT;
  // 上城区南星街道 names the city as surely: no other has both.
  if (holds(heads.city, name.name) || (ours && UNITS.has(name.kind))) flags |= FLAG_CITY;
  if (name.kind === 'station' && heads.city.some((city) => name.name === `${city}站`)) flags |= FLAG_CITY_STATION;
  if (name.wider ?? (name.scope !== undefined && KINDS[name.kind] === 'organization')) flags |= FLAG_WIDER;
  if (name.clean) flags |= FLAG_CLEAN;
  // The stem of a community that tells nothing of a page is the word or the place elsewhere that it is mostly: 同心, 丽江, 长虹.
  else if (flags & FLAG_STEM && !(name.weight! >= HARDLY_WORD))
    flags ^= name.weight ? FLAG_ORDINARY : FLAG_STEM | FLAG_ORDINARY;
  if (lexicon.otherDistricts.some((other) => other.length === 3 && other.startsWith(name.name)))
    flags |= FLAG_OTHER_DISTRICT_TOO;
  const isChain = isOfChain(name.name, lexicon.context.chain ?? []);
  const isPlace = KINDS[name.kind] === 'place';
  // What other towns have as well is judged as a short name: 解放路, 万象城.
  if (name.class !== 'A' && ((isPlace && isChain) || (name.weight ?? 1) <= (isPlace ? MANY_HAVE : 0.8)))
    flags |= FLAG_COMMON;
  // However long its name: 平安金融中心 stands in several towns.
  if (isChain) flags = (flags & ~(FLAG_CLEAN | FLAG_CLASS_MASK)) | Math.max(CLASS_B, flags & FLAG_CLASS_MASK);
  const uncounted = KINDS[name.kind] === 'organization' ? UNCOUNTED_ORGANIZATION : UNCOUNTED;
  return {
    text: name.name,
    type: KIND_LIST.indexOf(name.kind),
    flags,
    weight: isChain ? MANY_HAVE : (name.weight ?? (flags & (FLAG_BARE | FLAG_STEM) ? 0 : uncounted[name.class])),
    entity: name.entity,
    full,
    others: name.others ? rivalsOf(name.others, kindOf) : NO_RIVALS,
    place: 0,
  };
}

/** Kinds of the units of a district. */
const UNITS: ReadonlySet<Kind> = new Set(['street', 'community', 'village']);

/** Is it named by 区 alone: 区教育局, 团区委? */
function isBare(text: string): boolean {
  return text.startsWith('区') ? text.length > 1 : text.startsWith('团区') && text.length > 2;
}

function holds(heads: readonly string[], text: string): boolean {
  for (const head of heads) if (text.includes(head)) return true;
  return false;
}

export function cueEntry(text: string, type: number): Entry {
  return { text, type, flags: 0, weight: 0, entity: '', full: '', others: NO_RIVALS, place: 0 };
}
