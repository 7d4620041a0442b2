import { CUE_BACK, CUE_CITY, CUE_ELSEWHERE, CUE_WORD, FLAG_BARE, FLAG_CLASS_MASK, isName } from './entries';
import {
  CLOSER,
  EDGE_LEFT,
  EDGE_LEFT_DOUBT,
  EDGE_RIGHT,
  EDGE_RIGHT_DOUBT,
  type Hits,
  OPENS_NOTHING,
  PAIR_FACTOR,
  PASSED,
  TWO_MASK,
  tripleHash,
  type Vocabulary,
} from './tables';

// Scratch space shared by all scans: they run to completion, one after the other.
/** Units of the text without those that were passed over. */
let units = new Uint16Array(4096);
/** … with them, where there are any. */
let whole = new Uint16Array(0);
let starts = new Int32Array(4096);
/** Where units were passed over: place in `units` of the next kept unit, and how many units were passed over so far. */
let gapAt = new Int32Array(256);
let gapShift = new Int32Array(256);
// Plain arrays of small integers: the first part of one is copied faster than that of a typed one.
const hits: Hits = { count: 0, entry: [], start: [], end: [], edges: [], units };

const HAN = /[\u2e80-\u2fd5\u3400-\u9fff\uf900-\ufaff]/;

function room(length: number): void {
  if (units.length < length + 3) {
    units = new Uint16Array(Math.max(length + 3, units.length * 2));
    starts = new Int32Array(units.length);
  }
}

function push(entry: number, start: number, end: number, edges: number): void {
  hits.entry[hits.count] = entry;
  hits.start[hits.count] = start;
  hits.end[hits.count] = end;
  hits.edges[hits.count] = edges;
  hits.count += 1;
}

/** White space that may stand inside a name: at most three units with at most one line break. */
function runEnds(text: string, from: number, table: Uint16Array): { end: number; inside: boolean } {
  let end = from;
  let breaks = 0;
  while (end < text.length && table[text.charCodeAt(end)] === PASSED) {
    if (text.charCodeAt(end) === 10) breaks += 1;
    end += 1;
  }
  return { end, inside: end - from <= 3 && breaks <= 1 };
}

const MARKED_LATIN = /[\u00e0-\u01dc\u1e00-\u1eff]/;

/** Length of a pronunciation set behind a character, `(qū)`, or 0. A tone mark proves it. */
function pinyinTail(text: string, from: number): number {
  for (let at = from + 1; at < from + 10 && at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x29 || unit === 0xff09) return MARKED_LATIN.test(text.slice(from, at)) ? at + 1 - from : 0;
    if (unit < 0x41 || unit > 0x1eff) return 0;
  }
  return 0;
}

/**
 * Finds all names and cues of a text. Three passes: the first keeps the places where a name could start by its first two units,
 * the second drops those whose first three codes are wrong, the third walks the trie from what is left. Nothing is allocated
 * per character. The result is reused by the next call.
 */
export function scan(vocabulary: Vocabulary, text: string): Hits {
  hits.count = 0;
  if (!HAN.test(text)) return hits;
  room(text.length);
  look(vocabulary, text);
  if (gaps > 0) {
    if (whole.length <= text.length) whole = new Uint16Array(units.length);
    for (let i = 0; i < text.length; i += 1) whole[i] = text.charCodeAt(i);
    whole[text.length] = 0;
  }
  hits.units = gaps > 0 ? whole : units;
  walk(vocabulary, sift(vocabulary, found), kept, gaps);
  return hits;
}

// What the first pass left: units, places where a name could start, gaps.
let kept = 0;
let found = 0;
let gaps = 0;

