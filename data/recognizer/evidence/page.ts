import { Cue, Flag, isName, NameClass } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole } from '../model';
import { isWholeArea } from './context';
import type { BlockHits } from './hits';
import { Context, type Weights } from './rules';
import type { Site } from './site';
import { wordsOf } from './words';

/** Counts over a document, by place; a block adds and takes back its own. */
export const Sum = {
  /** Mentions of the city; in headings. */
  City: 0,
  CityHeading: 1,
  /** Mentions of the district, alone or within a longer name; in headings; in the title. */
  District: 2,
  DistrictHeading: 3,
  DistrictTitle: 4,
  /** Mentions of a former district. */
  Former: 5,
  FormerHeading: 6,
  FormerTitle: 7,
  /** Other districts of the city. */
  Other: 8,
  OtherHeading: 9,
  OtherTitle: 10,
  /** Provinces, cities and counties elsewhere; a short form counts half. */
  Elsewhere: 11,
  ElsewhereHeading: 12,
  /** Of these, districts, counties and cities by full name: what a bare 区 could mean instead. */
  ElsewhereWhole: 13,
  ElsewhereTitle: 14,
  Size: 15,
} as const;

export const emptySums = (): number[] => new Array<number>(Sum.Size).fill(0);

/** Surroundings in which a name is no evidence for others. */
export const SPEAKS_AGAINST =
  Context['elsewhere-before'] |
  Context['other-district-before'] |
  Context['unit-after'] |
  Context.edge |
  Context['edge-right'] |
  Context['longer-place'] |
  Context['institution-after'] |
  Context.user |
  Context.person |
  Context.quoted |
  Context.inner |
  Context['no-rail'];

/** What a block says of the page; `null` where it says nothing. `title`: it is the page's title. */
export function sumsOf(
  { types, flags }: Vocabulary,
  text: string,
  hits: BlockHits,
  context: readonly number[],
  role: BlockRole,
  title: boolean,
): number[] | null {
  let sums: number[] | null = null;
  const head = role === 'heading';
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    if (type === Cue.City) sums = tally(sums, head, title, Sum.City, Sum.CityHeading, -1);
    else if (type === Cue.OtherDistrict) sums = tally(sums, head, title, Sum.Other, Sum.OtherHeading, Sum.OtherTitle);
    else if (type === Cue.Elsewhere) {
      const whole = isWholeArea(text, hits.start[i]!, hits.end[i]!);
      sums = tally(
        sums,
        head,
        title,
        Sum.Elsewhere,
        Sum.ElsewhereHeading,
        whole ? Sum.ElsewhereTitle : -1,
        whole ? 1 : 0.5,
      );
      if (whole) sums[Sum.ElsewhereWhole]! += 1;
    } else if (isName(type)) {
      const flag = flags[entry]!;
      const bits = context[i]!;
      if (bits & (Context.user | Context['elsewhere-before'] | Context.edge)) continue;
      if (flag & Flag.District) sums = tally(sums, head, title, Sum.District, Sum.DistrictHeading, Sum.DistrictTitle);
      else if (flag & Flag.FormerDistrict)
        sums = tally(sums, head, title, Sum.Former, Sum.FormerHeading, Sum.FormerTitle);
      else if (flag & Flag.DistrictShort && !(flag & Flag.Former) && (head || bits & Context['district-list'])) {
        // The short name, 上城, in a title says as much.
        if (!(bits & (SPEAKS_AGAINST | Context['edge-doubt'])))
          sums = tally(sums, head, title, Sum.District, Sum.DistrictHeading, Sum.DistrictTitle);
      }
    }
  }
  return sums;
}

/** Counts one mention in the text, in headings and in the title. */
function tally(
  before: number[] | null,
  head: boolean,
  title: boolean,
  sum: number,
  heading: number,
  inTitle: number,
  amount = 1,
): number[] {
  const sums = before ?? emptySums();
  sums[sum]! += amount;
  if (head) sums[heading]! += amount;
  if (title && inTitle >= 0) sums[inTitle]! += amount;
  return sums;
}

