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
  const covered = new Map<number, number>();
  const full = new Uint8Array(source.raw.length + 1);
  const doubled: number[] = [];
  for (const { owner, pieces } of owned) {
    for (const piece of pieces) {
      const list = owners[piece.line];
      if (list) list.push(owner);
      else owners[piece.line] = [owner];
      if (full[piece.line]) doubled.push(piece.line);
      const size = (covered.get(piece.line) ?? 0) + piece.to - piece.from;
      if (size >= piece.raw.length) full[piece.line] = 1;
      else covered.set(piece.line, size);
    }
  }
  const unaccounted: number[] = [];
  source.raw.forEach((raw, i) => {
    if (!full[i + 1] && raw.trim() !== '') unaccounted.push(i + 1);
  });
  return { owners, unaccounted, doubled };
}