/** The first pass. Units that need a closer look are rare: the inner loop goes from one to the next, two units a step. */
function look({ codes: table, openings }: Vocabulary, text: string): void {
  const out = units;
  const candidates = starts;
  const length = text.length;
  let starting = 0;
  let before = OPENS_NOTHING;
  /** Units passed over so far. */
  let shift = 0;
  gaps = 0;
  for (let i = 0; i < length; i += 1) {
    for (; i + 1 < length; i += 2) {
      const unit = text.charCodeAt(i);
      const other = text.charCodeAt(i + 1);
      const first = openings[table[unit]!]!;
      const second = openings[table[other]!]!;
      if ((first | second) < 0) break;
      const at = (i - shift) | 0;
      out[at] = unit;
      out[at + 1] = other;
      // Without a branch: whether a name may start here no processor guesses.
      candidates[starting] = at - 1;
      starting = (starting + ((first >>> before) & 1)) | 0;
      candidates[starting] = at;
      starting = (starting + ((second >>> first) & 1)) | 0;
      before = second;
    }
    if (i === length) break;
    const unit = text.charCodeAt(i);
    const at = (i - shift) | 0;
    let opening = openings[table[unit]!]!;
    if (opening < 0) {
      const passed = at > 0 && table[out[at - 1]!]! > PASSED ? pass(text, i, table) : 0;
      if (passed > 0) {
        shift += passed;
        i += passed - 1;
        noteGap(i + 1 - shift, shift);
        continue;
      }
      opening &= ~CLOSER;
    }
    out[at] = unit;
    candidates[starting] = at - 1;
    starting += (opening >>> before) & 1;
    before = opening;
  }
  kept = length - shift;
  found = starting;
  out[kept] = 0;
  out[kept + 1] = 0;
}

/** Before the unit at `at`, `shift` units in all were passed over. */
function noteGap(at: number, shift: number): void {
  if (gaps === gapAt.length) {
    gapAt = grown(gapAt);
    gapShift = grown(gapShift);
  }
  gapAt[gaps] = at;
  gapShift[gaps] = shift;
  gaps += 1;
}

/** The second pass: keeps of the places where a name could start those whose third code is right too; gives how many. */
function sift({ codes, twos, triples, tripleMask, pairs, pairMask }: Vocabulary, count: number): number {
  const text = units;
  const candidates = starts;
  let left = 0;
  for (let k = 0; k < count; k += 1) {
    const at = candidates[k]!;
    const pair = Math.imul(codes[text[at]!]!, PAIR_FACTOR) + codes[text[at + 1]!]!;
    const triple = tripleHash(pair, codes[text[at + 2]!]!) & tripleMask;
    candidates[left] = at;
    const fits = (twos[(pair & TWO_MASK) >> 5]! >>> (pair & 31)) | (triples[triple >> 5]! >>> (triple & 31));
    left = (left + (fits & (pairs[(pair & pairMask) >> 5]! >>> (pair & 31)) & 1)) | 0;
  }
  return left;
}

/** Does a name of ours stand in a text, whatever it means there? */
export function holdsName(vocabulary: Vocabulary, text: string): boolean {
  const { count, entry } = scan(vocabulary, text);
  for (let i = 0; i < count; i += 1) if (isName(vocabulary.types[entry[i]!]!)) return true;
  return false;
}

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
}

/** Units to pass over at `i` inside what may be a name; 0 where the name would end. */
function pass(text: string, i: number, table: Uint16Array): number {
  if (text.charCodeAt(i - 1) < 0x80) return 0;
  if (table[text.charCodeAt(i)] !== PASSED) return pinyinTail(text, i);
  const run = runEnds(text, i, table);
  return run.inside ? run.end - i : 0;
}

/** Longer names are an accident of neighbouring words only where a word takes two units of them. */
const SHORT = 3;
/** … bodies named by 区 alone, whose first unit says little. */
const BODY = 4;
/** 会 */
const MEETING = 0x4f1a;

