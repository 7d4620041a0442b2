import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './card';
import { lens, server, setUp } from './fixtures';
import { cardFrame, hover, type Lens, outlast, PAGES, servePages, waitForMarks } from './harness';

const NAME = '小营街道';
const html = (title: string, body: string) => `<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`;
/** A worker of the page that sees what it can of the page's requests and answers those for scripts with its own. */
const WORKER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    const { url } = event.request;
    event.waitUntil(clients.matchAll().then((all) => { for (const one of all) one.postMessage(url); }));
    if (url.endsWith('.js')) event.respondWith(new Response('window.replaced = true; export {};', { headers: { 'content-type': 'text/javascript' } }));
  });`;

/** The extension's own scripts that run in a page and its frames, by the end of their address, as often as they are loaded. */
async function loadsOf(lens: Lens, address: string, ready: (page: Page) => Promise<unknown>): Promise<string[]> {
  const page = await lens.newPage('about:blank');
  const session = await lens.context.newCDPSession(page);
  const scripts: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension://')) scripts.push(url.replace(/^.*?:\/\/[^/]*\//, ''));
  });
  await session.send('Debugger.enable');
  await page.goto(address);
  await ready(page);
  await page.close();
  return scripts.filter((path) => path.startsWith('content-scripts/') || path.startsWith('parts/')).sort();
}

const scriptsOf: typeof loadsOf = async (...asked) => [...new Set(await loadsOf(...asked))];

describe('the page script and its parts', () => {
  setUp({
    pages: {
      '/english.html': html('English', '<p>Nothing here is written in Chinese.</p>'),
      '/elsewhere.html': html('学习', '<p>我们一起学习中文。</p>'),
      '/word.html': html('学习', '<p>我家门前的解放路很长。</p>'),
      '/frames-of-one.html': html('杭州市上城区', '<iframe src="/worker.html"></iframe>'.repeat(3)),
      '/worker.html': html('杭州市上城区', `<p>今天的${NAME}</p>`),
    },
    files: { '/worker.js': WORKER },
    story: true,
  });

  it('costs a page what the page needs', async () => {
    const quiet = (page: Page) => outlast(page, 1500);
    const first = 'content-scripts/page.js';
    expect(await scriptsOf(lens, `${server.origin}/english.html`, quiet)).toEqual([first]);
    expect(await scriptsOf(lens, `${server.origin}/elsewhere.html`, quiet)).toEqual([first, 'parts/find.js']);
    const word = [first, 'parts/decide.js', 'parts/find.js'];
    expect(await scriptsOf(lens, `${server.origin}/word.html`, quiet)).toEqual(word);
    const marked = (page: Page) => waitForMarks(page, NAME);
    const all = [...word, 'parts/show.js'];
    expect(await scriptsOf(lens, `${server.origin}/news/`, marked)).toEqual(all);
  });

  it('loads its parts once for all frames of a page', async () => {
    const marked = async (page: Page) => {
      expect(page.frames()).toHaveLength(4);
      for (const frame of page.frames().slice(1)) await waitForMarks(frame, NAME);
    };
    const scripts = await loadsOf(lens, `${server.origin}/frames-of-one.html`, marked);
    expect(scripts.filter((path) => path.startsWith('parts/'))).toEqual(
      ['decide', 'find', 'show'].map((part) => `parts/${part}.js`),
    );
  });

  it('loads its parts past a worker of the page, which neither sees nor replaces them', async () => {
    const page = await lens.newPage(`${server.origin}/worker.html`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
    });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      navigator.serviceWorker.addEventListener('message', ({ data }) => seen.push(data));
      navigator.serviceWorker.startMessages();
    });
    await page.reload();
    await waitForMarks(page, NAME);
    // The worker is at work: it answers for a script of the page itself.
    // A string, since the test runner would rewrite an import.
    await page.evaluate(`import('/own.js')`);
    expect(await page.evaluate(() => (window as unknown as { replaced?: boolean }).replaced)).toBe(true);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.some((url) => url.endsWith('/own.js'))).toBe(true);
    expect(seen.filter((url) => url.includes('extension') || url.includes('/parts/'))).toEqual([]);
    const resources = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(resources.filter((name) => name.includes('extension'))).toEqual([]);
    await page.close();
  });

  it.each([
    ['require-corp', 'same-origin'],
    ['credentialless', 'same-origin'],
    ['require-corp', 'unsafe-none'],
  ])('shows the card on a page isolated by COEP %s, COOP %s', async (embedder, opener) => {
    const isolated = await servePages(PAGES, {
      headers: { 'cross-origin-embedder-policy': embedder, 'cross-origin-opener-policy': opener },
    });
    const page = await lens.newPage(`${isolated.origin}/news/`);
    await waitForMarks(page, NAME);
    await hover(page, NAME);
    await expect.poll(async () => entriesOf(await cardFrame(page)).count(), { timeout: 10_000 }).toBeGreaterThan(0);
    await page.close();
    await isolated.close();
  });
});
