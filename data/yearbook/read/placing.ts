/** Which entry a caption or table belongs to: the one that speaks of the same things; where it is printed settles a tie. */

import type { Caption, Entry, Table } from '../model';
import type { Piece } from './lines';
import type { FoundRegion } from './regions';

/** A photograph or table stands at most a page away from the entry it belongs to: they are set in one spread. */
const REACH = 1;
/** What a pair of characters in the title counts, against 1 in the body. */
const IN_TITLE = 1.5;
/** What it counts that a name in quotation marks stands in both. */
const SAME_QUOTE = 0.15;
/** What it counts that the entry tells of the very day. */
const SAME_DAY = 0.25;
/** Less than this in common is chance. */
const LEAST = 0.16;
/** The few words of a table's head say less than a sentence. */
const LEAST_OF_TABLE = 0.22;
/**
 * Shares of what a caption says (weighed by rarity) that the best entry must have in common with it, and how far ahead of
 * the next it must be. Read against 45 captions of 《上城年鉴（2022）》 placed by hand.
 */
const ENOUGH = [
  { share: 0.8, ahead: 1.05 },
  { share: 0.3, ahead: 1.2 },
  { share: LEAST, ahead: 1.5 },
] as const;
/** The entry a thing is printed in is kept where it has nearly as much in common as the best. */
const TIE = 0.85;

const CREDIT = /[（(][^（）()]*(?:供稿|摄)[）)]$/;
const DATE = /（?\d{4}年(?:\d{1,2}(?:[—–-]\d{1,2})?月)?(?:\d{1,2}(?:[—–-]\d{1,2})?日)?）?/g;
const QUOTED = /[“《][^“”《》]{3,20}[”》]/g;
const WORDY = /[\u4e00-\u9fffA-Za-z0-9]/;

export interface Placed {
  entries: Entry[];
  captions: Caption[];
  tables: Table[];
}

interface Place {
  entry: number | null;
  /** 0–1: how much the thing and the entry have in common, less for a near rival. */
  confidence: number;
}

/**
 * Gives each caption and table the entry of its spread that speaks of the same things (words in common weighed by how rare
 * they are in the book, the day), and each entry the ids of those. What nothing speaks for surely has no entry and
 * belongs to its page.
 */
export function placeInEntries(
  entries: readonly Entry[],
  captions: readonly Caption[],
  tables: readonly Table[],
  regions: readonly FoundRegion[],
  pieces: readonly Piece[],
): Placed {
  const pageOf = new Map(pieces.map((piece) => [piece.line, piece.page]));
  const book = new Words(entries, pageOf);
  const out = entries.map((entry) => ({ ...entry, captions: [...entry.captions], tables: [...entry.tables] }));
  const host = printedIn(entries, pageOf);
  return {
    captions: captions.map((caption) => {
      if (caption.page === null || caption.section !== null) return { ...caption, entry: null, confidence: 0 };
      const text = caption.text.replace(CREDIT, '').replace(DATE, '|');
      const place = book.place(text, dayOf(caption.text), caption.page, host(caption.lines[0], caption.page, 0));
      if (place.entry !== null) out[place.entry]!.captions.push(caption.id);
      return { ...caption, entry: place.entry === null ? null : out[place.entry]!.id, confidence: place.confidence };
    }),
    tables: tables.map((table) => {
      const region = regions.find(({ number }) => number === table.number);
      const page = region?.region.page ?? table.page;
      const heads = table.header.flatMap((head) => head.split('·')).join('|');
      const first = region?.pieces[0]?.line ?? table.lines[0];
      const text = `${table.title.replace(DATE, '|')}|${heads}`;
      const place = book.place(text, null, page, host(first, page, REACH), LEAST_OF_TABLE);
      if (place.entry !== null) out[place.entry]!.tables.push(table.id);
      return { ...table, entry: place.entry === null ? null : out[place.entry]!.id, confidence: place.confidence };
    }),
    entries: out,
  };
}

/**
 * The entry a line is printed in: between its first and last line, or after it on the page it ends on; a table may follow
 * on the next page.
 */
