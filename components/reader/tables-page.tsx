import { readerHash } from '../../data/routes';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { useBook, WhenLoaded } from './book';
import { Cite } from './cite';
import { readerStrings } from './strings';
import { TableView } from './table-view';
import { useRecords } from './use-records';

/** The list of tables, or one of them. */
export function TablesPage({ number }: { number?: number }) {
  const tables = useRecords('tables');
  return (
    <WhenLoaded of={tables}>
      {(all) => (number === undefined ? <List tables={all} /> : <One tables={all} number={number} />)}
    </WhenLoaded>
  );
}

type Tables = NonNullable<Extract<ReturnType<typeof useRecords<'tables'>>, { state: 'ready' }>['value']>;

function List({ tables }: { tables: Tables }) {
  const words = useStrings(readerStrings);
  return (
    <>
      <h1>{words.pages.tables}</h1>
      <ol className="reader-list">
        {tables.map((table) => (
          <li key={table.id}>
            <a href={readerHash({ page: 'tables', number: table.number })}>
              <span>
                <span className="reader-hint">{words.table(table.number)}</span> {table.title}
              </span>
              <span className="reader-hint">{words.rows(table.rows.length)}</span>
              <PrintedPage page={table.page} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function One({ tables, number }: { tables: Tables; number: number }) {
  const words = useStrings(readerStrings);
  const { info } = useBook();
  const at = tables.findIndex((table) => table.number === number);
  const table = tables[at];
  if (!table) return <WhenLoaded of={{ state: 'ready', value: undefined }}>{() => null}</WhenLoaded>;
  const [previous, next] = [tables[at - 1], tables[at + 1]];
  return (
    <>
      <TableView table={table} heading="h1" />
      <Cite id={table.id} piece={{ title: table.title, authors: [], path: [words.pages.tables], page: table.page }} />
      <nav className="reader-neighbours" aria-label={info.title}>
        {previous ? (
          <a rel="prev" href={readerHash({ page: 'tables', number: previous.number })}>
            <span className="reader-hint">‹ {words.table(previous.number)}</span>
            {previous.title}
          </a>
        ) : (
          <span />
        )}
        {next && (
          <a rel="next" href={readerHash({ page: 'tables', number: next.number })}>
            <span className="reader-hint">{words.table(next.number)} ›</span>
            {next.title}
          </a>
        )}
      </nav>
    </>
  );
}
