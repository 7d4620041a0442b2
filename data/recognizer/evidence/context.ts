import {
  CLASS_A,
  CLASS_C,
  CUE_BEFORE,
  CUE_CITY,
  CUE_ELSEWHERE,
  CUE_OTHER_DISTRICT,
  FLAG_BARE,
  FLAG_CITY,
  FLAG_CITY_STATION,
  FLAG_CLASS_MASK,
  FLAG_CLEAN,
  FLAG_DISTRICT,
  FLAG_DISTRICT_SHORT,
  FLAG_FORMER,
  FLAG_FORMER_DISTRICT,
  FLAG_ORDINARY,
  FLAG_WIDER,
  isName,
  TRAIT_TYPE,
  TRAITS_CUE,
} from '../match/entries';
import { EDGE_LEFT, EDGE_LEFT_DOUBT, EDGE_RIGHT, EDGE_RIGHT_DOUBT } from '../match/tables';
import type { Vocabulary } from '../match/vocabulary';
import { SPEAKS_AGAINST } from './against';
import {
  CONTEXT_CITY_BEFORE,
  CONTEXT_CITY_CLAUSE,
  CONTEXT_CITY_SENTENCE,
  CONTEXT_DISTRICT_NEAR,
  CONTEXT_EDGE,
  CONTEXT_EDGE_DOUBT,
  CONTEXT_EDGE_RIGHT,
  CONTEXT_ELSEWHERE_BEFORE,
  CONTEXT_ELSEWHERE_SENTENCE,
  CONTEXT_GLUED,
  CONTEXT_INNER,
  CONTEXT_INSTITUTION_AFTER,
  CONTEXT_LED,
  CONTEXT_LONGER_PLACE,
  CONTEXT_NAME_AFTER,
  CONTEXT_NO_RAIL,
  CONTEXT_NOT_FREE,
  CONTEXT_OTHER_DISTRICT_BEFORE,
  CONTEXT_PERSON,
  CONTEXT_QUOTED,
  CONTEXT_UNIT_AFTER,
  CONTEXT_USER,
} from './bits';
import { isUnit, readCompany } from './company';
import { type BlockHits, REACH } from './hits';
import { antecedent, Chain, CONTEXT_THEN, leftEvidence } from './left';
import { following, isHan, isQuoted } from './right';
import {
  AFTER_BRANCH,
  AFTER_ERA,
  AFTER_PERSON,
  AFTER_VISITOR,
  ENDS_ANOTHER,
  ENDS_PERSON,
  IS_BRANCH,
  IS_RAIL,
  IS_SINCE_THEN,
  IS_THERE,
  IS_TOUR,
  IS_WISH,
  SIGN_CLAUSE,
  SIGN_FREE,
  SIGN_LEAD,
  SIGN_LED,
  SIGN_SENTENCE,
  SIGN_SURNAME,
  SIGN_TAIL,
  type Units,
  type Words,
  wordsOf,
} from './words';

/** Ends of full names of areas that have, or are, a 区. */
const AREA_END = '区县市州盟旗區縣';

/** Is this stretch the full name of an area elsewhere? A short form may be an accident (回|迁安|置). */
export const isWholeArea = (text: string, start: number, end: number): boolean =>
  end - start >= 3 && AREA_END.includes(text[end - 1]!);

/** 镇 */
const TOWN = 0x9547;
const COLON = 0x3a;
const WIDE_COLON = 0xff1a;
const COMMA = 0xff0c;

/** Of each hit of the block at hand: 1 where a sentence ends between it and the hit before. Used again by every call. */
let parted = new Uint8Array(256);

/** From this weight on, tenths of nats, a name that was hardly met elsewhere is as good as a unique one. */
const CLEARLY_OURS = 30;

/** A name that by itself shows that its surroundings are ours. */
const isSure = (flags: number, bits: number, weights: Uint8Array, entry: number): boolean =>
  !(flags & (FLAG_WIDER | FLAG_BARE)) &&
  !(bits & (CONTEXT_ELSEWHERE_BEFORE | CONTEXT_USER | CONTEXT_EDGE | CONTEXT_NO_RAIL)) &&
  ((flags & FLAG_CLASS_MASK) === CLASS_A || ((flags & FLAG_CLEAN) !== 0 && weights[entry]! >= CLEARLY_OURS));

