import { entryHash, type AtlasRoute as Route } from '../../data/routes';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { KindChip } from '../ui/chip';
import type { AtlasBook } from './book';
import type { AtlasHost } from './host';
import { SubLine } from './place-row';
import { atlasStrings } from './strings';

/** What a marker's popup holds: the name, what it is, its first entries with printed pages, and the way to its page. */
export function PlacePopup({
  book,
  host,
  id,
  extra,
  onRoute,
}: {
  book: AtlasBook;
  host: AtlasHost;
  id: string;
  extra?: string;
  onRoute: (route: Route) => void;
}) {
  const strings = useStrings(atlasStrings);
  const entity = book.byId.get(id);
  const refs = entity?.entries.slice(0, 3) ?? [];
  const loaded = useLoaded(`entries ${refs.map((ref) => ref.entry).join()}`, (source) =>
    source.getEntries(refs.map((ref) => ref.entry)),
  );
  if (!entity) return null;
  return (
    <div className="at-popup">
      <p className="at-popup-name">
        {entity.name} <KindChip kind={entity.kind} />
      </p>
      <p className="at-sub">{extra ?? <SubLine book={book} entity={entity} />}</p>
      <ul style={{ minHeight: refs.length * 22 }}>
        {(loaded.state === 'ready' ? loaded.value : []).map((row) => (
          <li key={row.id}>
            <a href={host.address('reader', entryHash(row.id))} target="_blank" rel="noreferrer">
              <span>{row.title}</span>
              <span className="at-printed">{strings.printed(row.page)}</span>
            </a>
          </li>
        ))}
      </ul>
      <button type="button" className="link at-link" onClick={() => onRoute({ view: 'entity', id })}>
        {strings.entity.show} ›
      </button>
    </div>
  );
}
