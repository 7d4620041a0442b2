import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { entityHash, readerHash } from '../../data/routes';
import { needChromium } from '../../scripts/driver/find-browser.mjs';
import { ROOT } from '../../scripts/load-facts';
import { bookOf, otherDistrict } from '../fixtures/two-books';
import { entriesOf, moreOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { hover, waitForMarks } from './harness';
import { ask, booksOf } from './stored';

const STREET = '望江街道';
const BUILT_IN = 'shangcheng-2022';
const OTHER = 'baitang-2022';
const FULL = /写不进磁盘，多半是存储空间满了/;

/**
 * A disk that takes no more, without one: the process that writes (the browser's own) may grow no file beyond a size, which
 * needs no rights. The signal that goes with it is ignored, so that each write fails as on a full file system: Chromium says
 * FILE_ERROR_FAILED where it says FILE_ERROR_NO_SPACE there, and all that follows is the same (docs/tests.md).
 */
const folder = mkdtempSync(join(tmpdir(), 'yearbook-lens-'));
const executable = join(folder, 'browser');
writeFileSync(executable, `#!/bin/sh\ntrap '' XFSZ\nexec '${needChromium().path}' "$@"\n`);
chmodSync(executable, 0o755);

async function allowFiles(bytes: number | 'unlimited'): Promise<void> {
  const { processInfo } = await lens.browser.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}
/**
 * Room for what the browser shares between its processes, too little for the library's log once a book is written. Nothing
 * is opened meanwhile: new pages and workers need more shared memory than that.
 */
const FULL_AT = 3 << 20;
const fill = () => allowFiles(FULL_AT);
const free = () => allowFiles('unlimited');

const UNKEPT = /刚才的改动没有存下。\s*写不进磁盘，多半是存储空间满了/;

/** What the reader has chosen, as it is stored. */
const chosen = () =>
  desk.evaluate(() => chrome.storage.local.get(['settings', 'sites', 'feedback', 'pins', 'own', 'reading']));

/** Writes to the full disk until it takes no more: what is left below the limit would hold a choice or two. */
const outgrow = () =>
  desk.evaluate(async () => {
    const text = '满'.repeat(50_000);
    for (let i = 0; i < 100; i++)
      try {
        await chrome.storage.local.set({ filler: `${i}${text}` });
      } catch (error) {
        return String(error);
      }
    return null;
  });

/** Brings what the browser writes close below the limit. */
const nearly = () =>
  desk.evaluate(async () => {
    const text = '满'.repeat(50_000);
    for (let i = 0; i < 20; i++) await chrome.storage.local.set({ filler: `${i}${text}` });
  });

/** A book too long for what is left: a hundred entries, in an order of signs that does not compress. */
async function longBook(): Promise<Buffer> {
  let state = 1;
  const sign = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 20_000));
  };
  const places = Array.from({ length: 100 }, (_, i) => ({
    name: `试验${i}街道`,
    kind: 'street' as const,
    within: '白塘区',
    text: Array.from({ length: 20_000 }, sign).join(''),
  }));
  const pack = await bookOf({
    id: OTHER,
    title: '白塘年鉴（2022）',
    district: '白塘区',
    city: '临樟市',
    year: 2021,
    places: [{ name: '白塘区', kind: 'district' }, ...places],
  });
  return Buffer.from(JSON.stringify(pack));
}

