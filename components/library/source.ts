import type { MapLayer } from '../../data/gazetteer/model';
import type { SearchFilter } from '../../data/routes';
import type { EntityRow, EntryRow, PackRow, RecordKind, SearchAnswer } from '../../data/store/model';
import type { Book, Entry } from '../../data/yearbook/model';

/** A line of the contents: an entry without its text. */
export type EntryLine = Pick<Entry, 'id' | 'title' | 'category' | 'section' | 'page'>;

/**
 * What the pages read of the library. `data/store` has the same functions, so an entrypoint hands the module itself
 * over; tests hand over a small book in memory.
 */
export interface LibrarySource {
  listPacks(): Promise<PackRow[]>;
  getEntity(id: string): Promise<EntityRow | undefined>;
  getEntities(ids: readonly string[]): Promise<EntityRow[]>;
  /** By name or alias; in one book, where given. */
  findEntityByName(name: string, pack?: string): Promise<EntityRow | undefined>;
  /** All that carry the name, in every book. */
  findEntitiesByName(name: string): Promise<EntityRow[]>;
  findPredecessors(id: string): Promise<EntityRow[]>;
  listWithin(id: string): Promise<EntityRow[]>;
  listEntities(pack: string): Promise<EntityRow[]>;
  getEntry(id: string): Promise<EntryRow | undefined>;
  getEntries(ids: readonly string[]): Promise<EntryRow[]>;
  readEntries(pack: string): Promise<EntryRow[]>;
  listEntries(pack: string): Promise<EntryLine[]>;
  getRecords<K extends RecordKind>(pack: string, kind: K): Promise<Book[K] | undefined>;
  getLayers(pack: string): Promise<MapLayer[]>;
  search(
    query: string,
    options: {
      limit?: number;
      filter?: SearchFilter;
      signal?: AbortSignal;
      packs?: readonly string[];
      onBook?: (done: number, all: number) => void;
    },
  ): Promise<SearchAnswer>;
}

/** Every id of a pack starts with the pack's id. */
export function packOf(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
}
