import type { Site } from './site';

/** Sums over a document; a block adds and takes back its own. */
export interface Sums {
  /** Mentions of the city. */
  own: number;
  /** Mentions of the district, alone or within a longer name. */
  ours: number;
  /** Mentions of a former district. */
  gone: number;
  /** Other districts of the city. */
  siblings: number;
  /** Provinces, cities and counties elsewhere. */
  away: number;
  /** Of these, districts, counties and cities by full name: what a bare 区 could mean instead. */
  rivals: number;
  /** The city, the district and others in headings and the title. */
  headOwn: number;
  /** Places of ours in headings and the title. */
  headPlaces: number;
  headOurs: number;
  headGone: number;
  headOther: number;
}

export const emptySums = (): Sums => ({
  own: 0,
  ours: 0,
  gone: 0,
  siblings: 0,
  away: 0,
  rivals: 0,
  headOwn: 0,
  headPlaces: 0,
  headOurs: 0,
  headGone: 0,
  headOther: 0,
});

const KEYS = Object.keys(emptySums()) as (keyof Sums)[];

export function addSums(to: Sums, from: Sums, sign: 1 | -1): void {
  for (const key of KEYS) to[key] += sign * from[key];
}

/**
 * What a document says about itself, in a few steps, so that most changes of its text leave it as it was and only
 * changed blocks need a new decision.
 */
export interface PageState {
  /** 0 nothing of ours … 4 a page about our part of the city, 5 about the district by name. */
  place: 0 | 1 | 2 | 3 | 4 | 5;
  /** Which district a bare 区 means: 5 surely ours … −4 surely another; expansion asks for 4.5. */
  district: number;
  /** The page is about a district that ended. */
  gone: boolean;
  site: Site;
}

/** Different names on a page. */
export interface Company {
  /** Of class A. */
  anchors: number;
  /** Of these, places. */
  placed: number;
  /** Places of class B that few other towns have: several together are no accident. */
  others: number;
}

/** How many names of class B prove each other. */
const TOGETHER = 4;

export function pageState(sums: Sums, company: Company, site: Site): PageState {
  const { anchors, placed, others } = company;
  const together = others >= TOGETHER ? others : 0;
  const mine = sums.own + 2.5 * sums.ours + 1.5 * sums.gone + 2 * anchors + 0.5 * sums.siblings + together;
  const share = mine / (mine + sums.away + 1e-9);
  let place: PageState['place'] = 0;
  if (site === 'ours' || site === 'gone') place = 5;
  else if (mine > 0) {
    const about =
      sums.headOurs + sums.headGone > 0 ||
      sums.ours + sums.gone >= 2 ||
      anchors >= 3 ||
      (sums.headOwn > 0 && anchors + sums.headPlaces > 0) ||
      (together > 0 && anchors + sums.own + sums.headOwn > 0);
    if (about && share >= 0.6) place = sums.ours + sums.gone > 0 || anchors >= 3 ? 5 : 4;
    else if ((sums.headOwn > 0 || together > 0) && share >= 0.6) place = 3;
    else if ((sums.ours + sums.gone > 0 || anchors >= 2 || (anchors > 0 && sums.own > 0) || mine >= 6) && share >= 0.5)
      place = 3;
    else if ((mine >= 3 || anchors > 0) && share >= 0.4) place = 2;
    else if (share >= 0.2) place = 1;
  }
  return { place, district: districtState(sums, anchors, placed, site), gone: sums.gone > sums.ours, site };
}

function districtState(sums: Sums, anchors: number, placed: number, site: Site): number {
  if (site === 'ours') return 5;
  if (site === 'foreign') return sums.headOurs > sums.headOther ? 1 : -4;
  const other = sums.siblings + sums.rivals;
  if (sums.headOurs > 0 && sums.headOther === 0 && sums.headGone === 0) return sums.ours * 2 >= other ? 5 : 2;
  if (sums.headOther > sums.headOurs) return -3;
  if (sums.ours > 0 && sums.gone <= sums.ours) {
    const share = sums.ours / (sums.ours + other);
    if (share >= 0.6 && (sums.ours >= 2 || placed >= 2)) return 4.5;
    if (share >= 0.6) return other === 0 ? 4 : 3;
    return share >= 0.34 && anchors >= 2 ? 2 : share >= 0.2 ? 0 : -2;
  }
  if (sums.gone > sums.ours) return -2;
  if (placed >= 2 && other === 0) return 4.5;
  if (placed >= 2 && placed > 2 * other) return 2;
  return other > 0 ? -3 : -2;
}
