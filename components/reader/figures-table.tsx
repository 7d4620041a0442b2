import { useMemo } from 'react';
import { type Figure, readFigures } from '../../data/yearbook/export/figures';
import { figureUnit } from '../entity/figure-words';
import { GoTo } from '../entity/navigation';
import { PrintedPage } from '../entity/printed-page';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { WhenLoaded } from '../library/when-loaded';
import type { DataColumn } from '../ui/data-table';
import { useBook } from './book';
import { BookTable } from './book-table';
import { roomStrings } from './room-strings';

/** Every figure of the text, to sort, seek and take along. */
export function FiguresTable() {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id, info } = useBook();
  const figures = useLoaded(`figures:${id}`, async (source) =>
    readFigures({ info, entries: await source.readEntries(id) }),
  );
  const columns = useMemo<DataColumn<Figure>[]>(
    () => [
      { id: 'subject', header: words.subject, text: (row) => row.subject },
      {
        id: 'value',
        header: words.value,
        text: (row) => String(row.value),
        cell: (row) => `${row.about ? `${words.about} ` : ''}${formatNumber(row.value, language)}`,
        numeric: true,
      },
      { id: 'unit', header: words.unit, text: (row) => figureUnit(row.unit, language) || row.unit, whole: true },
      { id: 'period', header: words.period, text: (row) => String(row.period), whole: true, choice: true },
      { id: 'category', header: words.category, text: (row) => row.category, choice: true, hidden: true },
      {
        id: 'entry',
        header: words.entry,
        text: (row) => row.title,
        cell: (row) => <GoTo to={{ page: 'entry', id: row.entry }}>{row.title}</GoTo>,
      },
      {
        id: 'page',
        header: words.page,
        text: (row) => String(row.page),
        cell: (row) => <PrintedPage page={row.page} />,
        whole: true,
      },
    ],
    [words, language],
  );
  return (
    <WhenLoaded of={figures}>
      {(all) => <BookTable label={words.figures} part="figures" columns={columns} rows={all} />}
    </WhenLoaded>
  );
}
