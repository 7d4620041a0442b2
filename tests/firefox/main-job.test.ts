import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoxFrame, FoxPage } from '../../scripts/driver/firefox';
import { findMark, isMarked, readMarks } from '../../scripts/driver/marks';
import { type PageServer, servePages } from '../../scripts/driver/serve';
import { ROOT } from '../../scripts/load-facts';
import { libraryRows } from '../fixtures/library-rows';
import { desk, fox, setUp, witness } from './fixtures';

const STREET = '望江街道';
const SHORT = '区发改经信局';
const FULL = '杭州市上城区发展改革和经济信息化局';

let server: PageServer;
let frames: PageServer;
let isolated: PageServer;
let page: FoxPage;
/** Where a name stands on that page. */
let spot = { x: 0, y: 0, width: 0, height: 0 };

// The last file of the ring (vitest.config.ts): it takes the extension away at its end.
setUp();

beforeAll(async () => {
  const sample = join(ROOT, 'data/books/shangcheng-2022/sample');
  server = await servePages(sample);
  frames = await servePages(join(ROOT, 'tests/pages'));
  isolated = await servePages(sample, {
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  });
});

afterAll(async () => {
  await page?.close();
  await Promise.all([server, frames, isolated].map((one) => one?.close()));
});

async function open(address: string, text: string): Promise<FoxPage> {
  const opened = await fox.newPage(address);
  await opened.until(isMarked, text);
  return opened;
}

/** Moves the pointer onto a marked text and gives the card that opens, filled. */
async function hover(on: FoxPage, text: string): Promise<FoxFrame> {
  await on.bringToFront();
  const { x, y } = await on.until(findMark, [text, 0] as const);
  await on.move({ x: x - 40, y: Math.max(1, y - 60) }, { x: x - 2, y }, { x, y });
  return filledCard(on, text);
}

async function filledCard(on: FoxPage, text: string): Promise<FoxFrame> {
  const card = await on.frame(/^moz-extension:.*\/card\.html$/);
  await card.until((wanted) => document.querySelector('article')?.textContent?.includes(wanted), text);
  return card;
}

function noCard(on: FoxPage): Promise<boolean> {
  return on.until(() => !document.querySelector('[popover]:popover-open'));
}

/** Presses the first button of a card whose words begin like this. */
async function pressIn(card: FoxFrame, words: string): Promise<void> {
  // Where it has come to rest: the card grows while its map and entries arrive.
  const middle = await card.until(async (pattern) => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
      new RegExp(`^(${pattern})`).test(textContent.trim()),
    );
    const places = [];
    for (let look = 0; button && look < 3; look++) {
      await new Promise((done) => setTimeout(done, 100));
      const { x, y, width, height } = button.getBoundingClientRect();
      places.push({ x: x + width / 2, y: y + height / 2, frame: `${innerWidth}×${innerHeight}` });
    }
    const [first, ...later] = places;
    const still = first && later.every((place) => JSON.stringify(place) === JSON.stringify(first));
    return still && button?.contains(document.elementFromPoint(first.x, first.y)) ? first : null;
  }, words);
  await card.click(middle);
}

function store(items: Record<string, unknown>): Promise<void> {
  return desk.evaluate((given) => chrome.storage.local.set(given), items);
}

/** What a marked name looks like on the screen. */
async function picture(): Promise<string> {
  const { x, y, width, height } = spot;
  return (await page.screenshot({ x: x - width / 2, y: y - height / 2, width, height })).toString('base64');
}

/** Does something while the reader has turned the site off. */
async function turnedOff<T>(work: () => Promise<T>): Promise<T> {
  await store({ sites: { off: ['127.0.0.1'], expand: [], pagesOff: [] } });
  await page.until(() => CSS.highlights.size === 0);
  const result = await work();
  await store({ sites: { off: [], expand: [], pagesOff: [] } });
  await page.until(isMarked, STREET);
  return result;
}

/** What the entries of the book say, once there are some; runs in the card. */
const entriesOf = (): string[] | null => {
  const entries = [...document.querySelectorAll('section[aria-label^="相关条目"] li')];
  return entries.length > 0 ? entries.map(({ textContent }) => textContent) : null;
};

const hasMap = () => {
  const box = document.querySelector('[aria-label$="示意图"]')?.getBoundingClientRect();
  return box !== undefined && box.width > 100 && box.height > 50;
};

