import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerHash } from '../../data/routes';
import { ROOT } from '../../scripts/load-facts';
import { extensionWithPart } from '../fixtures/part-of-book';
import { cardOf, entriesOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { countsOf, namesOf } from './golden';
import { BUILT, booksOn, hover, killWorker, waitForMarks } from './harness';
import { ask, bareRow, CONTENT, change, changeRow, deleteDatabase, empty, firstRow, makeHollow } from './stored';

const STREET = '望江街道';
const BUILT_IN = 'shangcheng-2022';
const ENTITY = `reader.html${readerHash({ page: 'entity', id: `${BUILT_IN}/entity/${STREET}` })}`;

interface Fault {
  fault: string;
  hurt: (desk: Page) => Promise<unknown>;
  /** The worker is stopped first. */
  killed?: boolean;
  /** What the reader must show again, beside a marked page with its card: it reads more than a card does. */
  reads?: boolean;
  /** Nothing but the names for pages is hurt: the marks must be those of before, and nothing else can be other. */
  names?: boolean;
}

/** A key of `storage.local` set to something that is none of ours; nothing: taken out. */
const set = (desk: Page, key: string, value?: unknown) =>
  desk.evaluate(
    ([key, value]) =>
      value === undefined ? chrome.storage.local.remove(key) : chrome.storage.local.set({ [key]: value }),
    [key, value] as const,
  );

/**
 * Faults of what is stored, one of each kind (the others are healed in unit/background/keeper), and what a reader meets after
 * each: the first page that needs the names is marked again, its card (and after one of a kind the reader) shows the book, and
 * no page says that the book does not have what it has.
 */
const FAULTS: Fault[] = [
  // The list of names as pages read it, and the compiled names: each shape that is refused is in unit/shelf/shelf.
  { fault: 'the list of names is gone', hurt: (desk) => set(desk, 'names'), names: true },
  ...Object.entries<(stored: { wire: string; checksum: string }) => unknown>({
    gone: () => undefined,
    'other in one character': (stored) => ({
      ...stored,
      wire: `${stored.wire.slice(0, 5000)}?${stored.wire.slice(5001)}`,
    }),
  }).map(
    ([what, made]): Fault => ({
      fault: `the compiled names are ${what}`,
      hurt: async (desk) => {
        const key = `names:${BUILT_IN}`;
        const stored = await desk.evaluate(async (key) => (await chrome.storage.local.get(key))[key], key);
        await set(desk, key, made(stored as never));
      },
      names: true,
    }),
  ),
  { fault: 'all of storage.local is cleared', hurt: (desk) => desk.evaluate(() => chrome.storage.local.clear()) },
  // The library; that each table is known to be empty or short, and is made good: unit/store/health, unit/background/keeper.
  { fault: 'the table entities is empty', hurt: (desk) => empty(desk, ['entities']), reads: true },
  { fault: 'every table is empty', hurt: (desk) => empty(desk, [...CONTENT, 'packs']) },
  { fault: 'the database is deleted while the worker lives', hurt: (desk) => deleteDatabase(desk), reads: true },
  { fault: 'the database is deleted while the worker is stopped', hurt: (desk) => deleteDatabase(desk), killed: true },
  {
    fault: 'all site data are cleared',
    hurt: async (desk) => {
      await desk.evaluate(() => chrome.storage.local.clear());
      await deleteDatabase(desk);
      await deleteDatabase(desk, 'yearbook-lens-files');
    },
  },
];

const ENTITY_ID = `${BUILT_IN}/entity/${STREET}`;
/** What is there and wrong, rather than gone. */
const WRONG: Fault[] = [
  { fault: 'a row of a name holds its id alone', hurt: (desk) => bareRow(desk, 'entities', ENTITY_ID), reads: true },
  {
    fault: 'the import of the book is said never to have ended',
    hurt: (desk) => changeRow(desk, 'packs', BUILT_IN, { status: 'importing' }),
  },
  {
    fault: 'a book is listed that has nothing in it',
    hurt: async (desk) => {
      const row = await firstRow(desk, 'packs');
      await changeRow(desk, 'packs', 'aaa-2020', { ...row, id: 'aaa-2020', builtIn: false });
      await ask(desk, 'library.changed');
    },
  },
  { fault: 'the database is empty, of the right version, without a table', hurt: (desk) => makeHollow(desk, []) },
  {
    fault: 'the database has half of its tables, with other keys',
    hurt: (desk) => makeHollow(desk, ['packs', 'entries', 'search']),
    killed: true,
    reads: true,
  },
  {
    fault: 'the library is deleted thrice while it is being repaired',
    hurt: async (desk) => {
      for (let i = 0; i < 3; i++) {
        void ask(desk, 'names.missing').catch(() => {});
        await deleteDatabase(desk);
      }
    },
  },
];

const KEYS = ['settings', 'sites', 'feedback', 'pins', 'recents', 'shelf', 'backup.before'];

describe('a damaged library', () => {
  /** Tabs that stay from case to case: each is loaded anew. */
  let page: Page;
  let reader: Page;
  let marks: Record<string, number> = {};
  const counts = async () => countsOf(await namesOf(desk, page.url()));

  let extension: string;
  setUp({
    folder: join(ROOT, 'data/books/shangcheng-2022/sample'),
    // A long book heals as a short one does, and takes thirty times as long: e2e/shelf heals the whole one.
    launch: async () => {
      extension = await extensionWithPart(BUILT, STREET);
      return { extension };
    },
    story: true,
  });
  afterAll(() => rmSync(extension, { recursive: true, force: true }));
  beforeAll(async () => {
    reader = await lens.newPage(lens.url(ENTITY));
    page = await lens.newPage(`${server.origin}/news.html`);
    // Read in slices: all are there when two looks say the same.
    for (let last = ''; last !== JSON.stringify(marks); await page.waitForTimeout(300)) {
      last = JSON.stringify(marks);
      marks = await counts();
      if (!(STREET in marks)) last = '';
    }
  });

  async function reload(): Promise<void> {
    await page.bringToFront();
    await page.mouse.move(2, 2);
    await page.reload();
    await waitForMarks(page, STREET);
  }

  /** A page that is loaded now is marked as it was before anything was hurt. */
  async function expectMarked(): Promise<void> {
    await reload();
    await expect.poll(counts, { interval: 150 }).toEqual(marks);
  }

  /** A page that is loaded now is marked, and its card shows what the book says. */
  async function expectCard(): Promise<void> {
    await reload();
    const card = await hover(page, STREET);
    await entriesOf(card).first().waitFor();
    expect(await cardOf(card).textContent()).not.toMatch(/未载/);
  }

  async function expectRead(): Promise<void> {
    await reader.reload();
    await reader.locator('h1', { hasText: STREET }).first().waitFor();
    expect(await reader.locator('body').textContent()).not.toMatch(/全书没有|没有这个名字/);
  }

  it.each([...FAULTS, ...WRONG])('heals by itself: $fault', async ({ hurt, killed, reads, names }) => {
    if (killed) await killWorker(lens);
    await hurt(desk);
    await Promise.all([names ? expectMarked() : expectCard(), reads ? expectRead() : null]);
  });

  it(`has pages of ours that open whatever is stored: ${KEYS.join(', ')}`, async () => {
    const shapes = [{ length: 3, off: 5, a: [1] }, 'text', [null]];
    for (const [at, key] of KEYS.entries()) await set(desk, key, shapes[at % shapes.length]);
    await Promise.all([
      expectCard(),
      expectRead(),
      ...['options.html', 'popup.html', 'sidepanel.html?tab=1', 'welcome.html'].map(async (path) => {
        const ours = await lens.newPage(lens.url(path));
        await ours.locator('#root h1').first().waitFor();
        expect(await ours.locator('body').textContent()).not.toMatch(/这一页出了问题/);
        await ours.close();
      }),
    ]);
    for (const key of KEYS) await set(desk, key);
  });

  it('shows a shelf whose times are no times', async () => {
    await change(desk, 'packs', { importedAt: 'then' });
    const options = await lens.newPage(lens.url('options.html'));
    await booksOn(options).first().waitFor();
    expect(await options.locator('#shelf').textContent()).not.toMatch(/Invalid|NaN|then/);
    await options.close();
  });

  it('is brought in anew by “重新装入”, whatever it holds', async () => {
    await change(desk, 'entries', { body: '空' });
    await ask(desk, 'import.start');
    expect((await firstRow(desk, 'entries')).body).not.toBe('空');
    await expectCard();
  });
});
