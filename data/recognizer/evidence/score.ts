import {
  CLASS_B,
  CLASS_C,
  FLAG_BARE,
  FLAG_CITY,
  FLAG_CITY_STATION,
  FLAG_CLASS_MASK,
  FLAG_CLEAN,
  FLAG_COMMON,
  FLAG_DISTRICT,
  FLAG_DISTRICT_SHORT,
  FLAG_FORMER,
  FLAG_FORMER_DISTRICT,
  FLAG_ORDINARY,
  FLAG_OTHER_DISTRICT_TOO,
  FLAG_SHORT,
  FLAG_STEM,
  FLAG_WIDER,
} from '../match/entries';
import {
  COLUMN_BARE,
  COLUMN_COUNT,
  COLUMN_DISTRICT,
  COLUMN_FORMER,
  COLUMN_WIDER,
  CONTEXT_CITY_BEFORE,
  CONTEXT_CITY_CLAUSE,
  CONTEXT_CITY_SENTENCE,
  CONTEXT_COMPANY,
  CONTEXT_DISTRICT_NEAR,
  CONTEXT_EDGE,
  CONTEXT_EDGE_RIGHT,
  CONTEXT_ELSEWHERE_SENTENCE,
  CONTEXT_FORMER_EARLIER,
  CONTEXT_FORMER_LAST,
  CONTEXT_GLUED,
  CONTEXT_INSTITUTION_AFTER,
  CONTEXT_LISTED,
  CONTEXT_NAME_AFTER,
  CONTEXT_NO_RAIL,
  CONTEXT_NOT_FREE,
  CONTEXT_OTHER_EARLIER,
  CONTEXT_OTHER_LAST,
  CONTEXT_OURS_LAST,
  CONTEXT_PERSON,
  CONTEXT_QUOTED,
  CONTEXT_SEVERAL,
  CONTEXT_VISITED,
  RULE_BASE,
  RULE_CLEAN,
  RULE_COVERAGE,
  RULE_DISTRICT_LEANING,
  RULE_DISTRICT_SHORT,
  RULE_FORMER_PAGE,
  RULE_IN_TITLE,
  RULE_LED,
  RULE_MARKED_ELSEWHERE,
  RULE_ORDINARY,
  RULE_OTHER_USE,
  RULE_PAGE,
  RULE_SELDOM_WORD,
  RULE_STEM,
  RULE_UNDER_ELSEWHERE,
  RULE_VISITED,
} from './bits';
import { CONTEXT_THEN } from './left';
import type { PageState } from './page';
import { tableOf } from './rules';
import { WEIGHTS } from './weights';

// What the page says of one hit besides its own surroundings, as bits.

export const PAGE_IN_TITLE = 1;
// The others in the order of their rules.
export const PAGE_MARKED_ELSEWHERE = 1 << (RULE_MARKED_ELSEWHERE - RULE_IN_TITLE);
export const PAGE_OTHER_USE = 1 << (RULE_OTHER_USE - RULE_IN_TITLE);
export const PAGE_UNDER_ELSEWHERE = 1 << (RULE_UNDER_ELSEWHERE - RULE_IN_TITLE);

/** Place of the bit that says something else of bare bodies. */
const NO_RAIL = 31 - Math.clz32(CONTEXT_VISITED);

/** The column a name is judged in. */
export function columnOf(flags: number): number {
  if (flags & FLAG_BARE) return COLUMN_BARE;
  if (flags & FLAG_WIDER) return COLUMN_WIDER;
  // With the city's name as well, 杭州市上城区, it needs nothing more.
  const rank = flags & FLAG_CLASS_MASK;
  if (flags & (FLAG_DISTRICT | FLAG_FORMER_DISTRICT) && rank !== CLASS_C && !(flags & FLAG_CITY))
    return COLUMN_DISTRICT;
  return flags & FLAG_COMMON && rank === 1 ? CLASS_C : rank;
}

/** Where the weights stand: a loop that adds needs to know of no rule. Replaced by `npm run fit` while it looks for better ones. */
export const fitted = { table: tableOf(WEIGHTS), weights: WEIGHTS };

/** The rules that the last call of `score` added up, with what each weighed. */
export const fired = { count: 0, rule: new Int32Array(64), weight: new Float64Array(64) };

