import {
  CUE_BEFORE,
  CUE_CITY,
  CUE_ELSEWHERE,
  CUE_OTHER_DISTRICT,
  CUE_UNIT,
  FLAG_CITY,
  FLAG_DISTRICT,
  FLAG_DISTRICT_SHORT,
  FLAG_FORMER,
  FLAG_FORMER_DISTRICT,
  FLAG_OTHER_DISTRICT_TOO,
  FLAG_WIDER,
  TRAIT_TYPE,
} from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole } from '../model';
import { SPEAKS_AGAINST } from './against';
import {
  CONTEXT_DISTRICT_LIST,
  CONTEXT_EDGE,
  CONTEXT_EDGE_DOUBT,
  CONTEXT_ELSEWHERE_BEFORE,
  CONTEXT_UNIT_AFTER,
  CONTEXT_USER,
} from './bits';
import { isUnit } from './company';
import { isWholeArea } from './context';
import { type BlockHits, SEEN_UNIT } from './hits';
import { isHan } from './right';
import type { Weights } from './rules';
import type { Site } from './site';
import { ENDS_NO_UNIT, IS_LATER, type Words, wordsOf } from './words';

// Counts over a document, by place; a block adds and takes back its own. Behind each of the first five stand those in headings and in the title.

const HEADING = 1;
const TITLE = 2;
/** Mentions of the city. */
export const SUM_CITY = 0;
/** Mentions of the district, alone or within a longer name. */
export const SUM_DISTRICT = 3;
/** Mentions of a former district. */
export const SUM_FORMER = 6;
/** Other districts of the city. */
export const SUM_OTHER = 9;
/** Provinces, cities and counties elsewhere; a short form counts half. In the title those alone that the next counts. */
export const SUM_ELSEWHERE = 12;
/** Of these, districts, counties and cities by full name: what a bare 区 could mean instead. */
const SUM_ELSEWHERE_WHOLE = 15;
/** Other districts of the city; a short form (萧山, and the 下城 of many towns) counts half. */
const SUM_OTHER_WHOLE = 16;
/** The district's short name in a text, 上城的: beside 区 it is the district's. */
const SUM_SHORT = 17;
/** … in headings, where it says as much as the full one. */
const SUM_SHORT_HEADING = 18;
/** Dates of the page before today's district began. */
export const SUM_BEFORE = 19;
/** Districts elsewhere by full name: while ours is named and none of them, no other 区 can be meant. */
const SUM_ELSEWHERE_DISTRICT = 20;
const SUM_SIZE = 21;
/** 区 */
const DISTRICT = 0x533a;
/** In a block no longer than this a date is the page's, UTF-16 units. */
const DATELINE = 48;
/** … and at the end of one, where no more follows its year. */
const FOOT = 16;
/** The longest that is no date, 年 and a blank. */
const WORD = 2;

export const emptySums = (): number[] => new Array<number>(SUM_SIZE).fill(0);

/** A name without one of these says nothing of the page but that it stands there; cues have none. */
const TELLS = FLAG_OTHER_DISTRICT_TOO | FLAG_CITY | FLAG_DISTRICT | FLAG_FORMER_DISTRICT | FLAG_DISTRICT_SHORT;

/**
 * What a block says of the page: pairs of a count and how much the block adds to it, most blocks have one or two; `null`
 * where it says nothing. `title`: it is the page's title.
 */
