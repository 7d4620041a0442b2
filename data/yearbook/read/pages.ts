/** Step 2: lines → printed pages. */
import { isSpace, makePiece, type Piece, type SourceLines } from './lines';

/** Blank lines that an extractor leaves between a page's number and the next page's running head. */
const GAP = 3;

export interface PageAnchor {
  /** First line of the page, without white space. */
  first: string;
  page: number;
}

export interface Paged {
  /** All non-blank lines in order. */
  pieces: Piece[];
  /** Source lines at which a page starts. */
  starts: number[];
  blanks: number[];
  /** False where the anchor's line was not found: no line has a page then. */
  anchored: boolean;
}

/**
 * A page starts at a line that begins with a space or a form feed (the extractor writes one before the first line of
 * a page) and after a gap of three blank lines. Pages are counted from the first start whose line reads `anchor.first`.
 */
export function paginate(source: SourceLines, anchor: PageAnchor): Paged {
  const pieces: Piece[] = [];
  const startPieces: number[] = [];
  const blanks: number[] = [];
  let gap = GAP;
  source.raw.forEach((raw, index) => {
    const piece = raw === '' ? null : makePiece(raw, index + 1, null);
    if (piece === null || piece.text === '') {
      gap = raw.includes('\f') ? GAP : gap + 1;
      blanks.push(index + 1);
      return;
    }
    if (gap >= GAP || isSpace(raw.charCodeAt(0))) startPieces.push(pieces.length);
    gap = 0;
    pieces.push(piece);
  });
  const first = startPieces.findIndex((at) => pieces[at]!.tight === anchor.first);
  if (first >= 0) number(pieces, startPieces.slice(first), anchor.page);
  return { pieces, starts: startPieces.map((at) => pieces[at]!.line), blanks, anchored: first >= 0 };
}

function number(pieces: Piece[], starts: number[], firstPage: number): void {
  starts.forEach((start, k) => {
    const end = starts[k + 1] ?? pieces.length;
    for (let i = start; i < end; i++) pieces[i]!.page = firstPage + k;
  });
}
