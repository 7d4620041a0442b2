import type { BlockRole } from '../model';

/** A stretch of a text that is recognized on its own. `start` is its offset in the whole text. */
export interface TextBlock {
  start: number;
  text: string;
  role: BlockRole;
}

/** Lines shorter than this are not broken by layout. */
const NARROWEST = 12;
/** Lines of a paragraph broken by layout differ by no more than this (a sign may hang over). */
const RAGGED = 2;
/** A block is no longer than this: a text without line ends is still cut, at a sentence end where there is one. */
const LONGEST = 20_000;

/** One line of a text; `width` without the white space around it. */
interface Line {
  start: number;
  end: number;
  width: number;
}

/**
 * Splits plain text into blocks the way a page is split at its block elements. A line end closes a block, except
 * within a paragraph that layout broke into lines of one width (PDF text, the yearbook itself): those lines stay one
 * block, so that a name that runs over a line end is found. `byLines` false: the line ends mean nothing, a long text is
 * only cut.
 */
export function splitBlocks(text: string, byLines = true): TextBlock[] {
  const blocks: TextBlock[] = [];
  if (!byLines) {
    cut(text, 0, text.length, blocks);
    return blocks;
  }
  let lines: Line[] = [];
  const close = (): void => {
    for (const [from, to] of paragraphs(lines)) cut(text, from, to, blocks);
    lines = [];
  };
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (isBlank(text, at, end)) close();
    else lines.push({ start: at, end, width: text.slice(at, end).trim().length });
    if (newline < 0) break;
    at = newline + 1;
  }
  close();
  for (const block of blocks.slice(0, HEAD_BLOCKS)) if (looksLikeHeading(block.text)) block.role = 'heading';
  return blocks;
}

/** Plain text has no headings of its own: a short line without a sentence sign near the top is one. */
const HEAD_BLOCKS = 3;

function looksLikeHeading(text: string): boolean {
  return text.length <= 40 && !/[。；;，,\t]/.test(text) && !/[0-9０-９]+[号幢室]/.test(text);
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (!' \t\r\u00a0\u3000\ufeff'.includes(text[i]!)) return false;
  return true;
}

/** Joins runs of at least three lines of one width (the last may be shorter) into one stretch each. */
function paragraphs(lines: readonly Line[]): [number, number][] {
  const width = (i: number): number => lines[i]!.width;
  const result: [number, number][] = [];
  let i = 0;
  while (i < lines.length) {
    let last = i;
    const first = width(i);
    if (first >= NARROWEST) {
      while (last + 1 < lines.length && Math.abs(width(last + 1) - first) <= RAGGED) last += 1;
      const run = last - i + 1;
      // The short line that ends the paragraph belongs to it; two lines alone prove no layout.
      if (run >= 2 && last + 1 < lines.length && width(last + 1) < first) last += 1;
      if (last - i + 1 < 3) last = i;
    }
    result.push([lines[i]!.start, lines[last]!.end]);
    i = last + 1;
  }
  return result;
}

function cut(text: string, from: number, to: number, blocks: TextBlock[]): void {
  let start = from;
  while (to - start > LONGEST) {
    // Looked for in this stretch alone: a text without such signs is not read again from its beginning.
    const stretch = text.slice(start, start + LONGEST + 1);
    const stop = Math.max(stretch.lastIndexOf('。'), stretch.lastIndexOf('\n'), stretch.lastIndexOf(' '));
    const end = start + (stop > LONGEST / 2 ? stop + 1 : LONGEST);
    blocks.push({ start, text: text.slice(start, end), role: 'body' });
    start = end;
  }
  if (to > start) blocks.push({ start, text: text.slice(start, to), role: 'body' });
}

/** A block no longer than this may head what follows, UTF-16 units: without being marked up as a heading, and at all. */
const SHORT_HEAD = 8;
export const HEAD_LENGTH = 16;

/** For each block the nearest one before it that may head it (see `RecognizerDocument.set`), if there is one. Linear. */
export function headsOf(blocks: readonly TextBlock[]): (number | undefined)[] {
  let head: number | undefined;
  return blocks.map(({ role, text }, i) => {
    const mine = head;
    if (role === 'heading' || text.length <= SHORT_HEAD || text.trim().length <= SHORT_HEAD) head = i;
    return mine;
  });
}