/** Units named in a block that the book does not hold, 长庆|街道: the two characters before and the ending. */
export function unknownUnits(vocabulary: Vocabulary, text: string, hits: BlockHits): string[] {
  let found: string[] | undefined;
  for (let i = 0; i < hits.count; i += 1) {
    if (vocabulary.types[hits.entry[i]!] !== Cue.Unit) continue;
    const start = hits.start[i]!;
    if (start < 2 || hits.end[i - 1] === start) continue;
    const stem = text.slice(start - 2, start);
    if (wordsOf(vocabulary).noUnit.test(text.slice(Math.max(0, start - 4), start))) continue;
    found ??= [];
    found.push(stem + text[start]);
  }
  return found ?? NONE;
}

const NONE: string[] = [];

/**
 * What a document says about itself, in a few steps, so that most changes of its text leave it as it was and only
 * changed blocks need a new decision.
 */
export interface PageState {
  /** Log-odds that the page is about our part of the city, in half nats. */
  leaning: number;
  /** … leaving out the district's own name, in half nats: no string is evidence for itself. */
  besides: number;
  /** How many more units are named that the book does not hold than such as it holds, halved: 0 none, 6 and more very many. */
  coverage: number;
  /** Which district a bare 区 means: 5 surely ours … −4 surely another. */
  district: number;
  /** … and whether it is a district that ended: 5 surely, 0 no sign of it. */
  former: number;
  /** A bare body may be expanded: the page says by site, title or heading that it is the district's, or often and of no other. */
  expands: boolean;
  /** The page speaks of another district or of places elsewhere by their full names. */
  others: boolean;
  site: Site;
}

/** Entries of names that were met without a counter-sign, each once. */
export type Counted = Iterable<number>;

/** Weight of the names on a page in tenths of nats: names that begin alike (望江路, 望江公园) are one piece of evidence. */
function weightOf(vocabulary: Vocabulary, counted: Counted): { weight: number; units: number; placed: number } {
  const { sequences, starts, weights, types, flags } = vocabulary;
  const groups = new Map<number, number>();
  let units = 0;
  let placed = 0;
  for (const entry of counted) {
    const flag = flags[entry]!;
    const kind = vocabulary.kind(entry);
    if (kind === 'street' || kind === 'community' || kind === 'village') units += 1;
    // The district's own names are counted apart.
    if (flag & (Flag.District | Flag.FormerDistrict)) continue;
    const weight = weights[entry]!;
    if (weight === 0) continue;
    if ((flag & Flag.ClassMask) === NameClass.A && types[entry]! < ORGANIZATIONS) placed += 1;
    const start = starts[entry]!;
    const group = sequences[start]! * 0x10000 + sequences[start + 1]!;
    if (weight > (groups.get(group) ?? 0)) groups.set(group, weight);
  }
  let sum = 0;
  for (const weight of groups.values()) sum += weight;
  return { weight: sum, units, placed };
}

/** Kinds below this type are places, see `KINDS`. */
const ORGANIZATIONS = 16;

