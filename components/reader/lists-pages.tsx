import { useMemo } from 'react';
import { readerHash } from '../../data/routes';
import { documentId, orgId } from '../../data/store/record-ids';
import type { Caption, DocumentTitle, OrgPair } from '../../data/yearbook/model';
import { LiveText } from '../entity/live-text';
import { useStrings } from '../i18n';
import type { DataColumn } from '../ui/data-table';
import { WhenLoaded } from './book';
import { BookTable } from './book-table';
import { dataStrings } from './data-strings';
import { pageColumn } from './offices-page';
import { readerStrings } from './strings';
import { useEntryLines, useRecords } from './use-records';

/** 文件题录: titles of documents with number and date. */
export function DocumentsPage({ row: sought }: { row?: string }) {
  const { pages, columns: words } = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const documents = useRecords('documents');
  const tables = useRecords('tables');
  const titles = useMemo(
    () => new Map(tables.state === 'ready' ? tables.value?.map(({ number, title }) => [number, title]) : []),
    [tables],
  );
  const columns = useMemo<DataColumn<DocumentTitle>[]>(
    () => [
      { id: 'number', header: words.number, text: (row) => row.number ?? '', whole: true },
      { id: 'title', header: words.title, text: (row) => row.title },
      { id: 'date', header: words.date, text: (row) => row.date ?? '', whole: true },
      { id: 'list', header: data.group, text: (row) => titles.get(row.table) ?? '', choice: true, hidden: true },
      pageColumn(data.source),
    ],
    [words, data, titles],
  );
  return (
    <>
      <h1>{pages.documents}</h1>
      <WhenLoaded of={documents}>
        {(all) => (
          <BookTable
            label={pages.documents}
            part="documents"
            columns={columns}
            rows={all}
            sought={sought === undefined ? undefined : (row) => documentId(row) === sought}
          />
        )}
      </WhenLoaded>
    </>
  );
}

/** The book's own table of full and short names, to be read from either side. */
export function OrgsPage({ row: sought }: { row?: string }) {
  const { pages } = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const orgs = useRecords('orgs');
  const columns = useMemo<DataColumn<OrgPair>[]>(
    () => [
      { id: 'short', header: data.shortName, text: (row) => row.short, cell: (row) => <LiveText text={row.short} /> },
      { id: 'full', header: data.fullName, text: (row) => row.full, cell: (row) => <LiveText text={row.full} /> },
      {
        id: 'plate',
        header: data.plate,
        text: (row) =>
          [row.plate, row.plateShort]
            .filter(Boolean)
            .join('（')
            .concat(row.plateShort ? '）' : ''),
      },
    ],
    [data],
  );
  return (
    <>
      <h1>{pages.orgs}</h1>
      <WhenLoaded of={orgs}>
        {(all) => (
          <BookTable
            label={pages.orgs}
            part="orgs"
            columns={columns}
            rows={all}
            sought={sought === undefined ? undefined : (row) => orgId(row) === sought}
          />
        )}
      </WhenLoaded>
    </>
  );
}

/** What the photographs show, by the page they stand on. The pictures themselves are not in the text. */
export function CaptionsPage({ row: sought }: { row?: string }) {
  const { pages, columns: words } = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const captions = useRecords('captions');
  const lines = useEntryLines();
  const titles = useMemo(
    () => new Map(lines.state === 'ready' ? lines.value.map(({ id, title }) => [id, title]) : []),
    [lines],
  );
  const columns = useMemo<DataColumn<Caption>[]>(
    () => [
      { id: 'text', header: data.photo, text: (row) => row.text, cell: (row) => <LiveText text={row.text} /> },
      { id: 'date', header: words.date, text: (row) => row.date ?? '', whole: true },
      { id: 'credit', header: data.credit, text: (row) => row.credit ?? '' },
      {
        id: 'entry',
        header: data.ofEntry,
        text: (row) => titles.get(row.entry ?? '') ?? (row.section === null ? data.unsure : ''),
        cell: (row) => {
          const title = titles.get(row.entry ?? '');
          if (title !== undefined) return <a href={readerHash({ page: 'entry', id: row.entry! })}>{title}</a>;
          return row.section === null && <span className="reader-hint">{data.unsure}</span>;
        },
      },
      { id: 'section', header: data.place, text: (row) => row.section ?? '', choice: true, hidden: true },
      pageColumn(data.source),
    ],
    [words, data, titles],
  );
  return (
    <>
      <h1>{pages.captions}</h1>
      <WhenLoaded of={captions}>
        {(all) => (
          <BookTable
            label={pages.captions}
            part="captions"
            columns={columns}
            rows={all}
            sought={sought === undefined ? undefined : (row) => row.id === sought}
          />
        )}
      </WhenLoaded>
    </>
  );
}
