import type { PackRow, SearchAnswer } from '../../data/store/model';
import { useStrings } from '../i18n';
import { BookBadge } from '../shelf/book-badge';
import { ToggleChip } from '../ui/chip';
import { searchStrings } from './strings';

interface SearchScopeProps {
  /** The books looked in, the one being read first. */
  packs: readonly PackRow[];
  /** How many are on the shelf. */
  all: number;
  shelf: boolean;
  /** Hits of each book. */
  books: SearchAnswer['books'];
  onScope: (where: { shelf: boolean; book?: string }) => void;
}

/** Whether one book is looked in or the whole shelf; of the shelf, how many hits each book has and a way into it alone. */
export function SearchScope({ packs, all, shelf, books, onScope }: SearchScopeProps) {
  const words = useStrings(searchStrings);
  return (
    <fieldset className="chip-row search-facet">
      <legend>{words.scope}</legend>
      <ToggleChip on={!shelf} onToggle={() => onScope({ shelf: false })}>
        {words.thisBook}
      </ToggleChip>
      <ToggleChip on={shelf} onToggle={() => onScope({ shelf: true })}>
        {words.shelf(all)}
      </ToggleChip>
      {books.map(({ pack: id, total }) => {
        const pack = packs.find((one) => one.id === id);
        return (
          pack && (
            <button key={id} type="button" className="chip-toggle" onClick={() => onScope({ shelf: false, book: id })}>
              <BookBadge pack={pack} />
              <b>{total}</b>
            </button>
          )
        );
      })}
    </fieldset>
  );
}
