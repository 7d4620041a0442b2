/** The book's own back index. A record of the book and the parser's oracle; never its input for titles and pages. */

import type { Column } from '../model';
import type { Piece } from '../read/lines';
import { append } from '../read/lists';
import { joinPieces } from '../read/spacing';

/** A row as printed. */
export interface PrintedRow {
  title: string;
  page: number;
  column: Column | null;
  part: 'entries' | 'tables';
  lines: [number, number];
  pieces: Piece[];
}

export interface BackIndex {
  rows: PrintedRow[];
  /** Explanation, headings and letters: lines of the index that are not rows. */
  frame: Piece[];
  rest: Piece[];
}

const LETTER = /^(?:[A-Z]|0～9)$/;
const LOCATOR = /(?:^|\s)(\d{1,4})([abc])?$/;

/** Reads the index. A row ends in a page number parted from its title by a space; the title may run over two lines. */
export function readBackIndex(pieces: readonly Piece[]): BackIndex {
  const out: BackIndex = { rows: [], frame: [], rest: [] };
  let part: PrintedRow['part'] | null = null;
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.tight === '条目索引' || piece.tight === '表格索引') {
      append(out.rest, open);
      open = [];
      part = piece.tight === '条目索引' ? 'entries' : 'tables';
      out.frame.push(piece);
    } else if (part === null || (open.length === 0 && LETTER.test(piece.tight))) {
      out.frame.push(piece);
    } else {
      open.push(piece);
      const match = LOCATOR.exec(piece.text);
      if (!match || (open.length === 1 && match.index === 0)) continue;
      // `表2 2021年…`: the table's number must not run into its title.
      const label = part === 'tables' ? /^表 ?(\d+) /.exec(open[0]!.text) : null;
      const joined = joinPieces([...open.slice(0, -1), { ...piece, text: piece.text.slice(0, match.index) }]);
      out.rows.push({
        title: label ? `表${label[1]} ${joined.slice(1 + label[1]!.length)}` : joined,
        page: Number(match[1]),
        column: (match[2] as Column | undefined) ?? null,
        part,
        lines: [open[0]!.line, piece.line],
        pieces: open,
      });
      open = [];
    }
  }
  append(out.rest, open);
  return out;
}
