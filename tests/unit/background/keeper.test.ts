import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentChecksum } from '../../../data/pack/canonical';
import { type Pack, packChecksum } from '../../../data/pack/index';
import { compileVocabulary, loadVocabulary } from '../../../data/recognizer/index';
import { describeNames } from '../../../data/shelf/anchors';
import { NAMES_KEY, readPublished, readWire, wireHash, wireKey } from '../../../data/shelf/published';
import * as store from '../../../data/store/index';
import { LibraryKeeper } from '../../../entrypoints/background/library';
import { smallPack } from '../../fixtures/small-pack';

/**
 * What is stored is hurt, then read as pages read it, which tell the keeper of the library what they miss: how a page and
 * the reader show that is in e2e/library-faults, with one fault of each kind.
 */
const STREET = '望桥街道';
let pack: Pack;
let keeper: LibraryKeeper;
let before: Record<string, unknown>;

const { local } = fakeBrowser.storage;
const db = () => store.openLibrary();
const row = async () => (await db().packs.get(pack.id))!;

beforeAll(async () => {
  pack = await smallPack();
  pack.vocabulary = compileVocabulary(pack.names);
  pack.checksum = await packChecksum(pack);
  const { id, checksum, vocabulary, names } = pack;
  const files: Record<string, string> = {
    'stamp.json': JSON.stringify({ id, checksum, content: await contentChecksum(pack) }),
    'names.json.gz': JSON.stringify({ ...describeNames(id, checksum, vocabulary, names), wire: vocabulary }),
    'json.gz': JSON.stringify(pack),
  };
  vi.stubGlobal('fetch', async (address: string) => {
    const ending = address.replace(/^.*?\.(?=names|stamp|json)/, '');
    return new Response(ending.endsWith('.gz') ? gzipSync(files[ending]!) : files[ending]);
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

beforeEach(async () => {
  fakeBrowser.reset();
  keeper = new LibraryKeeper(0);
  await keeper.ensure();
  before = await local.get(null);
});
afterEach(() => db().delete());

/** Whether the page script could mark with what is published. */
async function hasNames(): Promise<boolean> {
  const stored = await local.get(null);
  const books = readPublished(stored[NAMES_KEY])?.books ?? [];
  const wires = books.map((book) => readWire(stored[wireKey(book.pack)], book));
  try {
    for (const wire of wires) loadVocabulary(wire!);
  } catch {
    return false;
  }
  return books.length > 0;
}

/** The pages read names and book; what they miss they tell, and get. */
async function read(): Promise<void> {
  if (!(await hasNames())) await keeper.again();
  const library = store.readerLibrary(store, {
    choices: async () => ({ order: [] }),
    damaged: (_book, wrong) => keeper.reported(wrong),
  });
  const street = await library.getEntity(pack.entities.find(({ name }) => name === STREET)!.id);
  expect(street?.name).toBe(STREET);
  const entries = await library.getEntries(street!.entries.map(({ entry }) => entry));
  expect(entries.map(({ body }) => body)).toEqual(
    street!.entries.map(({ entry }) => pack.book.entries.find(({ id }) => id === entry)!.body),
  );
  expect(await library.listPacks()).toMatchObject([{ id: pack.id, info: pack.book.info, status: 'ready' }]);
}

const alter = async (key: string, made: (stored: never) => unknown) =>
  local.set({ [key]: made((await local.get(key))[key] as never) });
const clear = () => local.clear();
const empty = (...tables: ('entries' | 'entities' | 'published' | 'packs' | 'records' | 'vocabularies' | 'search')[]) =>
  Promise.all(tables.map((table) => db()[table].clear()));

const FAULTS: Record<string, () => unknown> = {
  'the list of names is a string': () => local.set({ [NAMES_KEY]: 'text' }),
  'the list of names is without a book': () => local.set({ [NAMES_KEY]: { version: 1, books: [], filter: null } }),
  'the list of names begins with a book that is not there': () =>
    alter(NAMES_KEY, (stored: { books: object[] }) => ({
      ...stored,
      books: [{ pack: 'aaa-2020', checksum: '', length: 1, hash: 1 }, ...stored.books],
      filter: { keys: '', owners: '', variants: '' },
    })),
  'the compiled names are those of another version, and proved': () => {
    const wire = 'yl1\nx';
    const book = { pack: pack.id, checksum: 'x', length: wire.length, hash: wireHash(wire) };
    return local.set({
      [wireKey(pack.id)]: { pack: pack.id, checksum: 'x', wire },
      [NAMES_KEY]: { version: 1, books: [book], filter: null },
    });
  },
  'the table published is empty': () => empty('published'),
  'the table packs is empty': () => empty('packs'),
  'every table but the list of books is empty': () =>
    empty('entries', 'entities', 'records', 'vocabularies', 'search', 'published'),
  'half of the entries are gone': async () => {
    const keys = await db().entries.toCollection().primaryKeys();
    await db().entries.bulkDelete(keys.filter((_, nth) => nth % 2 === 0));
  },
  'one name is gone': () => db().entities.where('name').equals(STREET).delete(),
  'rows of entries hold no text': () =>
    db()
      .entries.toCollection()
      .modify({ body: 7, title: null } as never),
  'the row of the book has no description': () => db().packs.update(pack.id, { info: null } as never),
  'the row of the book counts nothing': () => db().packs.update(pack.id, { counts: null } as never),
  'the book is said to be of another build': () => db().packs.update(pack.id, { checksum: '0' }),
  'what is kept for the list of names is of another build, and the list gone': async () => {
    await db().published.update(pack.id, { hash: 1, length: 1, checksum: 'x' } as never);
    await clear();
  },
  'the clock was set back after the import': () => setClock('2999-01-01T00:00:00.000Z'),
  'the clock was set forward after the import': () => setClock('1970-01-01T00:00:00.000Z'),
  'the clock wrote no time': () => setClock('then'),
};

const setClock = (importedAt: string) =>
  db().packs.update(pack.id, { importedAt, before: { checksum: 'x', importedAt, counts: {} } } as never);

describe('what is stored heals by itself', () => {
  it.each(Object.entries(FAULTS))('%s', async (_what, hurt) => {
    await hurt();
    await read();
    expect(await local.get(null)).toEqual(before);
    expect(await store.checkContent(await row(), db())).toBeNull();
  });

  it('the names in the library are cut, and those of pages gone: pages have them from the package', async () => {
    await db().vocabularies.update(pack.id, { wire: 'yl3' } as never);
    await clear();
    await read();
    expect(await local.get(null)).toEqual(before);
    // Nobody needs those in the library while the package has them; whoever looks closely makes them good.
    await keeper.again({ deep: true });
    expect(await store.checkContent(await row(), db())).toBeNull();
  });

  it('is left alone where nothing is wrong', async () => {
    const { importedAt } = await row();
    await read();
    expect((await row()).importedAt).toBe(importedAt);
  });
});
