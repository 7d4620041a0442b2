import { KINDS } from '../../gazetteer/model';
import { Cue, Flag, isName, NameClass } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockHits } from './hits';
import { Context } from './rules';

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
  enumerate(text, hits, (from, to) => readList(vocabulary, hits, from, to, out));
}

/** Marks names that stand in one block with two others of ours; everyday words and stems prove nothing. */
function keepCompany(vocabulary: Vocabulary, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  let first = -1;
  let second = -1;
  let third = false;
  let district = false;
  let wider = false;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const flag = flags[entry]!;
    if (!isName(types[entry]!)) continue;
    if (flag & Flag.District) district = true;
    if (flag & Flag.Wider) wider = true;
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
    if (wider && district && flags[entry]! & Flag.Wider) out[i]! |= Context['district-near'];
  }
}

/** Calls `list` for every enumeration: hits `from`…`to` with nothing but separators between them. */
export function enumerate(text: string, hits: BlockHits, list: (from: number, to: number) => void): void {
  let from = 0;
  for (let i = 1; i <= hits.count; i += 1) {
    const gap = i < hits.count ? hits.start[i]! - hits.end[i - 1]! : 99;
    if (gap > 0 && gap <= 3 && SEPARATOR.test(text.slice(hits.end[i - 1]!, hits.start[i]!)) && i - from < 64) continue;
    if (i - from > 1) list(from, i);
    from = i;
  }
}

/** Marks the members `from`…`to` of one enumeration. */
function readList(vocabulary: Vocabulary, hits: BlockHits, from: number, to: number, out: number[]): void {
  const { types, flags } = vocabulary;
  let sure = false;
  let elsewhere = false;
  let districts = 0;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    if (type === Cue.Elsewhere) elsewhere = true;
    if (type === Cue.OtherDistrict) districts += 1;
    if (!isName(type)) continue;
    if (out[i]! & (Context['elsewhere-before'] | Context['other-district-before'] | Context['unit-after']))
      elsewhere = true;
    else if (
      ((flags[entry]! & Flag.ClassMask) === NameClass.A && !(flags[entry]! & Flag.Wider)) ||
      out[i]! & Context['city-before']
    )
      sure = true;
  }
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