// Complexity: the loop over the places of a page where a name could start; one condition a way in which none does.
function walk(vocabulary: Vocabulary, found: number, kept: number, gaps: number): void {
  const { types, flags } = vocabulary;
  const candidates = starts;
  let free = 0;
  let gap = 0;
  for (let k = 0; k < found; k += 1) {
    const start = candidates[k]!;
    if (start < free) continue;
    longest(vocabulary, start, kept);
    if (best < 0) continue;
    let type = types[best]!;
    if (type === CUE_BACK) {
      longest(vocabulary, start, Math.min(kept, bestEnd - 2));
      if (best < 0) continue;
      type = types[best]!;
    }
    if (type === CUE_WORD) continue;
    const entry = best;
    const stop = bestEnd;
    // Cues never shorten a name: 打通|城站 is not 打|通城|站.
    if (type > CUE_CITY && stop - start === 2 && swallows(vocabulary, start, stop, kept)) continue;
    let edges = isName(type) ? crossed(vocabulary, start, stop, kept, flags[entry]!) : 0;
    if (edges & OUTDONE) continue;
    free = stop;
    let shift = 0;
    let endShift = 0;
    if (gaps > 0) {
      while (gap < gaps && gapAt[gap]! <= start) gap += 1;
      let last = gap;
      while (last < gaps && gapAt[last]! <= stop - 1) last += 1;
      shift = gap > 0 ? gapShift[gap - 1]! : 0;
      endShift = last > 0 ? gapShift[last - 1]! : 0;
      // No word crosses a blank that stands beside a name and not in it: 进社区 区司法局.
      if (edges > 0 && shift === endShift) {
        if (gap > 0 && gapAt[gap - 1] === start && isBlank(start + shift - 1)) edges &= ~(EDGE_LEFT | EDGE_LEFT_DOUBT);
        if (last < gaps && gapAt[last] === stop && isBlank(stop + shift)) edges &= ~(EDGE_RIGHT | EDGE_RIGHT_DOUBT);
      }
    }
    push(entry, start + shift, stop + endShift, edges);
  }
}

/** Is a unit of the text white space within a line? A line may break inside a word. */
const isBlank = (at: number): boolean => hits.units[at] === 0x20 || hits.units[at] === 0x3000;

let best = -1;
let bestEnd = 0;

/** Longest entry that starts at `start` and ends at or before `limit`, into `best` and `bestEnd`; -1 if none. */
// Sums are cut to 32 bits, which a processor needs not be asked about.
function longest({ codes, base, check, sequences, starts: begins }: Vocabulary, start: number, limit: number): void {
  const text = units;
  let node = 0;
  let ended = -1;
  let at = start;
  best = -1;
  for (; at < limit; at = (at + 1) | 0) {
    const code = codes[text[at]!]!;
    // No place that a node may lead to holds a code that is in no name.
    const place = ((node >> 1) + code) | 0;
    if (check[place] !== code) break;
    node = base[place]!;
    if (node < 0) break;
    if (node & 1) {
      ended = node >> 1;
      bestEnd = (at + 1) | 0;
    }
  }
  if (node < 0) {
    const entry = ~node;
    const end = begins[entry + 1]!;
    at = (at + 1) | 0;
    let from = (begins[entry]! + at - start) | 0;
    for (; from < end && sequences[from] === codes[text[at]!]; from = (from + 1) | 0) at = (at + 1) | 0;
    if (from === end && at <= limit) {
      best = entry;
      bestEnd = at;
      return;
    }
  }
  if (ended >= 0) best = base[ended]!;
}

/** May an entry begin at `from` and run beyond `end`, by its first two codes, or three where so many are needed? */
function runsBeyond(vocabulary: Vocabulary, from: number, end: number): number {
  const { codes, pairs, pairMask, longs, tripleMask } = vocabulary;
  const pair = Math.imul(codes[units[from]!]!, PAIR_FACTOR) + codes[units[from + 1]!]!;
  if (end - from < 2) return (pairs[(pair & pairMask) >> 5]! >>> (pair & 31)) & 1;
  const triple = tripleHash(pair, codes[units[from + 2]!]!) & tripleMask;
  return (longs[triple >> 5]! >>> (triple & 31)) & 1;
}

