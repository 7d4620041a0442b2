import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useStrings } from '../i18n';
import { readerStrings } from './strings';

interface FilteredListProps<T> {
  items: readonly T[];
  /** Text of an item that the filter looks in. */
  textOf: (item: T) => string;
  children: (items: readonly T[]) => ReactNode;
}

/** A list with a filter above it. Rows out of sight cost no layout (`content-visibility` in the style sheet). */
export function FilteredList<T>({ items, textOf, children }: FilteredListProps<T>) {
  const words = useStrings(readerStrings);
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed.trim().toLowerCase());
  const shown = useMemo(
    () => (filter ? items.filter((item) => textOf(item).toLowerCase().includes(filter)) : items),
    [items, filter, textOf],
  );
  return (
    <>
      <div className="reader-filter">
        <input
          type="search"
          value={typed}
          placeholder={words.filter}
          aria-label={words.filter}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span role="status">{words.filtered(shown.length, items.length)}</span>
      </div>
      {shown.length === 0 ? <p className="reader-state">{words.none}</p> : children(shown)}
    </>
  );
}
