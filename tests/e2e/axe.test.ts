import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mapOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { hover, waitForMarks } from './harness';

/** What axe says of the built extension with its own book, and of the card where readers meet it: in a frame over a page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STREET = '望江街道';

/** Rows of one list after so many are made as those before them: taken out, since axe takes seconds for a thousand. */
const MORE = ':is(li, tr, dd, details, [role=option]):nth-of-type(n + 6), section:nth-of-type(n + 12)';
/** What may come out otherwise in the dark: nothing but colours follows the scheme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Each rule that is broken with the places, of one document. */
async function broken(where: Page | Frame, options: RunOptions): Promise<string[]> {
  return where.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'], ...options });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 140))
          .join(' | ')}`,
    );
  }, options);
}

/** What is broken in the light, and in the dark; `page` is what `where` is shown by. */
async function violations(page: Page, where: Page | Frame = page, off: readonly string[] = []): Promise<string[]> {
  await where.evaluate(AXE);
  await where.evaluate((more) => {
    for (const row of document.querySelectorAll(more)) row.remove();
  }, MORE);
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  const light = await broken(where, { rules });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await where.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const dark = await broken(where, { runOnly: { type: 'rule', values: OF_COLOUR } });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((what) => `in the dark: ${what}`)];
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

describe('axe finds nothing', () => {
  setUp({
    story: true,
    pages: {
      '/news.html': `<!doctype html><html lang="zh"><meta name="color-scheme" content="light dark"><title>杭州市上城区</title><p>昨天，${STREET}的居民走访清波街道，户籍人口6.9万人。</p>`,
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
    await mapOf(card).waitFor();
    expect(await violations(page, card, OF_PAGES)).toEqual([]);
    for (const action of ['为何标注？', '引用', '更多']) {
      await card.getByRole('button', { name: action }).click();
      expect(await violations(page, card, OF_PAGES), action).toEqual([]);
    }
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, page.url())}`));
    await popup.getByRole('region').getByRole('listitem').first().waitFor();
    expect(await violations(popup)).toEqual([]);
  });
});
