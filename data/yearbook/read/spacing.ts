/** Pieces of running text → text without layout breaks and stray spaces. */
import type { Piece } from './lines';

const LATIN = /[A-Za-z]/;
/** Designations of standards are printed with a space before the number: GB/T 36473, ISO 9001, DB33/T 1234 (lines 45, 34491, 34979). */
const STANDARD = /(?:\/T|\/Z[A-Z]+|Q_[A-Z]+|GB|ISO|ZZB|ZAII)$/;
/** The number of a chart or table stands apart from a title that begins with a year (line 87683: `图1 2021年…`). */
const LABEL = /^(?:图|续?表)\d+$/;

/** Whether a blank before a figure is printed: after a standard's code and after the number of a chart or table. */
function standsApart(before: string, after: string): boolean {
  return /^\d/.test(after) && (STANDARD.test(before) || LABEL.test(before));
}

/**
 * Deletes every space except one between two Latin letters and one where a figure stands apart.
 * U+FFFD is a space glyph (see `tighten`).
 */
export function closeUp(text: string): string {
  if (!/[\s\uFFFD]/.test(text)) return text;
  return text.replace(/[\s\uFFFD]+/g, (_gap, at: number, whole: string) => {
    const before = lastInk(whole, at);
    const after = whole.slice(at).match(/[^\s\uFFFD]/)?.[0] ?? '';
    if (LATIN.test(before) && LATIN.test(after)) return ' ';
    if (standsApart(whole.slice(0, at), after)) return ' ';
    return '';
  });
}

function lastInk(text: string, end: number): string {
  return text[end - 1] ?? '';
}

/** Joins two neighbouring lines: a soft hyphen (U+2010) at the line end is dropped, Latin words and standards (lines 7863, 34512) keep a space. */
export function joinTwo(left: string, right: string): string {
  if (left.endsWith('\u2010')) return left.slice(0, -1) + right;
  if (LATIN.test(left.slice(-1)) && LATIN.test(right[0] ?? '')) return `${left} ${right}`;
  if (STANDARD.test(left) && /^\d/.test(right)) return `${left} ${right}`;
  return left + right;
}

/** Joins the texts of pieces into one run of text. */
export function joinPieces(pieces: readonly Piece[]): string {
  let out = '';
  for (const piece of pieces) {
    const text = closeUp(piece.text);
    out = out === '' ? text : joinTwo(out, text);
  }
  return out;
}