describe('a disk that is full', () => {
  setUp({
    folder: join(ROOT, 'data/books/shangcheng-2022/sample'),
    // The picture of a page is a file to the system as well, and a page that gets none crashes: one below the limit.
    launch: { executable, viewport: { width: 800, height: 560 } },
    story: true,
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // One that failed half way leaves no full disk to the next.
  afterEach(free);

  let book: Buffer;
  /** The same book with less in it, for when there is space: what is long in it takes as long to index. */
  let short: Buffer;
  beforeAll(async () => {
    book = await longBook();
    short = Buffer.from(JSON.stringify(await otherDistrict()));
  });

  /** Up to the preview of the book. */
  const choose = async (options: Page, buffer: Buffer) => {
    await options.getByLabel(/^导入年鉴包/).setInputFiles({
      name: 'baitang.json',
      mimeType: 'application/json',
      buffer,
    });
    const accept = options.getByRole('button', { name: '收进书架' });
    await accept.waitFor();
    return accept;
  };

  it('is told in one sentence by options, reader and panel; nothing is lost, and all is well once there is space', async () => {
    const options = await lens.newPage(lens.url('options.html'));
    const reader = await lens.newPage(lens.url('reader.html#/contents'));
    await reader.getByRole('link', { name: '大事记', exact: true }).waitFor();
    const panel = await lens.newPage(lens.url('sidepanel.html?tab=1#/year'));
    await panel.locator('h1').first().waitFor();
    await options.bringToFront();
    const accept = await choose(options, book);
    await fill();
    await accept.click();
    await options.getByRole('alert').getByText(FULL).waitFor();
    // What was read is shown; what is read now cannot be.
    const id = `${BUILT_IN}/entity/${STREET}`;
    for (const [ours, hash] of [
      [reader, readerHash({ page: 'entity', id })],
      [panel, entityHash(id)],
    ] as const) {
      await ours.bringToFront();
      await ours.evaluate((hash) => location.assign(hash), hash);
      await ours.getByText(FULL).first().waitFor();
      expect(await ours.locator('body').textContent()).not.toMatch(/未载|没有这个名字/);
    }
    await free();
    await reader.bringToFront();
    await reader.getByRole('button', { name: '重试' }).click();
    await reader.locator('h1', { hasText: STREET }).first().waitFor();
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    await entriesOf(await hover(page, STREET))
      .first()
      .waitFor();
    expect(await booksOf(desk)).toEqual([BUILT_IN]);
    await options.bringToFront();
    await (await choose(options, short)).click();
    await expect.poll(() => booksOf(desk)).toEqual([OTHER, BUILT_IN]);
    expect(await ask(desk, 'import.state')).toMatchObject({ state: 'ready' });
  });

  it('is told by popup, panel, reader, settings and card when a choice cannot be kept; what was there stays', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, page.url())}`));
    const site = popup.getByRole('switch', { name: '标注本站' });
    await expect.poll(() => site.isEnabled()).toBe(true);
    const id = `${BUILT_IN}/entity/${STREET}`;
    const reader = await lens.newPage(lens.url(`reader.html${readerHash({ page: 'entity', id })}`));
    await reader.getByRole('button', { name: '写笔记' }).click();
    await reader.getByRole('textbox', { name: /笔记/ }).fill('要核对');
    const panel = await lens.newPage(lens.url(`sidepanel.html?tab=1${entityHash(id)}`));
    await panel.getByRole('button', { name: '收藏' }).waitFor();
    const options = await lens.newPage(lens.url('options.html'));
    const everywhere = options.getByRole('switch', { name: /标注网页上的名字/ });
    await everywhere.waitFor();
    // What is still being read comes in shared memory too: the maps are the last to be drawn.
    for (const ours of [reader, panel]) {
      await ours.bringToFront();
      await ours.locator('.leaflet-container canvas').first().waitFor();
    }
    const before = await chosen();
    for (const [ours, press] of [
      [popup, () => site.click()],
      [reader, () => reader.getByRole('button', { name: '保存' }).click()],
      [panel, () => panel.getByRole('button', { name: '收藏' }).click()],
      [options, () => everywhere.click()],
    ] as const) {
      await ours.bringToFront();
      // A stand-in for the disk: under its limit a page that draws on a busy machine gets no shared memory and crashes.
      await ours.evaluate(() => {
        const area = chrome.storage.local;
        const set = area.set;
        Object.assign(area, {
          set: () => {
            Object.assign(area, { set });
            return Promise.reject(new Error('IO error: .../000003.log: FILE_ERROR_NO_SPACE'));
          },
        });
      });
      await press();
      await ours.getByRole('alert').getByText(UNKEPT).waitFor();
    }
    expect(await site.getAttribute('aria-checked')).toBe('true');
    expect(await everywhere.getAttribute('aria-checked')).toBe('true');
    expect(await reader.getByRole('textbox', { name: /笔记/ }).inputValue()).toBe('要核对');
    await page.bringToFront();
    const again = await hover(page, STREET);
    await moreOf(again).click();
    await again.getByRole('menuitem', { name: '本站不再标注这个名字' }).waitFor();
    // The disk itself, for the card: what is written before the limit comes need not be written under it.
    await nearly();
    await fill();
    expect(await outgrow()).toMatch(/IO error/);
    await again.getByRole('menuitem', { name: '本站不再标注这个名字' }).click();
    await again.getByRole('alert').getByText(UNKEPT).waitFor();
    expect(await chosen()).toEqual(before);
    expect((await waitForMarks(page, STREET)).length).toBeGreaterThan(0);
    await free();
    await reader.bringToFront();
    await reader.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => reader.getByText(UNKEPT).count()).toBe(0);
    await popup.bringToFront();
    await site.click();
    await expect
      .poll(chosen)
      .toMatchObject({ own: { notes: [{ id, text: '要核对' }] }, sites: { off: ['127.0.0.1'] } });
    await expect.poll(() => popup.getByText(UNKEPT).count()).toBe(0);
  });
});
