import { Flag, NameClass } from '../match/entries';
import type { PageState } from './page';
import { COLUMNS, Context, Rule, tableOf } from './rules';
import { WEIGHTS } from './weights';

/** What the page says of one hit besides its own surroundings, as bits. */
export const PageBit = { InTitle: 1, MarkedElsewhere: 2, OtherUse: 4, UnderElsewhere: 8 } as const;

const WIDTH = COLUMNS.length;
const DISTRICT = COLUMNS.indexOf('district');
const WIDER = COLUMNS.indexOf('wider');
const BARE = COLUMNS.indexOf('bare');
/** The column of a bare body that is taken for one of a district that ended. */
export const FORMER = COLUMNS.indexOf('former');

/** The column a name is judged in. */
export function columnOf(flags: number): number {
  if (flags & Flag.Bare) return BARE;
  if (flags & Flag.Wider) return WIDER;
  // With the city's name as well, 杭州市上城区, it needs nothing more.
  const rank = flags & Flag.ClassMask;
  if (flags & (Flag.District | Flag.FormerDistrict) && rank !== NameClass.C && !(flags & Flag.City)) return DISTRICT;
  return rank;
}

/** Where the weights stand: a loop that adds needs to know of no rule. Replaced by `npm run fit` while it looks for better ones. */
export const fitted = { table: tableOf(WEIGHTS), weights: WEIGHTS };

/** The rules that the last call of `score` added up, with what each weighed. */
export const fired = { count: 0, rule: new Int32Array(64), weight: new Float64Array(64) };

function add(rule: number, column: number, times = 1): number {
  const weight = fitted.table[rule * WIDTH + column]! * times;
  if (weight === 0) return 0;
  return note(rule, weight);
}

function note(rule: number, weight: number): number {
  fired.rule[fired.count] = rule;
  fired.weight[fired.count] = weight;
  fired.count += 1;
  return weight;
}

/**
 * Log-odds that a hit is a name of ours, nats: the sum over the rules that fire, which `fired` then holds. Allocates nothing.
 * @param bits the hit's context, bits of `Context`
 * @param page bits of `PageBit`
 */
export function score(flags: number, bits: number, page: number, state: PageState, column = columnOf(flags)): number {
  fired.count = 0;
  let sum = add(Rule.base, column);
  for (let rest = reduced(bits); rest !== 0; rest &= rest - 1) sum += add(31 - Math.clz32(rest & -rest), column);
  if (flags & Flag.Ordinary) sum += add(Rule.ordinary, column);
  if (flags & Flag.Stem) sum += add(Rule.stem, column);
  if (flags & Flag.Clean) sum += add(Rule.clean, column);
  if (flags & Flag.DistrictShort) sum += add(Rule['district-short'], column);
  if (page & PageBit.InTitle) sum += add(Rule['in-title'], column);
  if (page & PageBit.MarkedElsewhere) sum += add(Rule['marked-elsewhere'], column);
  if (page & PageBit.OtherUse) sum += add(Rule['other-use'], column);
  if (page & PageBit.UnderElsewhere) sum += add(Rule['under-elsewhere'], column);
  if (column === BARE) {
    sum += add(Rule['district-leaning'], column, state.district);
    if (state.former > 0) sum += add(Rule['former-page'], column);
  } else if (column === FORMER) sum += add(Rule['former-page'], column, state.former);
  else {
    if (state.coverage > 0) sum += add(Rule.coverage, column, state.coverage);
    const held = pullOf(state, column);
    if (held !== 0) sum += note(Rule.page, held);
  }
  return sum;
}

/** What the page's leaning is worth in a column, within limits. */
function pullOf(state: PageState, column: number): number {
  const { limits } = fitted.weights;
  const leaning = column === DISTRICT ? state.besides : state.leaning;
  const low = column === DISTRICT ? limits['page-low-district'] : limits['page-low'];
  const pull = fitted.table[Rule.page * WIDTH + column]! * (leaning / 2);
  return Math.max(low, Math.min(limits['page-high'], pull));
}

/** Of the three steps of nearness only the nearest counts; a place elsewhere in the sentence counts nothing behind our own name. */
function reduced(bits: number): number {
  let rest = bits;
  if (rest & Context['city-before']) {
    rest &= ~(Context['city-clause'] | Context['city-sentence'] | Context['elsewhere-sentence'] | Context['not-free']);
  } else if (rest & Context['city-clause']) rest &= ~(Context['city-sentence'] | Context['not-free']);
  return rest;
}

/** Surroundings in which nothing is expanded. */
const NO_EXPANSION =
  Context.several |
  Context['other-last'] |
  Context['other-earlier'] |
  Context['former-last'] |
  Context['former-earlier'] |
  Context.quoted |
  Context.glued |
  Context.edge |
  Context['edge-right'];

/**
 * Expansion is stricter than marking: the page must say by its site, its title or a heading that it is the district's,
 * name it in the same sentence, or speak of it and no other.
 */
export function expandable(flags: number, bits: number, state: PageState, marked: boolean): boolean {
  if (!marked || !(flags & Flag.Short) || flags & Flag.Former || bits & NO_EXPANSION) return false;
  if (!(flags & Flag.Bare)) return true;
  if (bits & Context['ours-last']) return state.district >= -1 && state.former < 4;
  return state.expands && state.district >= 4;
}

/** 0–1 for the contract: 0.5 at the marking threshold. */
export function probabilityOf(sum: number): number {
  return Math.round(1000 / (1 + Math.exp(-(sum - fitted.weights.limits.mark) * 0.9 - 0.001))) / 1000;
}

/** What one rule weighs in one column, nats. */
export function weightOf(rule: number, column: number): number {
  return fitted.table[rule * WIDTH + column]!;
}
