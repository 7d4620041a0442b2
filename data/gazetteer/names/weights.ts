import type { NameEvidence } from '../facts/facts';
import { KINDS, type Kind, type NameClass } from '../model';
import type { Draft, Surface } from './draft';
import { stemsOf } from './stems';

/** What was counted about a form, as `classOf` and `weightOf` ask for it. */
export interface Counted {
  evidence: ReadonlyMap<string, NameEvidence>;
  /** Strings seen in texts that are not about the city → how often. */
  background: ReadonlyMap<string, number>;
}

/**
 * How much likelier a form is on a page about the book's place than on any other, in nats. The classes say which form can stand
 * alone; the weight says what it tells about the page. Start values are of a hand-made trial; a form that was counted elsewhere
 * has what its count leaves of them.
 */
const WEIGHT = {
  place: 4,
  organization: 3,
  /** Class B: short forms of places that nothing speaks against, by length. */
  three: 2.6,
  four: 3.2,
  longer: 3.4,
  organizationB: 1,
  /** With counter-evidence: a word, a place elsewhere, a few sightings. */
  doubtful: 0.8,
  /** A few places elsewhere, or seen once or twice; or famous, and yet mostly ours: 西湖. */
  some: 2,
  /** In many towns, or seen often. */
  common: 0.4,
  /** The stem of a unit that is a word or a place elsewhere, but was hardly seen: 三里亭, 红五月. */
  stem: 0.2,
  /** … that was seen now and then, or that dictionaries have: 五福, 蚕桑. */
  word: 0.1,
} as const;

/** Most that a name tells that begins with a river's. */
export const ALONG_RIVER = WEIGHT.doubtful;

/** From so many sightings in 86 million characters on a name is a common one, and from so many it says nothing. */
const SEEN_OFTEN = 10;
const SEEN_EVERYWHERE = 40;
/** From so many places of the name on it is a common one. */
const MANY_PLACES = 10;

/** A stem that is so frequent a word and the name of so many places makes a name that many towns have: 黎明公园, 复兴农贸市场. */
const EVERYDAY_STEM = { word: 200, places: 20 };
/** A stem of so many places alone: 望江公园. */
const SHARED_STEM = 40;

/** From so many uses alone on the stem of a street is in use. */
const KNOWN = 3;
/** A name of so many places elsewhere may still be ours before all. */
const FEW_ELSEWHERE = 5;

/** Up to so many places or sightings are few. */
const FEW = 2;
/** From so many uses in the book on, at so much higher a rate than elsewhere, a name is famous: nats. */
const FAMOUS = 50;
const FAMOUS_RATIO = 3;
const PROMINENT = 15;
const PROMINENT_RATIO = 6;
/** Characters of the book, and of the texts in which the background was counted. */
const BOOK_SIZE = 0.7e6;
const BACKGROUND_SIZE = 86.4e6;

/** How much likelier a form is in the book than in other texts, nats. */
function ratio(uses: number, seen: number): number {
  return Math.log((uses + 0.5) / BOOK_SIZE) - Math.log((seen + 0.5) / BACKGROUND_SIZE);
}

const NOTHING: NameEvidence = { word: 0, inside: 0, places: 0, near: 0, plain: false };

/**
 * What was counted about a form. A unit of many years has been of every type, elsewhere as well: 四季青镇 in 北京 was 四季青公社.
 */
export function evidenceOf(evidence: Counted['evidence'], name: string): NameEvidence {
  const own = evidence.get(name) ?? NOTHING;
  const stem = /^(.+?)(?:人民)?(?:镇|乡|公社)$/.exec(name)?.[1];
  if (!stem) return own;
  const places = ['街道', '镇', '乡'].map((type) => evidence.get(stem + type)?.places ?? 0);
  return { ...own, places: Math.max(own.places, ...places) };
}

/**
 * Is it made of ordinary words only, a type of thing rather than one? The stem of three characters of a unit is one thing all the same that was never
 * seen where strings were counted, and that begins with no word: 涌金门.
 */
