/** Headings in another language under those in Chinese, as the front of many yearbooks and their category pages have them. */
import { headingOf } from './headings';
import type { Row } from './rows';

const HAN = /[\u3400-\u9fff]/;
const LONGEST = 90;
/** Share of letters in a line of words, figures left out. */
const LETTERS = 0.8;
/** Longest heading that a translation stands under. */
const LONGEST_HEADING = 30;
const ENDS_IN_PAGE = /\d{1,4}[)）]?$/;

/** Lines of Latin words right under a heading or a line of the contents: they say again what it says. */
export function translationsOf(rows: readonly Row[], isKept: (row: Row) => boolean): Row[] {
  const out: Row[] = [];
  let above: Row | undefined;
  for (const row of rows) {
    const { tight, text } = row.piece;
    if (HAN.test(tight) || !isWords(tight)) {
      above = row;
      continue;
    }
    if (above === undefined || isKept(row)) continue;
    const { piece } = above;
    const isContents = ENDS_IN_PAGE.test(piece.tight) && piece.tight.length <= LONGEST;
    const isHeading = piece.tight.length <= LONGEST_HEADING && HAN.test(piece.tight) && headingOf(piece.text) !== null;
    if (isContents || (isHeading && !/\d/.test(text))) out.push(row);
  }
  return out;
}

function isWords(tight: string): boolean {
  const plain = tight.replace(/[\d.…·]+/g, '');
  const letters = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters >= 4 && tight.length <= LONGEST && letters >= plain.length * LETTERS;
}
