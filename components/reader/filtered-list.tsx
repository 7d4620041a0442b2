import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Notice } from '../ui/notice';
import { SearchField } from '../ui/search-field';

interface FilteredListProps<T> {
  items: readonly T[];
  /** Text of an item that the filter looks in. */
  textOf: (item: T) => string;
  children: (items: readonly T[]) => ReactNode;
}

/** A list with a filter above it. Rows out of sight cost no layout (`content-visibility` in the style sheet). */
export function FilteredList<T>({ items, textOf, children }: FilteredListProps<T>) {
  const words = useStrings(commonStrings);
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed.trim().toLowerCase());
  const shown = useMemo(
    () => (filter ? items.filter((item) => textOf(item).toLowerCase().includes(filter)) : items),
    [items, filter, textOf],
  );
  return (
    <>
      <SearchField
        className="reader-filter"
        label={words.filter}
        value={typed}
        onChange={setTyped}
        status={words.filtered(shown.length, items.length)}
      />
      {shown.length === 0 ? <Notice title={words.noMatch} /> : children(shown)}
    </>
  );
}