export const isPlain = ({ name, bare }: Surface, { plain }: NameEvidence, { background, evidence }: Counted): boolean =>
  plain &&
  (!bare ||
    name.length !== 3 ||
    background.size === 0 ||
    background.has(name) ||
    (evidence.get(name.slice(0, 2))?.word ?? 0) > 0);

const NATIONAL = /^(?:中国|中华|全国|国家)/;

/** As a word of the dictionary so rare that it is the thing itself: 庆春路. */
const RARE_WORD = 10;

/**
 * Nothing is known against the form: it is no word, no place elsewhere, and was not seen in other texts, or so much oftener in
 * the book that there too it was ours (胡雪岩故居: once in 86 million characters).
 */
export function isClean(name: string, of: Draft, { evidence, background }: Counted, uses: number): boolean {
  const own = evidenceOf(evidence, name);
  const seen = background.get(name) ?? 0;
  if (own.places + own.near > 0 || own.plain || seen > FEW) return false;
  if (seen === 0) return name.length >= 4 || own.word + own.inside === 0;
  // What belongs to the province or the nation is named wherever it is spoken of.
  if (of.scope !== 'district' || NATIONAL.test(name)) return false;
  const word = name.length >= 4 ? 0 : own.word + own.inside;
  return name.length >= 3 && word <= RARE_WORD && (name.length >= 5 || ratio(uses, seen) >= PROMINENT_RATIO - 0.5);
}

/**
 * A stem that was met so seldom elsewhere, about once in a million characters, is hardly a word, whatever a dictionary counts it in its own
 * texts (三叉: 317 there, 44 here), unless another part of the city has a unit of the name.
 */
const SELDOM = { seen: 100, word: 400, inDictionary: 50 } as const;

/** A short form of many villages is still mostly ours where other texts hardly have it and the book often: 吴山, 九堡. */
const RARE = { seen: 10, places: 25, ratio: 5.5 } as const;

/** A short form that was hardly met elsewhere, beside its use in the book. */
export function isRare(name: string, of: Draft, { evidence, background }: Counted, uses: number): boolean {
  const seen = background.get(name) ?? 0;
  const own = evidence.get(name) ?? NOTHING;
  if (KINDS[of.kind] !== 'place' || of.scope !== 'district' || own.word > RARE.seen || own.plain) return false;
  return seen <= RARE.seen && own.places <= RARE.places && uses > 0 && ratio(uses, seen) >= RARE.ratio;
}

const RIVER = /[江河湖]$/;

/** A river is other places' too, and so is what is called after it: 钱塘江海塘. */
export const isRiver = (one: Pick<Draft, 'name' | 'kind'>): boolean => one.kind === 'water' && /[江河]$/.test(one.name);

/** Places elsewhere carry the name too, and yet it is mostly ours: 西湖, 钱塘江. */
export function isFamous(surface: Surface, of: Draft, { background }: Counted, uses: number): boolean {
  if (KINDS[of.kind] !== 'place' || surface.bare || uses < FAMOUS) return false;
  return ratio(uses, background.get(surface.name) ?? 0) >= FAMOUS_RATIO;
}

/** Most that a name tells whose stem is found in many places, with an ending that is found everywhere; units are counted by their whole name. */
function mostByStem(name: string, kind: Kind, evidence: Counted['evidence']): number {
  if (kind === 'street' || kind === 'community' || kind === 'village') return Number.POSITIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (const stem of stemsOf(name).slice(1)) {
    const { word, places } = evidence.get(stem) ?? NOTHING;
    if (word >= EVERYDAY_STEM.word && places >= EVERYDAY_STEM.places) return WEIGHT.doubtful;
    if (word >= EVERYDAY_STEM.word || places >= SHARED_STEM) most = WEIGHT.some;
  }
  return most;
}