// Complexity: one condition a kind of thing that a block can say of its page.
export function sumsOf(
  vocabulary: Vocabulary,
  text: string,
  hits: BlockHits,
  role: BlockRole,
  title: boolean,
): number[] | null {
  const { start, end, traits, context } = hits.rows;
  let sums: number[] | null = null;
  const head = role === 'heading';
  for (let i = hits.from; i < hits.to; i += 1) {
    const flag = traits[i]!;
    const type = flag >> TRAIT_TYPE;
    // 杭州人 may live anywhere.
    if (type === CUE_CITY) sums = tally(sums, head, title, SUM_CITY, context[i]! & CONTEXT_USER ? 0.5 : 1);
    else if (type === CUE_OTHER_DISTRICT) {
      if (context[i]! & CONTEXT_USER) continue;
      sums = tally(sums, head, title, SUM_OTHER);
      tell(sums, SUM_OTHER_WHOLE, isWholeArea(text, start[i]!, end[i]!) ? 1 : 0.5);
    } else if (type === CUE_ELSEWHERE) {
      // Where somebody came from is not where the rest happens.
      if (context[i]! & CONTEXT_USER) continue;
      const whole = isWholeArea(text, start[i]!, end[i]!);
      // A county has no 区 of its own.
      const own = whole && text[end[i]! - 1] !== '县';
      sums = tally(sums, head, title && own, SUM_ELSEWHERE, whole ? 1 : 0.5);
      if (own) tell(sums, SUM_ELSEWHERE_WHOLE, 1);
      if (own && text.charCodeAt(end[i]! - 1) === DISTRICT) tell(sums, SUM_ELSEWHERE_DISTRICT, 1);
    } else if (type === CUE_BEFORE) {
      if (isDate(wordsOf(vocabulary), text, start[i]!, end[i]!, title)) {
        sums ??= [];
        tell(sums, SUM_BEFORE, 1);
      }
    } else if (flag & TELLS) {
      const bits = context[i]!;
      if (bits & (CONTEXT_USER | CONTEXT_ELSEWHERE_BEFORE | CONTEXT_EDGE)) continue;
      if (flag & FLAG_OTHER_DISTRICT_TOO && bits & CONTEXT_UNIT_AFTER) sums = tally(sums, head, title, SUM_OTHER);
      // 杭州市建委 is hardly ever marked itself, and says where the text is, as 杭州上城区教育局 does.
      else if (flag & FLAG_CITY && flag & (FLAG_WIDER | FLAG_DISTRICT | FLAG_FORMER_DISTRICT))
        sums = tally(sums, head, title, SUM_CITY);
      if (flag & FLAG_DISTRICT) sums = tally(sums, head, title, SUM_DISTRICT);
      else if (flag & FLAG_FORMER_DISTRICT) sums = tally(sums, head, title, SUM_FORMER);
      else if (flag & FLAG_DISTRICT_SHORT && !((flag & FLAG_FORMER) | (bits & (SPEAKS_AGAINST | CONTEXT_EDGE_DOUBT)))) {
        if (head || bits & CONTEXT_DISTRICT_LIST) sums = tally(sums, head, title, SUM_DISTRICT);
        sums ??= [];
        tell(sums, head ? SUM_SHORT_HEADING : SUM_SHORT, 1);
      }
    }
  }
  return sums;
}

/** Is a year of the date of its page, and no year that the text speaks of? */
const isDate = (words: Words, text: string, start: number, end: number, title: boolean): boolean =>
  (title || text.length <= DATELINE || text.length - end < FOOT) &&
  words.dateAt(text, start, end).length > (title ? 0 : WORD);

/** Is a date of the page one since then? Such years are no hits: most texts are of today, and few ask. */
export const isLater = ({ patterns }: Words, text: string): boolean =>
  patterns[IS_LATER]!.test(text.length > DATELINE ? text.slice(-FOOT) : text);

/** Counts one mention in the text, in headings and in the title. */
function tally(before: number[] | null, head: boolean, title: boolean, sum: number, amount = 1): number[] {
  const sums = before ?? [];
  tell(sums, sum, amount);
  if (head) tell(sums, sum + HEADING, amount);
  if (title) tell(sums, sum + TITLE, amount);
  return sums;
}

function tell(sums: number[], sum: number, amount: number): void {
  for (let i = 0; i < sums.length; i += 2) {
    if (sums[i] === sum) {
      sums[i + 1]! += amount;
      return;
    }
  }
  sums.push(sum, amount);
}

/** Units named in a block that the book does not hold, 长庆|街道: the two characters before and the ending, as one number. */
export function unknownUnits(vocabulary: Vocabulary, text: string, hits: BlockHits): readonly number[] {
  if (!(hits.seen & SEEN_UNIT)) return NONE;
  let found: number[] | undefined;
  const { rows, from, to } = hits;
  for (let i = from; i < to; i += 1) {
    if (rows.traits[i]! >> TRAIT_TYPE !== CUE_UNIT) continue;
    const start = rows.start[i]!;
    if (start < 2 || (i > from && rows.end[i - 1] === start)) continue;
    const before = text.charCodeAt(start - 1);
    if (!isHan(before) || wordsOf(vocabulary).ends(ENDS_NO_UNIT, text, before, start)) continue;
    found ??= [];
    found.push((text.charCodeAt(start - 2) * 2 ** 16 + before) * 2 ** 16 + text.charCodeAt(start));
  }
  return found ?? NONE;
}

const NONE: readonly number[] = [];

/**
 * What a document says about itself, in a few steps, so that most changes of its text leave it as it was and only
 * changed blocks need a new decision.
 */
export interface PageState {
  /** Log-odds that the page is about our part of the city, in half nats. */
  leaning: number;
  /** … leaving out the district's own name, in half nats: no string is evidence for itself. */
  besides: number;
  /** 1: the page names a place elsewhere too, by its full name or more than once; 2: its headings name one more than the city. */
  mixed: number;
  /** The page names the district by its full name, in a heading, or names no place elsewhere: its short name is no estate's. */
  named: boolean;
  /** How many more units are named that the book does not hold than such as it holds, halved: 0 none, 6 and more very many. */
  coverage: number;
  /** Which district a bare 区 means: 5 surely ours … −4 surely another. */
  district: number;
  /** … and whether it is a district that ended: 5 surely, 0 no sign of it. */
  former: number;
  /** The page was written before today's district began. */
  before: boolean;
  /** A bare body may be expanded: the page says by site, title or heading that it is the district's, or often and of no other. */
  expands: boolean;
}

