import { expect } from 'vitest';
import type { Reading } from '../../../data/yearbook/index';

/** Counts the characters of texts, white space, U+FFFD (a space glyph) and the soft hyphen at a line end left out. */
export function ink(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of texts)
    for (const char of part.replace(/[\s\uFFFD\u2010\uFEFF]/g, '')) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

export function difference(a: Map<string, number>, b: Map<string, number>): [string, number][] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((char): [string, number] => [char, (a.get(char) ?? 0) - (b.get(char) ?? 0)])
    .filter(([, count]) => count !== 0);
}

/** What the source holds and what records, furniture and unaccounted lines hold together. */
export function balance({ source, owned, book, ledger }: Reading): [string, number][] {
  const lost = new Set(book.report.unaccounted.lines);
  const claimed = owned.flatMap(({ pieces }) => pieces);
  // A line of which only a part is claimed is unaccounted as a whole: its claimed parts are not counted twice.
  const parts = claimed.filter((piece) => !lost.has(piece.line)).map((piece) => piece.raw.slice(piece.from, piece.to));
  expect(ledger.doubled).toEqual([]);
  return difference(ink(source.raw), ink([...parts, ...[...lost].map((line) => source.raw[line - 1]!)]));
}
