import { contentChecksum } from '../pack/canonical';
import { parsePack, readPack } from '../pack/check';
import { showUnseen } from '../pack/clean';
import { type Pack, PackError } from '../pack/index';
import { type OpenOptions, openPackText, type PackSource } from '../pack/open';
import { describeNames } from '../shelf/anchors';
import { compareBuilds } from './changes';
import { LibraryError, toLibraryError } from './errors';
import { keepFile } from './files';
import { checkBook } from './health';
import { type Library, openLibrary } from './library';
import { type BookChanges, type ImportProgress, type PackRow, RECORD_KINDS, type RecordRow } from './model';
import { type PackPreview, previewPack } from './preview';
import { buildSearchRow } from './search-index';

/** Compiles the names of a book about a place. */
export type CompileNames = (
  names: Pack['names'],
  place: { city: string; district: string },
) => string | Promise<string>;

export interface ImportOptions {
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  /**
   * Compiles the names of a pack from elsewhere (`compileVocabulary` of the recognizer, with the general word lists): the compiled form in such a
   * file is not trusted. Without it the file's own form is kept.
   */
  compile?: CompileNames;
  /** Asked when the pack is known to be good and before anything is written; a refusal counts as cancelled. */
  accept?: (preview: PackPreview) => boolean | Promise<boolean>;
  /** Id of the book that the file must be a newer build of; another book is refused. */
  expect?: string;
  /** Keeps the file so that a damaged library can be made good from it (default: no; tests and scripts have no use for it). */
  keep?: boolean;
}

/** Rows of one bulk write: small enough for progress to move and a cancel to be heard, large enough to cost nothing. */
const CHUNK = 400;

/**
 * Imports a pack from a file the reader chose: size, unpacking within limits, decoding, check as hostile (shape, limits,
 * references, checksum), the reader's word, then one transaction. A book of the same id is replaced, unless it is the
 * one that comes with the extension. Runs anywhere with IndexedDB; pages run it in a worker.
 * @throws LibraryError; the library is then as it was before
 */
export async function importPack(db: Library, source: PackSource, options: ImportOptions = {}): Promise<PackRow> {
  const { onProgress, signal, compile, accept, expect, keep = false } = options;
  // What takes long and touches nothing is done before the lock: a reader may look at a preview for minutes.
  const { pack, text, unseen, changes } = await translated(async () => {
    const opening: OpenOptions = { signal, onProgress: (step, done, total) => onProgress?.({ step, done, total }) };
    const text = await openPackText(source, opening);
    onProgress?.({ step: 'check', done: 0, total: 1 });
    const pack = await readPack(text);
    signal?.throwIfAborted();
    const present = await db.packs.get(pack.id);
    if (present?.builtIn)
      throw new PackError(
        '$.id',
        {
          'zh-CN': `编号 ${pack.id} 属于扩展自带的年鉴；请给这本书换一个编号`,
          en: `the id ${pack.id} belongs to the book that comes with the extension; give this book another id`,
        },
        null,
      );
    if (expect !== undefined && pack.id !== expect) await refuseOther(pack, expect, db);
    const unseen = showUnseen(pack);
    const replaced = present?.status === 'ready' && present.checksum !== pack.checksum;
    const changes = replaced ? await compareBuilds(pack, db) : null;
    if (accept) {
      const counts = countRecords(pack);
      const agreed = await accept(previewPack(pack, counts, { characters: text.length, unseen, present, changes }));
      if (!agreed) throw new LibraryError('cancelled');
    }
    signal?.throwIfAborted();
    if (compile) {
      onProgress?.({ step: 'names', done: 0, total: 1 });
      pack.vocabulary = await compile(pack.names, pack.book.info);
    }
    signal?.throwIfAborted();
    return { pack, text, unseen, changes };
  });
  return exclusively(() =>
    translated(async () => {
      const content = compile || unseen > 0 || keep ? await contentChecksum(pack) : undefined;
      const row = await write(db, pack, text.length, { ...options, builtIn: false, content, changes });
      if (keep) await keepFile(row, text);
      return row;
    }),
  );
}

