import type { PageName } from '../../data/messaging/messages';
import type { PackRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { packOf } from '../library/source';
import { BookBadge } from '../shelf/book-badge';
import { ToggleChip } from '../ui/chip';
import { listStrings } from './list-strings';

interface BookFilterProps {
  /** Books with a name on the page, in the order of the shelf. */
  books: readonly PackRow[];
  names: readonly PageName[];
  /** Id of the book whose names alone are shown; null: all. */
  only: string | null;
  onOnly: (book: string | null) => void;
}

/** One book's names alone: a chip a book, with how many of its names are on the page. */
export function BookFilter({ books, names, only, onOnly }: BookFilterProps) {
  const words = useStrings(listStrings);
  return (
    <fieldset className="chip-row popup-books">
      <legend className="unseen">{words.books}</legend>
      {books.map((pack) => (
        <ToggleChip
          key={pack.id}
          on={only === pack.id}
          onToggle={() => onOnly(only === pack.id ? null : pack.id)}
          count={names.filter(({ entity }) => packOf(entity) === pack.id).length}
        >
          <BookBadge pack={pack} />
        </ToggleChip>
      ))}
    </fieldset>
  );
}
