/** Tables as people type them: cells parted by tabs, wide blanks, bars or drawn lines. */
import type { Piece } from '../read/lines';
import { closeUp } from '../read/spacing';
import { headingOf, isTitle, RANK } from './headings';
import { half, isProse, numberOf, type Row } from './rows';
import { signatureOf } from './signatures';

export interface TypedTable {
  /** Printed number where it is a plain one (`表3`), else null. */
  number: number | null;
  /** The label as printed: `表3-2`. */
  label: string;
  title: string;
  header: string[];
  rows: string[][];
  page: number | null;
  pieces: Piece[];
  /** Row index in the list searched at which the table stands. */
  at: number;
}

const LABEL =
  /^(续)?(?:附)?表\s*([\d一二三四五六七八九十]+(?:\s*[-—－–.．]\s*\d+)*)(?:[\s\u3000:：.、]+|(?=[^\d\s]))(.*)$|^(续)?(?:附)?表\s*([\d一二三四五六七八九十]+(?:[-—－–.．]\d+)*)$/;
const BORDER = /^[\s\u3000]*[─━—=＝\-–_┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┏┓┗┛┣┫┳┻╋│┃|｜+\s\u3000]{4,}$/;
const BAR = /[│┃｜|║‖]/;
const UNIT = /^[（(]?(?:计量)?单位[：:]|^[（(][^（）]{0,12}单位[：:]/;
const NOTE = /^(?:注|说明|备注|资料来源|数据来源)[：:]/;
const FIGURE = /^[-+±]?[\d,，]+(?:\.\d+)?[%％‰]?$|^[—–\-…·]+$/;
const LIST_WORD = /(?:表|情况|统计|一览|构成|对比|分布|指标|排名|明细)(?:（[^）]*）)?$/;
const DATE_LEAD = /^(?:\d{1,2}月)?\d{1,2}日|^[△▲]|^(?:同日|是月|是日|本月)/;
const CONTINUED = /^[（(]?(?:续表|续上表|接上表)[\s\u3000]*[\d一二三四五六七八九十\-—.]*[）)]?$|^[（(]续[）)]$/;

/** Cells of a line; one for a line that is not set in columns. */
export function cellsOf(text: string): string[] {
  if (BAR.test(text) && (text.match(new RegExp(BAR.source, 'g')) ?? []).length >= 1 && !BORDER.test(text)) {
    const parts = text.split(BAR).map((cell) => closeUp(cell.trim()));
    if (parts[0] === '') parts.shift();
    if (parts[parts.length - 1] === '') parts.pop();
    return parts;
  }
  if (text.includes('\t')) return text.split('\t').map((cell) => closeUp(cell.trim()));
  const parts = text
    .split(/[ \u00a0]{2,}|[ \u00a0]*[\u3000\u2003]+[ \u00a0]*/)
    .map((cell) => cell.trim())
    .filter(Boolean);
  const cells: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    // 合　计, 张　三: one word letter-spaced.
    if (
      parts[i]!.length === 1 &&
      parts[i + 1]?.length === 1 &&
      /[\u3400-\u9fff]/.test(parts[i]! + parts[i + 1]!) &&
      !/\d/.test(parts[i]! + parts[i + 1]!)
    ) {
      cells.push(parts[i]! + parts[i + 1]!);
      i++;
    } else cells.push(closeUp(parts[i]!));
  }
  return cells;
}

function isRow(row: Row): boolean {
  const { text, tight } = row.piece;
  if (BORDER.test(text)) return false;
  if (DATE_LEAD.test(tight) || /^[【〔■◆□●]/.test(tight)) return false;
  const heading = headingOf(text);
  if (heading && RANK[heading.class] <= RANK.bracketed && !BAR.test(text)) return false;
  const cells = cellsOf(text);
  if (cells.length < 2 || (!BAR.test(text) && signatureOf(text) !== null)) return false;
  // A number and words is a heading: 3.1 always, 3 where no title says that a table begins.
  if (heading?.class === 'decimal' && cells.length === 2 && !BAR.test(text)) return false;
  return BAR.test(text) || cells.every((cell) => cell.length <= 40 && !isProse(cell));
}

const isFigure = (cell: string) => FIGURE.test(half(cell).replace(/\s/g, ''));

/** Finds the tables of a run of rows. `free` says whether a row may belong to a table at all. */
export function findTypedTables(
  rows: readonly Row[],
  free: (row: Row) => boolean,
): { tables: TypedTable[]; taken: Set<Row> } {
  const tables: TypedTable[] = [];
  const taken = new Set<Row>();
  for (let i = 0; i < rows.length; i++) {
    if (!free(rows[i]!) || taken.has(rows[i]!)) continue;
    const found = tableAt(i);
    if (!found) continue;
    for (const row of found.rows) taken.add(row);
    const last = tables[tables.length - 1];
    if (found.continued && last) {
      const same = found.table.header.join('|') === last.header.join('|');
      for (const cells of same || last.header.length === 0
        ? found.table.rows
        : [found.table.header, ...found.table.rows].filter((cells) => cells.length > 0))
        last.rows.push(cells);
      for (const piece of found.table.pieces) last.pieces.push(piece);
    } else tables.push(found.table);
    i = found.end - 1;
  }
  return { tables, taken };

  // Complexity: a table is read line by line, and what a line may be depends on all before it.
  function tableAt(start: number): { table: TypedTable; rows: Row[]; end: number; continued: boolean } | null {
    const used: Row[] = [];
    let label = '';
    let title = '';
    let continued = false;
    let i = start;
    const first = rows[start]!;
    const match = LABEL.exec(half(first.piece.text));
    if (match && first.piece.tight.length <= 60 && !/[。；]$/.test(first.piece.tight)) {
      continued = (match[1] ?? match[4]) !== undefined;
      label = `表${(match[2] ?? match[5])!.replace(/\s/g, '')}`;
      title = match[3] ? first.piece.text.slice(first.piece.text.length - match[3].length) : '';
      used.push(first);
      i++;
    } else if (CONTINUED.test(half(first.piece.tight))) {
      continued = true;
      used.push(first);
      i++;
    } else if (!isRow(first) && !BORDER.test(first.piece.text)) {
      // A title without a number: the next line, or the one after its unit, is set in columns.
      if (!isTitle(first.piece.text, false) || !LIST_WORD.test(first.piece.tight)) return null;
      title = first.piece.text;
      used.push(first);
      i++;
    }
    // Title on a line of its own, unit, upper border.
    for (let k = 0; k < 4 && rows[i] && free(rows[i]!); k++) {
      const row = rows[i]!;
      if (BORDER.test(row.piece.text)) break;
      const unit = UNIT.test(row.piece.tight) || /单位[：:]\S{1,8}$/.test(row.piece.tight);
      if (unit) {
        const part = /^(.*?)[\s\u3000（(]*(?:计量)?单位[：:]/.exec(row.piece.text)?.[1] ?? '';
        if (title === '' && label !== '' && isTitle(part, false)) title = part;
      } else if (title === '' && used.length > 0 && !isRow(row) && isTitle(row.piece.text, false))
        title = row.piece.text;
      else break;
      used.push(row);
      i++;
    }
    const body: Row[] = [];
    while (rows[i] && free(rows[i]!)) {
      const row = rows[i]!;
      const border = BORDER.test(row.piece.text);
      const cells = isRow(row);
      if (!border && !cells) {
        // A line of one cell inside the table: the title of a group, or a cell that goes on.
        const inside =
          body.length > 1 &&
          row.piece.tight.length <= 16 &&
          !isProse(row.piece.tight) &&
          rows[i + 1] &&
          isRow(rows[i + 1]!) &&
          !LABEL.test(row.piece.tight) &&
          !CONTINUED.test(row.piece.tight) &&
          !/^[【〔■◆□●（(]/.test(row.piece.tight) &&
          hasFigures(rows.slice(i + 1, i + 3));
        if (!inside) break;
      }
      body.push(row);
      i++;
    }
    const set = body.filter((row) => !BORDER.test(row.piece.text));
    const drawn = body.some((row) => BORDER.test(row.piece.text) || BAR.test(row.piece.text));
    const multi = set.filter((row) => cellsOf(row.piece.text).length >= 2);
    if (label === '' && !continued && !drawn && multi.every(({ piece }) => isNumbered(piece.text))) return null;
    if (multi.length < (label !== '' || continued ? 1 : 2)) return null;
    if (label === '' && !continued && !drawn && !hasTabs(multi)) {
      // Without a label or lines only figures tell a table from names set in columns.
      if (multi.length < 3 && !LIST_WORD.test(title.replace(/\s/g, ''))) return null;
      if (multi.slice(1).filter((row) => cellsOf(row.piece.text).some(isFigure)).length < (multi.length - 1) * 0.6)
        return null;
    }
    for (const row of body) used.push(row);
    // A title or note below.
    while (rows[i] && free(rows[i]!) && NOTE.test(rows[i]!.piece.tight)) used.push(rows[i++]!);
    if (label === '' && !continued && rows[i] && free(rows[i]!)) {
      const below = LABEL.exec(half(rows[i]!.piece.text));
      if (below && !(rows[i + 1] && isRow(rows[i + 1]!))) {
        label = `表${(below[2] ?? below[5])!}`;
        title = below[3] ? rows[i]!.piece.text.slice(-below[3].length) : title;
        used.push(rows[i++]!);
      }
    }
    title = closeUp(title.replace(/[\s\u3000（(]*(?:计量)?单位[：:].*$/, '').trim());
    const lines = drawn ? drawnRows(body) : set.map((row) => cellsOf(row.piece.text));
    const { header, data } = splitHeader(lines);
    return {
      table: {
        number: numberOf(label.slice(1)),
        label,
        title,
        header,
        rows: data,
        page: first.piece.page,
        pieces: used.map((row) => row.piece),
        at: start,
      },
      rows: used,
      end: i,
      continued,
    };
  }
}

/** A figure and words, as a numbered heading has them. */
function isNumbered(text: string): boolean {
  return headingOf(text)?.class === 'figure' && cellsOf(text).length === 2;
}

function hasTabs(rows: readonly Row[]): boolean {
  return rows.every((row) => row.piece.text.includes('\t'));
}

function hasFigures(rows: readonly Row[]): boolean {
  return rows.some((row) => cellsOf(row.piece.text).some(isFigure));
}

/** Rows between drawn lines. Where a line is drawn after every row, the lines between two of them are one row. */
function drawnRows(body: readonly Row[]): string[][] {
  const groups: string[][][] = [[]];
  let inner = 0;
  for (const row of body) {
    if (BORDER.test(row.piece.text)) {
      if (groups[groups.length - 1]!.length > 0) groups.push([]);
      inner++;
    } else groups[groups.length - 1]!.push(cellsOf(row.piece.text));
  }
  const filled = groups.filter((group) => group.length > 0);
  const lines = filled.reduce((sum, group) => sum + group.length, 0);
  // A border after the header only: each line is a row.
  const each = filled.length >= 3 && filled.length >= lines * 0.4 && inner > 2;
  return filled.flatMap((group) => {
    if (!each || group.length === 1) return group;
    const width = Math.max(...group.map((cells) => cells.length));
    return [Array.from({ length: width }, (_, k) => group.map((cells) => cells[k] ?? '').join(''))];
  });
}

/** The first row is the header unless it holds figures like the rows below it; units in brackets below it belong to it. */
function splitHeader(lines: readonly string[][]): { header: string[]; data: string[][] } {
  const [first, second, ...more] = lines;
  if (!first) return { header: [], data: [] };
  const figures = (cells: readonly string[] | undefined) =>
    (cells ?? []).filter((cell, k) => k > 0 && isFigure(cell)).length;
  const later = lines.slice(1).some((cells) => figures(cells) > 0);
  if (figures(first) > 0 && later && !first.every((cell, k) => k === 0 || /^(?:19|20)\d\d年?$/.test(half(cell))))
    return { header: [], data: [...lines] };
  if (second?.every((cell) => /^[（(].*[）)]$/.test(cell)) && more.length > 0) {
    const offset = first.length - second.length;
    return { header: first.map((cell, k) => cell + (second[k - offset] ?? '')), data: more };
  }
  return { header: first, data: lines.slice(1) };
}
