/** 资料 boxes: the explained terms printed beside an entry or a chronicle item. */

import type { NoteBox } from '../model';
import type { Piece } from './lines';
import { paragraphs } from './paragraphs';

/** The line that opens a box. */
export const BOX = '资料';

/** A sentence ends and a quoted term with a colon begins: a new paragraph, also where the line before it was full (line 10231). */
const TERM_SEAM = /(?<=。)(?=“[^：。；，]{1,32}：)/;

/** Reads a box. `column` is the width of the boxes' column. A term is what stands before the first colon of a paragraph. */
export function readNote(box: readonly Piece[], owner: string, column: number): NoteBox {
  return noteOf(box, owner, paragraphs(box.slice(1), column));
}

/** A box of paragraphs: the explained terms are what stands before their first colon. */
export function noteOf(box: readonly Piece[], owner: string, lines: readonly string[]): NoteBox {
  const text = lines.flatMap((paragraph) => paragraph.split(TERM_SEAM));
  const terms: NoteBox['terms'] = [];
  for (const paragraph of text) {
    const match = /^([^：。；]{1,40})：(.*)$/.exec(paragraph);
    const open = terms[terms.length - 1];
    if (match && !isListItem(match[1]!)) terms.push({ term: unquote(match[1]!), text: match[2]! });
    else if (open) open.text += `${open.text === '' ? '' : '\n'}${paragraph}`;
  }
  return {
    id: `${owner}/资料`,
    owner,
    text: text.join('\n'),
    terms,
    page: box[0]!.page ?? 0,
    lines: [box[0]!.line, box[box.length - 1]!.line],
  };
}

/** `1.…：` or `一是…：` inside a box is a point of the explanation, not a term. */
function isListItem(text: string): boolean {
  return /^(?:\d+[.、]|[一二三四五六七八九十]+[是、]|（[一二三四五六七八九十\d]+）|其中|包括)/.test(text);
}

/** Takes off quotation marks that enclose the whole term. */
export function unquote(text: string): string {
  return /^“[^“”]*”$/.test(text) ? text.slice(1, -1) : text;
}
