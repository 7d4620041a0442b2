import { useMemo, useState } from 'react';
import { officeId } from '../../data/store/record-ids';
import type { OfficeHolder } from '../../data/yearbook/model';
import { ChartFigure } from '../charts/chart-figure';
import { Gantt, type Span } from '../charts/gantt';
import { PrintedPage } from '../entity/printed-page';
import { localeOf, useLanguage, useStrings } from '../i18n';
import type { DataColumn } from '../ui/data-table';
import { useBook, WhenLoaded } from './book';
import { BookTable } from './book-table';
import { countBy } from './count-by';
import { dataStrings } from './data-strings';
import { formerBody, readTerm } from './office-terms';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** Who held which office: a table to sort and filter, and a picture of the terms within the year. */
export function OfficesPage({ row: sought }: { row?: string }) {
  const words = useStrings(readerStrings);
  const offices = useRecords('offices');
  return (
    <>
      <h1>{words.pages.offices}</h1>
      <WhenLoaded of={offices}>
        {(all) => (
          <>
            <Terms offices={all} />
            <Holders offices={all} sought={sought} />
          </>
        )}
      </WhenLoaded>
    </>
  );
}

function Holders({ offices, sought }: { offices: readonly OfficeHolder[]; sought?: string }) {
  const { pages, columns: words } = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const columns = useMemo<DataColumn<OfficeHolder>[]>(
    () => [
      { id: 'group', header: data.group, text: (row) => row.group ?? '', choice: true, hidden: true },
      { id: 'body', header: data.body, text: (row) => row.body },
      { id: 'post', header: words.post, text: (row) => row.post },
      { id: 'name', header: words.name, text: (row) => row.name, whole: true },
      { id: 'term', header: data.term, text: (row) => row.period ?? '' },
      { id: 'remark', header: words.remark, text: (row) => row.remark ?? '', hidden: true },
      pageColumn(data.source),
    ],
    [words, data],
  );
  return (
    <BookTable
      label={pages.offices}
      part="offices"
      columns={columns}
      rows={offices}
      sought={sought === undefined ? undefined : (row) => officeId(row) === sought}
    />
  );
}

/** The printed page of a record, last in its row. */
export function pageColumn<T extends { page: number | null }>(header: string): DataColumn<T> {
  return {
    id: 'page',
    header,
    text: (row) => String(row.page ?? ''),
    cell: (row) => <PrintedPage page={row.page} />,
    whole: true,
  };
}

/** Rows of the picture at once: one group of bodies. */
function Terms({ offices }: { offices: readonly OfficeHolder[] }) {
  const data = useStrings(dataStrings);
  const { columns } = useStrings(readerStrings);
  const language = useLanguage();
  const { info } = useBook();
  const groups = useMemo(() => [...new Set(offices.map((row) => row.group ?? row.body))], [offices]);
  // First the group with the most changes in the year: that is what the picture is for.
  const [group, setGroup] = useState(() => {
    const changes = countBy(offices.filter(formerBody).map((row) => row.group ?? row.body));
    return changes[0]?.[0] ?? groups[0] ?? '';
  });
  const formers = useMemo(() => [...new Set(offices.map(formerBody).filter(Boolean))].slice(0, 2), [offices]);
  const spans = offices
    .filter((row) => (row.group ?? row.body) === group)
    .flatMap((row, at): (Span & { row: OfficeHolder })[] => {
      const term = readTerm(row.period, info.year);
      if (!term) return [];
      const tone = (formers.indexOf(formerBody(row)) + 1) as 0 | 1 | 2;
      const label = `${row.name} ${row.post}`;
      return [{ key: `${at}`, label, ...term, group: row.body, words: row.period ?? '', tone, row }];
    });
  const month = new Intl.DateTimeFormat(localeOf(language), { month: 'narrow', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, at) =>
    language === 'zh' ? `${at + 1}月` : `${month.format(Date.UTC(2000, at, 1))}${at + 1}`,
  );
  return (
    <ChartFigure
      title={data.timeline}
      note={
        <>
          {data.timelineHint(info.year)}{' '}
          <select
            className="select"
            aria-label={data.group}
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          >
            {groups.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </>
      }
      page={spans[0]?.row.page}
      file={`${info.id}-terms`}
      table={{
        columns: [{ header: columns.name }, { header: data.body }, { header: columns.post }, { header: data.term }],
        rows: spans.map(({ key, row }) => ({ key, cells: [row.name, row.body, row.post, row.period ?? ''] })),
      }}
    >
      <Gantt label={`${data.timeline} · ${group}`} spans={spans} months={months} />
    </ChartFigure>
  );
}
