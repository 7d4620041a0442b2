import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';
import { libraryRows } from '../fixtures/library-rows';
import { cardOf, entriesOf, mapOf } from './card';
import { lens, server, setUp } from './fixtures';
import {
  bareExtensionPage,
  bytesOf,
  hover,
  killWorker,
  type Lens,
  launch,
  marksOf,
  openPanel,
  openSidePanel,
  servePages,
  waitForMarks,
  witnessProxy,
} from './harness';

/** The one page of this file: the sample that `npm start` shows. */
const SAMPLE = join(ROOT, 'data/books/shangcheng-2022/sample');
const STREET = '望江街道';
const SHORT = '区发改经信局';
const FULL = '杭州市上城区发展改革和经济信息化局';

describe('the main job, as a reader does it', () => {
  let witness: Awaited<ReturnType<typeof witnessProxy>>;
  let page: Page;
  const asked: string[] = [];

  setUp({
    folder: SAMPLE,
    launch: async () => {
      witness = await witnessProxy();
      return { proxyPort: witness.port };
    },
    prepare: ({ context }) => void context.on('request', (request) => asked.push(request.url())),
    story: true,
  });

  beforeAll(async () => {
    page = await lens.newPage(`${server.origin}/news.html`);
  });

  it('welcomes its reader after the installation', async () => {
    await expect.poll(() => lens.context.pages().some((one) => one.url() === lens.url('welcome.html'))).toBe(true);
  });

  afterAll(() => witness?.close());

  it('imports the book on install, whole', async () => {
    const reader = await lens.newPage(lens.url('reader.html'));
    await reader.getByText('上城年鉴（2022）').first().waitFor();
    expect(await reader.evaluate(libraryRows)).toEqual({ status: ['ready'], entries: 1344 });
    await reader.close();
  });

  it('marks names of places and bodies and changes nothing of the page', async () => {
    const html = await (await fetch(`${server.origin}/news.html`)).text();
    const marks = await waitForMarks(page, STREET);
    const texts = marks.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([STREET, SHORT, '清河坊社区', '杭州东站', '吴山广场']));
    expect(texts).not.toContain('人民路');
    const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
    expect(await bytesOf(page)).toContain(body);
  });

  it('marks a name that is added later', async () => {
    await page.evaluate(() => {
      const p = document.createElement('p');
      p.id = 'late';
      p.textContent = '后来补充：居民们也从静怡社区赶来。';
      document.querySelector('article')!.append(p);
    });
    await waitForMarks(page, '静怡社区');
    await page.evaluate(() => document.getElementById('late')!.remove());
  });

  it('opens a card with the map, entries and printed pages when the pointer rests on a name', async () => {
    const card = await hover(page, STREET);
    await entriesOf(card).first().waitFor();
    expect(await cardOf(card).textContent()).toContain(STREET);
    await mapOf(card).waitFor();
    const entries = await entriesOf(card).allTextContents();
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toMatch(/第 ?\d+ ?页/);
    expect(entries[0]).toContain(STREET);
  });

  it('goes away with Escape and leaves nothing in the page', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => !document.querySelector(':popover-open'));
  });

  it('expands a short name in place and takes it back byte for byte', async () => {
    const before = await page.evaluate(() => document.querySelector('main')!.outerHTML);
    const nodes = await page.evaluateHandle(() => [...document.querySelectorAll('main *')]);
    const card = await hover(page, SHORT);
    await card.getByRole('button', { name: /^展开/ }).first().click();
    await page.waitForFunction((full) => document.body.textContent.includes(full), FULL);
    const same = await page.evaluate(
      (old) => [...document.querySelectorAll('main *')].every((node, i) => node === old[i]),
      nodes,
    );
    expect(same).toBe(true);
    await card
      .getByRole('button', { name: /^(还原|复原|恢复|收起)/ })
      .first()
      .click();
    await page.waitForFunction((full) => !document.body.textContent.includes(full), FULL);
    expect(await page.evaluate(() => document.querySelector('main')!.outerHTML)).toBe(before);
  });

  it('works under a policy that allows nothing', async () => {
    const strict = await lens.newPage(
      `${server.origin}/news.html?csp=${encodeURIComponent("default-src 'none'; frame-src 'none'")}`,
    );
    await waitForMarks(strict, STREET);
    const card = await hover(strict, STREET);
    await entriesOf(card).first().waitFor();
    await mapOf(card).waitFor();
    await strict.close();
  });

  it('opens the district map with places, in a tab and in the real side panel', async () => {
    const panel = await openPanel(lens);
    await panel.getByRole('group', { name: /示意图$/ }).waitFor();
    await panel.getByText(STREET).first().waitFor();
    await panel.close();
    await page.bringToFront();
    const side = await openSidePanel(lens);
    await expect
      .poll(() => side.evaluate<string>('document.body.textContent'), { timeout: 10_000 })
      .toContain('上城区');
    // The map comes after the first paint.
    await expect
      .poll(() => side.evaluate<boolean>('Boolean(document.querySelector("[aria-label$=示意图]"))'), {
        timeout: 10_000,
      })
      .toBe(true);
  });

  it('answers a hover while the worker is stopped', async () => {
    await killWorker(lens);
    await page.bringToFront();
    await page.mouse.move(5, 5);
    const card = await hover(page, '湖滨街道');
    await expect.poll(() => cardOf(card).textContent()).toContain('湖滨街道');
  });

  it('turns a page off and on again, leaving it as it came', async () => {
    await page.bringToFront();
    const tab = await bareExtensionPage(lens);
    const command = (name: string) =>
      tab.evaluate(async (word) => {
        const api = (
          globalThis as unknown as {
            chrome: {
              tabs: {
                query(q: object): Promise<{ id: number; url?: string }[]>;
                sendMessage(id: number, m: object): Promise<unknown>;
              };
            };
          }
        ).chrome;
        for (const { id } of await api.tabs.query({})) {
          await api.tabs.sendMessage(id, { type: 'page.command', params: { command: word } }).catch(() => undefined);
        }
      }, name);
    await command('toggle-page');
    await page.waitForFunction(() => [...CSS.highlights.values()].every((highlight) => highlight.size === 0));
    await command('toggle-page');
    await tab.close();
    await page.bringToFront();
    await waitForMarks(page, STREET);
  });

  it('has asked nobody outside for anything', () => {
    // Every request of the pages and frames, ours and the sample, as the browser counts them …
    // (the card's frame has an address of its own for each session, so any address of an extension counts as home).
    const home = [server.origin, 'chrome-extension:', 'data:', 'blob:', 'about:'];
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.some((url) => url.endsWith('/card.html'))).toBe(true);
    expect(asked.filter((url) => !home.some((start) => url.startsWith(start)))).toEqual([]);
    // … and every connection that left the browser, which is where worker and side panel would show. The browser
    // itself looks for updates and accounts at its maker, and signs in for push messages when it has run for a while.
    const browserOwn =
      /^(http:\/\/)?(update\.googleapis|accounts\.google|(android\.)?clients\d?\.google|www\.google)\.com[:/]/;
    expect(witness.asked.filter((address) => !browserOwn.test(address))).toEqual([]);
  });
});

