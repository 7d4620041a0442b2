import { useMemo } from 'react';
import type { Table as PrintedTable } from '../../data/yearbook/model';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import type { DataColumn } from '../ui/data-table';
import { useColumns } from '../ui/table';
import { BookTable } from './book-table';
import { readerStrings } from './strings';

/** A printed table: it sorts, filters, stands row by row where it is narrow, and can be taken along. */
export function TableView({ table, heading: Heading }: { table: PrintedTable; heading: 'h1' | 'h2' }) {
  const words = useStrings(readerStrings);
  const kinds = useColumns(table.header, table.rows);
  const columns = useMemo<DataColumn<string[]>[]>(
    () =>
      table.header.map((header, at) => ({
        id: String(at),
        header,
        text: (row) => row[at] ?? '',
        numeric: kinds[at]?.numeric,
        whole: kinds[at]?.whole,
      })),
    [table, kinds],
  );
  return (
    <figure className="reader-table">
      <figcaption>
        <Heading>
          <span className="reader-hint">{words.table(table.number)}</span> {table.title}
        </Heading>
        <PrintedPage page={table.page} />
      </figcaption>
      <BookTable label={table.title} part={`table-${table.number}`} columns={columns} rows={table.rows} />
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
