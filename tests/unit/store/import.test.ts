import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Pack, packChecksum } from '../../../data/pack/index';
import { describeNames } from '../../../data/shelf/anchors';
import {
  ensureBuiltIn,
  getEntity,
  getEntries,
  getLayers,
  getNames,
  getPublished,
  getRecords,
  getWire,
  type ImportProgress,
  importPack,
  interruptedImports,
  Library,
  LibraryError,
  listEntities,
  listEntries,
  listPacks,
  type PackPreview,
  removePack,
} from '../../../data/store/index';
import { smallPack } from '../../fixtures/small-pack';

let db: Library;
let pack: Pack;
let text: string;
let serial = 0;

beforeEach(async () => {
  db = new Library(`import-${serial++}`);
  pack = await smallPack();
  text = JSON.stringify(pack);
});
afterEach(() => db.delete());

const rowsLeft = async () => {
  const counts = await Promise.all(db.contentTables.map((table) => table.count()));
  return counts.reduce((a, b) => a + b, 0);
};

describe('import', () => {
  it('brings in the whole book, readable by id and in order', async () => {
    const row = await importPack(db, text);
    expect(row).toMatchObject({ id: pack.id, status: 'ready', checksum: pack.checksum, builtIn: false });
    expect(row.counts).toMatchObject({ entries: 3, entities: 3, chronicle: 1 });
    expect((await listPacks(db)).map((p) => p.id)).toEqual([pack.id]);
    expect((await listEntries(pack.id, db)).map((e) => e.title)).toEqual(['望桥街道', '道路整治', '公园建设']);
    expect(await listEntities(pack.id, db)).toHaveLength(3);
    expect((await getLayers(pack.id, db))[0]).toEqual(pack.layers[0]);
    expect(await getRecords(pack.id, 'orgs', db)).toEqual(pack.book.orgs);
    expect(await getNames(pack.id, db)).toEqual(pack.names);
    const ids = [pack.book.entries[2]!.id, 'not there', pack.book.entries[0]!.id];
    expect((await getEntries(ids, db)).map((e) => e.title)).toEqual(['公园建设', '望桥街道']);
    expect(await getWire(pack.id, db)).toBe(pack.vocabulary);
    expect(await getPublished([pack.id, 'none'], db)).toEqual([
      describeNames(pack.id, pack.checksum, pack.vocabulary, pack.names),
    ]);
  });

  it('tells what a newer build changes before it is taken in, and keeps it', async () => {
    await importPack(db, text);
    const next = structuredClone(pack);
    next.book.entries[0]!.body += '另改。';
    next.book.entries[2]!.title = '公园';
    next.entities.push({ ...next.entities[2]!, id: `${pack.id}/实体/新社区`, name: '新社区' });
    next.book.info.edition -= 1;
    next.checksum = await packChecksum(next);
    const previews: PackPreview[] = [];
    const row = await importPack(db, JSON.stringify(next), {
      accept: (preview) => previews.push(preview) > 0,
      expect: pack.id,
    });
    const changes = {
      entries: { added: 0, removed: 0, changed: 2, titles: { added: [], removed: [], changed: ['望桥街道', '公园'] } },
      entities: { added: 1, removed: 0, changed: 0, titles: { added: ['新社区'], removed: [], changed: [] } },
    };
    expect(previews[0]!.replaces).toMatchObject({ older: true, changes });
    expect(row.before).toMatchObject({ checksum: pack.checksum, changes });
  });

  it('refuses another book in place of the one to update, and names both', async () => {
    await importPack(db, text);
    const other = JSON.stringify(await smallPack('other-2020', '别的年鉴'));
    const refused = importPack(db, other, { expect: pack.id });
    await expect(refused).rejects.toThrow(/《别的年鉴》（编号 other-2020），不是要更新的《试验年鉴（2020）》/);
    expect(await listPacks(db)).toHaveLength(1);
  });

  it('tells its progress, ending with done', async () => {
    const steps: ImportProgress[] = [];
    await importPack(db, text, { onProgress: (p) => steps.push(p) });
    expect([...new Set(steps.map((s) => s.step))]).toEqual([
      'check',
      'entries',
      'entities',
      'records',
      'map',
      'search',
      'publish',
      'done',
    ]);
    for (const { done, total } of steps) expect(done).toBeLessThanOrEqual(total);
  });

  it.each(['check', 'entries', 'entities', 'records', 'map', 'search', 'publish'])(
    'leaves the library as it was when cancelled in the middle: %s',
    async (at) => {
      const control = new AbortController();
      const cancelled = importPack(db, text, {
        signal: control.signal,
        onProgress: ({ step }) => step === at && control.abort(),
      });
      await expect(cancelled).rejects.toMatchObject({ name: 'LibraryError', code: 'cancelled' });
      expect(await listPacks(db)).toEqual([]);
      expect(await db.packs.count()).toBe(0);
      expect(await rowsLeft()).toBe(0);
    },
  );

  it('keeps the old book whole when its replacement fails', async () => {
    await importPack(db, text);
    const next = await smallPack(pack.id, '第二版');
    const control = new AbortController();
    const failed = importPack(db, JSON.stringify(next), {
      signal: control.signal,
      onProgress: ({ step }) => step === 'map' && control.abort(),
    });
    await expect(failed).rejects.toBeInstanceOf(LibraryError);
    expect((await listPacks(db))[0]).toMatchObject({ status: 'ready', checksum: pack.checksum });
    expect(await listEntries(pack.id, db)).toHaveLength(3);
  });

  it('never shows a half book and finishes an import that was cut off', async () => {
    // What a killed worker leaves behind: the marker, and a transaction the browser undid.
    await db.packs.put({
      id: pack.id,
      status: 'importing',
      checksum: pack.checksum,
      info: pack.book.info,
      counts: {},
      importedAt: '2020-01-01T00:00:00.000Z',
      bytes: 0,
      sources: [],
      builtIn: true,
    });
    expect(await listPacks(db)).toEqual([]);
    expect(await interruptedImports(db)).toHaveLength(1);
    const row = await ensureBuiltIn(db, async () => text, { stamp: pack });
    expect(row.status).toBe('ready');
    expect(await interruptedImports(db)).toEqual([]);
    expect(await listEntries(pack.id, db)).toHaveLength(3);
  });

  it('reads the built-in pack only when it is missing or of another build', async () => {
    let reads = 0;
    const fetchPack = async () => {
      reads++;
      return text;
    };
    await ensureBuiltIn(db, fetchPack, { stamp: pack });
    await ensureBuiltIn(db, fetchPack, { stamp: pack });
    expect(reads).toBe(1);
    const next = await smallPack(pack.id, '第二版');
    await ensureBuiltIn(db, async () => JSON.stringify(next), { stamp: next });
    expect((await listPacks(db))[0]!.info.title).toBe('第二版');
    expect(await db.packs.count()).toBe(1);
  });

  it('does not let a file replace the book that comes with the extension', async () => {
    await ensureBuiltIn(db, async () => text);
    await expect(importPack(db, text)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('compiles the names of a file itself instead of trusting its compiled form', async () => {
    await importPack(db, text, { compile: (names) => `compiled ${names.length}` });
    expect(await getWire(pack.id, db)).toBe('compiled 3');
  });

  it('removes a book and leaves the others', async () => {
    const other = await smallPack('other-2021');
    await importPack(db, text);
    await importPack(db, JSON.stringify(other));
    expect((await getPublished([pack.id, 'other-2021'], db)).map((row) => row.pack)).toEqual([pack.id, 'other-2021']);
    await removePack(pack.id, db);
    expect((await listPacks(db)).map((p) => p.id)).toEqual(['other-2021']);
    expect(await listEntries(pack.id, db)).toEqual([]);
    expect(await listEntries('other-2021', db)).toHaveLength(3);
    expect((await getEntity(other.entities[0]!.id, db))?.pack).toBe('other-2021');
    await removePack('other-2021', db);
    expect(await rowsLeft()).toBe(0);
  });

  it.each([
    ['the quota', new DOMException('quota', 'QuotaExceededError')],
    // As Chromium 150 says it on a full file system.
    [
      'a commit',
      new DOMException('Connection is closing because of: IO error: …/6.log: FILE_ERROR_NO_SPACE', 'UnknownError'),
    ],
    ['a request', new DOMException('The transaction was aborted, so the request cannot be fulfilled.', 'AbortError')],
    ['opening', new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')],
    ['a setting', new Error('IO error: …/3.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)')],
  ])('says in one plain sentence that the disk is full: %s', async (_, full) => {
    const failed = ensureBuiltIn(db, () => Promise.reject(full));
    await expect(failed).rejects.toMatchObject({ code: 'quota' });
    await failed.catch((error: LibraryError) => {
      expect(error.sentence('zh-CN')).toMatch(/存储空间满了；腾出空间后再试/);
      expect(error.sentence('en')).toMatch(/free some space/);
    });
  });

  it('takes what a signal stopped for cancelled', async () => {
    const stopped = ensureBuiltIn(db, async () => AbortSignal.abort().throwIfAborted() ?? '');
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});
