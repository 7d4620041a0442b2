import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { hover, waitForMarks } from './harness';

/** What axe says of the built extension with its own book, and of the card where readers meet it: in a frame over a page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STREET = '望江街道';

/** Each rule that is broken with the places, of one document. */
async function violations(where: Page | Frame, off: readonly string[] = []): Promise<string[]> {
  await where.evaluate(AXE);
  return where.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const found = (
      await axe.run({
        iframes: false,
        resultTypes: ['violations'],
        rules: Object.fromEntries(rules.map((id) => [id, { enabled: false }])),
      })
    ).violations;
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 140))
          .join(' | ')}`,
    );
  }, off);
}

/** Landmarks are the page's that the card stands over: a main of its own in the frame would be the page's second. */
const OF_PAGES = ['landmark-one-main', 'region'];

const VIEWS = [
  ...[
    'contents',
    'names',
    'search?q=未来社区',
    'search?q=小米里',
    'tables',
    'tables/3',
    'data',
    'chronicle',
    'treatises',
  ],
  ...[
    'people',
    'offices',
    'honours',
    'documents',
    'orgs',
    'captions',
    'glossary',
    'index',
    'about',
    'mine',
    'entry/no',
  ],
].map((view) => `reader.html#/${view}`);
const PANELS = ['all', 'streets', 'year', 'page'].map((view) => `sidepanel.html?tab=1#/${view}`);

describe.each(['light', 'dark'] as const)('axe finds nothing in %s', (colorScheme) => {
  setUp({
    story: true,
    launch: { colorScheme },
    pages: {
      '/news.html': `<!doctype html><html lang="zh"><title>杭州市上城区</title><p>昨天，${STREET}的居民走访清波街道，户籍人口6.9万人。</p>`,
    },
  });

  it.each([...VIEWS, ...PANELS, 'popup.html', 'options.html', 'welcome.html', 'new-book.html'])('%s', async (path) => {
    const page = await lens.newPage(lens.url(path));
    await page.getByRole('main').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('the card in its frame, its panels, and the popup over a page', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const card = await hover(page, STREET);
    await card.locator('.leaflet-container').first().waitFor();
    expect(await violations(card, OF_PAGES)).toEqual([]);
    for (const action of ['why', 'cite', 'menu']) {
      await card.locator(`.card-action-${action}`).click();
      expect(await violations(card, OF_PAGES), action).toEqual([]);
    }
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, page.url())}`));
    await popup.getByRole('region').getByRole('listitem').first().waitFor();
    expect(await violations(popup)).toEqual([]);
  });
});