/** Entries of names that were met without a counter-sign, each once. */
export type Counted = Iterable<number>;

/** So much the names of a page weigh together that it is ours whatever its title names, nats. */
const MANY = 10;

/** From this weight on, tenths of nats, a place says which district the page is about. */
const PLACED = 25;
/** Names that carry the city's, 杭州东站, are read all over it: so much of one. A school's are read at home. */
const CITY_SHARE = 0.34;
/** … and so much they must weigh together, to be as good as two of those. */
const SURE = 40;

/** Weight of the names on a page in tenths of nats: names that begin alike (望江路, 望江公园) are one piece of evidence. */
function weightOf(
  vocabulary: Vocabulary,
  counted: Counted,
  astray: (entry: number, flags: number) => boolean | undefined,
): { weight: number; units: number; placed: number; named: boolean } {
  const { sequences, starts, weights, flags } = vocabulary;
  const groups = new Map<number, number>();
  let units = 0;
  let placed = 0;
  let named = false;
  for (const entry of counted) {
    const flag = flags[entry]!;
    const kind = vocabulary.kind(entry);
    if (isUnit(kind)) units += 1;
    if (astray(entry, flag)) continue;
    if (flag & FLAG_CITY) named = true;
    // The district's own names are counted apart.
    if (flag & (FLAG_DISTRICT | FLAG_FORMER_DISTRICT)) continue;
    const weight = weights[entry]!;
    if (weight === 0) continue;
    if (weight >= PLACED && !(flag & FLAG_WIDER)) placed += flag & FLAG_CITY && kind !== 'school' ? CITY_SHARE : 1;
    const start = starts[entry]!;
    const group = sequences[start]! * 0x10000 + sequences[start + 1]!;
    if (weight > (groups.get(group) ?? 0)) groups.set(group, weight);
  }
  let sum = 0;
  for (const weight of groups.values()) sum += weight;
  placed = Math.floor(placed);
  // One of them beside others of ours says as much as two.
  if (placed === 1 && groups.size > 1 && sum >= SURE) placed = 2;
  return { weight: sum, units, placed, named };
}

/** Works out what the page says; linear in the number of different names on it. */
// Complexity: one condition a kind of evidence about the page as a whole.
export function pageState(
  vocabulary: Vocabulary,
  sums: readonly number[],
  counted: Counted,
  astray: (entry: number, flags: number) => boolean | undefined,
  unknown: number,
  site: Site,
  /** It is dated by then, and not since. */
  before: boolean,
  { page, limits }: Weights,
): PageState {
  const { weight, units, placed, named } = weightOf(vocabulary, counted, astray);
  const city = Math.floor(sums[SUM_CITY]!);
  const far = sums[SUM_ELSEWHERE]!;
  // A page that names a place elsewhere, and neither the city nor the district in full, is about that: 上城 is an estate there, or an upper town.
  const short = sums[SUM_SHORT_HEADING]!;
  const head = sums[SUM_ELSEWHERE + HEADING]! - sums[SUM_CITY + HEADING]! - 2 * (sums[SUM_DISTRICT + HEADING]! - short);
  const abroad = !named && city < 1 && far >= 1 && (head > 0 || sums[SUM_DISTRICT]! + sums[SUM_FORMER]! === short);
  const at = (sum: number): number => (abroad && sum >= SUM_DISTRICT && sum < SUM_FORMER ? 0 : sums[sum]!);
  const ours = weight / 10;
  let sum = page.base + ours;
  if (city > 0) sum += city > 2 ? page['city-often'] : city > 1 ? page['city-twice'] : page['city-once'];
  else if (head <= 0 && at(SUM_OTHER_WHOLE) >= 1) sum += page.sibling;
  if (at(SUM_CITY + HEADING) > 0) sum += page['city-heading'];
  if (city > 0 && far === 0) sum += page['city-alone'];
  if (abroad) sum -= page.abroad;
  let itself = 0;
  if (at(SUM_DISTRICT) > 0) itself += page.district;
  if (at(SUM_FORMER) > 0) itself += page['former-district'];
  sum += itself;
  if (site === 'ours' || site === 'former') sum += page.site;
  // Under such a heading a 下城 is the lower town there, as long as nothing names the city.
  const others = city + (head > 0 && city < 1 ? 0 : at(SUM_OTHER)) + ours;
  const mine = 2.5 * at(SUM_DISTRICT) + 1.5 * at(SUM_FORMER);
  const elsewhere = (own: number): number =>
    Math.min(limits['elsewhere-most'], page.elsewhere * Math.max(0, far - page['elsewhere-share'] * own));
  // Where nothing names the city a heading that names a place elsewhere says what the page is about.
  if (head > 0) sum -= page['elsewhere-heading'] * Math.min(1, others === ours ? 2 * head : head);
  return {
    before,
    mixed: ours >= MANY ? 0 : head > 0 ? 2 : far >= 1 && city + at(SUM_DISTRICT) <= far ? 1 : 0,
    named: at(SUM_DISTRICT) > 0 || far === 0,
    coverage: Math.min(limits['unknown-most'], Math.max(0, Math.floor((unknown - 2 * units - 1) / 2))),
    leaning: Math.max(-12, Math.min(20, Math.round((sum - elsewhere(others + mine)) * 2))),
    // With the city on the page it is no upper town abroad.
    besides: Math.max(city > 0 ? 0 : -18, Math.min(10, Math.round((sum - itself - elsewhere(others)) * 2))),
    ...districtOf(at, placed, site),
  };
}

