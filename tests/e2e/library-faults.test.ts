import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readerHash } from '../../data/routes';
import { ROOT } from '../../scripts/load-facts';
import { otherDistrict, yearBefore } from '../fixtures/two-books';
import { desk, lens, server, setUp } from './fixtures';
import { cardFrame, hover, killWorker, waitForMarks } from './harness';

const STREET = '望江街道';
const BUILT_IN = 'shangcheng-2022';

interface Fault {
  fault: string;
  hurt: (desk: Page) => Promise<unknown>;
  /** The worker is stopped first. */
  killed?: boolean;
  /** Pages of ours that must show something, beside a marked page with its card. */
  pages?: string[];
}

const ENTITY = `reader.html${readerHash({ page: 'entity', id: `${BUILT_IN}/entity/${STREET}` })}`;

/**
 * Faults of what is stored, and what a reader meets after each: pages are marked again by the first page that needs the
 * names, card and reader show the book, and no page says that the book does not have what it has.
 */
const FAULTS: Fault[] = [
  // Names as pages read them.
  ...Object.entries({
    'the list of names is gone': 'remove names',
    'the list is a string': 'names text',
    'the list is a number': 'names 7',
    'the list is an empty record': 'names {}',
    'the list tells of no book': 'names {"version":1,"books":[],"filter":null}',
    'the list is of a later version': 'names {"version":9,"books":[]}',
    'the list has books of a wrong shape': 'names {"version":1,"books":[null],"filter":null}',
  }).map(([fault, how]) => ({
    fault,
    hurt: (desk: Page) =>
      desk.evaluate(async (how) => {
        const [key = '', value = ''] = how.split(/ (.*)/s);
        if (key === 'remove') await chrome.storage.local.remove(value);
        else await chrome.storage.local.set({ [key]: /^[{7]/.test(value) ? JSON.parse(value) : value });
      }, how),
  })),
  ...['gone', 'cut', 'one character changed', 'not a string', 'of another build', 'empty'].map((way) => ({
    fault: `the compiled names are ${way}`,
    hurt: (desk: Page) =>
      desk.evaluate(
        async ([key, way]) => {
          const { [key]: stored } = (await chrome.storage.local.get(key)) as Record<string, { wire: string }>;
          const wire = stored!.wire;
          const values: Record<string, unknown> = {
            cut: { ...stored, wire: wire.slice(0, wire.length / 2) },
            'one character changed': { ...stored, wire: `${wire.slice(0, 5000)}?${wire.slice(5001)}` },
            'not a string': { ...stored, wire: [wire.length] },
            'of another build': { ...stored, checksum: 'x' },
            empty: { ...stored, wire: '' },
          };
          if (way === 'gone') await chrome.storage.local.remove(key);
          else await chrome.storage.local.set({ [key]: values[way] });
        },
        [`names:${BUILT_IN}`, way] as const,
      ),
  })),
  {
    fault: 'all of storage.local is cleared',
    hurt: (desk) => desk.evaluate(() => chrome.storage.local.clear()),
  },
  // The library.
  ...['entries', 'entities', 'records', 'layers', 'vocabularies', 'search', 'published', 'packs'].map((table) => ({
    fault: `the table ${table} is empty`,
    hurt: (desk: Page) => inLibrary(desk, [table]),
    pages: [ENTITY],
  })),
  {
    fault: 'every table is empty',
    hurt: (desk) =>
      inLibrary(desk, ['entries', 'entities', 'records', 'layers', 'vocabularies', 'search', 'published', 'packs']),
  },
  {
    fault: 'every table but the list of books is empty',
    hurt: (desk) =>
      inLibrary(desk, ['entries', 'entities', 'records', 'layers', 'vocabularies', 'search', 'published']),
  },
  { fault: 'half of the entities are gone', hurt: (desk) => inLibrary(desk, ['entities'], 2) },
  { fault: 'half of the entries are gone', hurt: (desk) => inLibrary(desk, ['entries'], 2) },
  { fault: 'the database is deleted while the worker lives', hurt: deleteLibrary },
  { fault: 'the database is deleted while the worker is stopped', hurt: deleteLibrary, killed: true },
  {
    fault: 'database and storage are gone',
    hurt: async (desk) => {
      await desk.evaluate(() => chrome.storage.local.clear());
      await deleteLibrary(desk);
    },
  },
  // Settings of any shape.
  ...['settings', 'sites', 'feedback', 'pins', 'recents', 'shelf'].map((key) => ({
    fault: `${key} are of a wrong type`,
    hurt: (desk: Page) =>
      desk.evaluate((key) => chrome.storage.local.set({ [key]: { length: 3, off: 5, a: [1] } }), key),
    pages: ['options.html', 'popup.html', 'sidepanel.html?tab=1', ENTITY],
  })),
];

/** Empties tables, or takes out one row in `every`. */
function inLibrary(desk: Page, tables: string[], every = 1): Promise<void> {
  return desk.evaluate(
    ([tables, every]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('yearbook-lens');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(tables, 'readwrite');
          for (const table of tables) {
            if (every === 1) change.objectStore(table).clear();
            else {
              let nth = 0;
              change.objectStore(table).openCursor().onsuccess = (event) => {
                const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
                if (!cursor) return;
                if (nth++ % every === 0) cursor.delete();
                cursor.continue();
              };
            }
          }
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    [tables, every] as const,
  );
}

function deleteLibrary(desk: Page): Promise<void> {
  return desk.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('yearbook-lens');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}

describe('a damaged library', () => {
  setUp({ folder: join(ROOT, 'data/books/shangcheng-2022/sample'), story: true });
  it.each(FAULTS)('heals by itself: $fault', async ({ hurt, killed, pages = [] }) => {
    if (killed) await killWorker(lens);
    await hurt(desk);
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const card = await hover(page, STREET);
    await card.locator('.entity-entry').first().waitFor();
    expect(await card.locator('.card').first().textContent()).not.toMatch(/未载/);
    await page.close();
    for (const path of pages) {
      const ours = await lens.newPage(lens.url(path));
      await ours.waitForFunction(
        (wanted) => document.body.innerText.includes(wanted),
        path.startsWith('reader') ? STREET : '',
      );
      await ours.locator('#root *').first().waitFor();
      expect(await ours.locator('body').textContent()).not.toMatch(/全书没有|没有这个名字/);
      await ours.close();
    }
  });

  it.each(['entries', 'entities', 'records', 'map', 'search', 'publish'])(
    'is whole again when the worker is killed while it writes: %s',
    async (step) => {
      const writing = desk.evaluate(
        (step) =>
          new Promise<void>((resolve) => {
            chrome.runtime.onMessage.addListener(({ type, params }) => {
              if (type === 'import.progress' && params.step === step) resolve();
            });
            void chrome.runtime.sendMessage({ type: 'import.start', params: {} }).catch(() => {});
          }),
        step,
      );
      await writing;
      await killWorker(lens);
      const page = await lens.newPage(`${server.origin}/news.html`);
      await waitForMarks(page, STREET);
      const card = await hover(page, STREET);
      await card.locator('.entity-entry').first().waitFor();
      await page.close();
    },
  );

  it('answers a name whose card was asked for while the worker was stopped', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    await killWorker(lens);
    const card = await hover(page, STREET);
    await card.locator('.entity-entry').first().waitFor();
    await page.close();
  });

  it('takes two books in at once, one after the other', async () => {
    const packs = await Promise.all([otherDistrict(), yearBefore()]);
    const done = await desk.evaluate(
      (texts) =>
        Promise.all(
          texts.map(
            (text) =>
              new Promise<string>((resolve, reject) => {
                const worker = new Worker('/import-worker.js');
                worker.onmessage = ({ data }) => {
                  if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
                  if (data.type === 'done') resolve(data.row.id);
                  if (data.type === 'failed') reject(new Error(JSON.stringify(data.error)));
                };
                worker.postMessage({ type: 'import', source: text });
              }),
          ),
        ),
      packs.map((pack) => JSON.stringify(pack)),
    );
    expect(done).toEqual(packs.map(({ id }) => id));
    await desk.evaluate(async (ids) => {
      for (const pack of ids) await chrome.runtime.sendMessage({ type: 'library.remove', params: { pack } });
    }, done);
  });

  it('is left as it is when a newer version wrote it, and says so', async () => {
    const version = () =>
      desk.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'yearbook-lens')?.version);
    await desk.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          indexedDB.deleteDatabase('yearbook-lens').onsuccess = () => {
            const open = indexedDB.open('yearbook-lens', 9990);
            open.onupgradeneeded = () => open.result.createObjectStore('later');
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
              open.result.close();
              resolve();
            };
          };
        }),
    );
    const options = await lens.newPage(lens.url('options.html'));
    await desk.evaluate(() => chrome.runtime.sendMessage({ type: 'import.start', params: {} }));
    await options.getByText('请更新扩展').first().waitFor();
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const card = await hover(page, STREET);
    await card.getByText('请更新扩展').first().waitFor();
    expect(await version()).toBe(9990);
    await page.close();
    await options.close();
    await deleteLibrary(desk);
    await desk.evaluate(() => chrome.runtime.sendMessage({ type: 'import.start', params: {} }));
    await expect.poll(version).toBeLessThan(1000);
  });

  it('says so while it is being repaired', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    await inLibrary(desk, ['entities', 'entries']);
    const reader = await lens.newPage(lens.url('options.html'));
    const heard = reader.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          chrome.runtime.onMessage.addListener(({ type, params }) => {
            if (type === 'import.progress' && params.repair) resolve(true);
          });
        }),
    );
    await hover(page, STREET);
    expect(await heard).toBe(true);
    await expect.poll(async () => (await cardFrame(page))?.locator('.entity-entry').count()).toBeGreaterThan(0);
    await reader.close();
    await page.close();
  });

  it('is brought in anew by “重新装入”, whatever it holds', async () => {
    await desk.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open('yearbook-lens');
          open.onsuccess = () => {
            const change = open.result.transaction('entries', 'readwrite');
            const entries = change.objectStore('entries');
            entries.openCursor().onsuccess = (event) => {
              const cursor = (event.target as IDBRequest<IDBCursorWithValue>).result;
              cursor.update({ ...cursor.value, body: '空' });
            };
            change.oncomplete = () => {
              open.result.close();
              resolve();
            };
          };
        }),
    );
    await desk.evaluate(() => chrome.runtime.sendMessage({ type: 'import.start', params: {} }));
    const body = await desk.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const open = indexedDB.open('yearbook-lens');
          open.onsuccess = () => {
            open.result.transaction('entries').objectStore('entries').openCursor().onsuccess = (event) =>
              resolve((event.target as IDBRequest<IDBCursorWithValue>).result.value.body);
          };
        }),
    );
    expect(body).not.toBe('空');
  });
});
