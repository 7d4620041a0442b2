import type { Name } from '../gazetteer/model';
import { type Library, openLibrary } from './library';
import type { PublishedVocabulary } from './model';

/**
 * The names of all ready books in the form a page loads, or null when the library is empty. One book: as compiled when
 * it was built. Several: compiled together here.
 */
export async function publishedVocabulary(
  compile: (names: readonly Name[]) => string,
  db: Library = openLibrary(),
): Promise<PublishedVocabulary | null> {
  const ready = await db.packs.filter((pack) => pack.status === 'ready').primaryKeys();
  const rows = (await db.vocabularies.bulkGet(ready)).filter((row) => row !== undefined);
  const [only] = rows;
  if (!only) return null;
  if (rows.length === 1) return { pack: only.pack, checksum: only.checksum, wire: only.wire };
  return {
    pack: rows.map((row) => row.pack).join('+'),
    checksum: rows.map((row) => row.checksum).join('+'),
    wire: compile(rows.flatMap((row) => row.names)),
  };
}

/** All surface forms of a book. */
export async function getNames(pack: string, db: Library = openLibrary()): Promise<Name[]> {
  return (await db.vocabularies.get(pack))?.names ?? [];
}