/** What a rule weighs in a column, nats, noted in `fired`. */
export function add(rule: number, column: number, times = 1): number {
  const weight = fitted.table[rule * COLUMN_COUNT + column]! * times;
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
// Complexity: one condition a group of rules.
export function score(flags: number, bits: number, page: number, state: PageState, column: number): number {
  fired.count = 0;
  let sum = add(RULE_BASE, column);
  const bare = column === COLUMN_BARE || column === COLUMN_FORMER;
  for (let rest = reduced(flags, bits, page, state); rest !== 0; rest &= rest - 1) {
    const rule = 31 - Math.clz32(rest & -rest);
    sum += add(bare ? (rule === NO_RAIL ? RULE_VISITED : rule) : rule === RULE_LED - 1 ? RULE_LED : rule, column);
  }
  if (flags & (FLAG_ORDINARY | FLAG_STEM)) sum += add(wordRule(flags), column);
  if (flags & FLAG_CLEAN) sum += add(RULE_CLEAN, column);
  if (flags & FLAG_DISTRICT_SHORT && state.named) sum += add(RULE_DISTRICT_SHORT, column);
  // Where the city is named nearest an occurrence speaks for itself: 温州解放路、杭州解放路; former towns need it right before, persons live anywhere.
  const said =
    bits & (flags & FLAG_FORMER || bits & CONTEXT_PERSON ? CONTEXT_CITY_BEFORE : SAYS_OURS) ? ~PAGE_OTHER_USE : ~0;
  for (let rest = page & said, rule = RULE_IN_TITLE; rest !== 0; rest >>= 1, rule += 1)
    if (rest & 1) sum += add(rule, column);
  if (column === COLUMN_BARE) {
    sum += add(RULE_DISTRICT_LEANING, column, state.district);
    if (state.former > 0) sum += add(RULE_FORMER_PAGE, column);
  } else if (column === COLUMN_FORMER) sum += add(RULE_FORMER_PAGE, column, state.former);
  else {
    if (state.coverage > 0) sum += add(RULE_COVERAGE, column, state.coverage);
    // A firm that was never met elsewhere, beside bodies that are the district's.
    if (column === COLUMN_WIDER && state.district > 0) sum += add(RULE_DISTRICT_LEANING, column, state.district);
    const held = pullOf(flags, bits, state, column);
    if (held !== 0) sum += note(RULE_PAGE, held);
  }
  return sum;
}

/** How far a name is a word or the stem of a community as well. */
const wordRule = (flags: number): number =>
  !(flags & FLAG_ORDINARY) ? RULE_STEM : flags & FLAG_STEM ? RULE_SELDOM_WORD : RULE_ORDINARY;

/** Surroundings that say whose a name is, whatever it means elsewhere on the page. */
const SAYS_OURS = CONTEXT_CITY_BEFORE | CONTEXT_CITY_CLAUSE | CONTEXT_FORMER_LAST;

/** What a page is at least worth to a name behind the city, with no other place between them in the block, nats. */
const SAID_HERE = 2;

/** The sentence names the city or what is ours. */
export const SENTENCE_OURS =
  CONTEXT_CITY_BEFORE | CONTEXT_CITY_CLAUSE | CONTEXT_CITY_SENTENCE | CONTEXT_OURS_LAST | CONTEXT_LISTED;
/** … or what stands around it. */
const NEAR_OURS = SENTENCE_OURS | CONTEXT_NAME_AFTER;

/** Is it a name that many towns have, or 上城, which estates are called as well? */
export const isNamesake = (flags: number): boolean =>
  columnOf(flags) === CLASS_C || (flags & FLAG_DISTRICT_SHORT) !== 0;

/** What the page's leaning is worth in a column, within limits. */
function pullOf(flags: number, bits: number, state: PageState, column: number): number {
  const { limits } = fitted.weights;
  const leaning = column === COLUMN_DISTRICT ? state.besides : state.leaning;
  let low = column === COLUMN_DISTRICT ? limits['page-low-district'] : limits['page-low'];
  // What stands right behind the city, or where it was named last, is there whatever the page is about; a lake or a district of one name may be meant.
  if (bits & (CONTEXT_OURS_LAST | CONTEXT_CITY_CLAUSE | CONTEXT_CITY_BEFORE) && !(flags & FLAG_OTHER_DISTRICT_TOO))
    low = SAID_HERE;
  const pull = fitted.table[RULE_PAGE * COLUMN_COUNT + column]! * (leaning / 2);
  // On a page that tells of two cities nothing but its surroundings says whose such a name is.
  const { mixed } = state;
  const near = mixed > 1 ? NEAR_OURS : NEAR_OURS | CONTEXT_COMPANY;
  const high =
    !mixed || flags & FLAG_CITY || bits & near
      ? limits['page-high']
      : isNamesake(flags)
        ? limits['page-mixed']
        : mixed > 1 && column === CLASS_B
          ? limits['page-headed']
          : limits['page-high'];
  return Math.max(low, Math.min(high, pull));
}

/** Of other names than bodies: ours was named last, by what it holds. */
const HALF = CONTEXT_OURS_LAST | CONTEXT_DISTRICT_NEAR;

/** Of the three steps of nearness only the nearest counts; a place elsewhere in the sentence counts nothing behind our own name. */
function reduced(flags: number, bits: number, page: number, { mixed }: PageState): number {
  let rest = bits;
  // Where a page uses 杭州站 for a stop of a tour too, the underground in one of its sentences makes no station of it.
  if (flags & FLAG_CITY_STATION && page & PAGE_OTHER_USE) rest |= CONTEXT_NO_RAIL;
  // On a page that tells of two cities a sight of ours in the sentence before says nothing of a name that many towns have.
  if (mixed && (rest & HALF) === HALF && isNamesake(flags)) rest &= ~CONTEXT_OURS_LAST;
  // The city heads the institution's name, not the place it is called after: 杭州市|丁兰|实验小学.
  if (rest & CONTEXT_INSTITUTION_AFTER) rest &= ~(CONTEXT_CITY_BEFORE | CONTEXT_CITY_CLAUSE);
  if (rest & CONTEXT_CITY_BEFORE) {
    if (rest & CONTEXT_CITY_CLAUSE) rest &= ~(CONTEXT_CITY_CLAUSE | CONTEXT_CITY_SENTENCE);
    rest &= ~(CONTEXT_ELSEWHERE_SENTENCE | CONTEXT_NOT_FREE);
  } else if (rest & CONTEXT_CITY_CLAUSE) rest &= ~(CONTEXT_CITY_SENTENCE | CONTEXT_NOT_FREE);
  return rest;
}

/** Surroundings in which nothing is expanded. */
const NO_EXPANSION =
  CONTEXT_SEVERAL |
  CONTEXT_OTHER_LAST |
  CONTEXT_OTHER_EARLIER |
  CONTEXT_FORMER_EARLIER |
  CONTEXT_QUOTED |
  CONTEXT_EDGE |
  CONTEXT_EDGE_RIGHT;

/** Both: the text says that it is a body of today. */
const TODAY = CONTEXT_OURS_LAST | CONTEXT_DISTRICT_NEAR;

/**
 * Expansion is stricter than marking: the page must say by its site, its title or a heading that it is the district's,
 * name it in the same sentence, or speak of it and no other.
 */
export function expandable(flags: number, bits: number, state: PageState, marked: boolean): boolean {
  if (!marked || !(flags & FLAG_SHORT) || flags & FLAG_FORMER || bits & NO_EXPANSION) return false;
  if (!(flags & FLAG_BARE)) return true;
  if (bits & CONTEXT_GLUED) return false;
  const near = bits & (CONTEXT_OURS_LAST | CONTEXT_DISTRICT_NEAR);
  if (near === TODAY) return true;
  if (near) return (bits & CONTEXT_VISITED) !== 0 || (state.district >= -1 && state.former < 4);
  return state.expands && state.district >= 4;
}

/**
 * Is it a body of the district of then? A year says it that heads the sentence, or the date of the page; of a body that carries
 * the district's name the page alone.
 */
export function wasThen(flags: number, bits: number, { before }: PageState, body: boolean): boolean {
  if (!(flags & FLAG_BARE)) return before && body && (flags & FLAG_DISTRICT) !== 0;
  return (bits & CONTEXT_THEN) !== 0 || (before && (bits & TODAY) !== TODAY);
}

/** 0–1 for the contract: 0.5 at the marking threshold. */
export function probabilityOf(sum: number): number {
  return Math.round(1000 / (1 + Math.exp(-(sum - fitted.weights.limits.mark) * 0.9 - 0.001))) / 1000;
}
