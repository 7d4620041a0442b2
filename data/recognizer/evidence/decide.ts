import { Flag } from '../match/entries';
import { Around } from './context';
import type { PageState } from './page-state';

/** Points at or above which a candidate is marked; bare bodies and places share it. */
export const MARK = 2;
/** Points at or above which a bare body may be expanded inline. */
export const EXPAND = 4;

/** Surroundings that show by themselves which sense a name has here. */
export const SHOWS_OURS = Around.OwnBefore | Around.Listed;
export const SHOWS_AWAY = Around.AwayBefore | Around.Unit;

/** What other occurrences of the same name on the page showed. */
export interface Sense {
  ours: number;
  away: number;
}

const has = (bits: number, mask: number): boolean => (bits & mask) !== 0;

/**
 * Points for "this is a name, and it is ours". `flags` of the entry, `around` its surroundings, the page's state and
 * the sense of its other occurrences. All evidence adds up; the reasons behind the numbers stand beside them.
 */
export function points(flags: number, around: number, page: PageState, sense: Sense | undefined): number {
  if (has(around, Around.User)) return -9;
  return has(flags, Flag.Bare) ? barePoints(around, page) : namePoints(flags, around, page, sense);
}

function namePoints(flags: number, around: number, page: PageState, sense: Sense | undefined): number {
  const rank = flags & Flag.ClassMask;
  if (rank === 0) {
    // A unique name lights alone; only a place elsewhere right before it, or its other sense, speaks against it.
    let sum = 5;
    if (has(flags, Flag.Ours)) return has(around, Around.Edge) ? 1 + page.place : sum;
    if (has(around, Around.AwayBefore)) sum -= page.place >= 3 ? 4 : 6;
    if (has(around, Around.SiblingBefore)) sum -= page.place >= 4 ? 2 : 4;
    if (has(around, Around.Edge)) sum -= 4;
    if (sense && sense.away > sense.ours && page.place < 3) sum -= 4;
    return sum;
  }
  // The district's and the city's own names are what other evidence is made of: only a word across the edge is against them.
  if (has(flags, Flag.Ours | Flag.Gone) && rank === 1) return has(around, Around.Edge) ? page.place : 4;
  // Class B starts even, class C below, an everyday word lower still.
  let sum = rank === 1 ? 0 : -2;
  if (has(flags, Flag.Ordinary)) sum -= 2;
  if (has(flags, Flag.Stem)) sum -= 2;
  sum += [-1, 0.5, 1.5, 3, 4, 4][page.place]!;
  if (has(around, Around.OwnBefore)) sum += 4;
  else if (has(around, Around.OwnClause)) sum += 2.5;
  else if (has(around, Around.OwnSentence)) sum += 1.5;
  else if (rank === 2 && page.place < 5 && !has(around, Around.Free)) sum -= 0.5;
  if (has(flags, Flag.District) && page.place === 5) sum += 1;
  if (has(around, Around.Listed)) sum += 3;
  if (has(around, Around.OwnAfter)) sum += 2;
  if (has(around, Around.Inner)) sum -= 8;
  if (has(around, Around.Company) && page.place >= 3) sum += 1;
  if (has(around, Around.Address)) sum += 0.5;
  if (has(around, Around.AwayBefore)) sum -= 8;
  else if (has(around, Around.AwaySentence) && !has(around, Around.OwnBefore)) sum -= page.place >= 3 ? 1 : 3;
  if (has(around, Around.SiblingBefore)) sum -= 4;
  if (has(around, Around.Unit)) sum -= 6;
  if (has(around, Around.GoesOn)) sum -= rank === 1 ? 2 : 3;
  if (has(around, Around.Edge)) sum -= rank === 1 ? 4 : 5;
  else if (has(around, Around.EdgeRight)) sum -= 0.5;
  if (has(flags, Flag.City)) sum += 3;
  if (has(around, Around.Person) && rank === 2) sum -= 4;
  if (has(around, Around.Broken)) sum -= 1;
  if (has(around, Around.Quoted) && !has(around, Around.OwnBefore | Around.OwnClause)) sum -= 2;
  if (sense) {
    if (sense.away > sense.ours) sum -= 3;
    else if (sense.ours > 0 && !has(around, SHOWS_OURS)) sum += 1.5;
  }
  return sum;
}

function barePoints(around: number, page: PageState): number {
  // 区 is some district; without knowing which, it is not ours.
  let sum = -2 + page.district;
  if (has(around, Around.OursLast)) sum += 5;
  if (has(around, Around.OtherLast)) sum -= page.district >= 5 ? 1 : 7;
  if (has(around, Around.OtherEarlier)) sum -= page.district >= 4 ? 1 : 4;
  if (has(around, Around.GoneLast)) sum -= 4;
  if (has(around, Around.AwayBefore | Around.SiblingBefore)) sum -= 8;
  if (has(around, Around.Edge)) sum -= 9;
  if (has(around, Around.Several)) sum -= 6;
  if (has(around, Around.Glued)) sum -= page.district >= 3 ? 0.5 : 3;
  if (page.gone) sum -= 3;
  return sum;
}

/**
 * Points for a bare body on a page about a district that ended: it is that district's body, where the book knows it.
 * Marked as former, never expanded.
 */
export function gonePoints(around: number, page: PageState): number {
  if (!page.gone || page.site === 'ours' || page.site === 'foreign') return -9;
  const against = Around.Edge | Around.OtherLast | Around.OtherEarlier | Around.Several | Around.OursLast | Around.User;
  if (has(around, against | Around.AwayBefore | Around.SiblingBefore)) return -9;
  let sum = page.site === 'gone' ? 5 : 0;
  if (has(around, Around.GoneLast)) sum += 3;
  if (has(around, Around.Glued)) sum -= 2;
  return sum;
}

/**
 * Stricter than marking. A bare body needs points to spare and no other district around; other short names need to be
 * surely ours. Former bodies are never expanded to today's.
 */
export function expandable(flags: number, around: number, page: PageState, sum: number): boolean {
  if (!has(flags, Flag.Short) || has(flags, Flag.Former)) return false;
  if (has(around, Around.Several | Around.OtherLast | Around.GoneLast | Around.Quoted)) return false;
  if (has(flags, Flag.Bare)) {
    if (has(around, Around.OtherEarlier) && page.district < 5) return false;
    return (page.district >= 4.5 && sum >= MARK) || (has(around, Around.OursLast) && sum >= EXPAND - 2);
  }
  return sum >= EXPAND;
}

/** 0–1 for the contract: 0.5 at the marking threshold. */
export function scoreOf(sum: number): number {
  return Math.round(1000 / (1 + Math.exp(-(sum - MARK) * 0.9 - 0.001))) / 1000;
}
