import { useEffect, useState } from 'react';
import type { SearchFilter } from '../../data/routes';
import type { SearchAnswer } from '../../data/store/model';
import { useLibrary } from '../library/context';

export interface SearchState {
  /** The words the answer is for. */
  query: string;
  answer: SearchAnswer | null;
  error: unknown;
  /** How many of several books have been looked through; null where no search goes on, or of one book only. */
  progress: { done: number; all: number } | null;
}

const NOTHING: SearchState = { query: '', answer: null, error: null, progress: null };

/**
 * The answer of some books to the newest words: a slower answer to older ones is thrown away; the last one stays while the
 * next comes.
 * @param packs ids of the books, the ones that go first first; none: nothing is looked for
 */
export function useSearch(query: string, packs: readonly string[], limit: number, filter?: SearchFilter): SearchState {
  const { source } = useLibrary();
  const [state, setState] = useState(NOTHING);
  const words = query.trim();
  const asked = JSON.stringify({ filter: filter ?? {}, packs });
  useEffect(() => {
    const { filter, packs } = JSON.parse(asked) as { filter: SearchFilter; packs: string[] };
    if (words === '' || packs.length === 0) return setState(NOTHING);
    const end = new AbortController();
    const still = (change: (now: SearchState) => SearchState) => !end.signal.aborted && setState(change);
    const onBook = (done: number, all: number) => still((now) => ({ ...now, progress: { done, all } }));
    source.search(words, { limit, filter, packs, signal: end.signal, onBook }).then(
      (answer) => still(() => ({ query: words, answer, error: null, progress: null })),
      (error: unknown) => still(() => ({ query: words, answer: null, error, progress: null })),
    );
    return () => end.abort();
  }, [words, asked, limit, source]);
  return words === '' || packs.length === 0 ? NOTHING : state;
}