/** Works out what the page says; linear in the number of different names on it. */
export function pageState(
  vocabulary: Vocabulary,
  sums: readonly number[],
  counted: Counted,
  unknown: number,
  site: Site,
  { page, limits }: Weights,
): PageState {
  const at = (sum: number): number => sums[sum]!;
  const { weight, units, placed } = weightOf(vocabulary, counted);
  const city = at(Sum.City);
  const ours = weight / 10;
  let sum = page.base + ours;
  if (city > 0) sum += city > 2 ? page['city-often'] : city > 1 ? page['city-twice'] : page['city-once'];
  if (at(Sum.CityHeading) > 0) sum += page['city-heading'];
  let itself = 0;
  if (at(Sum.District) > 0) itself += page.district;
  if (at(Sum.Former) > 0) itself += page['former-district'];
  sum += itself;
  if (site === 'ours' || site === 'former') sum += page.site;
  const mine = city + 2.5 * at(Sum.District) + 1.5 * at(Sum.Former) + at(Sum.Other) + ours;
  sum -= Math.min(
    limits['elsewhere-most'],
    page.elsewhere * Math.max(0, at(Sum.Elsewhere) - page['elsewhere-share'] * mine),
  );
  if (at(Sum.ElsewhereHeading) > at(Sum.CityHeading) + 2 * at(Sum.DistrictHeading)) sum -= page['elsewhere-heading'];
  return {
    coverage: Math.min(limits['unknown-most'], Math.max(0, Math.floor((unknown - 2 * units - 1) / 2))),
    leaning: Math.max(-12, Math.min(20, Math.round(sum * 2))),
    besides: Math.max(-18, Math.min(10, Math.round((sum - itself) * 2))),
    ...districtOf(sums, placed, site),
    site,
  };
}

type District = Pick<PageState, 'district' | 'former' | 'expands' | 'others'>;

/**
 * Which district the page's 区 is. The title speaks first, then headings, then what is named oftener; the district's own site
 * also holds what former districts reported.
 */
// Complexity: the order of the conditions is the order in which parts of a page speak.
function districtOf(sums: readonly number[], placed: number, site: Site): District {
  const at = (sum: number): number => sums[sum]!;
  const ours = at(Sum.District);
  const former = at(Sum.Former);
  const other = at(Sum.Other) + at(Sum.ElsewhereWhole);
  const headOther = at(Sum.OtherHeading) + at(Sum.ElsewhereHeading);
  const titleOther = at(Sum.OtherTitle) + at(Sum.ElsewhereTitle);
  const others = other > 0;
  const none = { former: 0, expands: false, others };
  if (site === 'foreign') return { ...none, district: at(Sum.DistrictHeading) > headOther ? 1 : -4 };
  if (titleOther > 0) return { ...none, district: at(Sum.DistrictTitle) > 0 ? -1 : -3 };
  const titleOurs = at(Sum.DistrictTitle);
  const titleFormer = at(Sum.FormerTitle);
  if (titleFormer > 0) return { ...none, district: titleOurs > 0 ? -1 : -3, former: titleOurs > 0 ? 2 : 5 };
  const headOurs = at(Sum.DistrictHeading);
  const headFormer = at(Sum.FormerHeading);
  if (titleOurs === 0 && headFormer > headOurs)
    return { ...none, district: -3, former: headOther > headFormer ? 0 : 5 };
  if (site === 'former' && titleOurs === 0) return { ...none, district: ours > former ? 0 : -3, former: 5 };
  if (site === 'ours') {
    if (former > ours && titleOurs === 0) return { ...none, district: ours > 0 ? 1 : -1, former: ours > 0 ? 2 : 4 };
    return { ...none, district: other > 2 * ours + 2 ? 4 : 5, expands: true };
  }
  if (headOurs > 0 && headOther === 0)
    return { ...none, district: ours * 2 >= other ? 5 : 2, expands: ours * 2 >= other };
  if (headOther > headOurs) return { ...none, district: -3 };
  if (former > ours) return { ...none, district: -2, former: other > former ? 0 : ours > 0 ? 3 : 4 };
  if (ours > 0) {
    const share = ours / (ours + other + former);
    if (share >= 0.6 && (ours >= 2 || placed >= 2)) return { ...none, district: 4.5, expands: !others && former === 0 };
    if (share >= 0.6) return { ...none, district: others ? 3 : 4, expands: !others && former === 0 };
    return { ...none, district: share >= 0.34 && placed >= 2 ? 2 : share >= 0.2 ? 0 : -2 };
  }
  if (placed >= 2 && !others) return { ...none, district: 4.5, expands: true };
  if (placed >= 2 && placed > 2 * other) return { ...none, district: 2 };
  return { ...none, district: others ? -3 : -2 };
}
