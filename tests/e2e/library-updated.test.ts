import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';
import { otherDistrict, yearBefore } from '../fixtures/two-books';
import { entriesOf } from './card';
import {
  BUILT,
  booksOn,
  hover,
  type Lens,
  launch,
  marksOf,
  openDesk,
  type PageServer,
  servePages,
  waitForMarks,
} from './harness';
import { booksOf, importTexts } from './stored';

const STREET = '望江街道';
/** What a short name on the page is in full. */
const FULL = '杭州市上城区发展改革和经济信息化局';
const BUILT_IN = 'shangcheng-2022';
const BEFORE = 'shangcheng-2021';

async function expectCard(page: Page): Promise<void> {
  await waitForMarks(page, STREET);
  const card = await hover(page, STREET);
  await entriesOf(card).first().waitFor();
}

describe('an extension that is updated, and a browser that is killed', () => {
  const profile = mkdtempSync(join(tmpdir(), 'yearbook-lens-'));
  const extension = join(profile, 'extension');
  let server: PageServer;
  let texts: { before: string; other: string };
  let own: Lens;
  let ours: Page;
  const rewrite = (what: RegExp, by: string) => {
    const manifest = join(extension, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(what, by));
  };
  const start = async () => {
    own = await launch({ extension, profile: join(profile, 'browser') });
    ours = await openDesk(own);
  };

  /** Whether the extension's pages can be opened: while it is being updated they cannot. */
  const isThere = async () => {
    const page = await own.context.newPage();
    const there = await page.goto(own.url('manifest.json')).then(
      () => true,
      () => false,
    );
    await page.close();
    return there;
  };

  beforeAll(async () => {
    server = await servePages(join(ROOT, 'data/books/shangcheng-2022/sample'), {});
    texts = { before: JSON.stringify(await yearBefore()), other: JSON.stringify(await otherDistrict()) };
    cpSync(BUILT, extension, { recursive: true });
    // A browser that is not in developer mode turns an unpacked extension off when that is loaded anew.
    mkdirSync(join(profile, 'browser/Default'), { recursive: true });
    writeFileSync(
      join(profile, 'browser/Default/Preferences'),
      JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
    );
    await start();
    await importTexts(ours, [texts.before]);
  });
  afterAll(async () => {
    await own?.close();
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('takes its marks and what it expanded along, says in a tab of before that it has to be reloaded, and marks it then; books and settings stay', async () => {
    const others = await Promise.all(Array.from({ length: 3 }, () => own.newPage(`${server.origin}/news.html`)));
    for (const other of others) await waitForMarks(other, STREET);
    const page = await own.newPage(`${server.origin}/news.html?own`);
    await waitForMarks(page, STREET);
    const tab = await ours.evaluate(async (url) => {
      for (const { id } of await chrome.tabs.query({}))
        if ((await chrome.runtime.sendMessage({ type: 'page.names', params: { tab: id } }))?.url === url) return id!;
      throw new Error('no tab shows the page');
    }, page.url());
    const text = () => page.evaluate(() => document.body.textContent);
    await ours.evaluate((id) => {
      void chrome.tabs.sendMessage(id, { type: 'page.command', params: { command: 'expand-page' } });
    }, tab);
    await expect.poll(text).toContain(FULL);
    await ours.evaluate(() => chrome.storage.local.set({ settings: { density: 'page' } }));
    rewrite(/"version":\s*"[^"]+"/, '"version":"99.0"');
    await ours.evaluate(() => chrome.runtime.reload()).catch(() => {});
    await page.bringToFront();
    await expect.poll(async () => (await marksOf(page)).length).toBe(0);
    expect(await text()).not.toContain(FULL);
    await expect.poll(() => isThere()).toBe(true);
    ours = await openDesk(own);
    expect(await ours.evaluate(() => chrome.runtime.getManifest().version)).toBe('99.0');
    const badge = () => ours.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    await expect.poll(badge).toBe('↻');
    const told = () =>
      ours.evaluate(async () => {
        const texts = (await chrome.tabs.query({})).map(({ id }) => chrome.action.getBadgeText({ tabId: id! }));
        return (await Promise.all(texts)).filter((text) => text === '↻').length;
      });
    await expect.poll(told).toBeGreaterThan(others.length);
    // A frame that comes into such a page is the new version's: the old one, which has ended, does not speak for it.
    const old = others[0]!;
    await old.bringToFront();
    await expect.poll(async () => (await marksOf(old)).length).toBe(0);
    await old.evaluate(() => {
      document.body.prepend(Object.assign(document.createElement('iframe'), { src: '/news.html?frame' }));
    });
    await expect.poll(() => old.frames().length).toBe(2);
    await waitForMarks(old.frames()[1]!);
    await ours.evaluate(() => chrome.storage.local.set({ settings: { density: 'page', everywhere: false } }));
    await expect.poll(async () => (await marksOf(old.frames()[1]!)).length).toBe(0);
    await ours.evaluate(() => chrome.storage.local.set({ settings: { density: 'page' } }));
    for (const other of others) await other.close();
    const popup = await own.newPage(own.url(`popup.html?tab=${tab}`));
    await popup.getByText('刷新本页后就会标注').waitFor();
    await popup.getByRole('button', { name: '刷新本页' }).click();
    await page.bringToFront();
    await expectCard(page);
    await expect.poll(badge).not.toBe('↻');
    expect((await booksOf(ours)).sort()).toEqual([BEFORE, BUILT_IN]);
    expect(await ours.evaluate(async () => (await chrome.storage.local.get('settings')).settings)).toMatchObject({
      density: 'page',
    });
  });

  it('has each book whole or not at all after the browser was killed while two were written', async () => {
    await ours.evaluate(
      (text) =>
        new Promise<void>((resolve) => {
          const worker = new Worker('/import-worker.js');
          worker.onmessage = ({ data }) => {
            if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
          };
          chrome.runtime.onMessage.addListener(({ type, params }) => {
            if (type === 'import.progress' && params.step === 'records') resolve();
          });
          worker.postMessage({ type: 'import', source: text });
          void chrome.runtime.sendMessage({ type: 'import.start', params: {} }).catch(() => {});
        }),
      texts.other,
    );
    await own.browser.send('Browser.crash').catch(() => {});
    await own.close().catch(() => {});
    await start();
    const page = await own.newPage(`${server.origin}/news.html`);
    await expectCard(page);
    const books = await booksOf(ours);
    expect(books).toEqual(expect.arrayContaining([BEFORE, BUILT_IN]));
    const options = await own.newPage(own.url('options.html'));
    await expect.poll(() => booksOn(options).count()).toBe(books.length);
    expect(await options.locator('#shelf').textContent()).not.toContain('已损坏');
    expect(await importTexts(ours, [texts.other])).toEqual(['baitang-2022']);
  });
});
