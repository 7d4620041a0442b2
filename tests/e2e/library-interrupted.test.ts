import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerHash } from '../../data/routes';
import { ROOT } from '../../scripts/load-facts';
import { extensionWithPart } from '../fixtures/part-of-book';
import { otherDistrict, yearBefore } from '../fixtures/two-books';
import { cardOf, entriesOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { BUILT, bareExtensionPage, booksOn, cardFrame, hover, killWorker, placeOf, waitForMarks } from './harness';
import {
  ask,
  booksOf,
  CONTENT,
  deleteDatabase,
  empty,
  importTexts,
  installUntil,
  makeNewer,
  makeOlder,
  versionOf,
} from './stored';

const STREET = '望江街道';
const BUILT_IN = 'shangcheng-2022';
const BEFORE = 'shangcheng-2021';

let texts: { before: string; other: string };
beforeAll(async () => {
  texts = { before: JSON.stringify(await yearBefore()), other: JSON.stringify(await otherDistrict()) };
});

async function expectCard(page: Page): Promise<void> {
  await waitForMarks(page, STREET);
  const card = await hover(page, STREET);
  await entriesOf(card).first().waitFor();
}

describe('a library that is interrupted', () => {
  let page: Page;
  let extension: string;
  setUp({
    folder: join(ROOT, 'data/books/shangcheng-2022/sample'),
    // A part of the book: that the whole one is brought in after the worker was killed, and healed, is in main-job and shelf.
    launch: async () => {
      extension = await extensionWithPart(BUILT, STREET);
      return { extension };
    },
    story: true,
  });
  afterAll(() => rmSync(extension, { recursive: true, force: true }));
  beforeAll(async () => {
    page = await lens.newPage(`${server.origin}/news.html`);
  });

  const freshPage = async () => {
    await page.bringToFront();
    await page.mouse.move(2, 2);
    await page.reload();
    await waitForMarks(page, STREET);
  };

  // First and last of the steps, which are one transaction: unit/store/import stops at each.
  it.each(['entries', 'publish'])('is whole again when the worker is killed while it writes: %s', async (step) => {
    await installUntil(desk, step);
    await killWorker(lens);
    await freshPage();
    await expectCard(page);
  });

  it('answers a name whose card was asked for while the worker was stopped, or is stopped meanwhile', async () => {
    await freshPage();
    await killWorker(lens);
    await expectCard(page);
    await freshPage();
    const { x, y } = await placeOf(page, STREET);
    const stopped = killWorker(lens);
    for (const before of [4, 2, 0]) await page.mouse.move(x - before, y);
    await stopped;
    await page.bringToFront();
    await expectCard(page);
  });

  it('says so while it is being repaired', async () => {
    await freshPage();
    await empty(desk, ['entities', 'entries']);
    const heard = desk.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          chrome.runtime.onMessage.addListener(({ type, params }) => {
            if (type === 'import.progress' && params.repair) resolve(true);
          });
        }),
    );
    await hover(page, STREET);
    expect(await heard).toBe(true);
    await expect.poll(async () => entriesOf(await cardFrame(page)).count()).toBeGreaterThan(0);
  });

  it('takes two books in at once, and the same book twice at once, one after the other', async () => {
    expect(await importTexts(desk, [texts.other, texts.before, texts.before])).toEqual([
      'baitang-2022',
      BEFORE,
      BEFORE,
    ]);
    expect((await booksOf(desk)).sort()).toEqual(['baitang-2022', BEFORE, BUILT_IN].sort());
    await freshPage();
    await expectCard(page);
  });

  it('has nothing of a book whose page is closed while it is written, and takes it in the next time', async () => {
    await ask(desk, 'library.remove', { pack: 'baitang-2022' });
    const closing = await bareExtensionPage(lens);
    await closing.evaluate(
      (text) =>
        new Promise<void>((resolve) => {
          const worker = new Worker('/import-worker.js');
          worker.onmessage = ({ data }) => {
            if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
            if (data.progress?.step === 'entities') resolve();
          };
          worker.postMessage({ type: 'import', source: text });
        }),
      texts.other,
    );
    await closing.close();
    const options = await lens.newPage(lens.url('options.html'));
    await booksOn(options).nth(1).waitFor();
    const shown = await booksOn(options).count();
    expect(shown).toBe((await booksOf(desk)).length);
    expect(await options.locator('#shelf').textContent()).not.toContain('已损坏');
    expect(await importTexts(desk, [texts.other])).toEqual(['baitang-2022']);
    await booksOn(options).nth(2).waitFor();
    await options.close();
  });

  it('makes a book of the reader’s own good from its kept file', async () => {
    await empty(desk, CONTENT, 1, BEFORE);
    const id = `${BEFORE}/entity/${STREET}`;
    const reader = await lens.newPage(lens.url(`reader.html${readerHash({ page: 'entity', id })}`));
    await reader.getByText('40,000').first().waitFor();
    await reader.close();
  });

  it('says of one that is damaged and has no kept file what to do, and shows the others', async () => {
    await deleteDatabase(desk, 'yearbook-lens-files');
    await empty(desk, CONTENT, 1, 'baitang-2022');
    await ask(desk, 'import.start');
    const options = await lens.newPage(lens.url('options.html'));
    await options.getByRole('alert').getByText('请用原来的文件再导入一次，或移除它').waitFor();
    await options.close();
    await freshPage();
    await expectCard(page);
  });

  it('takes the names of a book off a page whose card is open when the book is removed', async () => {
    for (const pack of ['baitang-2022', BEFORE]) await ask(desk, 'library.remove', { pack });
    await importTexts(desk, [texts.before]);
    await freshPage();
    await expectCard(page);
    await ask(desk, 'library.remove', { pack: BEFORE });
    await expect.poll(() => booksOf(desk)).toEqual([BUILT_IN]);
    // The card may have closed with its name: pointed at again, the name is that of the book that is left.
    await page.mouse.move(2, 2);
    await expectCard(page);
    expect(await cardOf(await cardFrame(page)).textContent()).not.toMatch(/未载/);
  });

  it('is repaired once when hundreds of pages miss it at once', async () => {
    const tabs = await Promise.all(Array.from({ length: 3 }, () => lens.newPage(`${server.origin}/news.html`)));
    await deleteDatabase(desk);
    await desk.evaluate(() => chrome.storage.local.clear());
    const runs = await desk.evaluate(async () => {
      let runs = 0;
      chrome.runtime.onMessage.addListener(({ type, params }) => {
        if (type === 'import.progress' && params.step === 'entries' && params.done === 0) runs += 1;
      });
      const ask = (type: string, params = {}) => chrome.runtime.sendMessage({ type, params });
      await Promise.all(
        Array.from({ length: 200 }, () => [ask('names.missing'), ask('library.damaged', { pack: 'x' })]).flat(),
      );
      return runs;
    });
    expect(runs).toBeLessThanOrEqual(2);
    await Promise.all(
      tabs.map(async (tab) => {
        await tab.reload();
        await waitForMarks(tab, STREET);
        await tab.close();
      }),
    );
  });

  it('takes over a library that the first version laid out', async () => {
    await makeOlder(desk);
    expect(await versionOf(desk)).toBe(10);
    await ask(desk, 'names.missing');
    await freshPage();
    await expectCard(page);
    expect(await versionOf(desk)).toBeGreaterThan(10);
  });

  it('is left as it is when a newer version wrote it, and says so', async () => {
    await makeNewer(desk);
    const options = await lens.newPage(lens.url('options.html'));
    await ask(desk, 'import.start');
    await options.getByText('请更新扩展').first().waitFor();
    await freshPage();
    const card = await hover(page, STREET);
    await card.getByText('请更新扩展').first().waitFor();
    expect(await versionOf(desk)).toBe(9990);
    await options.close();
    await deleteDatabase(desk);
    await ask(desk, 'import.start');
    await expect.poll(() => versionOf(desk)).toBeLessThan(1000);
    await freshPage();
    await expectCard(page);
  });
});
