import { useStrings } from '../i18n';
import type { EntityDetails } from './load-entity';
import { GoTo } from './navigation';
import { entityStrings } from './strings';
import './entity.css';

/** Where it belongs, outermost first. A district stands in its city; of anything else that no area holds, only the book is known. */
export function EntityPath({ details: { entity, chain, book } }: { details: EntityDetails }) {
  const words = useStrings(entityStrings);
  if (chain.length === 0)
    return (
      <p className="entity-path">
        {entity.kind === 'district' ? `${book.province} › ${book.city}` : words.bookTitle(book.title)}
      </p>
    );
  return (
    <p className="entity-path">
      {chain.map((parent, at) => (
        <span key={parent.id}>
          {at > 0 && <i aria-hidden="true"> › </i>}
          <GoTo to={{ page: 'entity', id: parent.id }} className="entity-path-link">
            {parent.name}
          </GoTo>
        </span>
      ))}
    </p>
  );
}
