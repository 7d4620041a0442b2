import { useMemo } from 'react';
import type { DocumentTitle, Honour, OfficeHolder, Table } from '../../data/yearbook/model';
import { useStrings } from '../i18n';
import { WhenLoaded } from './book';
import { FilteredList } from './filtered-list';
import { RecordGroups } from './record-groups';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

const officeText = (row: OfficeHolder) => `${row.body} ${row.group ?? ''} ${row.post} ${row.name}`;
const honourText = (row: Honour) => `${row.recipient} ${row.unit ?? ''} ${row.award} ${row.awarder ?? ''}`;
const documentText = (row: DocumentTitle) => `${row.number ?? ''} ${row.title} ${row.date ?? ''}`;

/** "表18" with the title of that table; anything else as it stands. */
function useTableTitles(): (list: string) => string {
  const words = useStrings(readerStrings);
  const tables = useRecords('tables');
  return useMemo(() => {
    const titles = new Map<string, Table>(
      tables.state === 'ready' ? tables.value?.map((table) => [`表${table.number}`, table] as const) : [],
    );
    return (list) => {
      const table = titles.get(list);
      return table ? `${words.table(table.number)} ${table.title}` : list;
    };
  }, [tables, words]);
}

/** Who held which office, by body. */
export function OfficesPage() {
  const words = useStrings(readerStrings);
  const offices = useRecords('offices');
  return (
    <>
      <h1>{words.pages.offices}</h1>
      <WhenLoaded of={offices}>
        {(all) => (
          <FilteredList items={all} textOf={officeText}>
            {(shown) => (
              <RecordGroups
                rows={shown}
                columns={[
                  { header: words.columns.post },
                  { header: words.columns.name, whole: true },
                  { header: words.columns.remark },
                ]}
                cells={(row) => [row.post, row.name, row.remark ?? '']}
                groupOf={(row) => [row.body, row.group].filter(Boolean).join(' · ')}
              />
            )}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

/** Honours of units and persons, by list. */
export function HonoursPage() {
  const words = useStrings(readerStrings);
  const honours = useRecords('honours');
  const titleOf = useTableTitles();
  const { recipient, award, awarder, date } = words.columns;
  return (
    <>
      <h1>{words.pages.honours}</h1>
      <WhenLoaded of={honours}>
        {(all) => (
          <FilteredList items={all} textOf={honourText}>
            {(shown) => (
              <RecordGroups
                rows={shown}
                columns={[{ header: recipient }, { header: award }, { header: awarder }, { header: date, whole: true }]}
                cells={(row) => [
                  row.unit ? `${row.recipient}（${row.unit}）` : row.recipient,
                  row.award,
                  row.awarder ?? '',
                  row.date ?? '',
                ]}
                groupOf={(row) => titleOf(row.list)}
              />
            )}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

/** 文件题录. */
export function DocumentsPage() {
  const words = useStrings(readerStrings);
  const documents = useRecords('documents');
  const titleOf = useTableTitles();
  const { number, title, date } = words.columns;
  return (
    <>
      <h1>{words.pages.documents}</h1>
      <WhenLoaded of={documents}>
        {(all) => (
          <FilteredList items={all} textOf={documentText}>
            {(shown) => (
              <RecordGroups
                rows={shown}
                columns={[{ header: number, whole: true }, { header: title }, { header: date, whole: true }]}
                cells={(row) => [row.number ?? '', row.title, row.date ?? '']}
                groupOf={(row) => titleOf(`表${row.table}`)}
              />
            )}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}
