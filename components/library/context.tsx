import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { CellCache, type Loaded } from './query';
import type { LibrarySource } from './source';

export interface LibraryAccess {
  source: LibrarySource;
  cache: CellCache;
}

const LibraryContext = createContext<LibraryAccess | null>(null);

/** Gives the library to everything below. Keep one `access` for the life of the page: it holds the cache. */
export function LibraryProvider({ access, children }: { access: LibraryAccess; children: ReactNode }) {
  return <LibraryContext value={access}>{children}</LibraryContext>;
}

export function openAccess(source: LibrarySource): LibraryAccess {
  return { source, cache: new CellCache() };
}

export function useLibrary(): LibraryAccess {
  const access = useContext(LibraryContext);
  if (!access) throw new Error('no library above this component');
  return access;
}

/**
 * Loads through the page's cache. `key` names what is loaded and must hold everything `load` depends on; a value that
 * was loaded before is there in the same render.
 */
export function useLoaded<T>(key: string, load: (source: LibrarySource) => Promise<T>): Loaded<T> {
  const { source, cache } = useLibrary();
  // Asking again when the library changed is the only use of the version.
  useSyncExternalStore(cache.subscribe, cache.version);
  const cell = cache.cell(key, () => load(source));
  return useSyncExternalStore(cell.subscribe, cell.snapshot);
}
