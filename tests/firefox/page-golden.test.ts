import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageNames } from '../../data/messaging/messages';
import type { FoxPage } from '../../scripts/driver/firefox';
import { isMarked } from '../../scripts/driver/marks';
import { type PageServer, servePages } from '../../scripts/driver/serve';
import { ROOT } from '../../scripts/load-facts';
import { GOLDEN_PAGES, MOVING_PAGES } from '../fixtures/golden-pages';
import { desk, fox, setUp } from './fixtures';

const PAGES = join(ROOT, 'tests/pages');
/** A component that is closed when the page is read, and a form whose fields stand in the way. */
const CLOSED = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区街道新闻</title>
<p>清波街道。</p><x-shut></x-shut><form><input type="hidden" name="parentNode"><input type="hidden" name="matches">填表到湖滨街道。</form>
<script>
  customElements.define('x-shut', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }).append('闭门的望江街道。'); } });
</script>`;

/** Text → how often it is marked in the tab at this address, as the extension says. Runs in a page of it. */
async function countsAt(address: string): Promise<string> {
  for (const { id } of await chrome.tabs.query({})) {
    const names: PageNames | null = await chrome.runtime
      .sendMessage({ type: 'page.names', params: { tab: id } })
      .catch(() => null);
    if (names?.url === address)
      return names.names
        .map(({ text, count }) => `${text} ${count}`)
        .sort()
        .join('\n');
  }
  return '';
}

describe('the golden pages in Firefox', () => {
  let server: PageServer;
  /** One tab for all: a new one costs as much as a page. */
  let page: FoxPage;

  setUp();

  beforeAll(async () => {
    server = await servePages(PAGES, { pages: { '/closed': CLOSED } });
    page = await fox.newPage(`${server.origin}/news/`);
    await page.until(isMarked);
  });

  afterAll(async () => {
    await page?.close();
    await server?.close();
  });

  async function hasNames(address: string, wanted: Record<string, number>): Promise<void> {
    const goal = Object.entries(wanted)
      .map(([text, count]) => `${text} ${count}`)
      .sort()
      .join('\n');
    // A root attached late is found by a slow look.
    await expect.poll(() => desk.evaluate(countsAt, address), { timeout: 20_000 }).toBe(goal);
  }

  it.each([...GOLDEN_PAGES, ...MOVING_PAGES])('marks %s as expected', async (name) => {
    const address = `${server.origin}/${name}/`;
    await page.goto(address);
    await hasNames(address, JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8')).names);
  });

  it('marks names of closed components, also of those that are put in later', async () => {
    const address = `${server.origin}/closed`;
    await page.goto(address);
    await hasNames(address, { 清波街道: 1, 望江街道: 1, 湖滨街道: 1 });
    await page.evaluate(() => {
      const late = document.createElement('x-later');
      document.body.prepend(late);
      late.attachShadow({ mode: 'closed' }).append('后来的小营街道。');
    });
    await hasNames(address, { 清波街道: 1, 望江街道: 1, 湖滨街道: 1, 小营街道: 1 });
  });
});
