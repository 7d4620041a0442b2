import { type ReactNode, useMemo } from 'react';
import './table.css';

export interface Column {
  header: ReactNode;
  /** Figures: to the end of the cell, one under the other, never broken. */
  numeric?: boolean;
  /** Dates, numbers of documents: never broken. */
  whole?: boolean;
}

interface TableProps {
  /** Accessible name; visible where `caption` is set. */
  label: string;
  caption?: boolean;
  columns: readonly Column[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** The first cell of a row names it. */
  rowHeaders?: boolean;
  /** Headings are for the screen reader only: the values speak for themselves. */
  quietHead?: boolean;
}

/** The one way a table is drawn: it scrolls in a box of its own that the keyboard can reach. */
export function Table({ label, caption, columns, rows, rowHeaders, quietHead }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="table-box" tabIndex={0} aria-label={label}>
      <table className="table">
        <caption className={caption ? undefined : 'unseen'}>{label}</caption>
        <thead className={quietHead ? 'unseen' : undefined}>
          <tr>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
              <th key={at} scope="col" className={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => {
                const Cell = rowHeaders && at === 0 ? 'th' : 'td';
                return (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
                    key={at}
                    scope={Cell === 'th' ? 'row' : undefined}
                    className={cellClass(columns[at])}
                  >
                    {cell}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cellClass = (column: Column | undefined) =>
  column?.numeric ? 'table-number' : column?.whole ? 'table-whole' : undefined;

const NUMBER = /^[-−]?[\d,.]+%?$/;
/** Dates, years, numbers of documents (杭上政〔2021〕3号). */
const WHOLE = /^[\d.\-—年月日]+$|[〔[（(]\d{4}[〕\]）)]/;

/** What the values of a printed table tell of its columns. */
export function useColumns(header: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  return useMemo(
    () =>
      header.map((name, at) => {
        const values = rows.flatMap((row) => row[at] || []);
        return {
          header: name,
          numeric: values.length > 0 && values.every((value) => NUMBER.test(value)),
          whole: values.length > 0 && values.every((value) => WHOLE.test(value) && value.length <= 24),
        };
      }),
    [header, rows],
  );
}
