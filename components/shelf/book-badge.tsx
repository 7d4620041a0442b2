import type { PackRow } from '../../data/store/model';
import { bareTitle, colourOf, shortTitle } from './badge';
import { useShelf } from './shelf-context';
import './book-badge.css';

/** Short title of a book in its colour. The whole title is its accessible name and shows on hover. */
export function BookBadge({ pack }: { pack: PackRow }) {
  const badge = useShelf().badges[pack.id];
  return (
    <span className={`book-badge book-badge-${colourOf(pack, badge)}`} title={bareTitle(pack.info.title)}>
      <bdi>{shortTitle(pack, badge)}</bdi>
    </span>
  );
}
