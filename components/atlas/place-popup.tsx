import { KindChip } from '../entity/kind-chip';
import { loadEntries } from '../entity/load-entity';
import { GoTo } from '../entity/navigation';
import { PrintedPage } from '../entity/printed-page';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import type { AtlasBook } from './book';
import { SubLine } from './place-row';

interface PlacePopupProps {
  book: AtlasBook;
  id: string;
  /** In place of the line under the name. */
  extra?: string;
}

/** What a marker's popup holds: the name, what it is, its first entries with printed pages, and the way to its page. */
export function PlacePopup({ book, id, extra }: PlacePopupProps) {
  const words = useStrings(entityStrings);
  const entity = book.byId.get(id);
  const refs = entity?.entries.slice(0, 3) ?? [];
  const loaded = useLoaded(`popup:${id}`, (source) => loadEntries(refs, source));
  if (!entity) return null;
  return (
    <div className="at-popup">
      <p className="at-popup-name">
        {entity.name} <KindChip kind={entity.kind} />
      </p>
      <p className="at-sub">{extra ?? <SubLine book={book} entity={entity} />}</p>
      <ul style={{ minHeight: refs.length * 22 }}>
        {(loaded.state === 'ready' ? loaded.value : []).map(({ entry }) => (
          <li key={entry.id}>
            <GoTo to={{ page: 'entry', id: entry.id }}>{entry.title}</GoTo>
            <PrintedPage page={entry.page} />
          </li>
        ))}
      </ul>
      <GoTo to={{ page: 'entity', id }} className="at-link">
        {words.details} ›
      </GoTo>
    </div>
  );
}
