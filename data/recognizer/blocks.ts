import type { BlockRole } from './model';

/** A stretch of a text that is recognized on its own. `start` is its offset in the whole text. */
export interface TextBlock {
  start: number;
  text: string;
  role: BlockRole;
}

const BLANK = /^[\s\u3000]*$/;
const SENTENCE_ENDS = /[。！？；：…!?;:.」』”"）)]\s*$/;
/** Lines this long or longer that stop without an end mark were broken by layout, not by the writer. */
const LAYOUT_WIDTH = 16;

/**
 * Splits plain text into blocks the way a page is split at its block elements: at blank lines and at line ends, but a
 * line broken by layout (no end mark, about as long as the line after it) stays with the next, so that a name that
 * runs over the line end is found.
 */
export function splitBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let start = 0;
  let open = false;
  let at = 0;
  let previousLength = 0;
  const close = (end: number): void => {
    if (open) blocks.push({ start, text: text.slice(start, end), role: 'body' });
    open = false;
  };
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (BLANK.test(line)) {
      close(Math.max(start, at - 1));
      previousLength = 0;
    } else {
      const length = line.trim().length;
      const follows =
        open && previousLength >= LAYOUT_WIDTH && length <= previousLength + 6 && !/^[\s\u3000]{2}/.test(line);
      if (!follows) {
        close(Math.max(start, at - 1));
        start = at;
        open = true;
      }
      previousLength = SENTENCE_ENDS.test(line) ? 0 : length;
    }
    if (newline < 0) break;
    at = newline + 1;
  }
  close(text.length);
  return blocks;
}
