import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { type DataColumn, DataTable } from '../ui/data-table';
import { useBook } from './book';
import { dataStrings } from './data-strings';
import { TakeAlong } from './take-along';

interface BookTableProps<T> {
  label: string;
  /** Part of the file's name when it is taken along. */
  part: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  sought?: (row: T) => boolean;
}

/** A table of the book being read. */
export function BookTable<T>({ label, part, columns, rows, sought }: BookTableProps<T>) {
  const words = useStrings(dataStrings);
  const common = useStrings(commonStrings);
  const { id } = useBook();
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      sought={sought}
      words={{
        filter: common.filter,
        columns: words.columnsShown,
        all: words.all,
        shown: common.filtered,
        none: common.noMatch,
        more: common.showMore,
      }}
      tools={({ header, rows: cells }) => <TakeAlong file={`${id}-${part}`} header={header} rows={cells} />}
    />
  );
}
