import { useEffect, useState } from 'react';
import type { ImportFeed, ImportState } from '../../data/messaging/import-feed';
import type { CellCache } from '../library/query';

/**
 * State of the library while it has no book to show; null once it is ready. A finished import empties the cache, so
 * that everything on screen asks again; a page that reads nothing of the library has none.
 */
export function useImportState(feed: ImportFeed, cache?: CellCache): ImportState | null {
  const [state, setState] = useState<ImportState | null>(null);
  useEffect(() => {
    const end = new AbortController();
    const take = (next: ImportState) => {
      if (end.signal.aborted) return;
      setState(next.state === 'ready' ? null : next);
    };
    feed.watch((next) => {
      if (next.state === 'ready') cache?.clear();
      take(next);
    }, end.signal);
    // A background that does not answer is no reason to hide the book: it may be there all the same.
    feed.ask().then(take, () => {});
    return () => end.abort();
  }, [feed, cache]);
  return state;
}