describe('a browser in English, its import cut off', () => {
  let english: Lens | undefined;
  let server: Awaited<ReturnType<typeof servePages>>;
  beforeAll(async () => {
    server = await servePages(SAMPLE);
  });
  afterAll(async () => {
    await english?.close();
    await server?.close();
  });

  it('starts again by itself and never shows half a book', async () => {
    let caught: { status: string[]; entries: number } | undefined;
    // A fresh profile for every attempt: a quick machine may be done with the import before we are there.
    for (let attempt = 0; attempt < 5 && !caught; attempt++) {
      await english?.close();
      english = await launch({ locale: 'en-US' });
      const bare = await bareExtensionPage(english);
      const session = await english.context.newCDPSession(bare);
      await session.send('ServiceWorker.enable');
      const writing = await bare.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const api = chrome as unknown as {
              runtime: {
                onMessage: { addListener(hear: (message: { type: string; params: { step: string } }) => void): void };
              };
            };
            // Some of the entities are written now: the middle of the one transaction that holds the book.
            api.runtime.onMessage.addListener(({ type, params }) => {
              if (type === 'import.progress' && params.step === 'entities') resolve(true);
              if (type === 'import.progress' && params.step === 'done') resolve(false);
            });
            void chrome.runtime.sendMessage({ type: 'import.state', params: {} }).then((now) => {
              if (now?.state === 'ready') resolve(false);
            });
          }),
      );
      if (!writing) continue;
      await session.send('ServiceWorker.stopAllWorkers');
      const left = await bare.evaluate(libraryRows);
      await session.detach();
      await bare.close();
      if (left.status.length === 0) caught = left;
    }
    // The stop fell inside the import: of the half that was written nothing is there.
    expect(caught).toEqual({ status: [], entries: 0 });
    const page = await english!.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const whole = await (await bareExtensionPage(english!)).evaluate(libraryRows);
    expect(whole).toEqual({ status: ['ready'], entries: 1344 });
    expect((await marksOf(page)).length).toBeGreaterThan(10);
  });

  it('has pages in English: titles, labels, headings', async () => {
    const tab = await english!.newPage('about:blank');
    for (const [address, heading] of [
      ['reader.html#/offices', 'Offices'],
      ['options.html', 'Settings'],
      ['welcome.html', 'Yearbook Lens'],
    ] as const) {
      await tab.goto(english!.url(address));
      await tab.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await tab.evaluate(() => document.documentElement.lang)).toBe('en');
      expect((await tab.title()).replace(/上城年鉴（2022）/, '')).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
