/**
 * Adobe InDesign Tagged Text → plain text: a paragraph a line, rows of tables a line with tabs between the cells. Styles are named by
 * whoever set the book, so they say no level by themselves; what they head stands on lines of its own, which is enough to find it.
 */
import { splitLines } from './lines';

/** First line of such a file: `<UNICODE-WIN>`, `<ASCII-MAC>`. */
const HEAD = /^\s*<(?:UNICODE|ASCII|ANSI|ISO|BIG5|SJIS|GB\d*)[\w-]*-(?:WIN|MAC)>\s*$/i;
/** How a paragraph of it begins, in long and in short tags; a text that lost its first line has these. */
const PARAGRAPH = /^<(?:ParaStyle|pstyle):[^<>]*>/i;
/** Lines that are looked at, and the share of them that must begin so. */
const LOOKED_AT = 200;
const TAGGED = 0.5;

export function isTaggedText(text: string): boolean {
  const lines = splitLines(text.slice(0, 200_000))
    .raw.filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  if (lines.length === 0) return false;
  return HEAD.test(lines[0]!) || lines.filter((line) => PARAGRAPH.test(line)).length >= lines.length * TAGGED;
}

/** The text without its tags; one without tags comes back as it is. */
export function withoutTags(text: string): string {
  if (!isTaggedText(text)) return text;
  // Lines of definitions become blank, so that lines keep their numbers.
  return splitLines(text).raw.map(wordsOf).join('\n');
}

/** What a tag leaves in the text. */
function leftBy(tag: string): string {
  const code = /^0x([\da-f]{1,6})$/i.exec(tag);
  if (code) {
    const point = Number.parseInt(code[1]!, 16);
    return point > 0x1f && point <= 0x10ffff ? String.fromCodePoint(point) : point === 9 ? '\t' : '';
  }
  if (/^(?:CellEnd|clEnd):$/i.test(tag)) return '\t';
  if (/^(?:RowEnd|rEnd|TableEnd|tEnd):$/i.test(tag)) return '\n';
  return '';
}

/** Tags taken off a line; they stand one inside another where a style is defined. */
function wordsOf(line: string): string {
  let out = '';
  let depth = 0;
  let from = 0;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (sign === '\\' && /[<>\\]/.test(line[i + 1] ?? '')) {
      if (depth === 0) out += line[i + 1];
      i++;
    } else if (sign === '<' && (depth > 0 || opensTag(line, i))) {
      if (depth === 0) from = i;
      depth++;
    } else if (sign === '>' && depth > 0) {
      depth--;
      if (depth === 0) out += leftBy(line.slice(from + 1, i));
    } else if (depth === 0) out += sign;
  }
  // A tag without an end is text.
  return (depth > 0 ? out + line.slice(from) : out).replace(/\t(?=\n)|\n+$/g, '');
}

/** `<Word:`, `<0x2014>` or the first line; any other `<` is a sign of the text that was not escaped. */
function opensTag(line: string, at: number): boolean {
  return /^<(?:[A-Za-z]\w*:|0x[\da-fA-F]{1,6}>|[A-Z\d-]+-(?:WIN|MAC)>)/.test(line.slice(at, at + 40));
}
