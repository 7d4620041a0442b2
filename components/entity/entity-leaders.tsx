import type { Link } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { officeId } from '../../data/store/record-ids';
import type { OfficeHolder } from '../../data/yearbook/model';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { linkStrings } from './link-strings';
import type { EntityDetails } from './load-entity';
import { GoTo } from './navigation';
import { PrintedPage } from './printed-page';

/** How many posts the card names before its list of all. */
const MOST = 2;

/** In office at the end of the year: from some month on, or for a term that nothing ends before December. */
function isLast({ period }: OfficeHolder): boolean {
  return period !== null && (/起/.test(period) || !/至|[—–-]\d{1,2}月/.test(period) || /[—–-]12月/.test(period));
}

/** Links to the rows of the list of offices; a book that an older version took in has none. */
function holdersOf({ links }: EntityRow): Link[] {
  return (links ?? []).filter(({ kind, role }) => kind === 'offices' && role === 'holder');
}

/** Who led it when the year ended, in one line; the records below have everyone with their terms. */
export function EntityLeaders({ details: { entity, book } }: { details: EntityDetails }) {
  const words = useStrings(linkStrings);
  const own = holdersOf(entity);
  // A second plate is the same body: the list of offices has its heads under the first.
  const plateOf = entity.relations?.find(({ relation }) => relation === 'plate-of')?.entity ?? null;
  const loaded = useLoaded(`leaders:${entity.id}`, async (source) => {
    const other = own.length === 0 && plateOf !== null ? await source.getEntity(plateOf) : null;
    const holders = other ? holdersOf(other) : own;
    const offices = holders.length === 0 ? [] : ((await source.getRecords(book.id, 'offices')) ?? []);
    return holders.flatMap(({ record }) => offices[record] ?? []);
  });
  if ((own.length === 0 && plateOf === null) || loaded.state !== 'ready') return null;
  const rows = loaded.value;
  const last = rows.filter(isLast);
  const shown = (last.length > 0 ? last : rows).slice(0, MOST);
  const [first] = shown;
  if (first === undefined) return null;
  return (
    <p className="entity-leaders">
      <span className="entity-leaders-label">{words.leaders(book.year)}</span>
      <span>
        {shown.map((row) => (
          <span key={officeId(row)} className="entity-leader">
            {row.post} <GoTo to={{ page: 'offices', row: officeId(row), book: book.id }}>{row.name}</GoTo>
          </span>
        ))}
        <PrintedPage page={first.page} to={{ page: 'offices', row: officeId(first), book: book.id }} />
      </span>
    </p>
  );
}
