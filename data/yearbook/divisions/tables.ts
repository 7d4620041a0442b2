/** Table regions → tables: columns dumped one after another turned back into rows. */

import type { ColumnDescription, TableDescription } from '../description';
import type { Table } from '../model';
import type { Piece } from '../read/lines';
import { append, extent } from '../read/lists';
import type { FoundRegion } from '../read/regions';
import { joinPieces } from '../read/spacing';
import { checkTotals, TOTAL } from './totals';

const LABEL = /^(?:续?表\d+|（续）|续表)$/;

export interface TableTrouble {
  number: number;
  page: number;
  message: string;
  line: number;
}

export interface TablesRead {
  tables: Table[];
  troubles: TableTrouble[];
}

/** A row with the page and lines it was read from. */
export interface TableRow {
  cells: string[];
  /** Lines of each cell before they were joined. */
  lines: string[][];
  page: number;
  span: [number, number];
}

/** Builds every table of which a region was found. Continued tables are joined in the order of their regions. */
export function readTables(
  regions: readonly FoundRegion[],
  descriptions: readonly TableDescription[],
  pack: string,
): TablesRead & { rows: Map<number, TableRow[]> } {
  const tables: Table[] = [];
  const troubles: TableTrouble[] = [];
  const rowsOf = new Map<number, TableRow[]>();
  for (const description of descriptions) {
    const own = regions.filter((region) => region.number === description.number);
    if (own.length === 0) continue;
    const rows: TableRow[] = [];
    for (const region of own) append(rows, readRegion(region, description, troubles));
    const lines = own.flatMap((region) => region.pieces.map((piece) => piece.line));
    const table: Table = {
      id: `${pack}/表${description.number}`,
      number: description.number,
      title: description.title,
      header: description.columns.map((column) => column.head),
      rows: rows.map((row) => row.cells),
      page: own[0]!.region.page,
      entry: null,
      confidence: 0,
      checks: [],
      lines: extent(lines),
    };
    table.checks = checkTotals(table, description);
    tables.push(table);
    rowsOf.set(description.number, rows);
  }
  return { tables, troubles, rows: rowsOf };
}

function readRegion(found: FoundRegion, table: TableDescription, troubles: TableTrouble[]): TableRow[] {
  const { region, pieces } = found;
  const cells: Piece[] = [];
  for (const piece of pieces) {
    if (!LABEL.test(piece.tight) && piece.tight !== table.title) cells.push(piece);
  }
  const columns = cutColumns(cells, table.columns);
  const page = region.page;
  const trouble = (message: string) =>
    troubles.push({ number: table.number, page, message, line: pieces[0]?.line ?? 0 });
  if (columns.every((column) => column === null)) return [];
  const cut = columns.map((lines, k) => {
    const column = table.columns[k]!;
    if (lines === null) {
      trouble(`column ${column.head} not found`);
      return [];
    }
    const parts = groupCells(lines, column, region.starts?.[column.head], region.joins ?? []);
    return spread(parts, region.spans?.[column.head]);
  });
  const count = Math.max(0, ...cut.map((group) => group.length));
  const groups = cut.map((group, k) => (isMerged(group, table.columns[k]!, count) ? spread(group, [count]) : group));
  // The row of totals leaves columns of words empty.
  const totalled = TOTAL.test(joinCell(groups[0]?.[count - 1] ?? []));
  groups.forEach((group, k) => {
    if (group.length !== count && !(totalled && group.length === count - 1))
      trouble(`column ${table.columns[k]!.head} has ${group.length} cells of ${count}`);
  });
  return Array.from({ length: count }, (_, r) => {
    const row = groups.map((group) => group[r] ?? []);
    const numbers = row.flat().map((piece) => piece.line);
    return {
      cells: row.map((lines) => joinCell(lines)),
      lines: row.map((lines) => lines.map((piece) => joinPieces([piece]))),
      page,
      span: extent(numbers),
    };
  });
}

/** Finds each header in order; a column's lines run to the next header. */
function cutColumns(pieces: readonly Piece[], columns: readonly ColumnDescription[]): (Piece[] | null)[] {
  const heads: ({ at: number; size: number } | null)[] = [];
  let from = 0;
  for (const column of columns) {
    let found: { at: number; size: number } | null = null;
    for (let i = from; i < pieces.length && !found; i++) {
      let joined = '';
      for (let size = 1; size <= 3 && i + size <= pieces.length; size++) {
        joined += pieces[i + size - 1]!.tight;
        if (joined === column.head) found = { at: i, size };
      }
    }
    heads.push(found);
    if (found) from = found.at + found.size;
  }
  return heads.map((head, k) => {
    if (!head) return null;
    const next = heads.slice(k + 1).find((other) => other !== null);
    return pieces.slice(head.at + head.size, next ? next.at : pieces.length);
  });
}

function groupCells(
  lines: readonly Piece[],
  column: ColumnDescription,
  starts: readonly string[] | undefined,
  joins: readonly string[],
): Piece[][] {
  const cells: Piece[][] = [];
  lines.forEach((piece, i) => {
    const before = lines[i - 1];
    let opens = column.cells === 'line' || !before || piece.line - before.line > 1;
    if (before && !starts && column.cells === 'line' && before.tight.endsWith('、')) opens = false;
    if (starts) opens = !before || starts.some((start) => piece.tight.startsWith(start));
    if (before && joins.some((start) => piece.tight.startsWith(start))) opens = false;
    if (opens) cells.push([piece]);
    else cells[cells.length - 1]!.push(piece);
  });
  return cells;
}

/** One cell beside many is printed once for all of them; a remark is of its own row. */
function isMerged(group: readonly Piece[][], { head }: ColumnDescription, count: number): boolean {
  return group.length === 1 && count > 1 && !/^(?:备注|说明|附注)/.test(head);
}

/** Fills merged cells: a cell that spans n rows stands in each of them; span 0 leaves a cell out. */
function spread(cells: readonly Piece[][], spans: readonly number[] | undefined): Piece[][] {
  if (!spans) return [...cells];
  return spans.flatMap((span, i) => Array.from({ length: span }, () => cells[i] ?? []));
}

const PERSON_LINE = /^(?:[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4})$/;

/** Lines of a cell joined; several names printed one under another are kept apart by a space. */
function joinCell(lines: readonly Piece[]): string {
  if (lines.length > 1 && lines.every((piece) => PERSON_LINE.test(piece.text)) && isNameList(lines)) {
    return lines.map((piece) => joinPieces([piece])).join(' ');
  }
  return joinPieces(lines);
}

/** Names are of two to four characters in every line; a wrapped unit's first line is wider. */
function isNameList(lines: readonly Piece[]): boolean {
  return lines.every((piece) => piece.tight.length <= 4);
}
