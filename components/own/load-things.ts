import type { Kind } from '../../data/gazetteer/model';
import type { ReaderRoute } from '../../data/routes';
import { type LibrarySource, packOf } from '../library/source';

/** Something of a book that the reader keeps, as lists show it. */
export interface Thing {
  id: string;
  title: string;
  /** Null for entries, and where it is gone. */
  kind: Kind | null;
  /** Book's title, or its id where the book is not there. */
  book: string;
  /** Printed page of an entry. */
  page: number | null;
  /** Null where it is gone. */
  route: ReaderRoute | null;
}

/**
 * Things by their ids. What is gone from a book, or whose book is not there, goes by the last piece of its id. Lists are asked
 * for, not ids: an id that is not found would have the library looked through for damage.
 */
export async function loadThings(ids: readonly string[], source: LibrarySource): Promise<Map<string, Thing>> {
  const things = new Map<string, Thing>();
  const packs = await source.listPacks();
  for (const pack of new Set(ids.map(packOf))) {
    const info = packs.find(({ id }) => id === pack)?.info;
    const wanted = new Set(ids.filter((id) => packOf(id) === pack));
    const book = info?.title ?? pack;
    for (const id of wanted) {
      const title = id.slice(id.lastIndexOf('/') + 1);
      things.set(id, { id, title, kind: null, book, page: null, route: null });
    }
    if (!info) continue;
    const [entities, entries] = await Promise.all([source.listEntities(pack), source.listEntries(pack)]);
    for (const { id, name, kind } of entities)
      if (wanted.has(id)) things.set(id, { id, title: name, kind, book, page: null, route: { page: 'entity', id } });
    for (const { id, title, page } of entries)
      if (wanted.has(id)) things.set(id, { id, title, kind: null, book, page, route: { page: 'entry', id } });
  }
  return things;
}
