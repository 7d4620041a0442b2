import { useMemo } from 'react';
import { csvText } from '../../data/tables/csv';
import type { Table as PrintedTable } from '../../data/yearbook/model';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { CopyButton } from '../ui/copy-button';
import { Table, useColumns } from '../ui/table';
import { readerStrings } from './strings';

/** A printed table: numbers to the right, wide ones scroll in their own box, and it can be taken along as CSV. */
export function TableView({ table, heading: Heading }: { table: PrintedTable; heading: 'h1' | 'h2' }) {
  const words = useStrings(readerStrings);
  const common = useStrings(commonStrings);
  const columns = useColumns(table.header, table.rows);
  const csv = useMemo(() => csvText([table.header, ...table.rows]), [table]);
  return (
    <figure className="reader-table">
      <figcaption>
        <Heading>
          <span className="reader-hint">{words.table(table.number)}</span> {table.title}
        </Heading>
        <PrintedPage page={table.page} />
        <CopyButton text={csv} label={words.copyCsv} done={common.copied} failed={common.copyFailed} />
      </figcaption>
      <Table label={table.title} columns={columns} rows={table.rows.map((cells, at) => ({ key: String(at), cells }))} />
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
