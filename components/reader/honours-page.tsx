import { useMemo } from 'react';
import { type HonourLevel, honourId, honourLevel } from '../../data/store/record-ids';
import type { Honour, Table } from '../../data/yearbook/model';
import { Bars } from '../charts/bars';
import { ChartFigure } from '../charts/chart-figure';
import { Columns } from '../charts/columns';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { searchStrings } from '../search/strings';
import type { DataColumn } from '../ui/data-table';
import { useBook, WhenLoaded } from './book';
import { BookTable } from './book-table';
import { countBy } from './count-by';
import { dataStrings } from './data-strings';
import { pageColumn } from './offices-page';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

const LEVELS: HonourLevel[] = ['nation', 'province', 'city', 'district'];

/** An honour with the title of its list and whose honour it is. */
export type LevelledHonour = Honour & { listTitle: string; level: HonourLevel };

/** Honours with the titles of their lists (表18 … is a table's number). */
export function levelled(honours: readonly Honour[], tables: readonly Table[]): LevelledHonour[] {
  const titles = new Map(tables.map((table) => [`表${table.number}`, table.title]));
  return honours.map((honour) => {
    const listTitle = titles.get(honour.list) ?? honour.list;
    return { ...honour, listTitle, level: honourLevel(listTitle) };
  });
}

/** Honours of units and persons: by level, month and awarder, and a table of all. */
export function HonoursPage({ row: sought }: { row?: string }) {
  const words = useStrings(readerStrings);
  const honours = useRecords('honours');
  const tables = useRecords('tables');
  const rows = useMemo(
    () =>
      honours.state === 'ready' && honours.value
        ? levelled(honours.value, tables.state === 'ready' ? (tables.value ?? []) : [])
        : [],
    [honours, tables],
  );
  return (
    <>
      <h1>{words.pages.honours}</h1>
      <WhenLoaded of={honours}>
        {() => (
          <>
            <HonourCharts honours={rows} />
            <AllHonours honours={rows} sought={sought} />
          </>
        )}
      </WhenLoaded>
    </>
  );
}

/** Honours by month and level, and who awarded most. */
export function HonourCharts({ honours, heading }: { honours: readonly LevelledHonour[]; heading?: 'h2' | 'h3' }) {
  const data = useStrings(dataStrings);
  const { levels } = useStrings(searchStrings);
  const { months } = useMonths();
  const { info } = useBook();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const dated = honours.filter((row) => row.date?.startsWith(`${info.year}-`));
  const columns = months.map(({ key, label }) => ({
    key,
    label,
    parts: LEVELS.map((level) => ({
      name: levels[level],
      value: dated.filter((row) => row.date?.startsWith(key) && row.level === level).length,
    })),
  }));
  const awarders = countBy(honours.flatMap((row) => row.awarder ?? [])).slice(0, 10);
  return (
    <>
      <ChartFigure
        heading={heading}
        title={data.honoursByMonth}
        note={`${data.undated} ${number(honours.length - dated.length)}`}
        page={honours[0]?.page}
        file={`${info.id}-honours-by-month`}
        table={{
          columns: [{ header: data.month }, ...LEVELS.map((level) => ({ header: levels[level], numeric: true }))],
          rows: columns.map(({ key, label, parts }) => ({ key, cells: [label, ...parts.map((part) => part.value)] })),
        }}
      >
        <Columns label={data.honoursByMonth} columns={columns} />
      </ChartFigure>
      <ChartFigure
        heading={heading}
        title={data.honoursByAwarder}
        file={`${info.id}-honours-by-awarder`}
        table={{
          columns: [{ header: data.body }, { header: data.level, numeric: true }],
          rows: awarders.map(([name, count]) => ({ key: name, cells: [name, count] })),
        }}
      >
        <Bars
          label={data.honoursByAwarder}
          bars={awarders.map(([name, value]) => ({ key: name, label: name, value, words: number(value) }))}
        />
      </ChartFigure>
    </>
  );
}

/** The months of the book's year with their short names. */
export function useMonths(): { months: { key: string; label: string }[] } {
  const { info } = useBook();
  const language = useLanguage();
  const format = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, at) => ({
    key: `${info.year}-${String(at + 1).padStart(2, '0')}`,
    label: language === 'zh' ? `${at + 1}月` : format.format(Date.UTC(info.year, at, 1)),
  }));
  return { months };
}

function AllHonours({ honours, sought }: { honours: readonly LevelledHonour[]; sought?: string }) {
  const { pages, columns: words } = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const { levels } = useStrings(searchStrings);
  const columns = useMemo<DataColumn<LevelledHonour>[]>(
    () => [
      { id: 'recipient', header: words.recipient, text: (row) => row.recipient },
      { id: 'unit', header: data.body, text: (row) => row.unit ?? '' },
      { id: 'award', header: words.award, text: (row) => row.award },
      { id: 'level', header: data.level, text: (row) => levels[row.level], choice: true, whole: true },
      { id: 'awarder', header: words.awarder, text: (row) => row.awarder ?? '' },
      { id: 'date', header: words.date, text: (row) => row.date ?? '', whole: true, choice: true },
      { id: 'list', header: data.group, text: (row) => row.listTitle, hidden: true, choice: true },
      pageColumn(data.source),
    ],
    [words, data, levels],
  );
  return (
    <BookTable
      label={pages.honours}
      part="honours"
      columns={columns}
      rows={honours}
      sought={sought === undefined ? undefined : (row) => honourId(row) === sought}
    />
  );
}