/** @throws LibraryError that names both books */
async function refuseOther(pack: Pack, expect: string, db: Library): Promise<never> {
  const wanted = (await db.packs.get(expect))?.info.title ?? expect;
  const { title } = pack.book.info;
  throw new LibraryError('other', {
    'zh-CN': `它是《${bare(title)}》（编号 ${pack.id}），不是要更新的《${bare(wanted)}》（编号 ${expect}）；要另收一本，请用“导入年鉴包”`,
    en: `it is “${bare(title)}” (id ${pack.id}), not the book to update, “${bare(wanted)}” (id ${expect}); to add another book use “Import a pack”`,
  });
}

const bare = (title: string): string => title.replace(/^《|》$/g, '');

/** What identifies a build of the pack; written beside it at build time so that a start need not read the pack. */
export interface PackStamp {
  id: string;
  checksum: string;
  /** See `contentChecksum`. */
  content?: string;
}

/**
 * Makes sure that the book of this version of the extension is in the library: imports it when it is missing, of
 * another build, damaged, or when an earlier import was cut off. Cheap when all is well and `stamp` is given.
 * @param options.force brings it in anew whatever is there
 * @param fetchPack reads the pack of our own package (checked when it was built)
 */
export async function ensureBuiltIn(
  db: Library,
  fetchPack: () => Promise<string>,
  options: ImportOptions & { stamp?: PackStamp; force?: boolean } = {},
): Promise<PackRow> {
  return exclusively(() =>
    translated(async () => {
      const { stamp, force = false } = options;
      const isWhole = async (checksum: string, id: string): Promise<PackRow | null> => {
        const present = force ? undefined : await db.packs.get(id);
        if (present?.status !== 'ready' || present.checksum !== checksum) return null;
        return (await checkBook(present, db)) === null ? present : null;
      };
      const whole = stamp && (await isWhole(stamp.checksum, stamp.id));
      if (whole) return whole;
      options.onProgress?.({ step: 'read', done: 0, total: 1 });
      const text = await fetchPack();
      options.signal?.throwIfAborted();
      const pack = parsePack(text);
      const present = stamp ? null : await isWhole(pack.checksum, pack.id);
      if (present) return present;
      const content = stamp?.checksum === pack.checksum ? stamp.content : undefined;
      return write(db, pack, text.length, { ...options, builtIn: true, content, changes: null });
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
    db.published.delete(id),
  ]);
}

async function write(
  db: Library,
  pack: Pack,
  bytes: number,
  {
    onProgress,
    signal,
    builtIn,
    content,
    changes,
  }: ImportOptions & { builtIn: boolean; content: string | undefined; changes: BookChanges | null },
): Promise<PackRow> {
  const { id, book } = pack;
  const row: PackRow = {
    id,
    status: 'ready',
    checksum: pack.checksum,
    info: book.info,
    counts: { ...countRecords(pack) },
    importedAt: new Date().toISOString(),
    bytes,
    sources: pack.sources,
    builtIn,
    ...(content === undefined ? {} : { content }),
    ...(pack.builtAt === undefined ? {} : { builtAt: pack.builtAt }),
  };
  // Everything in one transaction, which the browser undoes whole when we are killed in it: the old book or none.
  const before = await db.packs.get(id);
  const ready: PackRow = { ...row };
  if (before?.status === 'ready' && before.checksum !== row.checksum)
    ready.before = {
      checksum: before.checksum,
      importedAt: before.importedAt,
      counts: before.counts,
      ...(changes ? { changes } : {}),
    };
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
    const published = describeNames(id, pack.checksum, pack.vocabulary, pack.names);
    await chunked([vocabulary], step('publish'), ([names]) =>
      Promise.all([db.vocabularies.put(names!), db.published.put(published)]),
    );
    await db.packs.put(ready);
  });
  onProgress?.({ step: 'done', done: 1, total: 1 });
  return ready;
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
    if (error instanceof PackError)
      throw new LibraryError(
        'invalid',
        { 'zh-CN': error.sentence('zh-CN'), en: error.sentence('en') },
        { cause: error },
      );
    throw toLibraryError(error);
  }
}

/** One import at a time across worker and pages, where the browser has locks (Node has none). */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request('yearbook-lens-import', work) as Promise<T>) : work();
}
