import { KINDS } from '../../gazetteer/model';
import { Cue, Flag, isName, NameClass } from '../match/entries';
import { Edge } from '../match/scan';
import type { Vocabulary } from '../match/vocabulary';
import { readCompany } from './company';
import { type BlockHits, REACH } from './hits';
import { antecedent, Chain, leftEvidence, sentenceEnds } from './left';
import { following, isQuoted } from './right';
import { Context } from './rules';
import { After, Sign, type Words, wordsOf } from './words';

/** Marks of links, mail addresses and user names. */
const LINKS = ['@', '＠', '://', 'www.'];
const USER = /[@＠][^\s，。：:；、!！?？@＠]{0,20}$/;
const LINK = /(?:https?:\/\/|www\.|[\w.-]+@)[^\s，。；、]{0,60}$/;

/** Ends of full names of areas that have, or are, a 区. */
const AREA_END = '区县市州盟旗區縣';

/** Is this stretch the full name of an area elsewhere? A short form may be an accident (回|迁安|置). */
export const isWholeArea = (text: string, start: number, end: number): boolean =>
  end - start >= 3 && AREA_END.includes(text[end - 1]!);

const isHan = (char: string | undefined): boolean => char !== undefined && char >= '\u4e00' && char <= '\u9fff';

/** A name that by itself shows that its surroundings are ours. */
const isSure = (flags: number, bits: number): boolean =>
  (flags & Flag.ClassMask) === NameClass.A &&
  !(flags & (Flag.Wider | Flag.Bare)) &&
  !(bits & (Context['elsewhere-before'] | Context.user | Context.edge | Context['no-rail']));

/**
 * Reads what stands around each hit of a block into `out` (bits of `Context`). Linear in the number of hits; text is
 * only read near hits.
 * @param edges which ends of a hit a word crosses, as the scan gave them
 */
// Complexity: one pass over the hits of a block; a function a kind of evidence would read the same text again for each.
export function readContext(
  vocabulary: Vocabulary,
  text: string,
  hits: BlockHits,
  edges: ArrayLike<number>,
  out: number[],
): void {
  const { types, flags, starts } = vocabulary;
  const words = wordsOf(vocabulary);
  const chain = new Chain();
  const links = LINKS.some((mark) => text.includes(mark));
  const quotes = text.includes('《');
  let rail: boolean | undefined;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    const flag = flags[entry]!;
    const start = hits.start[i]!;
    const end = hits.end[i]!;
    if (!isName(type)) {
      if (type <= Cue.Elsewhere && (text[end] === '：' || text[end] === ':')) chain.headed = end;
      if (type === Cue.City) chain.city = end;
      else if (type === Cue.OtherDistrict) {
        chain.sibling = end;
        chain.district(text, start, end, 'other');
      } else if (type === Cue.Elsewhere) {
        chain.elsewhere = end;
        // A city or province by its short name has no 区 of its own to confuse ours with.
        if (isWholeArea(text, start, end)) chain.district(text, start, end, 'other');
      }
      continue;
    }
    const length = starts[entry + 1]! - starts[entry]!;
    chain.reach(words, text, start);
    let bits = leftEvidence(start, chain);
    const adjoins = i > 0 && hits.end[i - 1] === start && isName(types[hits.entry[i - 1]!]!);
    const whole = adjoinsNext(vocabulary, hits, i) || ((edges[i]! & Edge.Right) !== 0 && words.isHarmlessAt(text, end));
    bits |= edgeBits(edges[i]!, length, adjoins, whole);
    if (flag & Flag.Bare) {
      bits |= antecedent(words, text, start, chain);
      if (words.another.test(text.slice(Math.max(0, start - 8), start))) bits |= Context['other-district-before'];
      const before = text[start - 1];
      const sign = words.signs[text.charCodeAt(start - 1)] ?? 0;
      if (isHan(before) && sign & Sign.Tail && !(sign & Sign.Free) && !adjoins) bits |= Context.glued;
      if (chain.city === start && i > 0 && types[hits.entry[i - 1]!] === Cue.City) bits |= Context.glued;
    } else {
      bits |= following(words, text, end, flag, vocabulary.kind(entry) === 'road');
      if (flag & Flag.CityStation) {
        rail ??= words.rail.test(text.replaceAll('车站', ''));
        if (!rail) bits |= Context['no-rail'];
      }
      const last = text[start - 1];
      if (isHan(last) && !(words.signs[last!.charCodeAt(0)]! & Sign.Lead)) bits |= Context['not-free'];
      if (isPerson(words, text, start, end)) bits |= Context.person;
      if (adjoins && isInner(vocabulary, words, hits.entry[i - 1]!, text, end)) bits |= Context.inner;
    }
    if (links && isUser(text, start)) bits |= Context.user;
    if (quotes && isQuoted(text, start, end)) bits |= Context.quoted;
    // Former towns share their names with towns that still are: 丁桥镇 in a block that speaks of 海宁.
    if (
      flag & Flag.Former &&
      chain.elsewhere >= 0 &&
      '镇乡'.includes(text[end - 1]!) &&
      !(bits & Context['city-before'])
    )
      bits |= Context['elsewhere-sentence'];
    if (flag & Flag.District) chain.district(text, start, end, 'ours');
    else if (flag & Flag.FormerDistrict) chain.district(text, start, end, 'former');
    if (flag & (Flag.District | Flag.FormerDistrict) && !(bits & Context.edge)) chain.city = end;
    else if (isSure(flag, bits) || (flag & Flag.City && !(flag & (Flag.CityStation | Flag.Wider)))) chain.city = end;
    out[i] = bits;
  }
  readBackwards(vocabulary, words, text, hits, out);
  readCompany(vocabulary, text, hits, out);
}

