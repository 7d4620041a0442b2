import { useSyncExternalStore } from 'react';
import { type ReaderRoute as Route, readReaderRoute } from '../../data/routes';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Where the address says the reader is. */
export function useRoute(): Route {
  return readReaderRoute(useSyncExternalStore(subscribe, () => location.hash));
}