/** Does a whole name begin inside a short cue and run beyond it? A bare body does not: 海宁|区委. */
function swallows(vocabulary: Vocabulary, start: number, end: number, kept: number): boolean {
  const { types, flags } = vocabulary;
  for (let from = start + 1; from < end; from += 1) {
    if (!runsBeyond(vocabulary, from, end)) continue;
    longest(vocabulary, from, kept);
    if (best >= 0 && bestEnd > end && isName(types[best]!) && !(flags[best]! & FLAG_BARE)) return true;
  }
  return false;
}

/** A longer name starts inside and explains the text better: 上|城隍阁, not 上城|隍阁. */
const OUTDONE = 4;

/** Is there an entry that starts at `from` and ends exactly at `end`? */
function fits(vocabulary: Vocabulary, from: number, end: number): boolean {
  if (from < 0 || vocabulary.codes[units[from]!]! <= PASSED || !runsBeyond(vocabulary, from, end - 1)) return false;
  longest(vocabulary, from, end);
  return best >= 0 && bestEnd === end;
}

/**
 * Compares the cut of the text with the name at `start`–`end` with those in which a word crosses one of its ends. Names of
 * class C give way to longer names that start inside.
 */
// Complexity: the inner loop over cuts of a text, run for every hit.
function crossed(vocabulary: Vocabulary, start: number, end: number, kept: number, flag: number): number {
  const { codes, types, letters } = vocabulary;
  const text = units;
  const short = end - start <= SHORT || (flag & FLAG_BARE) !== 0;
  const weak = (flag & FLAG_CLASS_MASK) === 2;
  let edges = 0;
  const reach = short ? SHORT : 0;
  for (let from = start - 1; from >= 0 && from >= start - reach && codes[text[from]!]! > PASSED; from -= 1) {
    if (!runsBeyond(vocabulary, from, start)) continue;
    longest(vocabulary, from, kept);
    if (best < 0 || bestEnd <= start || isName(types[best]!) || types[best] === CUE_BACK) continue;
    // A full name elsewhere, 海宁市, and a word before a bare body, 特区|政府, leave no doubt.
    // … but the short name of such a place before a name of more than its last unit: 周五|河坊街.
    const far = types[best] === CUE_ELSEWHERE && bestEnd - from === 2 && end - start >= SHORT;
    const whole = flag & FLAG_BARE || (types[best] !== CUE_WORD && !far);
    // A single unit left over before a pause is no word: 进城|站。
    const after = codes[text[end]!]!;
    const orphan = bestEnd === end - 1 && (after <= PASSED || after === letters);
    edges |=
      !whole && (far || orphan || fits(vocabulary, start - 2, start) || fits(vocabulary, start - 3, start))
        ? EDGE_LEFT_DOUBT
        : EDGE_LEFT;
  }
  // Of a long bare body a word has to take as much as of any long name, 区青少年活动中心|上; but for 会议 and 会员.
  const brief = short && (end - start <= BODY || codes[text[end - 1]!] === codes[MEETING]);
  for (let from = brief ? start + 1 : end - 2; from < end; from += 1) {
    if (!runsBeyond(vocabulary, from, end)) continue;
    longest(vocabulary, from, kept);
    if (best < 0 || bestEnd <= end) continue;
    const other = bestEnd;
    if (isName(types[best]!)) {
      if (weak && other - from > end - start) return OUTDONE;
    } else if (brief || from < end - 1) {
      // The short name of a place elsewhere is often an accident of a longer name and a word: 新塘河|口.
      const accident = types[best] === CUE_ELSEWHERE && other - from === 2 && end - start >= SHORT;
      longest(vocabulary, end, kept);
      edges |= accident || (best >= 0 && bestEnd >= other) ? EDGE_RIGHT_DOUBT : EDGE_RIGHT;
    }
  }
  return edges;
}