/** Names of ours that touch explain the text better than a word across both: 吴山|城隍阁. */
function adjoinsNext({ types }: Vocabulary, hits: BlockHits, i: number): boolean {
  const next = i + 1;
  return next < hits.count && hits.start[next] === hits.end[i] && isName(types[hits.entry[next]!]!);
}

/** A word across the left end, or across a name of two units, leaves little of it; 区域 after 上城区 does not. */
function edgeBits(edges: number, length: number, adjoins: boolean, whole: boolean): number {
  if (edges === 0) return 0;
  let bits = 0;
  if (edges & Edge.Left && !adjoins) bits |= Context.edge;
  if (edges & Edge.Right && !whole) bits |= length < 3 ? Context.edge : Context['edge-right'];
  if (edges & (Edge.LeftDoubt | Edge.RightDoubt) && bits === 0) bits |= Context['edge-doubt'];
  return bits;
}

function isPerson(words: Words, text: string, start: number, end: number): boolean {
  if (end - start > 3) return false;
  if (end - start === 2 && words.isSurname(text[start - 1])) return true;
  return words.leadsToPerson(text, start) || (words.rolesAt(text, end) & After.Person) !== 0;
}

/** Does an institution's name before, and a word for a branch after, make the piece between part of a longer name? */
function isInner(vocabulary: Vocabulary, words: Words, before: number, text: string, end: number): boolean {
  return KINDS[vocabulary.kind(before)] === 'organization' && (words.rolesAt(text, end) & After.Branch) !== 0;
}

function isUser(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 64), start);
  return USER.test(before) || LINK.test(before);
}

/** Evidence that stands after a name: ours later in the sentence, or a name of ours at once. */
function readBackwards(vocabulary: Vocabulary, words: Words, text: string, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  let city = -1;
  for (let i = hits.count - 1; i >= 0; i -= 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    const flag = flags[entry]!;
    // What stands behind the end of a sentence says nothing of what stands before it.
    if (city >= 0 && sentenceEnds(words, text, hits.end[i]!, hits.start[i + 1]!)) city = -1;
    if (!isName(type)) {
      if (type === Cue.City) city = hits.start[i]!;
      continue;
    }
    if (city >= 0 && city - hits.end[i]! <= REACH) out[i]! |= Context['city-sentence'];
    const next = i + 1;
    if (adjoinsNext(vocabulary, hits, i) && !(flags[hits.entry[next]!]! & Flag.Bare)) {
      if (!(out[next]! & (Context.edge | Context['unit-after']))) {
        out[i]! |= Context['name-after'];
        out[i]! &= ~(Context['longer-place'] | Context['institution-after']);
      }
    }
    if (isSure(flag, out[i]!) || flag & (Flag.District | Flag.FormerDistrict)) city = hits.start[i]!;
  }
}
