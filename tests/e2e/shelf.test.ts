import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { otherDistrict, yearBefore } from '../fixtures/two-books';
import { lens, server, setUp } from './fixtures';
import { bareExtensionPage, cardFrame, hover, marksOf, waitForMarks } from './harness';

const HOME = '上城年鉴（2022）';
const BEFORE = '上城年鉴（2021）';
const OTHER = '白塘年鉴（2022）';
const STREET = '望江街道';
const THERE = '青莲桥街道';

const PAGES = {
  '/home.html': `<!doctype html><html lang="zh"><title>杭州市上城区</title><p>昨天，${STREET}的居民走访清波街道。</p>`,
  '/other.html': `<!doctype html><html lang="zh"><title>白塘区</title><p>昨天，${THERE}开街，白塘区居民到场。</p>`,
};

/** Brings a pack in as a reader does, up to its preview. */
async function choose(options: Page, name: string, bytes: Buffer): Promise<void> {
  await options.locator('#shelf input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
}

describe('a shelf of books', () => {
  let options: Page;
  let home: Page;
  let other: Page;

  setUp({ pages: PAGES, story: true });

  beforeAll(async () => {
    options = await lens.newPage(lens.url('options.html'));
    home = await lens.newPage(`${server.origin}/home.html`);
    await waitForMarks(home, STREET);
    other = await lens.newPage(`${server.origin}/other.html`);
  });

  it('shows what a file holds before it is taken in, and takes nothing in that is declined', async () => {
    await options.bringToFront();
    await choose(options, 'baitang.json.gz', gzipSync(JSON.stringify(await otherDistrict())));
    const preview = options.getByRole('region', { name: '要收进书架的书' });
    await preview.waitFor();
    expect(await preview.textContent()).toContain('白塘区，记述 2021 年');
    await preview.getByRole('button', { name: '不要了' }).click();
    await options.getByText('导入已取消').waitFor();
    expect(await options.locator('.shelf > li').count()).toBe(1);
  });

  it('marks the names of a book that was added, at once and where it is named', async () => {
    await choose(options, 'baitang.json', Buffer.from(JSON.stringify(await otherDistrict())));
    await options.getByRole('button', { name: '收进书架' }).click();
    await options.locator('.shelf > li').nth(1).getByRole('heading', { name: OTHER }).waitFor();
    await other.bringToFront();
    await waitForMarks(other, THERE);
  });

  it('does not let it speak for the book before it, and says which book speaks', async () => {
    await home.bringToFront();
    await waitForMarks(home, STREET);
    const card = await hover(home, STREET);
    await card.locator('.entity-entry').first().waitFor();
    const books = card.getByRole('navigation', { name: `这里是《${HOME}》所说` });
    await books.waitFor();
    expect(await books.textContent()).toContain('同名');
    await home.keyboard.press('Escape');
  });

  it('turns the card from year to year', async () => {
    await options.bringToFront();
    await choose(options, 'shangcheng-2021.json', Buffer.from(JSON.stringify(await yearBefore())));
    await options.getByRole('button', { name: '收进书架' }).click();
    await options.locator('.shelf > li').nth(2).getByRole('heading', { name: BEFORE }).waitFor();
    await home.bringToFront();
    await home.mouse.move(5, 5);
    await waitForMarks(home, STREET);
    const card = await hover(home, STREET);
    await card.getByRole('button', { name: '上城 2020' }).click();
    await card.getByRole('navigation', { name: `这里是《${BEFORE}》所说` }).waitFor();
    await card.getByText('40,000').first().waitFor();
    await home.keyboard.press('Escape');
  });

  it('switches books in the reader and the panel, with the book in the address', async () => {
    const reader = await lens.newPage(lens.url('reader.html'));
    await reader.getByRole('combobox', { name: '换一本书' }).selectOption({ label: OTHER });
    await reader.getByText('青莲桥街道概况').first().waitFor({ state: 'attached' });
    expect(new URL(reader.url()).hash).toBe('#/contents?book=baitang-2022');
    await reader.getByRole('link', { name: '大事记', exact: true }).click();
    await expect.poll(() => new URL(reader.url()).hash).toContain('book=baitang-2022');
    await reader.reload();
    await expect.poll(() => reader.getByRole('combobox', { name: '换一本书' }).inputValue()).toBe('baitang-2022');
    await reader.close();
    const panel = await lens.newPage(lens.url('sidepanel.html?tab=1'));
    await panel.getByRole('combobox', { name: '换一本书' }).selectOption({ label: OTHER });
    await panel.getByRole('heading', { name: '白塘区' }).first().waitFor();
    await panel.close();
  });

  it('puts two years side by side', async () => {
    const reader = await lens.newPage(
      lens.url(`reader.html#/entity/${encodeURIComponent(`shangcheng-2022/entity/${STREET}`)}`),
    );
    await reader.getByRole('link', { name: '两年对照' }).click();
    const table = reader.getByRole('table');
    await table.waitFor();
    const text = (await table.textContent()) ?? '';
    expect(text).toContain('40,000');
    expect(text).toContain('林有余');
    expect(text).toMatch(/[+−-][\d,]+（[+-]?[\d.]+ %）/);
    await reader.close();
  });

  it('follows the reader’s order', async () => {
    await options.bringToFront();
    await options.getByRole('button', { name: `把《${OTHER}》往前移` }).click();
    await home.bringToFront();
    await expect
      .poll(async () => {
        await home.mouse.move(5, 5);
        const card = await hover(home, STREET);
        return card.getByRole('navigation', { name: `这里是《${OTHER}》所说` }).count();
      })
      .toBe(1);
    await home.keyboard.press('Escape');
  });

  it('takes a book off the pages at once when it is turned off, and back without another import', async () => {
    await options.bringToFront();
    const toggle = options.getByRole('switch', { name: `在网页上标出《${OTHER}》的名字` });
    await toggle.click();
    await other.bringToFront();
    await expect.poll(async () => (await marksOf(other)).length).toBe(0);
    await options.bringToFront();
    await toggle.click();
    await other.bringToFront();
    await waitForMarks(other, THERE);
  });

  it('goes into one file and comes out of it again', async () => {
    await options.bringToFront();
    const [download] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: '存成文件' }).click(),
    ]);
    const path = await download.path();
    for (const title of [OTHER, BEFORE]) {
      const book = options.locator('.shelf > li', { hasText: title });
      await book.getByRole('button', { name: '移除' }).click();
      await book.getByRole('button', { name: '移除' }).first().click();
      await options.locator('.shelf > li', { hasText: title }).waitFor({ state: 'detached' });
    }
    const desk = await bareExtensionPage(lens);
    await desk.evaluate(() => chrome.storage.local.remove(['shelf', 'settings']));
    await options.locator('input[accept*=jsonl]').setInputFiles(path);
    await options.getByText('和 2 本书').waitFor();
    expect(await options.locator('.shelf > li').count()).toBe(3);
    expect((await options.locator('.shelf > li').first().textContent()) ?? '').toContain(OTHER);
    await desk.close();
  });

  it('makes a book of the reader’s own good from its kept file when the library is deleted', async () => {
    const desk = await bareExtensionPage(lens);
    await desk.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.deleteDatabase('yearbook-lens');
          request.onsuccess = resolve;
        }),
    );
    await home.bringToFront();
    await home.mouse.move(5, 5);
    const card = await hover(home, STREET);
    await card.locator('.entity-entry').first().waitFor();
    const reader = await lens.newPage(lens.url('reader.html#/contents?book=shangcheng-2021'));
    await reader.getByText('望江街道概况').first().waitFor({ state: 'attached' });
    await reader.close();
    await desk.close();
    expect(await (await cardFrame(home)).locator('.entity-entry').count()).toBeGreaterThan(0);
  });
});
