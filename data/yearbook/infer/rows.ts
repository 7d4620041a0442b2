/** Lines with what their setting shows: indent, blank lines before, form feeds. The first step of inference. */
import { makePiece, type Piece, type SourceLines } from '../read/lines';

export interface Row {
  piece: Piece;
  /** Columns of white space before the first sign; an ideographic space counts two. */
  indent: number;
  /** Blank lines before this one that mean something: 0 where an extractor put one after most lines. */
  gap: number;
  /** Blank lines before this one as they are. */
  blanks: number;
  /** A form feed stands before it, or what an extractor leaves of one. */
  feed: boolean;
}

/** Columns a sign takes on a terminal: one for ASCII, two for anything wide. */
export function columnsOf(unit: number): number {
  return unit < 0x100 ? 1 : 2;
}

export function indentOf(raw: string, from: number, to: number): number {
  let columns = 0;
  for (let i = from; i < to; i++) {
    const unit = raw.charCodeAt(i);
    if (unit === 9) columns += 4;
    else if (unit === 0x3000 || unit === 0x2003) columns += 2;
    else if (unit === 32 || unit === 0xa0 || unit === 0x2002) columns += 1;
    else if (unit !== 12 && unit !== 0xfeff && unit !== 0x200b) return columns;
  }
  return columns;
}

/** All lines that hold a sign, in order; and the blank ones by number. */
export function rowsOf(source: SourceLines): { rows: Row[]; blanks: number[] } {
  const rows: Row[] = [];
  const blanks: number[] = [];
  let gap = 0;
  let feed = false;
  source.raw.forEach((raw, i) => {
    if (raw.includes('\f')) feed = true;
    const piece = makePiece(raw, i + 1, null);
    if (piece.tight === '') {
      blanks.push(i + 1);
      gap++;
      return;
    }
    rows.push({ piece, indent: indentOf(raw, 0, raw.length), gap, blanks: gap, feed });
    gap = 0;
    feed = false;
  });
  settleGaps(rows);
  return { rows, blanks };
}

/** From this share of lines with a blank line before them on, blank lines are the extractor's and mean nothing. */
const MEANINGLESS = 0.35;
/** Blank lines that part pages where single ones mean nothing. */
const PAGE_GAP = 3;

/**
 * Blank lines say nothing where most lines have one; there, and where hardly a line is indented, a single blank at the start of a
 * line and a gap of several lines are what is left of a form feed.
 */
function settleGaps(rows: readonly Row[]): void {
  const apart = rows.filter(({ blanks }) => blanks > 0).length;
  const lone = rows.filter(({ piece }) => /^ [^\s\u3000]/.test(piece.raw));
  const indented = rows.filter(({ indent }) => indent > 1).length;
  const noise = apart > rows.length * MEANINGLESS;
  const single = lone.length >= 3 && lone.length < rows.length * 0.1 && indented < rows.length * 0.02;
  if (single) for (const row of lone) row.feed = true;
  if (!noise) return;
  for (const row of rows) {
    if (single && row.blanks >= PAGE_GAP) row.feed = true;
    row.gap = 0;
  }
}

/** Full-width figures and letters as ASCII, for matching only. */
export function half(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．－（）［］]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  正: 1,
  元: 1,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** `12`, `十二`, `二十`, `二〇一五` → number; null for anything else. */
export function numberOf(text: string): number | null {
  const plain = half(text);
  if (/^\d+$/.test(plain)) return Number(plain);
  const hundreds = /^(?:(.)百)?零?(?:(.)?十)?(.)?$/.exec(text);
  if (hundreds && /[十百]/.test(text)) {
    const [, h, t, o] = hundreds;
    const value = (sign: string | undefined) => (sign === undefined ? 0 : (DIGITS[sign] ?? Number.NaN));
    const sum = (h ? value(h) * 100 : 0) + (text.includes('十') ? (t ? value(t) : 1) * 10 : 0) + value(o);
    return Number.isNaN(sum) ? null : sum;
  }
  const digits = [...text].map((sign) => DIGITS[sign]);
  if (digits.length === 0 || digits.some((digit) => digit === undefined)) return null;
  return Number(digits.join(''));
}

/** A line that ends a sentence or a paragraph. */
export function endsSentence(tight: string): boolean {
  return /[。！？!?；;][”’"）)】〕》]*$|[。！？][）)]$/.test(tight);
}

/** Running text: punctuation of a sentence, or too long for a title. */
export function isProse(tight: string): boolean {
  return /[。！？；]/.test(tight) || (tight.length > 24 && /[，,：]/.test(tight)) || tight.length > 40;
}
