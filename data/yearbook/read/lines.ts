/** Step 1: text → lines. Knows nothing of the book; only of text files. */

/** One non-blank line of the source, or a part of one where two records share a line. Offsets are UTF-16 units in `raw`. */
export interface Piece {
  /** 1-based source line. */
  line: number;
  /** The whole source line. */
  raw: string;
  /** Half-open span [from, to) of the source line. */
  from: number;
  to: number;
  /** The span without leading and trailing white space. */
  text: string;
  /** `text` without any white space and without U+FFFD: what the line says, for matching. */
  tight: string;
  /** Printed width in full-width characters (an ASCII character counts ½), white space at the ends not counted. */
  width: number;
  /** Printed page, null before page 1. */
  page: number | null;
  /** Of a part of a line that stands in a column of the text: terminal columns by which it is set in there. */
  inset?: number;
}

/** A source text cut into lines. `raw[i]` is line `i + 1`. */
export interface SourceLines {
  raw: string[];
  /** True where the text began with a byte order mark (named furniture: it is a character of the source). */
  bom: boolean;
}

/** Cuts a text at LF, CR LF or CR; a byte order mark is taken off the first line. Never throws. */
export function splitLines(text: string): SourceLines {
  const bom = text.charCodeAt(0) === 0xfeff;
  const rest = bom ? text.slice(1) : text;
  const raw = rest.includes('\r') ? rest.split(/\r\n|\r|\n/) : rest.split('\n');
  return { raw, bom };
}

/** True for white space as books use it: ASCII blanks, no-break space, ideographic space, U+FEFF, form feed. */
export function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x2003 || unit === 0x2002;
}

/** Width of a text in full-width characters. */
export function widthOf(text: string): number {
  let halves = 0;
  for (let i = 0; i < text.length; i++) halves += text.charCodeAt(i) < 0x100 ? 1 : 2;
  return halves / 2;
}

/**
 * White space and U+FFFD taken out. In a text taken from a PDF U+FFFD stands where a font has no Unicode value for a
 * glyph; in the books seen so far (《上城年鉴（2022）》, lines 10261–71990, 24 lines) that glyph is always a space.
 */
export function tighten(text: string): string {
  return /[\s\uFFFD\uFEFF]/.test(text) ? text.replace(/[\s\uFFFD\uFEFF]+/g, '') : text;
}

/** A piece of one line; `from`/`to` default to the whole line. */
export function makePiece(raw: string, line: number, page: number | null, from = 0, to = raw.length): Piece {
  let a = from;
  let b = to;
  while (a < b && isSpace(raw.charCodeAt(a))) a++;
  while (b > a && isSpace(raw.charCodeAt(b - 1))) b--;
  const text = raw.slice(a, b);
  return { line, raw, from, to, text, tight: tighten(text), width: widthOf(text), page };
}

/** Cuts a piece in two at an offset of its `text`, which may differ from the source line where a glyph was put back. */
export function cutPiece(piece: Piece, offset: number): [Piece, Piece] {
  let ink = tighten(piece.text.slice(0, offset)).length;
  let at = piece.from;
  while (at < piece.to && ink > 0) {
    if (tighten(piece.raw[at] as string) !== '') ink--;
    at++;
  }
  const part = (from: number, to: number, cut: string): Piece => {
    const text = cut.trim();
    return { ...piece, from, to, text, tight: tighten(text), width: widthOf(text) };
  };
  return [part(piece.from, at, piece.text.slice(0, offset)), part(at, piece.to, piece.text.slice(offset))];
}
