/** Captions of pictures in a typed text: by how they begin or end, by ▲, or by running across narrow columns. */
import { readCaption, splitCaptions } from '../../divisions/captions';
import { columnOf } from '../../infer/outline/candidates';
import { endsSentence, type Row } from '../../infer/rows';
import { signatureOf } from '../../infer/signatures';
import type { Caption } from '../../model';
import type { Piece } from '../lines';

const CAPTION = /^(?:图\s*\d+|图为|△图|[（(]?图[：:])|[（(][^（）()]{0,24}摄(?:影)?[）)]$/;
const CREDITED = /[^。！？；][（(][^（）()。]{2,24}(?:供稿|供图|提供|供片)[）)]$/;
/** Who took or gave the picture, behind words that are no whole sentence. */
const CREDIT = /[^。！？；）)][（(][^（）()。]{1,24}(?:供稿|供图|提供|供片|摄|摄影)[）)]$/;
/** Printed lines of a caption that stands between paragraphs. */
const LONGEST = 4;
/** Columns of text no wider than this have captions that run across them. */
const NARROW = 22;

/** Captions that point to their picture by ▲; none where lines with it stand over entries, for then they head them. */
function pointedCaptions(rows: readonly Row[], opensEntry: (i: number) => boolean): Set<Row> {
  const at = rows.flatMap(({ piece }, i) => (piece.text.startsWith('▲') && !opensEntry(i) ? [i] : []));
  const over = at.filter((i) => i + 1 < rows.length && opensEntry(i + 1)).length;
  return new Set(over * 2 >= at.length ? [] : at.map((i) => rows[i]!));
}

export interface CaptionText {
  rows: readonly Row[];
  pack: string;
  wrapped: boolean;
  numbered: boolean;
  /** Does an entry begin at this row? */
  opensEntry: (i: number) => boolean;
  /** Does the entries' mark open at this row? */
  marked: (i: number) => boolean;
  /** First lines of captions that a person said are glued to the line before. */
  glued: readonly string[];
}

export interface FoundCaption {
  row: Row;
  rows: Row[];
  pieces: Piece[];
  caption: Caption;
}

/** The captions among the rows that are not taken yet. */
export function findCaptions(text: CaptionText, taken: (row: Row) => boolean): FoundCaption[] {
  const apart = captionsApart(text, taken);
  const before = new Set(apart.flatMap(({ rows }) => rows));
  const isTaken = (row: Row) => taken(row) || before.has(row);
  const lines = captionLines(text, isTaken);
  for (const { row } of lines) before.add(row);
  return [...apart, ...lines, ...captionBlocks(text, isTaken)];
}

/** Captions of printed lines that stand by themselves: after a blank line, at the head of a page or below who signed, and end in a credit. */
function captionsApart({ rows, pack, wrapped, marked }: CaptionText, taken: (row: Row) => boolean): FoundCaption[] {
  if (!wrapped) return [];
  const opens = (i: number): boolean => {
    const [above, row] = [rows[i - 1], rows[i]!];
    return (
      above === undefined ||
      row.gap > 0 ||
      above.piece.page !== row.piece.page ||
      taken(above) ||
      signatureOf(above.piece.text) !== null
    );
  };
  return rows.flatMap((row, i) => {
    if (!opens(i) && !endsSentence(rows[i - 1]!.piece.tight)) return [];
    for (let end = i; end < Math.min(rows.length, i + LONGEST); end++) {
      if (taken(rows[end]!) || marked(end) || (end > i && opens(end))) return [];
      const lines = rows.slice(i, end + 1);
      const words = lines.map(({ piece }) => piece.tight).join('');
      if (/。/.test(words)) return [];
      if (!CREDIT.test(words)) continue;
      if (signatureOf(lines.map(({ piece }) => piece.text).join('')) !== null) return [];
      const pieces = lines.map(({ piece }) => piece);
      return [{ row, rows: lines, pieces, caption: readCaption({ pieces }, pack, null) }];
    }
    return [];
  });
}

/** Captions of one line. */
function captionLines(text: CaptionText, taken: (row: Row) => boolean): FoundCaption[] {
  const pointed = pointedCaptions(text.rows, text.opensEntry);
  return text.rows.flatMap((row, i) => {
    if (taken(row) || text.marked(i)) return [];
    const { tight } = row.piece;
    if (tight.length > 120 || signatureOf(row.piece.text) !== null) return [];
    const credited = CREDITED.test(tight) && !text.wrapped && !/。/.test(tight);
    if (!CAPTION.test(tight) && !pointed.has(row) && !credited) return [];
    const pieces = [row.piece];
    return [{ row, rows: [row], pieces, caption: readCaption({ pieces }, text.pack, null) }];
  });
}

/** In narrow columns captions run across the page, at its foot or head. */
function captionBlocks(text: CaptionText, taken: (row: Row) => boolean): FoundCaption[] {
  const column = columnOf(text.rows);
  if (!text.wrapped || !text.numbered || column > NARROW) return [];
  const byPiece = new Map(text.rows.map((row) => [row.piece, row]));
  const free = text.rows.filter((row) => !taken(row)).map(({ piece }) => piece);
  return splitCaptions(free, text.glued, column + 0.75).blocks.flatMap((block) => {
    const rows = block.pieces.flatMap((piece) => byPiece.get(piece) ?? []);
    const [credit, above] = [block.pieces.at(-1)!, block.pieces.at(-2)];
    if (rows.length < block.pieces.length) return [];
    if (signatureOf(block.pieces.map((piece) => piece.text).join('')) !== null) return [];
    // A sentence that has ended is followed by who signs it; words of a photograph run into their credit.
    if (above && endsSentence(above.tight) && signatureOf(credit.text) !== null) return [];
    return [{ row: rows[0]!, rows, pieces: block.pieces, caption: readCaption(block, text.pack, null) }];
  });
}
