import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pack } from '../../../data/pack/index';
import * as store from '../../../data/store';
import {
  checkBook,
  checkContent,
  ensureBuiltIn,
  importPack,
  Library,
  listPacks,
  readerLibrary,
} from '../../../data/store';
import { gzip } from '../../../data/store/files';
import { isMisshapen } from '../../../data/store/layout';
import { smallPack } from '../../fixtures/small-pack';

let db: Library;
let pack: Pack;
let text: string;
let serial = 0;

beforeEach(async () => {
  db = new Library(`health-${serial++}`);
  pack = await smallPack();
  text = JSON.stringify(pack);
});
afterEach(() => db.delete());

const row = async () => (await db.packs.get(pack.id))!;

describe('health of a book', () => {
  it.each(['entries', 'entities', 'records', 'layers', 'vocabularies', 'search'] as const)(
    'is known from its rows: one of %s gone, or all',
    async (table) => {
      await importPack(db, text);
      expect(await checkBook(await row(), db)).toBeNull();
      for (const keys of [1, Number.POSITIVE_INFINITY]) {
        await db[table].bulkDelete((await db[table].limit(keys).primaryKeys()) as never[]);
        expect(await checkBook(await row(), db)).toEqual({ pack: pack.id, table });
        await ensureBuiltIn(db, async () => text, { stamp: pack });
        expect(await checkBook(await row(), db)).toBeNull();
      }
    },
  );

  it('is known value by value where the checksum is asked for', async () => {
    await importPack(db, text, { compile: () => 'compiled' });
    await importPack(db, text, { keep: true, compile: () => 'compiled' });
    expect(await checkContent(await row(), db)).toBeNull();
    const entry = (await db.entries.toCollection().first())!;
    await db.entries.put({ ...entry, body: `${entry.body}改` });
    expect(await checkBook(await row(), db)).toBeNull();
    expect(await checkContent(await row(), db)).toEqual({ pack: pack.id, table: 'content' });
  });

  it('is made good by “reinstall” whatever the row says', async () => {
    await ensureBuiltIn(db, async () => text, { stamp: pack });
    const entry = (await db.entries.toCollection().first())!;
    await db.entries.put({ ...entry, body: '空' });
    await ensureBuiltIn(db, async () => text, { stamp: pack });
    expect((await db.entries.get(entry.id))!.body).toBe('空');
    await ensureBuiltIn(db, async () => text, { stamp: pack, force: true });
    expect((await db.entries.get(entry.id))!.body).toBe(entry.body);
  });
});

describe('names compiled by another version of the extension', () => {
  it('are compiled anew, once', async () => {
    await importPack(db, text, { compile: () => 'yl0\nold' });
    expect(await store.renewNames('yl9', () => 'yl9\nnew', db)).toEqual([pack.id]);
    expect(await store.getWire(pack.id, db)).toBe('yl9\nnew');
    expect((await store.getPublished([pack.id], db))[0]).toMatchObject({ form: 'yl9', length: 7 });
    expect(await checkContent(await row(), db)).toBeNull();
    expect(await store.renewNames('yl9', () => 'never', db)).toEqual([]);
  });
});

describe('a library of a newer version', () => {
  it('is recognized and left as it is', async () => {
    const name = `newer-${serial++}`;
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 990);
      request.onupgradeneeded = () => request.result.createObjectStore('packs2');
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
      request.onerror = reject;
    });
    const old = new Library(name);
    await expect(ensureBuiltIn(old, async () => text)).rejects.toMatchObject({ code: 'newer' });
    await expect(importPack(old, text)).rejects.toMatchObject({ code: 'newer' });
    old.close();
    const [after] = (await indexedDB.databases()).filter((one) => one.name === name);
    expect(after?.version).toBe(990);
    const names = await new Promise<string[]>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve([...request.result.objectStoreNames]);
    });
    expect(names).toEqual(['packs2']);
  });
});

describe('a library of another layout', () => {
  const made = (version: number, stores: readonly [string, string][]) =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(db.name, version);
      request.onupgradeneeded = () => {
        for (const [name, keyPath] of stores) request.result.createObjectStore(name, { keyPath });
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });

  it('is told from ours, from an older one and from a newer one', async () => {
    const ours = db.verno * 10;
    expect(await isMisshapen(db)).toBe(false);
    for (const [version, expected] of [
      [10, false],
      [ours, true],
      [ours + 1, true],
      [ours + 10, false],
    ] as const) {
      await made(version, [
        ['packs', 'id'],
        ['search', 'id'],
      ]);
      expect(await isMisshapen(new Library(db.name)), `version ${version}`).toBe(expected);
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(db.name).onsuccess = resolve;
      });
    }
    await importPack(db, text);
    expect(await isMisshapen(db)).toBe(false);
  });

  it('is refused rather than patched', async () => {
    await made(db.verno * 10, []);
    await expect(db.packs.count()).rejects.toThrow();
    const [found] = (await indexedDB.databases()).filter(({ name }) => name === db.name);
    expect(found?.version).toBe(db.verno * 10);
  });
});

