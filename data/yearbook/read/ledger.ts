/** The account of the source: which record or named furniture each piece of each line went to. */

import type { Piece, SourceLines } from './lines';

/** A record (or kind of furniture) and the pieces that belong to it. */
export interface Owned {
  /** `kind:id`. */
  owner: string;
  pieces: Piece[];
}

export interface Ledger {
  /** Owners by 1-based line, in the order of the line's parts. Blank lines have none. */
  owners: (string[] | undefined)[];
  /** Non-blank lines of which some part belongs to nobody, 1-based. */
  unaccounted: number[];
  /** Lines claimed twice over: an error of the reader, never of the book. */
  doubled: number[];
}

/** Books every owned piece against the source. */
export function bookLines(source: SourceLines, owned: readonly Owned[]): Ledger {
  const owners: Ledger['owners'] = new Array(source.raw.length + 1);
  // Units of each line that are claimed; a line is full when all of them are.
  const claimed = new Int32Array(source.raw.length + 1);
  const doubled: number[] = [];
  for (const { owner, pieces } of owned) {
    for (const { line, raw, from, to } of pieces) {
      const list = owners[line];
      if (list) list.push(owner);
      else owners[line] = [owner];
      if (claimed[line]! + to - from > raw.length) doubled.push(line);
      claimed[line]! += to - from;
    }
  }
  const unaccounted: number[] = [];
  source.raw.forEach((raw, i) => {
    if (raw !== '' && claimed[i + 1]! < raw.length && raw.trim() !== '') unaccounted.push(i + 1);
  });
  return { owners, unaccounted, doubled };
}
