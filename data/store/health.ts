import { contentChecksum } from '../pack/canonical';
import { PACK_FORMAT, PACK_VERSION, type Pack } from '../pack/model';
import type { Book } from '../yearbook/model';
import { type Library, openLibrary } from './library';
import { type PackRow, RECORD_KINDS } from './model';
import { getBookLayers } from './queries';
import { isPackRow } from './row-shapes';

/** What is wrong with a book in the library: the table that does not hold what its row tells of. */
export interface BookFault {
  pack: string;
  table: 'packs' | 'entries' | 'entities' | 'records' | 'layers' | 'vocabularies' | 'search' | 'content';
}

/**
 * Compares what is there with what the book's row says: numbers of entries, entities and layers, and the presence of
 * records, names and search text. Counts keys only; some milliseconds. Null when all is well.
 */
export async function checkBook(row: PackRow, db: Library = openLibrary()): Promise<BookFault | null> {
  if (!isPackRow(row)) return { pack: (row as PackRow).id, table: 'packs' };
  const { id: pack, counts } = row;
  const [entries, entities, records, layers, vocabularies, search] = await Promise.all([
    db.entries.where('[pack+order]').between([pack, 0], [pack, Number.POSITIVE_INFINITY]).count(),
    db.entities.where('pack').equals(pack).count(),
    db.records.where('pack').equals(pack).count(),
    db.layers.where('pack').equals(pack).count(),
    db.vocabularies.where('pack').equals(pack).count(),
    db.search.where('pack').equals(pack).count(),
  ]);
  const fault = (table: BookFault['table']): BookFault => ({ pack, table });
  if (entries !== counts.entries) return fault('entries');
  if (entities !== counts.entities) return fault('entities');
  if (records < RECORD_KINDS.length) return fault('records');
  if (layers !== counts.layers) return fault('layers');
  if (vocabularies !== 1) return fault('vocabularies');
  if (search !== 1) return fault('search');
  return null;
}

/** The pack of a book, put together again from the library's rows. Null where parts are missing. */
export async function readPackBack(row: PackRow, db: Library = openLibrary()): Promise<Pack | null> {
  const [entries, entities, records, layers, vocabulary] = await Promise.all([
    db.entries.where('[pack+order]').between([row.id, 0], [row.id, Number.POSITIVE_INFINITY]).toArray(),
    db.entities.where('pack').equals(row.id).toArray(),
    db.records.where('pack').equals(row.id).toArray(),
    getBookLayers(row.id, db),
    db.vocabularies.get(row.id),
  ]);
  if (!vocabulary) return null;
  const kinds = Object.fromEntries(records.map(({ kind, value }) => [kind, value])) as unknown as Omit<
    Book,
    'info' | 'entries'
  >;
  return {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    id: row.id,
    checksum: row.checksum,
    book: {
      ...kinds,
      info: row.info,
      entries: entries.map(({ pack: _pack, order: _order, ...entry }) => entry),
    },
    entities: entities.map(({ pack: _pack, ...entity }) => entity),
    names: vocabulary.names,
    vocabulary: vocabulary.wire,
    layers,
    sources: row.sources,
  };
}

/** As {@link checkBook}, and every value by the checksum of the whole; reads the book, about a second. */
export async function checkContent(row: PackRow, db: Library = openLibrary()): Promise<BookFault | null> {
  const fault = await checkBook(row, db);
  if (fault || !row.content) return fault;
  const pack = await readPackBack(row, db);
  return pack && (await contentChecksum(pack)) === row.content ? null : { pack: row.id, table: 'content' };
}
