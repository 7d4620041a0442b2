import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BookFiles,
  getFile,
  importPack,
  keepFile,
  Library,
  listPacks,
  mendRestore,
  removePack,
  restore,
  type ShelfHands,
  undoRestore,
} from '../../../data/store';
import { gzip } from '../../../data/store/files';
import { smallPack } from '../../fixtures/small-pack';

let db: Library;
let files: BookFiles;
let hands: ShelfHands;
let serial = 0;

const STOPPED = new Error('stopped');

/** A pack's file, told apart by its title. */
async function fileOf(id: string, title: string): Promise<{ pack: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { packChecksum } = await import('../../../data/pack/index');
  const pack = await smallPack(id);
  pack.book.info = { ...pack.book.info, title };
  pack.checksum = await packChecksum(pack);
  return { pack: id, bytes: await gzip(JSON.stringify(pack)) };
}

const titles = async () =>
  Object.fromEntries((await listPacks(db)).map(({ id, info }) => [id, info.title])) as Record<string, string>;
const take = async (id: string, title: string) => hands.bringIn((await fileOf(id, title)).bytes);
const nothing = async () => {};

beforeEach(async () => {
  db = new Library(`restore-${serial}`);
  files = new BookFiles(`restore-files-${serial++}`);
  hands = {
    bringIn: async (bytes, expected) => {
      const row = await importPack(db, bytes, { expect: expected });
      const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
      await keepFile(row, text, files);
    },
    takeOut: async (pack) => {
      await removePack(pack, db);
      await files.files.delete(pack);
    },
  };
  await take('a-2020', '甲');
  await take('b-2020', '乙');
});
afterEach(async () => {
  await db.delete();
  await files.delete();
});

describe('a backup that is taken back', () => {
  const backup = async () => [await fileOf('a-2020', '甲二'), await fileOf('c-2020', '丙')];

  it('is taken whole, and undone whole', async () => {
    await restore(await backup(), nothing, hands, files, db);
    expect(await titles()).toEqual({ 'a-2020': '甲二', 'b-2020': '乙', 'c-2020': '丙' });
    await undoRestore(hands, files);
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
  });

  it('leaves every book as it was when one of its books is refused', async () => {
    const broken = { pack: 'd-2020', bytes: new TextEncoder().encode('{}') };
    const done = restore([...(await backup()), broken], nothing, hands, files, db);
    await expect(done).rejects.toMatchObject({ code: 'invalid' });
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
    expect(await mendRestore(hands, files)).toBe(false);
  });

  it.each([1, 2])('leaves every book as it was when it is stopped at book %i', async (at) => {
    let book = 0;
    const stopping: ShelfHands = {
      ...hands,
      bringIn: (bytes, expected) => (++book === at ? Promise.reject(STOPPED) : hands.bringIn(bytes, expected)),
    };
    await expect(restore(await backup(), nothing, stopping, files, db)).rejects.toBe(STOPPED);
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
  });

  it('leaves every book as it was when the settings cannot be stored', async () => {
    await expect(restore(await backup(), () => Promise.reject(STOPPED), hands, files, db)).rejects.toBe(STOPPED);
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
  });

  it('still has the one before it to undo when it is refused', async () => {
    await restore([await fileOf('a-2020', '甲二')], nothing, hands, files, db);
    await expect(restore(await backup(), () => Promise.reject(STOPPED), hands, files, db)).rejects.toBe(STOPPED);
    expect(await titles()).toEqual({ 'a-2020': '甲二', 'b-2020': '乙' });
    await undoRestore(hands, files);
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
  });

  it('is undone later when the browser was killed in it', async () => {
    const kill = restore(await backup(), () => new Promise<never>(() => {}), hands, files, db);
    void kill;
    await expect.poll(titles).toEqual({ 'a-2020': '甲二', 'b-2020': '乙', 'c-2020': '丙' });
    // Another process: no lock is held.
    const there = globalThis.navigator;
    Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
    expect(await mendRestore(hands, files)).toBe(true);
    Object.defineProperty(globalThis, 'navigator', { value: there, configurable: true });
    expect(await titles()).toEqual({ 'a-2020': '甲', 'b-2020': '乙' });
  });

  it('never takes a book out that was there without a file', async () => {
    await files.files.delete('a-2020');
    await expect(restore(await backup(), () => Promise.reject(STOPPED), hands, files, db)).rejects.toBe(STOPPED);
    expect(Object.keys(await titles())).toEqual(['a-2020', 'b-2020']);
    expect(await getFile('b-2020', files)).toBeDefined();
  });
});
