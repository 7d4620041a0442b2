import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { otherDistrict, otherDistrictNewer, yearBefore } from '../fixtures/two-books';
import { entriesOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { namesOf } from './golden';
import { bareExtensionPage, cardFrame, hover, marksOf, waitForMarks } from './harness';

const HOME = '上城年鉴（2022）';
const BEFORE = '上城年鉴（2021）';
const OTHER = '白塘年鉴（2022）';
const STREET = '望江街道';
const THERE = '青莲桥街道';

const PAGES = {
  '/home.html': `<!doctype html><html lang="zh"><title>杭州市上城区</title><p>昨天，${STREET}的居民走访清波街道。</p>`,
  '/both.html': `<!doctype html><html lang="zh"><title>杭州市上城区</title><p>昨天，${STREET}的居民走访清波街道，又到白塘区的${THERE}。`,
  '/other.html': `<!doctype html><html lang="zh"><title>白塘区</title><p>昨天，${THERE}开街，白塘区居民到场。</p>`,
};

/** Id of the tab that shows a page. */
async function tabOf(page: Page): Promise<number> {
  await expect.poll(async () => (await namesOf(desk, page.url()))?.names.length).toBeGreaterThan(0);
  return desk.evaluate(async (url) => {
    for (const { id } of await chrome.tabs.query({}))
      if ((await chrome.runtime.sendMessage({ type: 'page.names', params: { tab: id } }))?.url === url) return id!;
    throw new Error(`no tab shows ${url}`);
  }, page.url());
}

/** Brings a pack in as a reader does, up to its preview. */
async function choose(options: Page, name: string, bytes: Buffer): Promise<void> {
  await options.getByLabel(/^导入年鉴包/).setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
}

const shelfOf = (options: Page) => options.getByRole('list', { name: '书架', exact: true });
/** Titles of the books on the shelf, in their order. */
const titlesOf = (options: Page) => shelfOf(options).getByRole('heading', { level: 3 });
const bookOn = (options: Page, title: string) =>
  shelfOf(options)
    .getByRole('listitem')
    .filter({ has: options.getByRole('heading', { level: 3, name: title }) });

describe('a shelf of books', () => {
  let options: Page;
  let home: Page;
  let other: Page;

  setUp({ pages: PAGES, launch: {}, story: true });

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
    expect(await titlesOf(options).count()).toBe(1);
  });

  it('marks the names of a book that was added, at once and where it is named', async () => {
    await choose(options, 'baitang.json', Buffer.from(JSON.stringify(await otherDistrict())));
    await options.getByRole('button', { name: '收进书架' }).click();
    await titlesOf(options).nth(1).getByText(OTHER).waitFor();
    await other.bringToFront();
    await waitForMarks(other, THERE);
  });

  it('does not let it speak for the book before it, and says which book speaks', async () => {
    await home.bringToFront();
    await waitForMarks(home, STREET);
    const card = await hover(home, STREET);
    await entriesOf(card).first().waitFor();
    const books = card.getByRole('navigation', { name: `这里是《${HOME}》所说` });
    await books.waitFor();
    expect(await books.textContent()).toContain('同名');
    await home.keyboard.press('Escape');
  });

  it('turns the card from year to year', async () => {
    await options.bringToFront();
    await choose(options, 'shangcheng-2021.json', Buffer.from(JSON.stringify(await yearBefore())));
    await options.getByRole('button', { name: '收进书架' }).click();
    await titlesOf(options).nth(2).getByText(BEFORE).waitFor();
    await home.bringToFront();
    await home.mouse.move(5, 5);
    await waitForMarks(home, STREET);
    const card = await hover(home, STREET);
    await card.getByRole('button', { name: '上城 2020' }).click();
    await card.getByRole('navigation', { name: `这里是《${BEFORE}》所说` }).waitFor();
    await card.getByText('40,000').first().waitFor();
    await home.keyboard.press('Escape');
  });

  it('says in the popup of which book each name on the page is', async () => {
    const both = await lens.newPage(`${server.origin}/both.html`);
    await waitForMarks(both, THERE);
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(both)}`));
    const row = (name: string) => popup.getByRole('region').getByRole('listitem').filter({ hasText: name });
    await row(THERE).getByText('白塘 2021').waitFor();
    await row(STREET).getByText('上城 2021').waitFor();
    await popup.getByRole('button', { name: '白塘 2021' }).first().click();
    await row(STREET).waitFor({ state: 'detached' });
    await popup.close();
    await both.close();
  });

  it('is searched as a whole in the reader, and each book alone', async () => {
    const reader = await lens.newPage(lens.url(`reader.html#/search?q=${encodeURIComponent(STREET)}`));
    await reader.getByRole('button', { name: '书架上 3 本' }).click();
    const scope = reader.getByRole('group', { name: '在哪里找' });
    for (const badge of ['上城 2021', '白塘 2021', '上城 2020']) await scope.getByText(badge).waitFor();
    await reader.getByRole('option').getByText('白塘 2021').first().waitFor();
    expect(new URL(reader.url()).hash).toContain('shelf=1');
    await scope.getByText('白塘 2021').click();
    await expect.poll(() => new URL(reader.url()).hash).toContain('book=baitang-2022');
    await reader.getByText('与别处的同名').first().waitFor();
    await reader.close();
  });

  it('is searched as a whole in the panel', async () => {
    const panel = await lens.newPage(lens.url('sidepanel.html?tab=1#/all'));
    await panel.getByRole('combobox', { name: /^搜地名/ }).fill('青莲桥');
    const found = panel.getByRole('option', { name: /^青莲桥街道(?!概况).*白塘 2021/ });
    await found.waitFor();
    await found.click();
    await expect.poll(() => panel.getByRole('combobox', { name: '换一本书' }).inputValue()).toBe('baitang-2022');
    await panel.close();
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
    // Another book of the shelf with the name: what ties it is said, and it can stand in the other's place.
    await reader.getByText('同一处：名称、类别、所属都一致').waitFor();
    await reader
      .getByRole('navigation', { name: '与哪一本对照' })
      .getByRole('link', { name: /白塘 2021/ })
      .click();
    await reader.getByText('只是同名，未必是同一处').waitFor();
    await table.getByText('白塘 2021').waitFor();
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

  it('takes a newer file of a book, tells first what it changes, and refuses the file of another', async () => {
    await options.bringToFront();
    const book = options.locator('[data-book="baitang-2022"]');
    await book.getByText('更新这本书').click();
    const update = async (pack: Promise<unknown>, name: string) =>
      book.getByLabel(/^用新文件更新/).setInputFiles({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(await pack)),
      });
    await update(yearBefore(), 'shangcheng.json');
    await book.getByRole('alert').getByText('不是要更新的《白塘年鉴（2022）》').waitFor();
    await update(otherDistrictNewer(), 'baitang\u202e.json');
    const preview = book.getByRole('region', { name: '要收进书架的书' });
    await preview.getByText('1 个看不见的控制字符').waitFor();
    const text = (await preview.textContent()) ?? '';
    for (const words of ['条目 新增 1', '柘林街道概况', '条目 去掉 1', '条目 改动 1', '名称 去掉 1'])
      expect(text).toContain(words);
    await preview.getByRole('button', { name: '收进书架' }).click();
    await options.getByRole('heading', { name: '白塘年鉴（2022）\ufffd修订' }).waitFor();
    await book.getByText('上次更新改了什么').click();
    await book.getByRole('list').getByText('柘林街道概况').waitFor();
    // Its pages follow: the new street is in the card of the new book, the old one is no more in it.
    const reader = await lens.newPage(lens.url('reader.html#/contents?book=baitang-2022'));
    await reader.getByText('柘林街道概况').first().waitFor({ state: 'attached' });
    expect(await reader.locator('body').textContent()).not.toContain('\u202e');
    await reader.close();
  });

  it('goes into one file and comes out of it again', async () => {
    await options.bringToFront();
    const [download] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: '存成文件' }).click(),
    ]);
    const path = await download.path();
    for (const title of ['白塘年鉴', BEFORE]) {
      const book = bookOn(options, title);
      await book.getByRole('button', { name: '移除' }).click();
      await book.getByRole('button', { name: '移除' }).first().click();
      await bookOn(options, title).waitFor({ state: 'detached' });
    }
    await desk.evaluate(() => chrome.storage.local.remove(['shelf', 'settings']));
    await options.locator('input[accept*=jsonl]').setInputFiles(path);
    await options.getByText('和 2 本书').waitFor();
    // Another day: what was taken back can still be undone.
    await options.reload();
    await options.getByRole('button', { name: /^撤销.*回到之前的设置和书$/ }).waitFor();
    // The button is drawn before the books are read.
    await expect.poll(() => titlesOf(options).count()).toBe(3);
    expect((await titlesOf(options).first().textContent()) ?? '').toContain('白塘年鉴');
  });

  it('undoes what was taken back, books too', async () => {
    await options.bringToFront();
    await options.getByRole('button', { name: /^撤销.*回到之前的设置和书$/ }).click();
    await options.getByText('已回到取回之前的设置和书').waitFor();
    await expect.poll(() => titlesOf(options).count()).toBe(1);
    await choose(options, 'shangcheng-2021.json', Buffer.from(JSON.stringify(await yearBefore())));
    await options.getByRole('button', { name: '收进书架' }).click();
    await titlesOf(options).nth(1).getByText(BEFORE).waitFor();
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
    await entriesOf(card).first().waitFor();
    const reader = await lens.newPage(lens.url('reader.html#/contents?book=shangcheng-2021'));
    await reader.getByText('望江街道概况').first().waitFor({ state: 'attached' });
    await reader.close();
    await desk.close();
    expect(await entriesOf(await cardFrame(home)).count()).toBeGreaterThan(0);
  });
});
