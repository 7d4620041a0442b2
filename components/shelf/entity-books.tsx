import type { EntityRow } from '../../data/store/model';
import { GoTo } from '../entity/navigation';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { bareTitle } from './badge';
import { BookBadge } from './book-badge';
import { loadCounterparts } from './load-counterparts';
import { useShelf } from './shelf-context';
import './shelf.css';
import { shelfStrings } from './strings';

interface EntityBooksProps {
  entity: EntityRow;
  /** Books that are turned off are left out: over a page they have nothing to say. */
  onlyOn?: boolean;
  /** Address of the comparison with another book, where there is one to offer. */
  compare?: (other: string) => string;
}

/** Which book speaks of a thing, and a way to what each other book says of it. Nothing where there is one book only. */
export function EntityBooks({ entity, onlyOn = false, compare }: EntityBooksProps) {
  const words = useStrings(shelfStrings);
  const { off } = useShelf();
  const loaded = useLoaded(`counterparts:${entity.id}`, (source) => loadCounterparts(entity.id, source));
  if (loaded.state !== 'ready' || !loaded.value) return null;
  const { own, others } = loaded.value;
  const shown = onlyOn ? others.filter(({ pack }) => !off.includes(pack.id)) : others;
  return (
    <nav className="entity-books" aria-label={words.speaks(bareTitle(own.info.title))}>
      <span aria-current="true">
        <BookBadge pack={own} />
      </span>
      {shown.map(({ entity: other, pack, confidence }) => (
        <GoTo key={pack.id} to={{ page: 'entity', id: other.id }} title={words.confidence[confidence]}>
          <BookBadge pack={pack} />
          {confidence !== 'same' && <small>{words.confidenceShort[confidence]}</small>}
        </GoTo>
      ))}
      {compare && shown[0] && shown[0].confidence !== 'namesake' && (
        <a className="entity-books-compare" href={compare(shown[0].pack.id)}>
          {words.compare}
        </a>
      )}
    </nav>
  );
}
