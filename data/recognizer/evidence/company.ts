import { KINDS } from '../../gazetteer/model';
import { Cue, Flag, isName, NameClass } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockHits } from './hits';
import { ends } from './left';
import { Context } from './rules';
import { wordsOf } from './words';

/** Farther apart than this two names say nothing of each other. */
const NEAR = 40;

const STEMS = 4;

/** Between the members of an enumeration. */
const SEPARATOR = /^[\s\u3000]*(?:[、，,/／;；|和与及暨·—–-]|以及)?[\s\u3000]*$/;

const NO_COMPANY =
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
  Context['no-rail'];

/** What names do for each other within a block: in company, in enumerations, beside the district. */
export function readCompany(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  keepCompany(vocabulary, hits, out);
  nearDistrict(vocabulary, text, hits, out);
  enumerate(text, hits, (from, to) => readList(vocabulary, hits, from, to, out));
}

/** Marks names that stand in one block with two others of ours; everyday words and stems prove nothing. */
function keepCompany(vocabulary: Vocabulary, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  let first = -1;
  let second = -1;
  let third = false;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const flag = flags[entry]!;
    if (!isName(types[entry]!)) continue;
    if (third || (flag & Flag.ClassMask) > NameClass.B || flag & (Flag.Bare | Flag.Wider | Flag.Common)) continue;
    if (out[i]! & NO_COMPANY) continue;
    if (first < 0) first = entry;
    else if (entry !== first && second < 0) second = entry;
    else if (entry !== first && entry !== second) third = true;
  }
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    if (!isName(types[entry]!)) continue;
    if (second >= 0 && (third || (entry !== first && entry !== second))) out[i]! |= Context.company;
  }
}

/** Marks wider bodies with a name of the district in the same sentence. */
function nearDistrict(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  for (let i = 0; i < hits.count; i += 1) {
    if (!isName(types[hits.entry[i]!]!) || !(flags[hits.entry[i]!]! & Flag.Wider)) continue;
    for (let k = 0; k < hits.count; k += 1) {
      if (k === i || !isName(types[hits.entry[k]!]!) || !(flags[hits.entry[k]!]! & Flag.District)) continue;
      const [from, to] = k < i ? [hits.end[k]!, hits.start[i]!] : [hits.end[i]!, hits.start[k]!];
      if (to - from <= NEAR && ends(wordsOf(vocabulary), text, from, to) === 0) out[i]! |= Context['district-near'];
    }
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
      const between = text.slice(hits.end[i - 1]!, hits.start[i]!);
      if (gap <= 3 ? SEPARATOR.test(between) : STRANGER.test(between)) continue;
    }
    if (i - from > 1) list(from, i);
    from = i;
  }
}

/** Marks the members `from`…`to` of one enumeration. */
// Complexity: one condition a way in which a member of a list speaks for or against the others.
function readList(vocabulary: Vocabulary, hits: BlockHits, from: number, to: number, out: number[]): void {
  const { types, flags } = vocabulary;
  let sure = false;
  let elsewhere = false;
  let districts = 0;
  let stems = 0;
  let near = false;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    if (type === Cue.Elsewhere) elsewhere = true;
    if (type === Cue.OtherDistrict) districts += 1;
    if (!isName(type)) continue;
    if (flags[entry]! & (Flag.Stem | Flag.Clean) || vocabulary.others(entry).some(({ kind }) => kind === 'community'))
      stems += 1;
    if (out[i]! & Context['city-sentence']) near = true;
    if (out[i]! & (Context['elsewhere-before'] | Context['other-district-before'] | Context['unit-after']))
      elsewhere = true;
    else if (
      ((flags[entry]! & Flag.ClassMask) === NameClass.A && !(flags[entry]! & Flag.Wider)) ||
      out[i]! & Context['city-before']
    )
      sure = true;
  }
  // Four communities by their bare names in a row are no accident: 十五奎巷、凤凰、彩霞岭、太庙.
  if (stems >= STEMS || (near && stems >= STEMS - 1)) sure = true;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    if (!isName(types[entry]!)) continue;
    const flag = flags[entry]!;
    if (districts > 0 && flag & Flag.OtherDistrictToo) out[i]! |= Context['unit-after'];
    // 上城、萧山两区: among districts of the city the district's own short name is meant.
    else if (districts > 0 && KINDS[vocabulary.kind(entry)] === 'place' && flag & (Flag.DistrictShort | Flag.District))
      out[i]! |= Context['district-list'];
    else if (!elsewhere && sure) out[i]! |= Context.listed;
  }
}
