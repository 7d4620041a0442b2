/** Step 6: photo captions taken off the foot (rarely the head) of each page of narrow columns. */

import type { Caption } from '../model';
import { cutPiece, type Piece } from '../read/lines';
import { append } from '../read/lists';
import { joinPieces } from '../read/spacing';

/** A line of a three-column page is at most this wide; captions run across columns. */
export const COLUMN = 15.25;
const CREDIT = /[（(][^（）()]*(?:供稿|摄)[）)]$/;

/** Who took or gave the picture. */
const GIVEN = /[（(]([^（）()]*?)[\s\u3000]*(?:供稿|供图|供片|提供|摄影|摄)[）)]$/;

export interface CaptionBlock {
  pieces: Piece[];
}

export interface CaptionSplit {
  blocks: CaptionBlock[];
  rest: Piece[];
}

/** True where a line ends like a photo credit: `（区委改革办供稿）`, `（潘劲草摄）`. */
export function endsInCredit(piece: Piece): boolean {
  return CREDIT.test(piece.tight);
}

/** Takes the captions of one page off its text. `page` are the page's pieces in order. */
function splitPage(page: readonly Piece[], gluedStarts: readonly string[], column: number): CaptionSplit {
  const blocks: CaptionBlock[] = [];
  let end = page.length;
  let tail: Piece | null = null;
  while (end > 0 && endsInCredit(page[end - 1]!)) {
    let start = end - 1;
    while (start > 0 && belongsAbove(page, start, column)) start--;
    const pieces = page.slice(start, end);
    const at = seam(pieces[0]!.text, gluedStarts);
    if (at > 0) [tail, pieces[0]] = cutPiece(pieces[0]!, at);
    blocks.unshift({ pieces });
    end = start;
    if (at > 0) break;
  }
  let begin = 0;
  for (let i = 0; i < Math.min(4, end); i++) {
    if (page[i]!.width <= column && !endsInCredit(page[i]!)) break;
    if (endsInCredit(page[i]!)) {
      blocks.unshift({ pieces: page.slice(begin, i + 1) });
      begin = i + 1;
    }
  }
  const rest = page.slice(begin, end);
  if (tail) rest.push(tail);
  return { blocks, rest };
}

/** Whether the line above `start` is part of the caption: a wide line, or a short last line of text between wide ones and the credit (line 71283). */
function belongsAbove(page: readonly Piece[], start: number, column: number): boolean {
  const above = page[start - 1]!;
  if (endsInCredit(above)) return false;
  if (above.width > column) return true;
  const higher = page[start - 2];
  return higher !== undefined && higher.width > column && !endsInCredit(higher) && /^[（(]/.test(page[start]!.tight);
}

/**
 * A caption can be glued to the last line of the column before it (8 times in 《上城年鉴（2022）》). After a signature or
 * before a date the seam shows; the others are named in the book description by the caption's first words.
 */
function seam(text: string, glued: readonly string[]): number {
  const signature = /^（[\u4e00-\u9fff ]{2,30}）(?=\d{4} ?年)/.exec(text);
  if (signature) return signature[0].length;
  for (const start of glued) {
    const at = text.indexOf(start);
    if (at > 0) return at;
  }
  return 0;
}

/** Takes captions off all pages of `pieces`. */
export function splitCaptions(pieces: readonly Piece[], gluedStarts: readonly string[], column = COLUMN): CaptionSplit {
  const blocks: CaptionBlock[] = [];
  const rest: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    let j = i;
    while (j < pieces.length && pieces[j]!.page === pieces[i]!.page) j++;
    const split = splitPage(pieces.slice(i, j), gluedStarts, column);
    append(blocks, split.blocks);
    append(rest, split.rest);
    i = j;
  }
  return { blocks, rest };
}

/** Reads one caption: text with the credit, its date and the credit apart. */
export function readCaption(block: CaptionBlock, pack: string, section: string | null): Caption {
  const text = joinPieces(block.pieces);
  const first = block.pieces[0]!;
  const last = block.pieces[block.pieces.length - 1]!;
  const credit = GIVEN.exec(text)?.[1]?.trim() ?? null;
  return {
    id: `${pack}/图/${first.page === null ? '' : `p${first.page}/`}${text.slice(0, 24)}`,
    text,
    date: captionDate(text),
    credit,
    page: first.page,
    entry: null,
    confidence: 0,
    section,
    lines: [first.line, last.line],
  };
}

/**
 * `2021年6月11日…` → `2021-06-11`; `（2021年）` → `2021`; a range (`9—10月`, `8—10日`) is an ISO interval
 * `2021-09/2021-10`, `2021-05-08/2021-05-10`.
 */
export function captionDate(text: string): string | null {
  const match = /(\d{4})年(?:(\d{1,2})(?:[—–-](\d{1,2}))?月(?:(\d{1,2})(?:[—–-](\d{1,2}))?日)?)?/.exec(text);
  if (!match) return null;
  const [, year, month, lastMonth, day, lastDay] = match;
  const iso = (...parts: (string | undefined)[]): string =>
    parts
      .filter((part) => part !== undefined)
      .map((part) => part.padStart(2, '0'))
      .join('-');
  const from = iso(year, month, day);
  return lastMonth === undefined && lastDay === undefined
    ? from
    : `${from}/${iso(year, lastMonth ?? month, lastDay ?? day)}`;
}

/** `图1 2021年上城区生产总值分行业占比情况`: the title of a chart; the chart itself is not in the text. */
export function splitFigures(pieces: readonly Piece[], pack: string) {
  const isFigure = (piece: Piece) => /^图\d+/.test(piece.tight) && !/[。，]/.test(piece.tight);
  const figures = pieces
    .filter(isFigure)
    .map((piece) => ({ piece, caption: readCaption({ pieces: [piece] }, pack, null) }));
  return {
    captions: figures.map(({ caption }) => caption),
    owned: figures.map(({ piece, caption }) => ({ owner: `caption:${caption.id}`, pieces: [piece] })),
    rest: pieces.filter((piece) => !isFigure(piece)),
  };
}