function printedIn(
  entries: readonly Entry[],
  pageOf: ReadonlyMap<number, number | null>,
): (line: number, page: number, reach: number) => number | null {
  return (line, page, reach) => {
    let at = -1;
    while (at + 1 < entries.length && entries[at + 1]!.lines[0] <= line) at++;
    const entry = entries[at];
    if (entry === undefined) return null;
    const end = pageOf.get(entry.lines[1]) ?? null;
    return line <= entry.lines[1] || (end !== null && page <= end + reach) ? at : null;
  };
}

/** `2021年6月11日…` → `6月11日`, as entries write it. */
function dayOf(text: string): string | null {
  return /\d{4}年(\d{1,2}月\d{1,2}日)/.exec(text)?.[1] ?? null;
}

/** Pairs of neighbouring characters; punctuation parts them. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    if (WORDY.test(text[i]!) && WORDY.test(text[i + 1]!)) pairs.add(text.slice(i, i + 2));
  }
  return pairs;
}

/** What each entry says, and how rare each pair of characters is in the book. */
class Words {
  private readonly entries: { title: Set<string>; all: Set<string>; body: string; first: number; last: number }[];
  private readonly found = new Map<string, number>();
  /** Characters of all entries. */
  private readonly length: number;

  constructor(entries: readonly Entry[], pageOf: ReadonlyMap<number, number | null>) {
    this.length = entries.reduce((sum, { body }) => sum + body.length, 0) || 1;
    this.entries = entries.map((entry) => ({
      title: pairsOf(entry.title),
      all: pairsOf(`${entry.title}|${entry.body}`),
      body: entry.body,
      first: entry.page,
      last: pageOf.get(entry.lines[1]) ?? entry.page,
    }));
    for (const { all } of this.entries) for (const pair of all) this.found.set(pair, (this.found.get(pair) ?? 0) + 1);
  }

  /** How likely a pair stands in a text of so many characters by chance: a long entry has something of everything. */
  private chance(pair: string, length: number): number {
    return 1 - Math.exp((-(this.found.get(pair) ?? 0) * length) / this.length);
  }

  place(text: string, day: string | null, page: number, host: number | null, least = LEAST): Place {
    const pairs = [...pairsOf(text)];
    const weight = (pair: string): number =>
      Math.max(0, Math.log(this.entries.length / (1 + (this.found.get(pair) ?? 0))));
    const whole = pairs.reduce((sum, pair) => sum + weight(pair), 0) || 1;
    const quotes = text.match(QUOTED) ?? [];
    const scores: { entry: number; share: number }[] = [];
    this.entries.forEach((entry, i) => {
      if (entry.last < page - REACH || entry.first > page + REACH) return;
      let sum = 0;
      for (const pair of pairs) {
        if (entry.all.has(pair)) sum += weight(pair) * (entry.title.has(pair) ? IN_TITLE : 1);
        sum -= weight(pair) * this.chance(pair, entry.body.length);
      }
      const same = day !== null && new RegExp(`(?<!\\d)${day}`).test(entry.body);
      const quoted = quotes.some((quote) => entry.body.includes(quote));
      scores.push({ entry: i, share: sum / whole + (same ? SAME_DAY : 0) + (quoted ? SAME_QUOTE : 0) });
    });
    scores.sort((a, b) => b.share - a.share);
    const [best, next] = scores;
    if (best === undefined) return { entry: null, confidence: 0 };
    const rival = next?.share ?? 0;
    const confidence = Math.round(100 * Math.min(1, best.share) * (1 - rival / (2 * best.share || 1))) / 100;
    const enough = best.share >= least;
    if (enough && ENOUGH.some(({ share, ahead }) => best.share >= share && best.share >= rival * ahead))
      return { entry: best.entry, confidence };
    const printed = scores.find(({ entry }) => entry === host);
    const tied = printed !== undefined && printed.share >= least && printed.share >= best.share * TIE;
    return { entry: tied ? printed.entry : null, confidence };
  }
}
