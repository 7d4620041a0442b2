import type { Kind } from '../../gazetteer/model';
import {
  CLASS_A,
  CLASS_B,
  CLASS_C,
  CUE_ELSEWHERE,
  CUE_OTHER_DISTRICT,
  FLAG_BARE,
  FLAG_CLASS_MASK,
  FLAG_CLEAN,
  FLAG_COMMON,
  FLAG_DISTRICT,
  FLAG_DISTRICT_SHORT,
  FLAG_ORDINARY,
  FLAG_OTHER_DISTRICT_TOO,
  FLAG_STEM,
  FLAG_WIDER,
  isName,
  TRAIT_TYPE,
  TRAITS_CUE,
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
  CONTEXT_LONGER_PLACE,
  CONTEXT_OTHER_DISTRICT_BEFORE,
  CONTEXT_UNIT_AFTER,
} from './bits';
import type { BlockHits } from './hits';
import { isOneClause } from './left';
import { IS_DISTRICTS, IS_KIND, IS_PERSONS, IS_SEPARATOR, IS_STRANGER, type Words, wordsOf } from './words';

/** Is it a unit of a district? */
export const isUnit = (kind: Kind): boolean => kind === 'street' || kind === 'community' || kind === 'village';

/** Farther apart than this two names say nothing of each other. */
const NEAR = 40;

const STEMS = 4;
/** What says that the members of a list are persons is no longer, UTF-16 units. */
const PERSONS = 5;
/** So many units in a row, with nothing else between them, leave no doubt where they are. */
const ROW = 3;

/** Words right behind a name, or behind the list it is in, say what kind of thing it is: 凯旋、采荷|等三个街道. The kinds, in the order of the pattern's groups. */
const SAID = ['community', 'street', 'station', 'village'] as const;

/** The kind that the text says from `at` on. */
export function kindAfter(vocabulary: Vocabulary, text: string, at: number): Kind | undefined {
  const said = wordsOf(vocabulary).patterns[IS_KIND]!.exec(text.slice(at, at + 12));
  return said ? SAID[said.findIndex((group, k) => k > 0 && group) - 1] : undefined;
}

/** What names do for each other within a block: in company, in enumerations, beside the district. */
export function readCompany(vocabulary: Vocabulary, text: string, hits: BlockHits): void {
  const { rows, from, to } = hits;
  if (to - from < 2) return;
  if (keepCompany(hits)) nearDistrict(vocabulary, text, hits);
  const words = wordsOf(vocabulary);
  enumerate(words, text, hits, (first, last) => {
    const end = rows.end[last - 1]!;
    if (words.patterns[IS_PERSONS]!.test(text.slice(end, end + PERSONS))) return;
    const kind = kindAfter(vocabulary, text, end);
    const units = kind === 'street' || kind === 'community' || kind === 'village';
    const districts = words.patterns[IS_DISTRICTS]!.test(text.slice(end, end + 5));
    readList(vocabulary, { rows, from: first, to: last, seen: hits.seen }, districts, units, text);
  });
}

/** Marks names that stand in one block with two others of ours; everyday words and stems prove nothing. Is a wider body there? */
function keepCompany({ rows, from, to }: BlockHits): boolean {
  const { entry: entries, traits, context: out } = rows;
  let wider = false;
  let first = -1;
  let second = -1;
  let third = false;
  for (let i = from; i < to; i += 1) {
    const flag = traits[i]!;
    if (flag >= TRAITS_CUE) continue;
    if (flag & FLAG_WIDER) wider = true;
    if (third || (flag & FLAG_CLASS_MASK) > CLASS_B || flag & (FLAG_BARE | FLAG_WIDER | FLAG_COMMON)) continue;
    if (out[i]! & AGAINST_NEIGHBOURS) continue;
    const entry = entries[i]!;
    if (first < 0) first = entry;
    else if (entry !== first && second < 0) second = entry;
    else if (entry !== first && entry !== second) third = true;
  }
  if (second < 0) return wider;
  for (let i = from; i < to; i += 1)
    if (traits[i]! < TRAITS_CUE && (third || (entries[i] !== first && entries[i] !== second)))
      out[i]! |= CONTEXT_COMPANY;
  return wider;
}

/** Marks wider bodies with a name of the district in the same sentence. */
function nearDistrict(vocabulary: Vocabulary, text: string, hits: BlockHits): void {
  const { start: begins, end: stops, traits, context: out } = hits.rows;
  const words = wordsOf(vocabulary);
  for (let i = hits.from; i < hits.to; i += 1) {
    if (!(traits[i]! & FLAG_WIDER)) continue;
    const start = begins[i]!;
    const end = stops[i]!;
    // Cues have no flags.
    for (let k = i - 1; k >= hits.from && start - stops[k]! <= NEAR; k -= 1)
      if (traits[k]! & FLAG_DISTRICT && isOneClause(words, text, stops[k]!, start)) out[i]! |= CONTEXT_DISTRICT_NEAR;
    for (let k = i + 1; k < hits.to && begins[k]! - end <= NEAR; k += 1)
      if (traits[k]! & FLAG_DISTRICT && isOneClause(words, text, end, begins[k]!)) out[i]! |= CONTEXT_DISTRICT_NEAR;
  }
}

