import { useEffect, useState } from 'react';
import type { SearchFilter } from '../../data/routes';
import type { SearchAnswer } from '../../data/store/model';
import { useLibrary } from '../library/context';

export interface SearchState {
  /** The words the answer is for. */
  query: string;
  answer: SearchAnswer | null;
  error: unknown;
}

const NOTHING: SearchState = { query: '', answer: null, error: null };

/** The answer of one book to the newest words: a slower answer to older ones is thrown away; the last one stays while the next comes. */
export function useSearch(query: string, pack: string, limit: number, filter?: SearchFilter): SearchState {
  const { source } = useLibrary();
  const [state, setState] = useState(NOTHING);
  const words = query.trim();
  const only = JSON.stringify(filter ?? {});
  useEffect(() => {
    if (words === '') return setState(NOTHING);
    const end = new AbortController();
    source.search(words, { limit, filter: JSON.parse(only) as SearchFilter, packs: [pack], signal: end.signal }).then(
      (answer) => !end.signal.aborted && setState({ query: words, answer, error: null }),
      (error: unknown) => !end.signal.aborted && setState({ query: words, answer: null, error }),
    );
    return () => end.abort();
  }, [words, pack, limit, only, source]);
  return words === '' ? NOTHING : state;
}
