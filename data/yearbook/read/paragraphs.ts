/** Where a paragraph ends: nothing in the text says so, but its last line is short and a first line is indented by two. */
import type { Piece } from './lines';
import { isLetterSpaced, printedWidth } from './measure';
import { joinPieces } from './spacing';

const SENTENCE_END = /[。！？][”’）]*$/;
/** A line this much narrower than its column ends a paragraph, or begins one when more lines follow it. */
const SLACK = 1.25;

/**
 * Cuts running text into paragraphs. `column` is the width of the column the text was set in. Between two lines a
 * paragraph ends where the first ends a sentence and either is short itself or is followed by an indented line.
 */
export function splitParagraphs(pieces: readonly Piece[], column: number): Piece[][] {
  const out: Piece[][] = [];
  let current: Piece[] = [];
  pieces.forEach((piece, i) => {
    const before = current[current.length - 1];
    if (before && SENTENCE_END.test(before.tight)) {
      const lastLine = i === pieces.length - 1;
      const ended = printedWidth(before) < column - SLACK && !isTitleTail(before) && !isLetterSpaced(before);
      if (ended || (!lastLine && printedWidth(piece) <= column - SLACK && !isLetterSpaced(piece))) {
        out.push(current);
        current = [];
      }
    }
    current.push(piece);
  });
  if (current.length > 0) out.push(current);
  return out;
}

/** The rest of a line whose beginning is a title in 【】 is short without ending a paragraph. */
function isTitleTail(piece: Piece): boolean {
  return piece.from > 0;
}

/** The paragraphs of running text, each as one string without layout breaks. */
export function paragraphs(pieces: readonly Piece[], column: number): string[] {
  return splitParagraphs(pieces, column)
    .map((lines) => joinPieces(lines))
    .filter((text) => text !== '');
}