describe('the main job in Firefox', () => {
  it('imports the book on install, whole, and publishes its names', async () => {
    await desk.until(
      async () => (await chrome.runtime.sendMessage({ type: 'import.state', params: {} }))?.state === 'ready',
    );
    expect(await desk.evaluate(libraryRows)).toEqual({ status: ['ready'], entries: 1344 });
  });

  it('marks names of places and bodies and changes nothing of the page', async () => {
    page = await open(`${server.origin}/news.html`, STREET);
    const texts = (await page.evaluate(readMarks)).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([STREET, SHORT, '清河坊社区', '杭州东站', '吴山广场']));
    expect(texts).not.toContain('人民路');
    const html = await (await fetch(`${server.origin}/news.html`)).text();
    const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toContain(body);
  });

  it('marks a name that is added later', async () => {
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.id = 'late';
      added.textContent = '后来补充：居民们也从静怡社区赶来。';
      document.querySelector('article')?.append(added);
    });
    await page.until(isMarked, '静怡社区');
    await page.evaluate(() => document.getElementById('late')?.remove());
  });

  it('opens a card with the map, entries and printed pages when the pointer rests on a name', async () => {
    const card = await hover(page, STREET);
    await card.until(hasMap);
    const entries = await card.until(entriesOf);
    expect(entries[0]).toContain(STREET);
    for (const entry of entries) expect(entry).toMatch(/第 ?\d+ ?页/);
  });

  it('goes away with Escape', async () => {
    await page.press('Escape');
    await noCard(page);
    await page.move({ x: 5, y: 5 });
  });

  it('expands a short name in place and takes it back byte for byte', async () => {
    const before = await page.evaluate(() => document.querySelector('main')?.outerHTML);
    const card = await hover(page, SHORT);
    await pressIn(card, '展开');
    await page.until((full) => document.body.textContent.includes(full), FULL);
    await pressIn(card, '还原|复原|恢复|收起');
    await page.until((full) => !document.body.textContent.includes(full), FULL);
    expect(await page.evaluate(() => document.querySelector('main')?.outerHTML)).toBe(before);
    // The focus went into the card with the press.
    await card.press('Escape');
    await noCard(page);
    await page.move({ x: 5, y: 5 });
  });

  it('is painted on the screen, and gone where the reader turns the site off', async () => {
    spot = await page.until(findMark, [STREET, 0] as const);
    const marked = await picture();
    expect(await turnedOff(picture)).not.toBe(marked);
    expect(await picture()).toBe(marked);
  });

  it('answers a hover when the background script has been ended', async () => {
    await fox.endBackground();
    await hover(page, '湖滨街道');
    await page.press('Escape');
    await noCard(page);
  });

  it.each([
    [
      'a policy that allows nothing',
      () => `${server.origin}/news.html?csp=${encodeURIComponent("default-src 'none'")}`,
    ],
    ['cross-origin isolation', () => `${isolated.origin}/news.html`],
  ])('works under %s', async (_what, address) => {
    const strict = await open(address(), STREET);
    const card = await hover(strict, STREET);
    await card.until(hasMap);
    await card.until(entriesOf);
    await strict.close();
  });

  it('puts a button where the policy of a page keeps the card from running, and no empty box', async () => {
    const strict = await open(`${server.origin}/news.html?csp=sandbox`, STREET);
    const { x, y } = await strict.until(findMark, [STREET, 0] as const);
    await strict.bringToFront();
    await strict.move({ x: x - 40, y: y - 60 }, { x: x - 2, y }, { x, y });
    const box = await strict.until(() => {
      const { x, y, width, height } = document.querySelector('[popover]:popover-open')?.getBoundingClientRect() ?? {};
      return width && (height ?? 0) < 100 ? { x: x ?? 0, y: y ?? 0, width, height: height ?? 0 } : null;
    });
    const shown = await strict.screenshot(box);
    await strict.press('Escape');
    await noCard(strict);
    expect(shown.equals(await strict.screenshot(box))).toBe(false);
    await strict.close();
  });

  it('shows the card over the page for a name in a frame of another site', async () => {
    const other = frames.origin.replace('127.0.0.1', 'localhost');
    const outer = await open(`${frames.origin}/frames/?other=${other}`, '清波街道');
    const inner = await outer.frame(/^http:\/\/localhost.*inner\.html/);
    await inner.until(isMarked, '小营街道');
    await outer.bringToFront();
    const place = await inner.until(findMark, ['小营街道', 0] as const);
    await inner.move({ x: place.x - 60, y: place.y + 20 }, { x: place.x - 2, y: place.y }, place);
    await filledCard(outer, '小营街道');
    await outer.until(() => document.querySelector('[popover]:popover-open') !== null);
    await outer.close();
  });

  it('opens the district map in a tab and in the real sidebar', async () => {
    const atlas = await fox.newPage(fox.url('sidepanel.html?tab=1'));
    await atlas.until(hasMap);
    await atlas.until((street) => document.body.textContent.includes(street), STREET);
    await atlas.close();
    await page.bringToFront();
    await fox.openSidebar();
    await desk.until(() => {
      const [view] = chrome.extension.getViews({ type: 'sidebar' as 'tab' }) as globalThis.Window[];
      const map = view?.document.querySelector('[aria-label$="示意图"]')?.getBoundingClientRect();
      return map !== undefined && map.width > 100 && view?.document.body.textContent.includes('上城区');
    });
  });

  it('has asked nobody outside for anything', () => {
    // Firefox itself asks its maker.
    const own = /(^|\.|\/\/)(mozilla\.(org|com|net)|firefox\.com|mozaws\.net)[:/]/;
    expect(witness.asked.filter((address) => !own.test(address))).toEqual([]);
  });

  it('marks again what the page takes out of its registry, once', async () => {
    const opened = await open(`${frames.origin}/news/`, '清波街道');
    const sheets = await opened.evaluate(() => document.adoptedStyleSheets.length);
    await opened.evaluate(() => CSS.highlights.clear());
    await opened.until(isMarked, '清波街道');
    expect(await opened.evaluate(() => document.adoptedStyleSheets.length)).toBe(sheets);
    await opened.close();
  });

  // Firefox ends page scripts without a word when their extension goes: what is painted stays until the page is loaded anew.
  it('is gone from a page with its next load when it is removed', async () => {
    expect(await page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
    await fox.uninstall();
    await page.evaluate(() => location.reload());
    await expect
      .poll(() =>
        page.evaluate(() => document.readyState === 'complete' && CSS.highlights.size === 0).catch(() => false),
      )
      .toBe(true);
  });
});
