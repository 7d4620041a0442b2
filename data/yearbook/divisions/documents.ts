/** 文件题录: document titles from the tables that hold them. */
import type { TableDescription } from '../description';
import type { DocumentTitle } from '../model';
import type { TableRow } from './tables';

/** One document a row. */
export function documentsOfTable(table: TableDescription, rows: readonly TableRow[]): DocumentTitle[] {
  const at = (head: string) => table.columns.findIndex((column) => column.head === head);
  const cell = (row: TableRow, head: string) => row.cells[at(head)] || null;
  return rows.map((row) => ({
    number: cell(row, '文号'),
    date: cell(row, '发文日期'),
    title: cell(row, '文件标题') ?? '',
    table: table.number,
    page: row.page,
    lines: row.span,
  }));
}
