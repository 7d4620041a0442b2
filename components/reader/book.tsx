import { createContext, type ReactNode, useContext } from 'react';
import type { PackRow } from '../../data/store/model';
import { LanguageContext, useStrings } from '../i18n';
import type { Loaded } from '../library/query';
import { errorWords } from '../ui/error-words';
import { readerStrings } from './strings';

const BookContext = createContext<PackRow | null>(null);
export const BookProvider = BookContext.Provider;

/** The book being read. */
export function useBook(): PackRow {
  const book = useContext(BookContext);
  if (!book) throw new Error('no book above this component');
  return book;
}

interface WhenLoadedProps<T> {
  of: Loaded<T | undefined>;
  children: (value: T) => ReactNode;
}

/** Shows a value when it is there; else that it loads, that it failed, or that the book does not have it. */
export function WhenLoaded<T>({ of: loaded, children }: WhenLoadedProps<T>) {
  const words = useStrings(readerStrings);
  const language = useContext(LanguageContext);
  if (loaded.state === 'loading')
    return (
      <p className="reader-state" role="status">
        {words.loading}
      </p>
    );
  if (loaded.state === 'failed')
    return (
      <div className="reader-state" role="alert">
        <p>{words.failed}</p>
        <p className="reader-hint">{errorWords(loaded.error, language)}</p>
        <button type="button" className="button" onClick={loaded.retry}>
          {words.retry}
        </button>
      </div>
    );
  if (loaded.value === undefined)
    return (
      <div className="reader-state">
        <h1>{words.missing}</h1>
        <p className="reader-hint">{words.missingHint}</p>
      </div>
    );
  return children(loaded.value);
}
