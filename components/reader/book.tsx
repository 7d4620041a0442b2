import { createContext, type ReactNode, useContext } from 'react';
import type { PackRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import type { Loaded } from '../library/query';
import { WhenLoaded as WhenLoadedFrom } from '../library/when-loaded';
import { Notice } from '../ui/notice';
import { readerStrings } from './strings';

const BookContext = createContext<PackRow | null>(null);
export const BookProvider = BookContext.Provider;

/** The book being read. */
export function useBook(): PackRow {
  const book = useContext(BookContext);
  if (!book) throw new Error('no book above this component');
  return book;
}

/** Shows a value of the book when it is there; else that it loads, that it failed, or that the book does not have it. */
export function WhenLoaded<T>({ of, children }: { of: Loaded<T | undefined>; children: (value: T) => ReactNode }) {
  const words = useStrings(readerStrings);
  return (
    <WhenLoadedFrom of={of} missing={<Notice title={<h1>{words.missing}</h1>} hint={words.missingHint} />}>
      {children}
    </WhenLoadedFrom>
  );
}
