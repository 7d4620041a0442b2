import { useMemo } from 'react';
import { csvText } from '../../data/tables/csv';
import type { Table } from '../../data/yearbook/model';
import { useStrings } from '../i18n';
import { CopyButton } from '../ui/copy-button';
import { PageNumber } from './page-number';
import { readerStrings } from './strings';

const NUMBER = /^[-−]?[\d,.]+%?$/;

/** A printed table: numbers to the right, wide ones scroll in their own box, and it can be taken along as CSV. */
export function TableView({ table, heading: Heading }: { table: Table; heading: 'h1' | 'h2' }) {
  const words = useStrings(readerStrings);
  // A column of numbers has its heading over the numbers.
  const numeric = useMemo(
    () =>
      table.header.map((_, at) => table.rows.length > 0 && table.rows.every((row) => !row[at] || NUMBER.test(row[at]))),
    [table],
  );
  const csv = useMemo(() => csvText([table.header, ...table.rows]), [table]);
  return (
    <figure className="reader-table">
      <figcaption>
        <Heading>
          <span className="reader-hint">{words.table(table.number)}</span> {table.title}
        </Heading>
        <PageNumber page={table.page} />
        <CopyButton text={csv} label={words.copyCsv} done={words.copied} failed={words.copyFailed} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="reader-table-box" tabIndex={0} aria-label={table.title}>
        <table>
          <thead>
            <tr>
              {table.header.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                <th key={at} scope="col" className={numeric[at] ? 'reader-number' : undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
              <tr key={at}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
                  <td key={column} className={NUMBER.test(cell) ? 'reader-number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.checks.length > 0 && (
        <details className="reader-checks">
          <summary>{words.checks}</summary>
          <ul>
            {table.checks.map((check) => (
              <li key={check.label}>
                {check.printed === check.computed
                  ? words.checkRight(check.label, check.printed)
                  : words.checkWrong(check.label, check.printed, check.computed)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </figure>
  );
}
