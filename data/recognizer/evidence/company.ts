import {
  CLASS_A,
  CLASS_B,
  CUE_ELSEWHERE,
  CUE_OTHER_DISTRICT,
  FLAG_BARE,
  FLAG_CLASS_MASK,
  FLAG_CLEAN,
  FLAG_COMMON,
  FLAG_DISTRICT,
  FLAG_DISTRICT_SHORT,
  FLAG_OTHER_DISTRICT_TOO,
  FLAG_STEM,
  FLAG_WIDER,
  isName,
} from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import { AGAINST_NEIGHBOURS } from './against';
import {
  CONTEXT_CITY_BEFORE,
  CONTEXT_CITY_SENTENCE,
  CONTEXT_COMPANY,
  CONTEXT_DISTRICT_LIST,
  CONTEXT_DISTRICT_NEAR,
  CONTEXT_ELSEWHERE_BEFORE,
  CONTEXT_LISTED,
  CONTEXT_OTHER_DISTRICT_BEFORE,
  CONTEXT_UNIT_AFTER,
} from './bits';
import type { BlockHits } from './hits';
import { ends, SEPARATOR } from './left';
import { wordsOf } from './words';

/** Farther apart than this two names say nothing of each other. */
const NEAR = 40;

const STEMS = 4;

/** 甲、乙|两区 */
const DISTRICTS = /^(?:等)?[两二三四五六七八九十各]?区/;

/** 凯旋、采荷|等三个街道: the members are units, whatever else their names say. */
const UNITS = /^等?[两二三四五六七八九十多各]?个?(?:街道|社区)/;

/** What names do for each other within a block: in company, in enumerations, beside the district. */
export function readCompany(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  if (hits.count < 2) return;
  if (keepCompany(vocabulary, hits, out)) nearDistrict(vocabulary, text, hits, out);
  enumerate(text, hits, (from, to) => {
    const next = text.slice(hits.end[to - 1]!, hits.end[to - 1]! + 5);
    readList(vocabulary, hits, from, to, DISTRICTS.test(next), UNITS.test(next), out);
  });
}

/** Marks names that stand in one block with two others of ours; everyday words and stems prove nothing. Is a wider body there? */
function keepCompany(vocabulary: Vocabulary, hits: BlockHits, out: number[]): boolean {
  let wider = false;
  const { types, flags } = vocabulary;
  let first = -1;
  let second = -1;
  let third = false;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const flag = flags[entry]!;
    if (!isName(types[entry]!)) continue;
    if (flag & FLAG_WIDER) wider = true;
    if (third || (flag & FLAG_CLASS_MASK) > CLASS_B || flag & (FLAG_BARE | FLAG_WIDER | FLAG_COMMON)) continue;
    if (out[i]! & AGAINST_NEIGHBOURS) continue;
    if (first < 0) first = entry;
    else if (entry !== first && second < 0) second = entry;
    else if (entry !== first && entry !== second) third = true;
  }
  if (second < 0) return wider;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    if (isName(types[entry]!) && (third || (entry !== first && entry !== second))) out[i]! |= CONTEXT_COMPANY;
  }
  return wider;
}

/** Marks wider bodies with a name of the district in the same sentence. */
function nearDistrict(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  for (let i = 0; i < hits.count; i += 1) {
    if (!isName(types[hits.entry[i]!]!) || !(flags[hits.entry[i]!]! & FLAG_WIDER)) continue;
    const near = (k: number, from: number, to: number): void => {
      if (!isName(types[hits.entry[k]!]!) || !(flags[hits.entry[k]!]! & FLAG_DISTRICT)) return;
      if (ends(wordsOf(vocabulary), text, from, to) === 0) out[i]! |= CONTEXT_DISTRICT_NEAR;
    };
    const start = hits.start[i]!;
    const end = hits.end[i]!;
    for (let k = i - 1; k >= 0 && start - hits.end[k]! <= NEAR; k -= 1) near(k, hits.end[k]!, start);
    for (let k = i + 1; k < hits.count && hits.start[k]! - end <= NEAR; k += 1) near(k, end, hits.start[k]!);
  }
}

/** One member of an enumeration that is no name of ours: 、新宫桥、. */
const STRANGER = /^、[\u4e00-\u9fff]{2,6}、$/;

/** Calls `list` for every enumeration: hits `from`…`to` with nothing but separators between them, or one stranger. */
export function enumerate(text: string, hits: BlockHits, list: (from: number, to: number) => void): void {
  let from = 0;
  for (let i = 1; i <= hits.count; i += 1) {
    const gap = i < hits.count ? hits.start[i]! - hits.end[i - 1]! : 99;
    if (gap > 0 && (gap <= 3 || (gap <= 8 && text[hits.start[i]! - 1] === '、')) && i - from < 64) {
      // The usual one needs no pattern.
      if (gap === 1 && text.charCodeAt(hits.start[i]! - 1) === 0x3001) continue;
      const between = text.slice(hits.end[i - 1]!, hits.start[i]!);
      if (gap <= 3 ? SEPARATOR.test(between) : STRANGER.test(between)) continue;
    }
    if (i - from > 1) list(from, i);
    from = i;
  }
}

/** Marks the members `from`…`to` of one enumeration. */
// Complexity: one pass counts what the members are, one marks them; each condition is a kind of member.
function readList(
  vocabulary: Vocabulary,
  hits: BlockHits,
  from: number,
  to: number,
  /** What follows says that they are districts. */
  said: boolean,
  /** … or streets or communities. */
  units: boolean,
  out: number[],
): void {
  const { types, flags } = vocabulary;
  let sure = units;
  let elsewhere = false;
  let districts = said ? 1 : 0;
  let stems = 0;
  let near = false;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    if (type === CUE_ELSEWHERE) elsewhere = true;
    if (type === CUE_OTHER_DISTRICT) districts += 1;
    if (!isName(type)) continue;
    if (flags[entry]! & (FLAG_STEM | FLAG_CLEAN) || vocabulary.others(entry).some(({ kind }) => kind === 'community'))
      stems += 1;
    if (out[i]! & CONTEXT_CITY_SENTENCE) near = true;
    if (out[i]! & (CONTEXT_ELSEWHERE_BEFORE | CONTEXT_OTHER_DISTRICT_BEFORE | CONTEXT_UNIT_AFTER)) elsewhere = true;
    else if (
      ((flags[entry]! & FLAG_CLASS_MASK) === CLASS_A && !(flags[entry]! & FLAG_WIDER)) ||
      out[i]! & CONTEXT_CITY_BEFORE
    )
      sure = true;
  }
  // Four communities by their bare names in a row are no accident: 十五奎巷、凤凰、彩霞岭、太庙.
  if (stems >= STEMS || (near && stems >= STEMS - 1)) sure = true;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    if (!isName(types[entry]!)) continue;
    const flag = flags[entry]!;
    if (districts > 0 && flag & FLAG_OTHER_DISTRICT_TOO) out[i]! |= CONTEXT_UNIT_AFTER;
    // 上城、萧山两区: among districts of the city the district's own short name is meant.
    else if (
      districts > 0 &&
      vocabulary.groupOf(vocabulary.kind(entry)) === 'place' &&
      flag & (FLAG_DISTRICT_SHORT | FLAG_DISTRICT)
    )
      out[i]! |= CONTEXT_DISTRICT_LIST;
    else if (!elsewhere && sure) out[i]! |= CONTEXT_LISTED;
  }
}
