/** Tables that were found in running text → table records, and what their rows tell: documents and honours. */

import { checkTotals } from '../divisions/totals';
import type { TypedTable } from '../infer/typed-tables';
import type { DocumentTitle, Honour, Table } from '../model';
import type { Owned } from './ledger';
import { extent } from './lists';

const TOTAL = /^(?:合计|总计|总数|总量|全县|全区|全市|全州)$/;

export function tableId(pack: string, table: TypedTable, all: readonly TypedTable[]): string {
  return `${pack}/表${tableNumber(table, all)}`;
}

/** The printed number where it is a plain one and the first of its kind, else the next that is free. */
function tableNumber(table: TypedTable, all: readonly TypedTable[]): number {
  const printed = new Map<number, TypedTable>();
  for (const one of all) if (one.number !== null && !printed.has(one.number)) printed.set(one.number, one);
  if (table.number !== null && printed.get(table.number) === table) return table.number;
  let next = Math.max(0, ...printed.keys());
  for (const one of all) {
    if (one.number !== null && printed.get(one.number) === one) continue;
    next++;
    if (one === table) return next;
  }
  return next;
}

export function tablesOf(typed: readonly TypedTable[], pack: string, owned: Owned[]): Table[] {
  return typed.map((one) => {
    const number = tableNumber(one, typed);
    const lines = one.pieces.map(({ line }) => line);
    const table: Table = {
      id: tableId(pack, one, typed),
      number,
      title: one.title,
      header: one.header,
      rows: one.rows,
      page: one.page ?? 0,
      entry: null,
      confidence: 0,
      checks: [],
      lines: extent(lines),
    };
    const total = one.rows.find((row) => TOTAL.test((row[0] ?? '').replace(/\s/g, '')));
    if (total) table.checks = checkTotals(table, { totalRow: total[0]! });
    owned.push({ owner: `table:${number}`, pieces: one.pieces });
    return table;
  });
}

/** Titles of documents and honours, where the heads of a table say that it holds them. */
// Complexity: one condition a column that may be there.
export function recordsOfTables(tables: readonly Table[]): { documents: DocumentTitle[]; honours: Honour[] } {
  const documents: DocumentTitle[] = [];
  const honours: Honour[] = [];
  for (const table of tables) {
    const column = (pattern: RegExp) => table.header.findIndex((head) => pattern.test(head));
    const title = column(/标题|文件名|题名|文件题目|题目/);
    const number = column(/文号|编号|发文字号/);
    const date = column(/日期|时间/);
    if (title >= 0 && number >= 0)
      for (const row of table.rows)
        if (row[title])
          documents.push({
            number: row[number] || null,
            date: row[date] || null,
            title: row[title],
            table: table.number,
            page: table.page,
            lines: table.lines,
          });
    const award = column(/荣誉|称号|奖项|奖励/);
    const unit = column(/获奖单位|受表彰单位|先进集体|单位/);
    const person = column(/姓名|获奖人|个人/);
    if (award >= 0 && (unit >= 0 || person >= 0))
      for (const row of table.rows) {
        const recipient = (person >= 0 ? row[person] : undefined) || (unit >= 0 ? row[unit] : undefined) || '';
        if (recipient === '' || !row[award]) continue;
        const awarder = column(/颁奖|授予|表彰单位|授奖/);
        honours.push({
          recipient,
          unit: person >= 0 && unit >= 0 ? (row[unit] ?? null) : null,
          award: row[award],
          awarder: row[awarder] || null,
          date: row[date] || null,
          list: `表${table.number}`,
          page: table.page,
          lines: table.lines,
        });
      }
  }
  return { documents, honours };
}
