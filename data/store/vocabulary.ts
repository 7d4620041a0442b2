import type { Name } from '../gazetteer/model';
import { type Library, openLibrary } from './library';

/** The compiled names of a book; null where the library has none. */
export async function getWire(pack: string, db: Library = openLibrary()): Promise<string | null> {
  return (await db.vocabularies.get(pack))?.wire ?? null;
}

/** All surface forms of a book. */
export async function getNames(pack: string, db: Library = openLibrary()): Promise<Name[]> {
  return (await db.vocabularies.get(pack))?.names ?? [];
}
