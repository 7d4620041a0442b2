import { parsePack, readPack } from '../pack/check';
import { type Pack, PackError } from '../pack/index';
import { LibraryError, toLibraryError } from './errors';
import { type Library, openLibrary } from './library';
import type { ImportProgress, PackRow, RecordKind, RecordRow } from './model';
import { buildSearchRow } from './search-index';

export interface ImportOptions {
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  /**
   * Compiles the names of a pack from elsewhere (`compileVocabulary` of the recognizer): the compiled form in such a
   * file is not trusted. Without it the file's own form is kept.
   */
  compile?: (names: Pack['names']) => string;
}

/** Records kept as one row each. */
const RECORD_KINDS = [
  'categories',
  'sections',
  'chronicle',
  'orgs',
  'terms',
  'notes',
  'captions',
  'tables',
  'people',
  'offices',
  'honours',
  'documents',
  'treatises',
  'index',
  'report',
] as const satisfies RecordKind[];

/** Rows of one bulk write: small enough for progress to move and a cancel to be heard, large enough to cost nothing. */
const CHUNK = 400;

/**
 * Imports a pack from a file the reader chose. The file is checked as hostile (shape, limits, references, checksum).
 * A book of the same id is replaced, unless it is the one that comes with the extension.
 * @throws LibraryError; the library is then as it was before
 */
export async function importPack(db: Library, packText: string, options: ImportOptions = {}): Promise<PackRow> {
  return exclusively(() =>
    translated(async () => {
      options.onProgress?.({ step: 'check', done: 0, total: 1 });
      const pack = await readPack(packText);
      const present = await db.packs.get(pack.id);
      if (present?.builtIn) throw new PackError('$.id', `编号 ${pack.id} 属于扩展自带的年鉴`);
      if (options.compile) pack.vocabulary = options.compile(pack.names);
      return write(db, pack, packText.length, false, options);
    }),
  );
}

/** What identifies a build of the pack; written beside it at build time so that a start need not read the pack. */
export interface PackStamp {
  id: string;
  checksum: string;
}

/**
 * Makes sure that the book of this version of the extension is in the library: imports it when it is missing, of
 * another build, or when an earlier import was cut off. Cheap when all is well and `stamp` is given.
 * @param fetchPack reads the pack of our own package (checked when it was built)
 */
export async function ensureBuiltIn(
  db: Library,
  fetchPack: () => Promise<string>,
  options: ImportOptions & { stamp?: PackStamp } = {},
): Promise<PackRow> {
  return exclusively(() =>
    translated(async () => {
      const { stamp } = options;
      if (stamp) {
        const present = await db.packs.get(stamp.id);
        if (present?.status === 'ready' && present.checksum === stamp.checksum) return present;
      }
      options.onProgress?.({ step: 'read', done: 0, total: 1 });
      const text = await fetchPack();
      options.signal?.throwIfAborted();
      const pack = parsePack(text);
      const present = await db.packs.get(pack.id);
      if (present?.status === 'ready' && present.checksum === pack.checksum) return present;
      return write(db, pack, text.length, true, options);
    }),
  );
}

/** Imports that were cut off (worker killed, browser closed) and have not been made good. */
export async function interruptedImports(db: Library): Promise<PackRow[]> {
  return db.packs.filter((pack) => pack.status === 'importing').toArray();
}

/** Removes a book and everything of it. */
export async function removePack(id: string, db: Library = openLibrary()): Promise<void> {
  await exclusively(() =>
    translated(() =>
      db.transaction('rw', [db.packs, ...db.contentTables], async () => {
        await clear(db, id);
        await db.packs.delete(id);
      }),
    ),
  );
}

async function clear(db: Library, id: string): Promise<void> {
  await Promise.all([
    db.entries.where('[pack+order]').between([id, 0], [id, Infinity]).delete(),
    db.entities.where('pack').equals(id).delete(),
    db.records.where('pack').equals(id).delete(),
    db.layers.where('pack').equals(id).delete(),
    db.vocabularies.delete(id),
    db.search.delete(id),
  ]);
}

async function write(
  db: Library,
  pack: Pack,
  bytes: number,
  builtIn: boolean,
  { onProgress, signal }: ImportOptions,
): Promise<PackRow> {
  const { id, book } = pack;
  const row: PackRow = {
    id,
    status: 'importing',
    checksum: pack.checksum,
    info: book.info,
    counts: { ...countRecords(pack) },
    importedAt: new Date().toISOString(),
    bytes,
    sources: pack.sources,
    builtIn,
  };
  // The marker tells the next start that an import was cut off. A book that is ready stays ready until it is replaced
  // in the one transaction below, which the browser undoes whole when we are killed in it.
  const before = await db.packs.get(id);
  if (before?.status !== 'ready') await db.packs.put(row);
  try {
    const ready: PackRow = { ...row, status: 'ready' };
    await db.transaction('rw', [db.packs, ...db.contentTables], async () => {
      const step = progress(onProgress, signal);
      await clear(db, id);
      await chunked(book.entries, step('entries'), (entries, from) =>
        db.entries.bulkPut(entries.map((entry, i) => ({ ...entry, pack: id, order: from + i }))),
      );
      await chunked(pack.entities, step('entities'), (entities) =>
        db.entities.bulkPut(entities.map((entity) => ({ ...entity, pack: id }))),
      );
      const records = RECORD_KINDS.map((kind) => ({ pack: id, kind, value: book[kind] }) as RecordRow);
      await chunked(records, step('records'), (rows) => db.records.bulkPut(rows));
      await chunked(pack.layers, step('map'), (layers, from) =>
        db.layers.bulkPut(layers.map((layer, i) => ({ ...layer, pack: id, order: from + i }))),
      );
      await chunked([buildSearchRow(id, book, pack.entities)], step('search'), ([search]) => db.search.put(search!));
      const vocabulary = { pack: id, checksum: pack.checksum, wire: pack.vocabulary, names: pack.names };
      await chunked([vocabulary], step('publish'), ([names]) => db.vocabularies.put(names!));
      await db.packs.put(ready);
    });
    onProgress?.({ step: 'done', done: 1, total: 1 });
    return ready;
  } catch (error) {
    // Not reached when the worker is killed: then the marker stays and the next start begins again.
    if (before?.status !== 'ready') await db.packs.delete(id).catch(() => undefined);
    throw error;
  }
}

type Step = (done: number, total: number) => void;

function progress(onProgress: ImportOptions['onProgress'], signal: AbortSignal | undefined) {
  return (step: ImportProgress['step']): Step =>
    (done, total) => {
      signal?.throwIfAborted();
      onProgress?.({ step, done, total });
    };
}

async function chunked<T>(rows: readonly T[], report: Step, put: (rows: T[], from: number) => PromiseLike<unknown>) {
  report(0, rows.length);
  for (let from = 0; from < rows.length; from += CHUNK) {
    await put(rows.slice(from, from + CHUNK), from);
    report(Math.min(from + CHUNK, rows.length), rows.length);
  }
}

function countRecords(pack: Pack): Record<string, number> {
  const counts: Record<string, number> = {
    entries: pack.book.entries.length,
    entities: pack.entities.length,
    names: pack.names.length,
    layers: pack.layers.length,
  };
  for (const kind of RECORD_KINDS) if (kind !== 'report') counts[kind] = pack.book[kind].length;
  return counts;
}

async function translated<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PackError) throw new LibraryError('invalid', error.message, { cause: error });
    throw toLibraryError(error);
  }
}

/** One import at a time across worker and pages, where the browser has locks (Node has none). */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request('yearbook-lens-import', work) as Promise<T>) : work();
}
