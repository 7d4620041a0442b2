import {
  type Column,
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import './data-table.css';
import { Popover } from './popover';
import { SearchField } from './search-field';
import { ShowMore, useShowMore } from './show-more';

export interface DataColumn<T> {
  id: string;
  header: string;
  /** The value as text: shown, sought, sorted, saved. */
  text: (row: T) => string;
  /** As shown, where that is more than the text. */
  cell?: (row: T) => ReactNode;
  numeric?: boolean;
  /** Dates, numbers of documents: never broken. */
  whole?: boolean;
  /** Few values, worth choosing one of. */
  choice?: boolean;
  /** Not shown until asked for. */
  hidden?: boolean;
}

/** Words of the table, from whoever shows it. */
export interface DataTableWords {
  filter: string;
  columns: string;
  all: string;
  shown: (shown: number, all: number) => string;
  none: string;
  more: (count: number) => string;
}

interface DataTableProps<T> {
  label: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  words: DataTableWords;
  /** The row an address leads to: shown, marked and scrolled to. */
  sought?: (row: T) => boolean;
  /** What can be done with the rows left by the filters, as text by the columns shown. */
  tools?: (table: { header: string[]; rows: string[][] }) => ReactNode;
}

/** Rows drawn at first and with each "more": a long table is scrolled, sought in or saved, rarely read through. */
const STEPS = { first: 100, step: 400 };

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** A number as tables print it: `1,116.14`, `100%`, `—` for none. */
function numberIn(text: string): number {
  const digits = text.replaceAll(/[,，%％\s]/g, '');
  return digits === '' || Number.isNaN(Number(digits)) ? Number.NEGATIVE_INFINITY : Number(digits);
}

/** A table that sorts, filters and hides columns, stands row by row where it is narrow, and can be taken along. */
export function DataTable<T>({ label, columns, rows, words, sought, tools }: DataTableProps<T>) {
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed.trim().toLowerCase());
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useReactTable<T>({
    data,
    columns: definitions,
    state: { globalFilter: filter },
    initialState: {
      columnVisibility: Object.fromEntries(columns.filter((one) => one.hidden).map((one) => [one.id, false])),
    },
    globalFilterFn: (row, _column, words: string) =>
      columns.some((column) => column.text(row.original).toLowerCase().includes(words)),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const sorted = table.getRowModel().rows;
  const soughtAt = sought ? sorted.findIndex((row) => sought(row.original)) : -1;
  const first = Math.max(STEPS.first, soughtAt + 20);
  const { shown, next, more } = useShowMore(sorted, { ...STEPS, first }, filter);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (soughtAt >= 0) box.current?.querySelector('[data-sought]')?.scrollIntoView({ block: 'center' });
  }, [soughtAt]);
  const visible = table.getVisibleLeafColumns();
  const byId = new Map(columns.map((column) => [column.id, column]));
  const taken = () => ({
    header: visible.map((column) => byId.get(column.id)!.header),
    rows: sorted.map((row) => visible.map((column) => byId.get(column.id)!.text(row.original))),
  });
  return (
    <div ref={box} className="data">
      <div className="data-tools">
        <SearchField
          label={words.filter}
          value={typed}
          onChange={setTyped}
          status={words.shown(sorted.length, rows.length)}
        />
        {table
          .getAllLeafColumns()
          .filter((column) => byId.get(column.id)?.choice)
          .map((column) => (
            <Choice key={column.id} column={column} label={byId.get(column.id)!.header} rows={rows} words={words} />
          ))}
        {columns.length > 3 && (
          <Popover label={words.columns} className="button button-small">
            {() =>
              table.getAllLeafColumns().map((column) => (
                <label key={column.id} className="data-column">
                  <input
                    type="checkbox"
                    checked={column.getIsVisible()}
                    disabled={column.getIsVisible() && visible.length === 1}
                    onChange={column.getToggleVisibilityHandler()}
                  />
                  {byId.get(column.id)!.header}
                </label>
              ))
            }
          </Popover>
        )}
        {tools && <span className="data-take">{tools(taken())}</span>}
      </div>
      {sorted.length === 0 ? (
        <p className="data-none">{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="data-box" tabIndex={0} aria-label={label}>
          {/* Roles stand by themselves: the narrow form takes the table's own display away, and its meaning with it. */}
          <table {...role('table')} aria-label={label} aria-rowcount={sorted.length}>
            <thead {...role('rowgroup')}>
              <tr {...role('row')}>
                {table.getFlatHeaders().map((header) => (
                  <th
                    key={header.id}
                    {...role('columnheader')}
                    className={cellClass(byId.get(header.column.id))}
                    aria-sort={ARIA_SORT[String(header.column.getIsSorted())]}
                  >
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      {flexRender(header.column.columnDef.header, header.getContext())}
                      <span aria-hidden="true">{SORT_SIGN[String(header.column.getIsSorted())]}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...role('rowgroup')}>
              {shown.map((row, at) => (
                <tr key={row.id} {...role('row')} data-sought={at === soughtAt || undefined}>
                  {row.getVisibleCells().map((cell) => {
                    const column = byId.get(cell.column.id);
                    return (
                      <td key={cell.id} {...role('cell')} data-label={column?.header} className={cellClass(column)}>
                        <div>{flexRender(cell.column.columnDef.cell, cell.getContext())}</div>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ShowMore next={next} more={more} label={words.more(next)} />
    </div>
  );
}

const role = (name: string) => ({ role: name });
const ARIA_SORT: Record<string, 'ascending' | 'descending' | 'none'> = { asc: 'ascending', desc: 'descending' };
const SORT_SIGN: Record<string, string> = { asc: ' ↑', desc: ' ↓' };

const cellClass = <T,>(column: DataColumn<T> | undefined) =>
  column?.numeric ? 'table-number' : column?.whole ? 'table-whole' : undefined;

function definitionOf<T>(column: DataColumn<T>): ColumnDef<T> {
  return {
    id: column.id,
    header: column.header,
    accessorFn: column.text,
    cell: ({ row }) => column.cell?.(row.original) ?? column.text(row.original),
    filterFn: 'equalsString',
    sortUndefined: 'last',
    sortingFn: (a, b) => {
      const [x, y] = [column.text(a.original), column.text(b.original)];
      return column.numeric ? numberIn(x) - numberIn(y) : collator.compare(x, y);
    },
  };
}

interface ChoiceProps<T> {
  column: Column<T>;
  label: string;
  rows: readonly T[];
  words: DataTableWords;
}

/** One of the values of a column. */
function Choice<T>({ column, label, rows, words }: ChoiceProps<T>) {
  const values = useMemo(() => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = String(column.accessorFn?.(row, 0) ?? '');
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts];
  }, [rows, column]);
  return (
    <select
      className="select"
      aria-label={label}
      value={String(column.getFilterValue() ?? '')}
      onChange={(event) => column.setFilterValue(event.target.value || undefined)}
    >
      <option value="">
        {label} · {words.all}
      </option>
      {values.map(([value, count]) => (
        <option key={value} value={value}>
          {value} · {count}
        </option>
      ))}
    </select>
  );
}