/** Reads what stands around each hit of a block into its context (bits of `Context`). Linear in the number of hits; text is only read near hits. */
// Complexity: one pass over the hits of a block; a function a kind of evidence would read the same text again for each.
export function readContext(vocabulary: Vocabulary, text: string, units: Units, hits: BlockHits): void {
  const { from, to } = hits;
  const { entry: entries, start: begins, end: stops, traits, context: out } = hits.rows;
  const { starts, bodies, road, weights } = vocabulary;
  const words = wordsOf(vocabulary);
  const chain = new Chain(words, text, units);
  let rail: boolean | undefined;
  if (parted.length <= to - from) parted = new Uint8Array((to - from) * 2);
  for (let i = from; i < to; i += 1) {
    const entry = entries[i]!;
    const flag = traits[i]!;
    const type = flag >> TRAIT_TYPE;
    const start = begins[i]!;
    const end = stops[i]!;
    const next = end < text.length ? units[end]! : 0;
    const before = start > 0 ? units[start - 1]! : 0;
    chain.reach(start);
    parted[i - from] = i > from && chain.sentence >= stops[i - 1]! ? 1 : 0;
    if (!isName(type)) {
      if (
        type <= CUE_ELSEWHERE &&
        // 毕业去了石家庄，公司宿舍在|解放路上; 在合肥，|望江路是一条大路.
        (next === COLON ||
          next === WIDE_COLON ||
          (next === COMMA && '在了到去往站'.includes(text[start - 1]!, type === CUE_CITY ? 1 : 0)))
      )
        chain.headed = end;
      if (type === CUE_CITY) {
        chain.city = end;
        chain.named = end;
        if (start === 0) chain.topic = end;
        if (words.rolesAt(units, end) & AFTER_VISITOR) out[i]! |= CONTEXT_USER;
      } else if (type === CUE_OTHER_DISTRICT) {
        chain.sibling = end;
        // 临平|赶来的 has not moved the text there.
        if (words.rolesAt(units, end) & AFTER_VISITOR) out[i]! |= CONTEXT_USER;
        else chain.district(start, end, 'other');
      } else if (type === CUE_ELSEWHERE) {
        const roles = words.rolesAt(units, end);
        // Where somebody only wants to go nothing of the text happens.
        if (
          '去到回'.includes(text[start - 1]!) &&
          words.patterns[IS_WISH]!.test(text.slice(Math.max(0, start - WISH), start))
        ) {
          out[i]! |= CONTEXT_USER;
          continue;
        }
        if ('从自'.includes(text[start - 1]!) || chain.origin === start || roles & (AFTER_VISITOR | AFTER_ERA)) {
          chain.origin = end;
          if (!(roles & AFTER_ERA)) out[i]! |= CONTEXT_USER;
        }
        if (
          chain.opening === start ||
          words.signs[before]! & (SIGN_CLAUSE | SIGN_SENTENCE) ||
          // Behind the number of an item.
          text[start - 1] === '.'
        ) {
          chain.opening = end;
          if (words.patterns[IS_BRANCH]!.test(text.slice(end, end + 6))) chain.headed = end;
        }
        const within = chain.elsewhere;
        chain.elsewhere = end;
        // A city or province by its short name has no 区 of its own to confuse ours with; what stands in it may: 上海|黄浦.
        if (isWholeArea(text, start, end) || within === start) chain.district(start, end, 'other');
      } else if (type === CUE_BEFORE && start - chain.sentence < HEAD) chain.year = i;
      continue;
    }
    const edges = out[i]!;
    let bits = leftEvidence(start, chain);
    const adjoins = i > from && stops[i - 1] === start && traits[i - 1]! < TRAITS_CUE;
    const sign = words.signs[before]!;
    // A town that no list has, and its road: 丁蜀镇|东坡路.
    if (before === TOWN && !adjoins && flag & FLAG_CLASS_MASK && !'乡城小古集全本该各'.includes(text[start - 2]!))
      bits |= CONTEXT_ELSEWHERE_BEFORE;
    if (edges !== 0) {
      const length = starts[entry + 1]! - starts[entry]!;
      const whole = adjoinsNext(hits, i) || ((edges & EDGE_RIGHT) !== 0 && words.isHarmlessAt(units, end));
      // Behind a word that leads to places the longer name stands rather than the shorter word: 沿|江城路.
      const led = length >= 3 && (sign & SIGN_LEAD) !== 0;
      bits |= edgeBits(edges, length, adjoins, whole, led);
    }
    if (flag & FLAG_BARE) {
      if (chain.year >= 0 && isThen(words, text, begins[chain.year]!, stops[chain.year]!, start)) bits |= CONTEXT_THEN;
      bits |= antecedent(words, text, units, start, chain);
      if (words.ends(ENDS_ANOTHER, text, before, start)) bits |= CONTEXT_OTHER_DISTRICT_BEFORE;
      if (isHan(before) && sign & SIGN_TAIL && !(sign & SIGN_FREE) && !adjoins) bits |= CONTEXT_GLUED;
      if (chain.city === start && i > from && traits[i - 1]! >> TRAIT_TYPE === CUE_CITY) bits |= CONTEXT_GLUED;
    } else {
      bits |= following(words, text, units, end, flag, type === road, bodies[type] === 1);
      // An everyday word gains nothing by what is so far away, nor does the district's short name by its long one.
      if (
        edges === 0 &&
        !(flag & (FLAG_ORDINARY | FLAG_DISTRICT_SHORT)) &&
        !(bits & (CONTEXT_CITY_BEFORE | CONTEXT_CITY_CLAUSE))
      )
        bits |= chain.before(start, (flag & FLAG_CLEAN) !== 0) & (flag & FLAG_WIDER ? ~CONTEXT_DISTRICT_NEAR : ~0);
      if (flag & FLAG_CITY_STATION) {
        rail ??= words.patterns[IS_RAIL]!.test(text.replaceAll('车站', ''));
        // A stop of a tour is another use of the name: others on the page are no station either.
        if (!rail) bits |= words.patterns[IS_TOUR]!.test(text) ? CONTEXT_NO_RAIL | CONTEXT_PERSON : CONTEXT_NO_RAIL;
      }
      if (sign & SIGN_LED && !(bits & CONTEXT_LONGER_PLACE)) bits |= CONTEXT_LED;
      else if (isHan(before) && !(sign & SIGN_LEAD)) bits |= CONTEXT_NOT_FREE;
      if (isPerson(words, text, units, before, start, end)) bits |= CONTEXT_PERSON;
      // An institution's name before, and a word for a branch after, make the piece between part of a longer name.
      if (adjoins && bodies[traits[i - 1]! >> TRAIT_TYPE] && words.rolesAt(units, end) & AFTER_BRANCH)
        bits |= CONTEXT_INNER;
    }
    if (chain.isUser()) bits |= CONTEXT_USER;
    if (isQuoted(words, text, units, start, end, sign, (flag & (FLAG_DISTRICT_SHORT | FLAG_ORDINARY)) !== 0))
      bits |= CONTEXT_QUOTED;
    // Former towns share their names with towns that still are: 丁桥镇 in a block that speaks of 海宁.
    if (flag & FLAG_FORMER && chain.elsewhere >= 0 && '镇乡'.includes(text[end - 1]!) && !(bits & CONTEXT_CITY_BEFORE))
      bits |= CONTEXT_ELSEWHERE_SENTENCE;
    if (flag & FLAG_DISTRICT || (flag & FLAG_DISTRICT_SHORT && !(bits & (SPEAKS_AGAINST | CONTEXT_EDGE_DOUBT)))) {
      chain.district(start, end, 'ours');
      // The short name says nothing of the sentences that follow.
      if (flag & FLAG_DISTRICT_SHORT) chain.mixed = end;
    }
    // 南京|鼓楼
    else if (bits & CONTEXT_ELSEWHERE_BEFORE && chain.elsewhere === start) chain.district(start, end, 'other');
    else if (flag & FLAG_FORMER_DISTRICT) chain.district(start, end, 'former');
    if (flag & (FLAG_DISTRICT | FLAG_FORMER_DISTRICT) && !(bits & (CONTEXT_EDGE | CONTEXT_ELSEWHERE_BEFORE)))
      chain.city = chain.named = end;
    // 杭州东站 names the city, and so does a tour's 杭州站.
    else if (flag & FLAG_CITY && (!(flag & FLAG_CITY_STATION) || bits & CONTEXT_NO_RAIL))
      chain.city = chain.named = end;
    else if (isSure(flag, bits, weights, entry)) chain.city = end;
    if (
      (flag & (FLAG_CLASS_MASK | FLAG_FORMER)) < CLASS_C &&
      !(bits & SPEAKS_AGAINST) &&
      isUnit(vocabulary.kind(entry))
    )
      chain.unit = end;
    out[i] = bits;
  }
  readBackwards(vocabulary, text, hits);
  readCompany(vocabulary, text, hits);
}

