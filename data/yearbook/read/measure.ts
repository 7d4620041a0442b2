/** How wide a line was printed: the only trace the text keeps of columns and indents. */
import { type Piece, widthOf } from './lines';

const HAN = /[\u4e00-\u9fff]/;
/** A closing mark before another mark is set half as wide: `），`. */
const CLOSING = '，。、；：！？）》”';
const PUNCTUATION = `${CLOSING}（《“`;
const NARROW = /[0-9A-Za-z%.]/;

/**
 * Printed width of a line in full-width characters: white space not counted (it is either justification or the quarter
 * space between a figure and a character, which is counted per seam), closing punctuation at the end
 * and before another mark half.
 */
export function printedWidth(piece: Piece): number {
  const { tight } = piece;
  let width = widthOf(tight);
  let end = tight.length;
  for (; end > 0 && CLOSING.includes(tight[end - 1] as string); end--) width -= 0.5;
  for (let i = 1; i < end; i++) {
    const a = tight[i - 1] as string;
    const b = tight[i] as string;
    if ((HAN.test(a) && NARROW.test(b)) || (NARROW.test(a) && HAN.test(b))) width += 0.25;
    if (CLOSING.includes(a) && PUNCTUATION.includes(b)) width -= 0.5;
  }
  return width;
}

/** True for a line set with a blank after every character: it was justified, so it fills its column whatever it holds. */
export function isLetterSpaced(piece: Piece): boolean {
  const gaps = piece.text.match(/[\u4e00-\u9fff，。、] (?=[\u4e00-\u9fff，。、])/g)?.length ?? 0;
  return gaps >= 3 && gaps * 2 >= piece.tight.length - 1;
}

/** The width most lines have: the measure of the column they were set in. 0 for no lines. */
export function columnWidth(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const piece of pieces) {
    const width = Math.round(widthOf(piece.tight));
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}
