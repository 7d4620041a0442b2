import Dexie, { type EntityTable, type Table } from 'dexie';
import type { PublishedRow } from '../shelf/published';
import type { EntityRow, EntryRow, GroundRow, LayerRow, PackRow, RecordRow, VocabularyRow } from './model';
import type { SearchRow } from './search-index';

/** Dexie's numbers for the browser are ten times its own; those between are none of ours. */
export const VERSION_STEP = 10;

/**
 * The library of books in IndexedDB. Each kind of record that is read whole is one row with an array value (a tenth of
 * the import time of a row each); entries and entities, which are looked up one by one, are rows of their own.
 */
export class Library extends Dexie {
  packs!: EntityTable<PackRow, 'id'>;
  entries!: EntityTable<EntryRow, 'id'>;
  entities!: EntityTable<EntityRow, 'id'>;
  records!: Table<RecordRow, [string, string]>;
  layers!: Table<LayerRow, [string, string]>;
  vocabularies!: EntityTable<VocabularyRow, 'pack'>;
  search!: EntityTable<SearchRow, 'pack'>;

  published!: EntityTable<PublishedRow, 'pack'>;
  grounds!: EntityTable<GroundRow, 'pack'>;

  constructor(name = 'yearbook-lens') {
    super(name, { indexedDB: neverNewer() });
    // Add a version() block for every change of shape and keep the older ones: readers update from any of them.
    this.version(1).stores({
      packs: 'id',
      entries: 'id, [pack+order]',
      entities: 'id, pack, name, *aliases',
      records: '[pack+kind], pack',
      layers: '[pack+id], pack',
      vocabularies: 'pack',
      search: 'pack',
    });
    // What lies in an area, and what a body was before, are asked for by every surface that shows it.
    this.version(2).stores({ entities: 'id, pack, name, *aliases, within, former.successor' });
    // What the published list says of a book, apart from the names themselves, which are long to read.
    this.version(3).stores({ published: 'pack' });
    // Finer base maps that readers fetch or bring: no part of a book, so no import or repair touches them.
    this.version(4).stores({ grounds: 'pack' });
  }

  /** Tables that hold the content of books, all keyed or indexed by `pack`. */
  get contentTables(): Table[] {
    return [this.entries, this.entities, this.records, this.layers, this.vocabularies, this.search, this.published];
  }
}

/**
 * The browser's IndexedDB, opened always with a version. Dexie opens a database that a newer version of the extension
 * wrote a second time without one, and changes it; asked for version 1 the browser refuses with `VersionError` and
 * nothing is touched. One whose tables are not ours it would patch under a version between ours: that is refused, and the
 * keeper of the library makes it anew (`layout.ts`).
 */
function neverNewer(): IDBFactory | undefined {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  if (!factory) return undefined;
  return {
    open: (name: string, version?: number) => {
      if (version !== undefined && version % VERSION_STEP !== 0) throw new DOMException(name, 'UpgradeError');
      return factory.open(name, version ?? 1);
    },
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
  } as IDBFactory;
}

let shared: Library | undefined;

/** Lets go of the library of this context; what asks for it next opens it anew. */
export function closeLibrary(): void {
  shared?.close();
  shared = undefined;
}

/** The library of this context (worker, page, card); opened on first use and shared after that. */
export function openLibrary(): Library {
  // One that could not be opened stays so; what stood in its way may be gone by now.
  if (shared?.hasFailed()) closeLibrary();
  shared ??= new Library();
  return shared;
}