/** Names of ours that touch explain the text better than a word across both: 吴山|城隍阁. */
function adjoinsNext({ rows, to }: BlockHits, i: number): boolean {
  const next = i + 1;
  return next < to && rows.start[next] === rows.end[i] && rows.traits[next]! < TRAITS_CUE;
}

/** A word across the left end, or across a name of two units, leaves little of it; 区域 after 上城区 does not. */
function edgeBits(edges: number, length: number, adjoins: boolean, whole: boolean, led: boolean): number {
  let bits = 0;
  if (edges & EDGE_LEFT && !adjoins) bits |= led ? CONTEXT_EDGE_DOUBT : CONTEXT_EDGE;
  if (edges & EDGE_RIGHT && !whole) bits |= length < 3 ? CONTEXT_EDGE : CONTEXT_EDGE_RIGHT;
  if (edges & (EDGE_LEFT_DOUBT | EDGE_RIGHT_DOUBT) && bits === 0) bits |= CONTEXT_EDGE_DOUBT;
  return bits;
}

function isPerson(words: Words, text: string, units: Units, before: number, start: number, end: number): boolean {
  if (end - start > 3) return false;
  return (
    (end - start === 2 && (words.signs[before]! & SIGN_SURNAME) !== 0) ||
    words.ends(ENDS_PERSON, text, before, start) ||
    (words.rolesAt(units, end) & AFTER_PERSON) !== 0
  );
}

