/** Misplaced glyphs put back where the book description says how (atlas of the source: digits of one font displaced). */
import type { Mend } from '../description';
import { type Piece, tighten, widthOf } from './lines';

export interface Mended {
  pieces: Piece[];
  /** What was mended and where, for the report. */
  done: { why: string; lines: number[] }[];
}

/** Replaces the text of the lines that read as described. The source lines themselves stay as they are. */
export function applyMends(pieces: readonly Piece[], mends: readonly Mend[]): Mended {
  const done: Mended['done'] = [];
  const changed = new Map<Piece, string>();
  for (const mend of mends) {
    const found = mend.lines.map(({ line }) =>
      pieces.find((piece) => piece.page === mend.page && piece.tight === line),
    );
    if (found.some((piece) => piece === undefined)) continue;
    mend.lines.forEach(({ becomes }, i) => {
      changed.set(found[i]!, becomes);
    });
    done.push({ why: mend.why, lines: found.map((piece) => piece!.line) });
  }
  const out = pieces.map((piece) => {
    const text = changed.get(piece);
    return text === undefined ? piece : { ...piece, text, tight: tighten(text), width: widthOf(text) };
  });
  return { pieces: out, done };
}
