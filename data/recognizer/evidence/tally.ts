import { CUE_ELSEWHERE, FLAG_BARE, FLAG_FORMER, isName, TRAIT_TYPE, TRAITS_CUE } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import { SPEAKS_AGAINST } from './against';
import {
  CONTEXT_CITY_BEFORE,
  CONTEXT_ELSEWHERE_BEFORE,
  CONTEXT_ELSEWHERE_SENTENCE,
  CONTEXT_LISTED,
  CONTEXT_PERSON,
  CONTEXT_SEVERAL,
  CONTEXT_UNIT_AFTER,
} from './bits';
import type { Block } from './block';
import { emptySums } from './page';
import { isNamesake, SENTENCE_OURS } from './score';

/** Surroundings that show by themselves what a name means here. */
const SHOWS_OURS = CONTEXT_CITY_BEFORE | CONTEXT_LISTED;
const SHOWS_ELSEWHERE = CONTEXT_ELSEWHERE_BEFORE | CONTEXT_UNIT_AFTER | CONTEXT_PERSON;

/** Of the two counts in one number, how often a name was used for ours and for something elsewhere, the second counts so much. */
const ELSEWHERE = 2 ** 26;

/** What the blocks of a document say together. */
export interface Tally {
  readonly vocabulary: Vocabulary;
  /** How often each entry was met without a counter-sign. */
  readonly counts: Int32Array;
  readonly sums: number[];
  /** Entries that were met without a counter-sign, each once. */
  readonly met: Set<number>;
  /** Units that the book does not hold → how often. */
  readonly unknown: Map<number, number>;
  /** How often occurrences of a name showed either use of it. */
  readonly uses: Map<number, number>;
  /** Those of `uses` that no fewer occurrences showed elsewhere than here → whether more did. */
  readonly otherUses: Map<number, boolean>;
  /** `otherUses` changed since this was last set to false. */
  turned: boolean;
}

export const emptyTally = (vocabulary: Vocabulary, counts: Int32Array): Tally => ({
  vocabulary,
  counts,
  sums: emptySums(),
  met: new Set(),
  unknown: new Map(),
  uses: new Map(),
  otherUses: new Map(),
  turned: false,
});

/** Adds what a block says, or takes it back. */
export function tallyBlock(tally: Tally, block: Block, sign: 1 | -1): void {
  const { sums, unknown, vocabulary } = tally;
  if (block.sums) for (let k = 0; k < block.sums.length; k += 2) sums[block.sums[k]!]! += sign * block.sums[k + 1]!;
  if (block.units.length > 0) for (const unit of block.units) change(unknown, unit, sign);
  const { entry: entries, traits, context } = block.rows;
  for (let i = block.from; i < block.to; i += 1) {
    const entry = entries[i]!;
    const flag = traits[i]!;
    if (flag >> TRAIT_TYPE === CUE_ELSEWHERE) cueSpeaks(tally, entry, sign);
    if (flag >= TRAITS_CUE) continue;
    const bits = context[i]!;
    if (!(bits & CONTEXT_SEVERAL)) {
      if (bits & SHOWS_ELSEWHERE || isThere(flag, bits))
        noteUse(tally, meaning(vocabulary, entry, flag), ELSEWHERE, sign);
      else if (bits & SHOWS_OURS) noteUse(tally, meaning(vocabulary, entry, flag), 1, sign);
    }
    if (!(bits & SPEAKS_AGAINST) && !(flag & FLAG_BARE)) meet(tally, entry, sign);
  }
}

/** Whether the page uses an entry for something elsewhere; `false` where as often as for ours, `undefined` where more seldom or never. */
export const usedElsewhere = ({ otherUses, vocabulary }: Tally, entry: number, flags: number): boolean | undefined =>
  otherUses.size > 0 ? otherUses.get(meaning(vocabulary, entry, flags)) : undefined;

function meet({ counts, met }: Tally, entry: number, sign: 1 | -1): void {
  const count = counts[entry]! + sign;
  counts[entry] = count;
  if (count === 0) met.delete(entry);
  else if (count === 1 && sign > 0) met.add(entry);
}

/** What an entry's use is kept under: itself, or for the names of a unit that ended (丁桥, 丁桥镇) the unit. */
const meaning = ({ thing }: Vocabulary, entry: number, flags: number): number =>
  flags & FLAG_FORMER ? -1 - thing[entry]! : entry;

/** 望江县 speaks of another 望江. */
function cueSpeaks(tally: Tally, cue: number, sign: 1 | -1): void {
  const { types, find, text } = tally.vocabulary;
  const name = find(text(cue).slice(0, -1));
  if (name >= 0 && isName(types[name]!)) noteUse(tally, name, ELSEWHERE, sign);
}

/** Is a name that many towns have, or 上城, in a sentence that names places elsewhere alone? 深圳龙岗买的万科|上城. */
const isThere = (flags: number, bits: number): boolean =>
  (bits & CONTEXT_ELSEWHERE_SENTENCE) !== 0 && !(bits & SENTENCE_OURS) && isNamesake(flags);

/** `which`: 1 for ours, `ELSEWHERE` for something elsewhere. */
function noteUse(tally: Tally, meant: number, which: number, sign: 1 | -1): void {
  const { uses, otherUses } = tally;
  const use = (uses.get(meant) ?? 0) + sign * which;
  uses.set(meant, use);
  const elsewhere = Math.floor(use / ELSEWHERE);
  const ours = use - elsewhere * ELSEWHERE;
  const more = elsewhere > 0 && elsewhere >= ours ? elsewhere > ours : undefined;
  if (more === otherUses.get(meant)) return;
  tally.turned = true;
  if (more === undefined) otherUses.delete(meant);
  else otherUses.set(meant, more);
}

/** Counts one more or one less. */
function change<Key>(counts: Map<Key, number>, key: Key, sign: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + sign;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
