import { readerHash } from '../../data/routes';
import type { IndexRow } from '../../data/yearbook/model';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { WhenLoaded } from './book';
import { FilteredList } from './filtered-list';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

const textOf = (row: IndexRow) => row.title;

/** Where a row of the back index leads; nothing for one that the layout gave no entry for. */
function targetOf(row: IndexRow): string | undefined {
  if (row.entry) return readerHash({ page: 'entry', id: row.entry });
  if (row.kind === 'category') return readerHash({ page: 'contents', category: row.title });
  if (row.kind === 'table') return readerHash({ page: 'tables' });
  return undefined;
}

/** The book's own back index, as printed. */
export function IndexPage() {
  const words = useStrings(readerStrings);
  const index = useRecords('index');
  return (
    <>
      <h1>{words.pages.index}</h1>
      <WhenLoaded of={index}>
        {(all) => (
          <FilteredList items={all} textOf={textOf}>
            {(shown) => (
              <ul className="reader-list reader-list-index">
                {shown.map((row) => (
                  <li key={`${row.lines[0]} ${row.title} ${row.page}`} data-kind={row.kind}>
                    <a href={targetOf(row)}>
                      <span>{row.title}</span>
                      <PrintedPage page={row.page} column={row.column} />
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}
