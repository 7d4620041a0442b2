/** Tables as people type them: cells parted by tabs, wide blanks, bars or drawn lines. */
import type { Piece } from '../read/lines';
import { closeUp } from '../read/spacing';
import { headingOf, isTitle } from './headings';
import { half, isProse, numberOf, type Row } from './rows';
import {
  cellsOf,
  drawnRows,
  hasFigures,
  hasTabs,
  isBorder,
  isDrawn,
  isFigure,
  isNumbered,
  isRow,
  splitHeader,
} from './table-cells';

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

/** `表3`, `续表3-2 各街道人口`. Groups 1 and 4 say that it goes on, 2 and 5 are the number, 3 the title. */
const LABEL =
  /^(续)?(?:附)?表\s*([\d一二三四五六七八九十]+(?:\s*[-—－–.．]\s*\d+)*)(?:[\s\u3000:：.、]+|(?=[^\d\s]))(.*)$|^(续)?(?:附)?表\s*([\d一二三四五六七八九十]+(?:[-—－–.．]\d+)*)$/;
/** `2019年粮食产量　　　　表3` */
const LABEL_BESIDE = /^(\S.*\S)[\s\u3000]{2,}(表\s*[\d一二三四五六七八九十]+(?:[-—－–.．]\d+)*)$/;
const UNIT = /^[（(]?(?:计量)?单位[：:]|^[（(][^（）]{0,12}单位[：:]/;
/** The upper edge of a drawn table: its columns hang from it. */
const TOP_EDGE = /^[┌┏╔╒╓].*[┬┳╦╤╥].*[┐┓╗╕╖]$/;
const NOTE = /^(?:注|说明|备注|资料来源|数据来源)[：:]/;
const LIST_WORD = /(?:表|情况|统计|一览|构成|对比|分布|指标|排名|明细)(?:（[^）]*）)?$/;
const CONTINUED = /^[（(]?(?:续表|续上表|接上表)[\s\u3000]*[\d一二三四五六七八九十\-—.]*[）)]?$|^[（(]续[）)]$/;

/** What is known of a table while its lines are read from the top. */
interface Reading {
  label: string;
  title: string;
  /** It goes on with the table before it. */
  continued: boolean;
  used: Row[];
  /** Index of the next row to read. */
  next: number;
}

interface Found {
  table: TypedTable;
  rows: Row[];
  /** Index of the first row behind it. */
  end: number;
  continued: boolean;
}

/** Finds the tables of a run of rows. `free` says whether a row may belong to a table at all. */
export function findTypedTables(
  rows: readonly Row[],
  free: (row: Row) => boolean,
): { tables: TypedTable[]; taken: Set<Row> } {
  const tables: TypedTable[] = [];
  const taken = new Set<Row>();
  const at = (i: number) => (rows[i] && free(rows[i]!) ? rows[i] : undefined);
  for (let i = 0; i < rows.length; i++) {
    if (!free(rows[i]!) || taken.has(rows[i]!)) continue;
    const found = tableAt(i, at, rows);
    if (!found) continue;
    for (const row of found.rows) taken.add(row);
    const last = tables[tables.length - 1];
    if (found.continued && last) goOn(last, found.table);
    else tables.push(found.table);
    i = found.end - 1;
  }
  return { tables, taken };
}

/** Puts the rows of a continuation under the table it continues; its header again is left out. */
function goOn(last: TypedTable, more: TypedTable): void {
  const same = more.header.join('|') === last.header.join('|');
  const added =
    same || last.header.length === 0 ? more.rows : [more.header, ...more.rows].filter(({ length }) => length > 0);
  for (const cells of added) last.rows.push(cells);
  for (const piece of more.pieces) last.pieces.push(piece);
}

type At = (i: number) => Row | undefined;

/** The table that begins at a row, or null. `at` gives a row that may belong to a table. */
function tableAt(start: number, at: At, rows: readonly Row[]): Found | null {
  const reading = openingAt(
    rows[start]!,
    start,
    [1, 2, 3, 4].map((k) => at(start + k)),
  );
  if (!reading) return null;
  readHead(reading, at);
  const close = closeRows(reading, at);
  const body = close ?? readBody(reading, at, rows);
  if (!close && !isTable(reading, body)) return null;
  for (const row of body) reading.used.push(row);
  readFoot(reading, at, rows);
  const lines = close
    ? close.map((row) => row.piece.text.split(/[ \u00a0]+/))
    : body.some(isDrawn)
      ? drawnRows(body)
      : body.filter((row) => !isBorder(row)).map((row) => cellsOf(row.piece.text));
  const { header, data } = splitHeader(lines);
  return {
    table: {
      number: numberOf(reading.label.slice(1)),
      label: reading.label,
      title: closeUp(reading.title.replace(/[\s\u3000（(]*(?:计量)?单位[：:].*$/, '').trim()),
      header,
      rows: data,
      page: rows[start]!.piece.page,
      pieces: reading.used.map((row) => row.piece),
      at: start,
    },
    rows: reading.used,
    end: reading.next,
    continued: reading.continued,
  };
}

/** What the first line says: a label, that a table goes on, a title without a number, or a row at once. */
// Complexity: one condition a form of the first line of a table.
function openingAt(row: Row, start: number, [next, after, last, fourth]: (Row | undefined)[]): Reading | null {
  const opened = (part: Partial<Reading>): Reading => ({
    label: '',
    title: '',
    continued: false,
    used: [row],
    next: start + 1,
    ...part,
  });
  const { text, tight } = row.piece;
  const match = LABEL.exec(half(text));
  if (match && tight.length <= 60 && !/[。；]$/.test(tight))
    return opened({
      continued: (match[1] ?? match[4]) !== undefined,
      label: labelOf(match),
      title: match[3] ? text.slice(text.length - match[3].length) : '',
    });
  if (CONTINUED.test(half(tight))) return opened({ continued: true });
  const beside = LABEL_BESIDE.exec(half(text));
  if (
    beside &&
    isTitle(beside[1]!, false) &&
    [next, next && UNIT.test(next.piece.tight) ? after : undefined].some(isTableLine)
  )
    return opened({ title: text.slice(0, beside[1]!.length), label: labelOf(LABEL.exec(beside[2]!)!) });
  if (isRow(row) || isBorder(row)) return opened({ used: [], next: start });
  if (!isTitle(text, false)) return null;
  // The label may stand below the title, or at the right edge beside it.
  const below = next && labelAlone(next);
  const unitBelow = after !== undefined && UNIT.test(after.piece.tight);
  const close = (unitBelow ? [last, fourth] : [after, last]).map((one) => closeCells(one));
  const isClose = close.every((cells) => cells.length >= CLOSE_CELLS && cells.length === close[0]!.length);
  if (below && (isClose || [after, unitBelow ? last : undefined].some(isTableLine)))
    return opened({ title: text, label: labelOf(below), used: [row, next], next: start + 2 });
  // A title without a number: the next line, or the one after its unit, is set in columns.
  // Whatever stands right above a drawn table, or above its unit, is its title.
  const drawn = [next, next && UNIT.test(next.piece.tight) ? after : undefined].some(
    (one) => one !== undefined && TOP_EDGE.test(one.piece.tight),
  );
  // So is a line of several words right above cells with figures.
  const [head, ...under] = next !== undefined && UNIT.test(next.piece.tight) ? [after, last] : [next, after, last];
  const cells = tight.length >= TITLE_OF_TABLE && head !== undefined && isRow(head) ? cellsOf(head.piece.text) : [];
  const columns = cells.length >= CLOSE_CELLS && under.every((one) => isFigureRow(one, cells.length));
  return LIST_WORD.test(tight) || drawn || columns ? opened({ title: text }) : null;
}

/** Shortest title that is known by the cells below it alone. */
const TITLE_OF_TABLE = 6;

/** A row of so many cells of which one is a figure. */
function isFigureRow(row: Row | undefined, count: number): boolean {
  if (row === undefined || !isRow(row)) return false;
  const cells = cellsOf(row.piece.text);
  return cells.length === count && cells.some(isFigure);
}

const isTableLine = (row: Row | undefined) => row !== undefined && (isRow(row) || isBorder(row));

/** A label on a line of its own, or with the unit, that is not a continuation. */
function labelAlone({ piece }: Row): RegExpExecArray | null {
  const match = LABEL.exec(half(piece.text).replace(/[\s\u3000（(]+(?:计量)?单位[：:].*$/, ''));
  return match && match[5] !== undefined && match[4] === undefined ? match : null;
}

function labelOf(match: RegExpExecArray): string {
  return `表${(match[2] ?? match[5])!.replace(/\s/g, '')}`;
}

/** Title on a line of its own, and the unit: at most four lines. */
function readHead(reading: Reading, at: At): void {
  const { used } = reading;
  for (let k = 0; k < 4; k++) {
    const row = at(reading.next);
    if (!row || isBorder(row)) return;
    const { text, tight } = row.piece;
    if (UNIT.test(tight) || /单位[：:]\S{1,8}$/.test(tight)) {
      const part = /^(.*?)[\s\u3000（(]*(?:计量)?单位[：:]/.exec(text)?.[1] ?? '';
      if (reading.title === '' && reading.label !== '' && isTitle(part, false)) reading.title = part;
    } else if (reading.title === '' && used.length > 0 && !isRow(row) && isTitle(text, false)) reading.title = text;
    else return;
    used.push(row);
    reading.next++;
  }
}

/** Fewest cells and rows of a table whose cells a single blank parts. */
const CLOSE_CELLS = 3;
const CLOSE_ROWS = 3;

/** Cells that single blanks part; none for running text. */
function closeCells(row: Row | undefined): string[] {
  return row === undefined || isProse(row.piece.tight) ? [] : row.piece.text.split(/[ \u00a0]+/);
}

/** Longest cell of a table without figures. */
const WORDS = 20;

/** Rows under a label whose cells a single blank parts: as many in each, figures in all but the first or in none. Null where it has none. */
function closeRows(reading: Reading, at: At): Row[] | null {
  if (reading.label === '') return null;
  const first = at(reading.next);
  if (!first || isRow(first) || isBorder(first)) return null;
  const cells = (row: Row) => row.piece.text.split(/[ \u00a0]+/);
  const count = cells(first).length;
  if (count < CLOSE_CELLS || isProse(first.piece.tight)) return null;
  const out: Row[] = [];
  const inWords = !cells(at(reading.next + 1) ?? first).some(isFigure);
  for (let i = reading.next, row: Row | undefined = first; row; row = at(++i)) {
    const own = cells(row);
    if (own.length !== count) break;
    if (inWords ? own.some((cell) => cell.length > WORDS || isProse(cell)) : out.length > 0 && !own.some(isFigure))
      break;
    out.push(row);
  }
  if (out.length < CLOSE_ROWS) return null;
  reading.next += out.length;
  return out;
}

/** The rows and drawn lines, with single lines between them that belong to the table. */
function readBody(reading: Reading, at: At, rows: readonly Row[]): Row[] {
  const body: Row[] = [];
  for (let row = at(reading.next); row; row = at(reading.next)) {
    if (!isBorder(row) && !isRow(row) && !(body.length > 1 && isInside(row, reading.next, rows))) break;
    body.push(row);
    reading.next++;
  }
  // A numbered heading right below, `3　农业`, has fewer cells than the rows above it.
  const most = Math.max(0, ...body.slice(0, -1).map(({ piece }) => cellsOf(piece.text).length));
  const last = body[body.length - 1];
  if (last && !isBorder(last) && cellsOf(last.piece.text).length < Math.min(3, most) && isNumberedHeading(last)) {
    body.pop();
    reading.next--;
  }
  return body;
}

function isNumberedHeading({ piece: { text } }: Row): boolean {
  const heading = headingOf(text);
  return heading !== null && heading.number !== '' && !/\d/.test(heading.title);
}

/** A line of one cell inside the table: the title of a group, or a cell that goes on. */
function isInside({ piece: { tight } }: Row, i: number, rows: readonly Row[]): boolean {
  const below = rows[i + 1];
  if (tight.length > 16 || isProse(tight) || !below || !isRow(below)) return false;
  if (LABEL.test(tight) || CONTINUED.test(tight) || /^[【〔■◆□●（(]/.test(tight)) return false;
  return hasFigures(rows.slice(i + 1, i + 3));
}

/** Are the lines a table? Without a label or drawn lines they may be a numbered list, or names set in columns. */
function isTable({ label, continued, title }: Reading, body: readonly Row[]): boolean {
  const multi = body.filter((row) => !isBorder(row) && cellsOf(row.piece.text).length >= 2);
  if (label !== '' || continued) return multi.length >= 1;
  if (body.some(isDrawn)) return multi.length >= 2;
  if (multi.length < 2 || multi.every(({ piece }) => isNumbered(piece.text))) return false;
  if (hasTabs(multi)) return true;
  // Only figures tell a table from names set in columns.
  if (multi.length < 3 && !LIST_WORD.test(title.replace(/\s/g, ''))) return false;
  return multi.slice(1).filter((row) => cellsOf(row.piece.text).some(isFigure)).length >= (multi.length - 1) * 0.6;
}

/** Notes below, and the label where it stands there. */
function readFoot(reading: Reading, at: At, rows: readonly Row[]): void {
  const { used } = reading;
  for (let row = at(reading.next); row && NOTE.test(row.piece.tight); row = at(reading.next)) {
    used.push(row);
    reading.next++;
  }
  const row = at(reading.next);
  if (!row || reading.label !== '' || reading.continued) return;
  const below = LABEL.exec(half(row.piece.text));
  const after = rows[reading.next + 1];
  if (!below || (after && isRow(after))) return;
  reading.label = labelOf(below);
  if (below[3]) reading.title = row.piece.text.slice(-below[3].length);
  used.push(row);
  reading.next++;
}
