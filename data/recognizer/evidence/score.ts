import { Flag, NameClass } from '../match/entries';
import type { PageState } from './page';
import { COLUMNS, Context, Rule, tableOf } from './rules';
import { WEIGHTS } from './weights';

/** What the page says of one hit, besides its own surroundings. */
export interface PageEvidence {
  state: PageState;
  inTitle: boolean;
  markedElsewhere: boolean;
  otherUse: boolean;
  underElsewhere: boolean;
}

const WIDTH = COLUMNS.length;
const DISTRICT = COLUMNS.indexOf('district');
const WIDER = COLUMNS.indexOf('wider');
const BARE = COLUMNS.indexOf('bare');
/** The column of a bare body that is taken for one of a district that ended. */
export const FORMER = COLUMNS.indexOf('former');

/** A wide body needs a name of the district near; what counts for a place does not count for it. */
export function columnOf(flags: number): number {
  if (flags & Flag.Bare) return BARE;
  if (flags & Flag.Wider) return WIDER;
  if (flags & (Flag.District | Flag.FormerDistrict) && (flags & Flag.ClassMask) !== NameClass.C) return DISTRICT;
  return flags & Flag.ClassMask;
}

/** Where the weights stand: a loop that adds needs to know of no rule. Replaced by `npm run fit` while it looks for better ones. */
export const fitted = { table: tableOf(WEIGHTS), weights: WEIGHTS };

/** Called for each rule that fires, with its weight. */
export type Fired = (rule: number, weight: number) => void;

/**
 * Log-odds that a hit is a name of ours, nats: the sum over the rules that fire.
 * @param bits the hit's context, bits of `Context`
 */
export function score(
  flags: number,
  bits: number,
  page: PageEvidence,
  column = columnOf(flags),
  fired?: Fired,
): number {
  const { table, weights } = fitted;
  let sum = 0;
  const add = (rule: number, times = 1): void => {
    const weight = table[rule * WIDTH + column]! * times;
    if (weight === 0) return;
    sum += weight;
    fired?.(rule, weight);
  };
  add(Rule.base);
  for (let rest = reduced(bits); rest !== 0; rest &= rest - 1) add(31 - Math.clz32(rest & -rest));
  if (flags & Flag.Ordinary) add(Rule.ordinary);
  if (flags & Flag.Stem) add(Rule.stem);
  if (flags & Flag.Clean) add(Rule.clean);
  if (flags & Flag.DistrictShort) add(Rule['district-short']);
  if (page.inTitle) add(Rule['in-title']);
  if (page.markedElsewhere) add(Rule['marked-elsewhere']);
  if (page.otherUse) add(Rule['other-use']);
  if (page.underElsewhere) add(Rule['under-elsewhere']);
  if (column === BARE) {
    add(Rule['district-leaning'], page.state.district);
    if (page.state.former > 0) add(Rule['former-page']);
  } else if (column === FORMER) add(Rule['former-page'], page.state.former);
  else {
    const { limits } = weights;
    const pull = table[Rule.page * WIDTH + column]! * (page.state.leaning / 2);
    const held = Math.max(limits['page-low'], Math.min(limits['page-high'], pull));
    sum += held;
    if (held !== 0) fired?.(Rule.page, held);
  }
  return sum;
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
