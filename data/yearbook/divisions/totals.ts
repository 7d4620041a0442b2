/** Sums of a table checked against its printed totals. */
import type { TableDescription } from '../description';
import type { Table } from '../model';

/** `277个` → 277, `42014.7` → 42014.7; null for no figure. */
export function figure(cell: string): number | null {
  const match = /^-?\d+(?:\.\d+)?/.exec(cell);
  return match ? Number(match[0]) : null;
}

/** What the row of totals is headed. */
export const TOTAL = /^(?:合计|总计|总数|总量)$/;

/** One check per column of figures: the total row (or first row) against the sum of the others. */
export function checkTotals(
  table: Table,
  description: Pick<TableDescription, 'totalRow' | 'totalFirst'>,
): Table['checks'] {
  const checks: Table['checks'] = [];
  const { rows, header } = table;
  const named = description.totalRow ?? rows.find((row) => TOTAL.test(row[0] ?? ''))?.[0];
  if (named !== undefined) {
    const total = rows.find((row) => row[0] === named);
    if (!total) return checks;
    header.forEach((label, k) => {
      const printed = figure(total[k] ?? '');
      if (printed === null || k === 0) return;
      checks.push({ label, printed, computed: sum(rows.filter((row) => row !== total).map((row) => row[k] ?? '')) });
    });
  }
  for (const label of description.totalFirst ?? []) {
    const k = header.indexOf(label);
    const printed = figure(rows[0]?.[k] ?? '');
    if (k >= 0 && printed !== null)
      checks.push({ label, printed, computed: sum(rows.slice(1).map((row) => row[k] ?? '')) });
  }
  return checks;
}

/** Adds figures without binary rounding noise. */
function sum(cells: readonly string[]): number {
  const total = cells.reduce((value, cell) => value + (figure(cell) ?? 0), 0);
  return Math.round(total * 1e6) / 1e6;
}
