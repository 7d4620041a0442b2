import { useMemo } from 'react';
import { PrintedPage } from '../entity/printed-page';
import { type Column, Table } from '../ui/table';

interface RecordGroupsProps<T> {
  rows: readonly T[];
  columns: readonly Column[];
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

/** A long list of records as tables under headings; groups out of sight cost no layout. */
export function RecordGroups<T extends { page: number; lines: readonly [number, number] }>({
  rows,
  columns,
  cells,
  groupOf,
}: RecordGroupsProps<T>) {
  const runs = useMemo(() => runsOf(rows, groupOf), [rows, groupOf]);
  return runs.map((run) => (
    <section key={`${run.group} ${run.rows[0]?.lines[0]}`} className="reader-records">
      <h2>
        {run.group}
        <PrintedPage page={run.rows[0]?.page ?? null} />
      </h2>
      <Table
        label={run.group}
        quietHead
        columns={columns}
        rows={run.rows.map((row, at) => ({ key: `${row.lines[0]} ${at}`, cells: cells(row) }))}
      />
    </section>
  ));
}
