import { withGround } from '../basemap/with-ground';
import type { MapLayer } from '../gazetteer/model';
import type { Book, Entry } from '../yearbook/model';
import { type Library, openLibrary } from './library';
import type { EntityRow, EntryLine, EntryRow, PackRow, RecordKind } from './model';

/** Books ready to be read; a book still being imported is not shown. */
export function listPacks(db: Library = openLibrary()): Promise<PackRow[]> {
  return db.packs.filter((pack) => pack.status === 'ready').toArray();
}

/** Every book with a row, damaged ones too: for the shelf. */
export function listAllPacks(db: Library = openLibrary()): Promise<PackRow[]> {
  return db.packs.toArray();
}

export function getEntity(id: string, db: Library = openLibrary()): Promise<EntityRow | undefined> {
  return db.entities.get(id);
}

/** In the order of `ids`; ids that are not in the library are left out. */
export async function getEntities(ids: readonly string[], db: Library = openLibrary()): Promise<EntityRow[]> {
  return (await db.entities.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** All that carry a name, by canonical name first, then by alias; of every book, in no order of books. */
export async function findEntitiesByName(name: string, db: Library = openLibrary()): Promise<EntityRow[]> {
  const [named, also] = await Promise.all([
    db.entities.where('name').equals(name).toArray(),
    db.entities.where('aliases').equals(name).toArray(),
  ]);
  return [...named, ...also.filter((row) => !named.some(({ id }) => id === row.id))];
}

/** By canonical name first, then by alias; in one book, where given. */
export async function findEntityByName(
  name: string,
  pack?: string,
  db: Library = openLibrary(),
): Promise<EntityRow | undefined> {
  const rows = await findEntitiesByName(name, db);
  return pack === undefined ? rows[0] : rows.find((row) => row.pack === pack);
}

export function listEntities(pack: string, db: Library = openLibrary()): Promise<EntityRow[]> {
  return db.entities.where('pack').equals(pack).toArray();
}

export function getEntry(id: string, db: Library = openLibrary()): Promise<EntryRow | undefined> {
  return db.entries.get(id);
}

/** In the order of `ids`; ids that are not in the library are left out. */
export async function getEntries(ids: readonly string[], db: Library = openLibrary()): Promise<EntryRow[]> {
  return (await db.entries.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** Contents of a book in the order of the book. */
export async function listEntries(pack: string, db: Library = openLibrary()): Promise<EntryLine[]> {
  const rows = await entriesOf(pack, db).toArray();
  return rows.map(({ id, title, category, section, page }) => ({ id, title, category, section, page }));
}

/** All entries of a book, whole, in the order of the book. */
export function readEntries(pack: string, db: Library = openLibrary()): Promise<EntryRow[]> {
  return entriesOf(pack, db).toArray();
}

/** The entries before and after one, in the order of the book. */
export async function getNeighbours(
  id: string,
  db: Library = openLibrary(),
): Promise<{ previous: Entry | null; next: Entry | null }> {
  const row = await db.entries.get(id);
  if (!row) return { previous: null, next: null };
  const [previous, next] = await Promise.all(
    [row.order - 1, row.order + 1].map((order) => db.entries.get({ pack: row.pack, order })),
  );
  return { previous: previous ?? null, next: next ?? null };
}

const entriesOf = (pack: string, db: Library) => db.entries.where('[pack+order]').between([pack, 0], [pack, Infinity]);

/** All records of one kind, in the order of the book; undefined when there is no such book. */
export async function getRecords<K extends RecordKind>(
  pack: string,
  kind: K,
  db: Library = openLibrary(),
): Promise<Book[K] | undefined> {
  return (await db.records.get([pack, kind]))?.value as Book[K] | undefined;
}

/** Layers of the base map, in the order to draw them: the book's own, with the reader's finer ground where there is one. */
export async function getLayers(pack: string, db: Library = openLibrary()): Promise<MapLayer[]> {
  const [own, ground] = await Promise.all([getBookLayers(pack, db), db.grounds.get(pack)]);
  return ground ? withGround(own, ground.layers) : own;
}

/** Layers of the base map that came with the book. */
export async function getBookLayers(pack: string, db: Library = openLibrary()): Promise<MapLayer[]> {
  const rows = await db.layers.where('pack').equals(pack).toArray();
  return rows.sort((a, b) => a.order - b.order).map(({ pack: _pack, order: _order, ...layer }) => layer);
}

/** Entities that lie directly in an area (communities of a street, streets of the district). */
export function listWithin(id: string, db: Library = openLibrary()): Promise<EntityRow[]> {
  return db.entities.where('within').equals(id).toArray();
}

/** What an entity was before: units and bodies of its book that ended and whose successor, given by name, it is. */
export async function findPredecessors(id: string, db: Library = openLibrary()): Promise<EntityRow[]> {
  const entity = await db.entities.get(id);
  if (!entity) return [];
  const names = [...new Set([entity.name, entity.full, entity.short, ...entity.aliases])].filter((name) => name);
  return db.entities
    .where('former.successor')
    .anyOf(names as string[])
    .and((other) => other.pack === entity.pack && other.id !== id)
    .toArray();
}

/** Space used and granted, in bytes, and whether the browser promised to keep it; nulls where it does not say. */
export async function storageEstimate(): Promise<{
  usage: number | null;
  quota: number | null;
  persisted: boolean | null;
}> {
  const storage = globalThis.navigator?.storage;
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const persisted = await storage?.persisted?.().catch(() => undefined);
  return { usage: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted: persisted ?? null };
}