type District = Pick<PageState, 'district' | 'former' | 'expands'>;

const district = (leaning: number, former = 0, expands = false): District => ({ district: leaning, former, expands });

/**
 * Which district the page's 区 is. The title speaks first, then headings, then what is named oftener; the district's own site
 * also holds what former districts reported.
 */
// Complexity: the order of the conditions is the order in which parts of a page speak.
function districtOf(at: (sum: number) => number, placed: number, site: Site): District {
  const ours = at(SUM_DISTRICT);
  const former = at(SUM_FORMER);
  const other = at(SUM_OTHER) + at(SUM_ELSEWHERE_WHOLE);
  // One short form alone may be an accident: 召|开平|安.
  const headOther = at(SUM_OTHER + HEADING) + Math.floor(at(SUM_ELSEWHERE + HEADING));
  const titleOther = at(SUM_OTHER + TITLE) + at(SUM_ELSEWHERE + TITLE);
  const others = other > 0;
  if (site === 'foreign') return district(at(SUM_DISTRICT + HEADING) > headOther ? 1 : -4);
  // Whoever visits from a county or a city, it is the only 区 that they speak of.
  if (ours > 0 && former === 0 && at(SUM_OTHER) + at(SUM_ELSEWHERE_DISTRICT) === 0 && site === 'unknown')
    return district(4.5, 0, true);
  if (titleOther > 0) return district(at(SUM_DISTRICT + TITLE) > 0 ? -1 : -3);
  const titleOurs = at(SUM_DISTRICT + TITLE);
  const titleFormer = at(SUM_FORMER + TITLE);
  if (titleFormer > 0) return district(titleOurs > 0 ? -1 : -3, titleOurs > 0 ? 2 : 5);
  const headOurs = at(SUM_DISTRICT + HEADING);
  const headFormer = at(SUM_FORMER + HEADING);
  if (titleOurs === 0 && headFormer > headOurs) return district(-3, headOther > headFormer ? 0 : 5);
  if (site === 'former' && titleOurs === 0) return district(ours > former ? 0 : -3, 5);
  if (site === 'ours') {
    if (former > ours && titleOurs === 0) return district(ours > 0 ? 1 : -1, ours > 0 ? 2 : 4);
    return district(other > 2 * ours + 2 ? 4 : 5, 0, true);
  }
  if (headOurs > 0 && headOther === 0) return district(ours * 2 >= other ? 5 : 2, 0, ours * 2 >= other);
  if (headOther > headOurs) return district(-3);
  if (former > ours) return district(-2, other > former ? 0 : ours > 0 ? 3 : 4);
  // In a text the short name says as much: 上城这边.
  const named = ours + at(SUM_SHORT);
  if (named > 0) {
    // Two places that only the district has say as much as its name.
    const mine = named + placed / 2;
    const share = mine / (mine + other + former);
    const alone = !others && former === 0;
    if (share >= 0.6) return district(others && named < 2 && placed < 2 ? 3 : 4.5, 0, alone);
    return district(share >= 0.34 && placed >= 2 ? 2 : share >= 0.2 ? 0 : -2);
  }
  // A street or community that no other place has says it where nothing else is named.
  if (!others && placed + (at(SUM_ELSEWHERE) > 0 ? 0 : 1) >= 2) return district(4.5, 0, true);
  // Many of ours beside one mention of another district: a row of a list.
  if (placed > 4 * other) return district(4.5, 0, true);
  if (placed >= 2 && placed > 2 * other) return district(2);
  return district(others ? -3 : placed > 0 ? 0 : -2);
}
