/** Lines of a typed table: is a line set in columns, what its cells are, which row is the header. */
import { closeUp } from '../read/spacing';
import { headingOf, RANK } from './headings';
import { half, isProse, type Row } from './rows';
import { signatureOf } from './signatures';

const BORDER = /^[\s\u3000]*[─━—=＝\-–_┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┏┓┗┛┣┫┳┻╋│┃|｜+\s\u3000]{4,}$/;
const BAR = /[│┃｜|║‖]/;
const FIGURE = /^[-+±]?[\d,，]+(?:\.\d+)?[%％‰]?$|^[—–\-…·]+$/;
/** One word, letter-spaced: `社　会　事　业`. */
const SPACED_WORD = /^[\u3400-\u9fff]([\s\u3000]+)[\u3400-\u9fff](?:\1[\u3400-\u9fff])+$/;
const DATE_LEAD = /^(?:\d{1,2}月)?\d{1,2}日|^[△▲]|^(?:同日|是月|是日|本月)/;

/** A drawn line above, below or between rows. */
export function isBorder({ piece }: Row): boolean {
  return BORDER.test(piece.text);
}

/** A line that is drawn or has drawn lines between its cells. */
export function isDrawn({ piece }: Row): boolean {
  return BORDER.test(piece.text) || BAR.test(piece.text);
}

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

/** Is the line set in columns, as a row of a table is? */
export function isRow(row: Row): boolean {
  const { text, tight } = row.piece;
  if (BORDER.test(text)) return false;
  if (SPACED_WORD.test(text) || DATE_LEAD.test(tight) || /^[【〔■◆□●]/.test(tight)) return false;
  const heading = headingOf(text);
  if (heading && RANK[heading.class] <= RANK.bracketed && !BAR.test(text)) return false;
  const cells = cellsOf(text);
  if (cells.length < 2 || (!BAR.test(text) && signatureOf(text) !== null)) return false;
  // A number and words is a heading: 3.1 always, 3 where no title says that a table begins.
  if (heading?.class === 'decimal' && cells.length === 2 && !BAR.test(text)) return false;
  return BAR.test(text) || cells.every((cell) => cell.length <= 40 && !isProse(cell));
}

/** A number, a share, or the dash that stands for none. */
export const isFigure = (cell: string) => FIGURE.test(half(cell).replace(/\s/g, ''));

/** A figure and words, as a numbered heading has them. */
export function isNumbered(text: string): boolean {
  return headingOf(text)?.class === 'figure' && cellsOf(text).length === 2;
}

export function hasTabs(rows: readonly Row[]): boolean {
  return rows.every((row) => row.piece.text.includes('\t'));
}

export function hasFigures(rows: readonly Row[]): boolean {
  return rows.some((row) => cellsOf(row.piece.text).some(isFigure));
}

/** Rows between drawn lines. Where a line is drawn after every row, the lines between two of them are one row. */
export function drawnRows(body: readonly Row[]): string[][] {
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
export function splitHeader(lines: readonly string[][]): { header: string[]; data: string[][] } {
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
