import { END, PAIR_FACTOR, PAIR_MASK, type Vocabulary } from './vocabulary';

/** What a scan found, in order, without overlaps: leftmost, then longest. */
export interface Hits {
  count: number;
  entry: Int32Array;
  /** UTF-16 offsets into the text as given. */
  start: Int32Array;
  end: Int32Array;
}

// Scratch space shared by all scans: they run to completion, one after the other.
let codes = new Uint16Array(4096);
let starts = new Int32Array(4096);
/** Where units were passed over: place in `codes` of the next kept unit, and how many units were passed over so far. */
let gapAt = new Int32Array(256);
let gapShift = new Int32Array(256);
const hits: Hits = {
  count: 0,
  entry: new Int32Array(1024),
  start: new Int32Array(1024),
  end: new Int32Array(1024),
};

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;

function room(length: number): void {
  if (codes.length < length + 2) {
    codes = new Uint16Array(Math.max(length + 2, codes.length * 2));
    starts = new Int32Array(codes.length);
  }
}

function push(entry: number, start: number, end: number): void {
  if (hits.count === hits.entry.length) {
    for (const key of ['entry', 'start', 'end'] as const) {
      const next = new Int32Array(hits.count * 2);
      next.set(hits[key]);
      hits[key] = next;
    }
  }
  hits.entry[hits.count] = entry;
  hits.start[hits.count] = start;
  hits.end[hits.count] = end;
  hits.count += 1;
}

/** White space that may stand inside a name: at most three units with at most one line break. */
function runEnds(text: string, from: number, table: Uint16Array): { end: number; inside: boolean } {
  let end = from;
  let breaks = 0;
  while (end < text.length && table[text.charCodeAt(end)] === 1) {
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
 * Finds all names and cues of a text. Two passes: the first folds every unit to its code and keeps the places where
 * a name could start (hashed pair of codes); the second walks the trie from those places only. Nothing is allocated
 * per character. The result is reused by the next call.
 */
export function scan(vocabulary: Vocabulary, text: string): Hits {
  hits.count = 0;
  if (!HAN.test(text)) return hits;
  room(text.length);
  const { codes: table, pairs } = vocabulary;
  const out = codes;
  const candidates = starts;
  const length = text.length;
  let kept = 0;
  let found = 0;
  let gaps = 0;
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    const code = table[unit]!;
    if (code === 1 || unit === 0x28 || unit === 0xff08) {
      const passed = pass(text, i, before, table);
      if (passed > 0) {
        if (gaps + 1 >= gapAt.length) {
          gapAt = grown(gapAt);
          gapShift = grown(gapShift);
        }
        gapAt[gaps] = kept;
        gapShift[gaps] = (gaps > 0 ? gapShift[gaps - 1]! : 0) + passed;
        gaps += 1;
        i += passed - 1;
        continue;
      }
      if (code === 1) {
        out[kept++] = 0;
        before = 0;
        continue;
      }
    }
    out[kept] = code;
    candidates[found] = kept - 1;
    found += pairs[(before * PAIR_FACTOR + code) & PAIR_MASK]! & 1;
    before = code;
    kept += 1;
  }
  out[kept] = 0;
  walk(vocabulary, found, kept, gaps);
  return hits;
}

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
}

/** Units to pass over at `i` inside what may be a name; 0 where the name would end. */
function pass(text: string, i: number, before: number, table: Uint16Array): number {
  if (before === 0 || text.charCodeAt(i - 1) < 0x80) return 0;
  if (table[text.charCodeAt(i)] !== 1) return pinyinTail(text, i);
  const run = runEnds(text, i, table);
  return run.inside ? run.end - i : 0;
}

function walk(vocabulary: Vocabulary, found: number, kept: number, gaps: number): void {
  const { base, check, sequences, starts: begins } = vocabulary;
  const text = codes;
  let free = 0;
  let gap = 0;
  for (let k = 0; k < found; k += 1) {
    const start = starts[k]!;
    if (start < free) continue;
    let offset = 0;
    let best = -1;
    let bestEnd = 0;
    for (let at = start; at < kept; at += 1) {
      const code = text[at]!;
      if (code < 2) break;
      const place = offset + code;
      if (check[place] !== code) break;
      const node = base[place]!;
      if (node < 0) {
        const entry = ~node;
        const end = begins[entry + 1]!;
        let from = begins[entry]! + at + 1 - start;
        let to = at + 1;
        while (from < end && sequences[from] === text[to]) {
          from += 1;
          to += 1;
        }
        if (from === end && to <= kept) {
          best = entry;
          bestEnd = to;
        }
        break;
      }
      offset = node >> 1;
      if (node & 1 && check[offset] === END) {
        best = base[offset]!;
        bestEnd = at + 1;
      }
    }
    if (best < 0) continue;
    free = bestEnd;
    if (gaps === 0) {
      push(best, start, bestEnd);
      continue;
    }
    while (gap < gaps && gapAt[gap]! <= start) gap += 1;
    const shift = gap > 0 ? gapShift[gap - 1]! : 0;
    let last = gap;
    while (last < gaps && gapAt[last]! <= bestEnd - 1) last += 1;
    push(best, start + shift, bestEnd + (last > 0 ? gapShift[last - 1]! : 0));
  }
}
