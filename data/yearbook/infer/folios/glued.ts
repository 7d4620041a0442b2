/** Page numbers that came to stand on a line of the text: `…完成整改。　· 58 ·`. Cut off as lines of their own. */
import { makePiece } from '../../read/lines';
import { isProse, type Row } from '../rows';

/** A number between points or dashes, as a page has it, after blanks at the end of a line or before them at its beginning. */
const AT_END = /[\s\u3000]+([·•—–-])[\s\u3000]*(\d{1,4})[\s\u3000]*\1$/;
const AT_START = /^([·•—–-])[\s\u3000]*(\d{1,4})[\s\u3000]*\1[\s\u3000]+(?=\S)/;
const FEWEST = 4;
/** Share of such numbers that must be the one after the one before. */
const COUNTING = 0.7;

/** Share of them that must stand on lines of running text. */
const IN_TEXT = 0.5;

interface Glued {
  at: number;
  page: number;
  /** Offset in the line at which the number, or the text after it, begins. */
  cut: number;
}

export function splitGluedNumbers(rows: readonly Row[]): Row[] {
  const found = rows.flatMap(({ piece }, at): Glued[] => {
    const end = AT_END.exec(piece.text);
    if (end && end.index > 0) return [{ at, page: Number(end[2]), cut: end.index }];
    const start = AT_START.exec(piece.text);
    return start ? [{ at, page: Number(start[2]), cut: start[0].length }] : [];
  });
  // Beside a few words it is a running head.
  const inText = found.filter(({ at }) => !rows[at]!.feed && isProse(rows[at]!.piece.tight)).length;
  const next = found.filter(({ page }, k) => k > 0 && page === found[k - 1]!.page + 1).length;
  if (found.length < FEWEST || inText < found.length * IN_TEXT || next < (found.length - 1) * COUNTING)
    return [...rows];
  const cuts = new Map(found.map(({ at, cut }) => [at, cut]));
  return rows.flatMap((row, i) => {
    const cut = cuts.get(i);
    if (cut === undefined) return [row];
    const { raw, line, page, from, to } = row.piece;
    const middle = raw.indexOf(row.piece.text, from) + cut;
    return [
      { ...row, piece: makePiece(raw, line, page, from, middle) },
      { ...row, piece: makePiece(raw, line, page, middle, to), indent: 0, gap: 0, blanks: 0, feed: false },
    ];
  });
}