/** A short name of many places says a little where the book has it often: 吴山 with 鼓楼. */
function weightC({ name, bare }: Surface, uses: number, seen: number, clean: boolean, own: NameEvidence): number {
  // The stem of a community that was hardly met elsewhere: 八堡. What is a word, or met elsewhere, tells nothing: 同心, 丽江.
  if (bare && clean) return WEIGHT.doubtful;
  if (bare && (seen >= SELDOM.seen || own.word >= SELDOM.word || (own.near > 0 && seen >= SEEN_OFTEN))) return 0;
  // Dictionaries have a river for itself: 甬江 of 宁波, which ours is called after.
  if (bare)
    return seen < SEEN_EVERYWHERE && own.word < (RIVER.test(name) ? 1 : SELDOM.inDictionary)
      ? WEIGHT.stem
      : WEIGHT.word;
  if (uses >= PROMINENT && ratio(uses, seen) >= FAMOUS_RATIO) return WEIGHT.doubtful;
  if (name.length > 2) return WEIGHT.common;
  // A word as well, and hardly met: 闸口.
  return own.word > 0 && own.word < SELDOM.inDictionary && seen < SEEN_EVERYWHERE ? WEIGHT.stem : 0;
}

/** The stem of a street that few places share, that the book has everywhere and other texts nearly nowhere: 九堡, 采荷. */
function isKnownStem({ bare }: Surface, of: Draft, { places, word, near }: NameEvidence, uses: number, seen: number) {
  if (!bare || of.kind !== 'street' || uses < KNOWN || places > FEW_ELSEWHERE || near > 0 || word > 0) return false;
  return ratio(uses, seen) >= PROMINENT_RATIO;
}

// Complexity: each condition adds the weight of one observation.
export function weightOf(surface: Surface, of: Draft, rank: NameClass, counted: Counted, uses: number): number {
  const { name } = surface;
  const bareBody = /^团?区(?!域)/.test(name);
  if (bareBody || of.scope === 'outside') return 0;
  const own = evidenceOf(counted.evidence, name);
  const seen = counted.background.get(name) ?? 0;
  const isPlace = KINDS[of.kind] === 'place';
  let weight: number;
  if (rank === 'A') weight = isPlace ? WEIGHT.place : WEIGHT.organization;
  else if (rank === 'C')
    weight = weightC(
      surface,
      uses,
      seen,
      isPlace && (isClean(name, of, counted, uses) || isRare(name, of, counted, uses)),
      own,
    );
  else if (!isPlace) weight = WEIGHT.organizationB;
  else if (name.length <= 3) weight = name.length < 3 ? WEIGHT.doubtful : WEIGHT.three;
  else weight = name.length === 4 ? WEIGHT.four : WEIGHT.longer;
  if (isKnownStem(surface, of, own, uses, seen)) return WEIGHT.three;
  if (isFamous(surface, of, counted, uses)) return Math.max(weight, WEIGHT.some);
  if (seen >= SEEN_EVERYWHERE) return surface.bare ? Math.min(weight, WEIGHT.stem) : 0;
  if (seen >= SEEN_OFTEN || own.places >= MANY_PLACES) return Math.min(weight, WEIGHT.common);
  if (rank === 'A') return weight;
  if (own.places > FEW || own.near > 0 || isPlain(surface, own, counted) || seen > FEW)
    return Math.min(weight, WEIGHT.doubtful);
  // A word of the dictionary that was never seen elsewhere is the thing itself: 胡庆余堂.
  if (!isClean(name, of, counted, uses) && (own.places > 0 || seen > 0 || (own.word > 0 && name.length < 4)))
    weight = Math.min(weight, WEIGHT.some);
  weight = Math.min(weight, mostByStem(name, of.kind, counted.evidence));
  // Named often in the book and nearly nowhere else: 钱江新城.
  if (isPlace && uses >= PROMINENT && ratio(uses, seen) >= PROMINENT_RATIO) weight = Math.min(WEIGHT.place, weight + 1);
  // A body of the whole city or province is named on pages about any of its parts.
  return of.scope === 'district' ? weight : Math.min(weight, isPlace ? WEIGHT.some : WEIGHT.doubtful);
}