/** Does the time of the year at `from` … `to` that heads a sentence last until `start`: 2017年6月，…。|区委…? */
const isThen = (words: Words, text: string, from: number, to: number, start: number): boolean =>
  words.dateAt(text, from, to) !== '' && !words.patterns[IS_SINCE_THEN]!.test(text.slice(to, start));

/** A year that begins no farther from the end of the sentence before heads its own, UTF-16 units. */
const HEAD = 5;

/** Farther before a place nobody says that he wants to go there, UTF-16 units. */
const WISH = 8;

/** Farther behind a name nothing says where it is, UTF-16 units. */
const THERE = 8;

/** What a name is shown to be by a place that is said to hold it: by its type, or as ours. */
function whereBit(type: number, ours: boolean): number {
  if (type === CUE_ELSEWHERE) return CONTEXT_ELSEWHERE_BEFORE;
  if (type === CUE_OTHER_DISTRICT) return CONTEXT_OTHER_DISTRICT_BEFORE;
  return ours ? CONTEXT_CITY_BEFORE : 0;
}

/** Evidence that stands after a name: ours later in the sentence, or a name of ours at once. */
function readBackwards(vocabulary: Vocabulary, text: string, hits: BlockHits): void {
  const { weights } = vocabulary;
  const there = wordsOf(vocabulary).patterns[IS_THERE]!;
  const { from, to } = hits;
  const { entry, start, end, traits, context: out } = hits.rows;
  let city = -1;
  for (let i = to - 1; i >= from; i -= 1) {
    const flag = traits[i]!;
    // What stands behind the end of a sentence says nothing of what stands before it.
    if (city >= 0 && parted[i - from + 1]) city = -1;
    if (flag >= TRAITS_CUE) {
      if (flag >> TRAIT_TYPE === CUE_CITY) city = start[i]!;
      continue;
    }
    if (city >= 0 && city - end[i]! <= REACH) out[i]! |= CONTEXT_CITY_SENTENCE;
    const next = i + 1;
    // Says where it is: 三堡，在杭州; 东站，南昌那个.
    if (next < to && start[next]! - end[i]! < THERE && !(flag & FLAG_BARE)) {
      const bit = whereBit(traits[next]! >> TRAIT_TYPE, city === start[next]);
      // The pattern last: most that stand so near say nothing new.
      if (bit & ~out[i]! && there.test(`${text.slice(end[i], start[next])}@${text.slice(end[next], end[next]! + 3)}`))
        out[i]! |= bit;
    }
    if (adjoinsNext(hits, i) && !(traits[next]! & FLAG_BARE)) {
      if (!(out[next]! & (CONTEXT_EDGE | CONTEXT_UNIT_AFTER))) {
        out[i]! |= CONTEXT_NAME_AFTER;
        out[i]! &= ~(CONTEXT_LONGER_PLACE | CONTEXT_INSTITUTION_AFTER);
      }
    }
    if (isSure(flag, out[i]!, weights, entry[i]!) || flag & (FLAG_DISTRICT | FLAG_FORMER_DISTRICT)) city = start[i]!;
  }
}