/** Calls `list` for every enumeration: hits `from`…`to` with nothing but separators between them, or one stranger. */
export function enumerate(
  { patterns }: Words,
  text: string,
  hits: BlockHits,
  list: (from: number, to: number) => void,
): void {
  const { start, end } = hits.rows;
  let from = hits.from;
  for (let i = from + 1; i <= hits.to; i += 1) {
    const gap = i < hits.to ? start[i]! - end[i - 1]! : 99;
    if (gap > 0 && (gap <= 3 || (gap <= 8 && text[start[i]! - 1] === '、')) && i - from < 64) {
      // The usual one needs no pattern.
      if (gap === 1 && text.charCodeAt(start[i]! - 1) === 0x3001) continue;
      const between = text.slice(end[i - 1]!, start[i]!);
      if (patterns[gap <= 3 ? IS_SEPARATOR : IS_STRANGER]!.test(between)) continue;
    }
    if (i - from > 1) list(from, i);
    from = i;
  }
}

/** A word of every text; the stem of a unit that is a word now and then is none. */
const isEveryday = (flags: number): boolean => (flags & (FLAG_ORDINARY | FLAG_STEM)) === FLAG_ORDINARY;

/** Do all members stand side by side as a sentence joins them: 、, 和, 与, 及? */
function isJoined(text: string, { start, end }: BlockHits['rows'], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1)
    if (start[i]! - end[i - 1]! !== 1 || !JOINTS.includes(text[end[i - 1]!]!)) return false;
  return true;
}

const JOINTS = '、和与及';

/** Marks the members of one enumeration. */
// Complexity: one pass counts what the members are, one marks them; each condition is a kind of member.
function readList(
  vocabulary: Vocabulary,
  { rows, from, to }: BlockHits,
  /** What follows says that they are districts. */
  said: boolean,
  /** … or streets or communities. */
  units: boolean,
  text: string,
): void {
  const { entry: entries, end: stop, traits, context: out } = rows;
  let sure = units;
  let elsewhere = false;
  let districts = said ? 1 : 0;
  let stems = 0;
  /** Members that are units, those of them that are everyday words, and those that are no words. */
  let members = 0;
  let everyday = 0;
  let pure = 0;
  let near = false;
  for (let i = from; i < to; i += 1) {
    const flag = traits[i]!;
    const type = flag >> TRAIT_TYPE;
    if (type === CUE_ELSEWHERE) elsewhere = true;
    if (type === CUE_OTHER_DISTRICT) districts += 1;
    if (!isName(type)) continue;
    const unit =
      isUnit(vocabulary.kind(entries[i]!)) || vocabulary.others(entries[i]!).some(({ kind }) => kind === 'community');
    if (unit || flag & (FLAG_STEM | FLAG_CLEAN)) stems += 1;
    // 花园社区 is in every town.
    if (unit && ((flag & FLAG_CLASS_MASK) < CLASS_C || !'区村'.includes(text[stop[i]! - 1]!))) {
      members += 1;
      if (isEveryday(flag)) everyday += 1;
      else if (!(flag & FLAG_ORDINARY)) pure += 1;
    }
    if (out[i]! & CONTEXT_CITY_SENTENCE) near = true;
    if (out[i]! & (CONTEXT_ELSEWHERE_BEFORE | CONTEXT_OTHER_DISTRICT_BEFORE | CONTEXT_UNIT_AFTER)) elsewhere = true;
    else if (((flag & FLAG_CLASS_MASK) === CLASS_A && !(flag & FLAG_WIDER)) || out[i]! & CONTEXT_CITY_BEFORE)
      sure = true;
  }
  // Four communities or streets by their bare names in a row are no accident: 十五奎巷、凤凰、彩霞岭、太庙.
  if (stems >= STEMS || (near && stems >= STEMS - 1)) sure = true;
  // Nor are two that are joined as words of a sentence are: 江锦、钱运的居民.
  const joined = members === to - from && (pure > 0 || everyday === 0) && isJoined(text, rows, from, to);
  if (joined) sure = true;
  // Of three and more each stands among ours, whatever the page is about: 望江、清波、小营.
  const among = joined && members >= ROW ? CONTEXT_CITY_BEFORE : 0;
  for (let i = from; i < to; i += 1) {
    const flag = traits[i]!;
    if (flag >= TRAITS_CUE) continue;
    if (districts > 0 && flag & FLAG_OTHER_DISTRICT_TOO) out[i]! |= CONTEXT_UNIT_AFTER;
    // 上城、萧山两区: among districts of the city the district's own short name is meant.
    else if (
      districts > 0 &&
      vocabulary.bodies[flag >> TRAIT_TYPE] === 0 &&
      flag & (FLAG_DISTRICT_SHORT | FLAG_DISTRICT)
    )
      out[i]! |= CONTEXT_DISTRICT_LIST;
    // 冠军|凯旋，杭州东站… are no list: an everyday word needs two others.
    // … and it may be a piece of another name: 凤凰山与|九华|山.
    else if (
      !elsewhere &&
      sure &&
      (units || to - from > 2 || !isEveryday(flag)) &&
      !(flag & FLAG_ORDINARY && out[i]! & CONTEXT_LONGER_PLACE)
    )
      out[i]! |= CONTEXT_LISTED | among;
  }
}