it('opens the library again when what stood in its way is gone', async () => {
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('yearbook-lens', 990);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  await expect(store.openLibrary().packs.count()).rejects.toThrow();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('yearbook-lens').onsuccess = resolve;
  });
  expect(await store.openLibrary().packs.count()).toBe(0);
});

describe('reads of pages', () => {
  const reads = () => ({
    ...store,
    listPacks: () => store.listPacks(db),
    getEntity: (id: string) => store.getEntity(id, db),
    getRecords: ((id, kind) => store.getRecords(id, kind, db)) as typeof store.getRecords,
    search: (query: string) => store.search(query, { db }),
  });

  it('do not say “not in the book” of a damaged book: they wait for the repair and ask again', async () => {
    await ensureBuiltIn(db, async () => text, { stamp: pack });
    const told: string[] = [];
    const library = readerLibrary(reads(), {
      choices: async () => ({ order: [] }),
      damaged: async (id) => {
        told.push(id);
        await ensureBuiltIn(db, async () => text, { stamp: pack });
        return true;
      },
    });
    await db.entities.clear();
    expect((await library.getEntity(pack.entities[1]!.id))?.name).toBe('望桥街道');
    await db.records.clear();
    expect(await library.getRecords(pack.id, 'orgs')).toHaveLength(1);
    await db.search.clear();
    expect(await library.search('望桥')).not.toEqual([]);
    await db.packs.clear();
    expect(await library.listPacks()).toHaveLength(1);
    expect(told).toEqual([pack.id, pack.id, '', '']);
  });

  it('take no row for the book that is not what was put there', async () => {
    await ensureBuiltIn(db, async () => text, { stamp: pack });
    const told: [string, boolean][] = [];
    let mends = true;
    const library = readerLibrary(reads(), {
      choices: async () => ({ order: [] }),
      damaged: async (id, wrong) => {
        told.push([id, wrong]);
        if (mends) await ensureBuiltIn(db, async () => text, { stamp: pack, force: true });
        return mends;
      },
    });
    const { id } = pack.entities[1]!;
    const hurt = () => db.entities.put({ id, pack: pack.id } as never);
    await hurt();
    expect((await library.getEntity(id))?.name).toBe('望桥街道');
    await db.packs.update(pack.id, { counts: null as never });
    expect(await checkBook(await row(), db)).toEqual({ pack: pack.id, table: 'packs' });
    expect((await library.listPacks())[0]?.counts.entries).toBe(3);
    expect(told).toEqual([
      [pack.id, true],
      ['', true],
    ]);
    mends = false;
    await hurt();
    await expect(library.getEntity(id)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('say it where the library is whole', async () => {
    await ensureBuiltIn(db, async () => text, { stamp: pack });
    const library = readerLibrary(reads(), { choices: async () => ({ order: [] }), damaged: async () => false });
    expect(await library.getEntity(`${pack.id}/none`)).toBeUndefined();
  });
});

describe('packs as files', () => {
  const refusal = async (source: Parameters<typeof importPack>[1]) =>
    importPack(db, source).then(
      () => null,
      (error: store.LibraryError) => error.sentence('zh-CN'),
    );

  it('come plain or under gzip', async () => {
    expect((await importPack(db, await gzip(text))).id).toBe(pack.id);
    expect((await importPack(db, new Blob([`\ufeff${text}`]))).id).toBe(pack.id);
  });

  it('are refused with what to do', async () => {
    const cut = (await gzip(text)).slice(0, 300);
    expect(await refusal(cut)).toMatch(/不完整或已损坏，请重新取得/);
    expect(await refusal(new Uint8Array([0xce, 0xf7, 0xba, 0xfe, 0xff]))).toMatch(/不是 UTF-8/);
    expect(await refusal(text.slice(0, 500))).toMatch(/没有下载完整/);
    expect(await listPacks(db)).toEqual([]);
  });

  it('are shown before they are taken, and can be declined', async () => {
    let title = '';
    const declined = importPack(db, text, {
      accept: (preview) => {
        title = preview.info.title;
        expect(preview).toMatchObject({ counts: { entries: 3, entities: 3 }, located: 1, replaces: null, unseen: 0 });
        return false;
      },
    });
    await expect(declined).rejects.toMatchObject({ code: 'cancelled' });
    expect(title).toBe(pack.book.info.title);
    expect(await listPacks(db)).toEqual([]);
  });

  it('show the characters that turn a text round instead of obeying them', async () => {
    const turned = await smallPack('turned-2020', '试验\u202e年鉴\u0007');
    const control = await importPack(db, JSON.stringify(turned));
    expect(control.info.title).toBe('试验\ufffd年鉴\ufffd');
  });
});
