import { useMemo } from 'react';
import { PageNumber } from './page-number';

interface RecordTableProps<T> {
  rows: readonly T[];
  columns: readonly string[];
  cells: (row: T) => readonly string[];
  /** Rows that follow one another with the same group stand under one heading. */
  groupOf: (row: T) => string;
}

/** Runs of rows with the same group, in order. */
export function runsOf<T>(rows: readonly T[], groupOf: (row: T) => string): { group: string; rows: T[] }[] {
  const runs: { group: string; rows: T[] }[] = [];
  for (const row of rows) {
    const group = groupOf(row);
    const last = runs.at(-1);
    if (last?.group === group) last.rows.push(row);
    else runs.push({ group, rows: [row] });
  }
  return runs;
}

/** Dates and numbers, which do not break. */
const WHOLE = /^[\d.\-—]+$/;

/** A long list of records as tables under headings; groups out of sight cost no layout. */
export function RecordTable<T extends { page: number; lines: readonly [number, number] }>({
  rows,
  columns,
  cells,
  groupOf,
}: RecordTableProps<T>) {
  const runs = useMemo(() => runsOf(rows, groupOf), [rows, groupOf]);
  return runs.map((run) => (
    <section key={`${run.group} ${run.rows[0]?.lines[0]}`} className="reader-records">
      <h2>
        {run.group}
        <PageNumber page={run.rows[0]?.page ?? null} />
      </h2>
      <table>
        <thead className="unseen">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several records may share a line
            <tr key={`${row.lines[0]} ${at}`}>
              {cells(row).map((cell, column) => (
                <td key={columns[column]} className={WHOLE.test(cell) ? 'reader-whole' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
