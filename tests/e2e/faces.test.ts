import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { hover, waitForMarks } from './harness';
import { printed, shown, unconverted } from './taiwan';

/**
 * Every face over the built-in book, looked at once in Taiwan's characters (what is ours is converted wherever it comes from;
 * what the book prints stands as it is printed), and each surface by axe, in the light and in the dark.
 */
const STREET = '望江街道';
const NEWS = `昨天，${STREET}的居民走访清波街道，户籍人口6.9万人。`;
const HALL = '杭州市上城区人民政府';

const VIEWS = [
  'names',
  'tables',
  'data',
  'chronicle',
  'treatises',
  'tables/3',
  'search?q=小米里',
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
].map((view) => `reader.html#/${view}`);
const PANELS = ['year', 'page'].map((view) => `sidepanel.html?tab=1#/${view}`);
/** Of each surface what has most in it; axe sees every view of the reader and the panel, and the card, in the browser ring. */
const UNDER_AXE = [
  'reader.html#/contents',
  'reader.html#/search?q=未来社区',
  'sidepanel.html?tab=1#/all',
  'sidepanel.html?tab=1#/streets',
  'popup.html',
  'options.html',
  'welcome.html',
  'new-book.html',
];

/** Landmarks are the page's that the card stands over: a main of its own in the frame would be the page's second. */
const OF_PAGES = ['landmark-one-main', 'region'];

describe('every face', () => {
  let book: string;
  /** The tab of one face after the other: a new tab costs as much as a face. */
  let face: Page;

  setUp({
    story: true,
    launch: { locale: 'zh-TW' },
    pages: {
      '/news.html': `<!doctype html><html lang="zh"><meta name="color-scheme" content="light dark"><title>杭州市上城区</title><p>${NEWS}</p>`,
    },
  });

  beforeAll(async () => {
    book = printed() + NEWS;
    face = await lens.newPage('about:blank');
  });

  /** Asked again while the page is still being drawn. */
  const expectConverted = (where: Page | Frame) => expect.poll(() => unconverted(where, book)).toEqual([]);

  /** Shows a face and looks at its words. */
  async function expectTaiwans(path: string): Promise<void> {
    const before = await face.title();
    // The reader goes from view to view, as it does for a reader; no two neighbours of the list have one title.
    await face.goto(lens.url(path));
    if (path.startsWith('reader')) await expect.poll(() => face.title()).not.toBe(before);
    await face.getByRole('main').first().waitFor();
    await face.getByRole('heading', { level: 1 }).first().waitFor();
    await face.waitForLoadState('networkidle');
    await expect.poll(() => face.evaluate(() => document.documentElement.lang)).toBe('zh-TW');
    await expect.poll(async () => (await face.evaluate(shown)).length).toBeGreaterThan(3);
    await expectConverted(face);
  }

  it.each([...VIEWS, ...PANELS])('%s says nothing of ours in the mainland’s characters', expectTaiwans);

  it.each(UNDER_AXE)('%s says nothing of ours in the mainland’s characters, and axe finds nothing', async (path) => {
    await expectTaiwans(path);
    expect(await violations(face)).toEqual([]);
  });

  it.each([STREET, HALL])('the page and the panel of %s in Taiwan’s characters', async (name) => {
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

  it('the card in its frame with its panels, and the popup over a page', async () => {
    const page = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(page, STREET);
    const card = await hover(page, STREET);
    await card.getByRole('region', { name: /的位置示意圖$/ }).waitFor();
    expect(await violations(page, card, OF_PAGES)).toEqual([]);
    for (const action of [/^為何/, '引用', '更多']) {
      await card.getByRole('button', { name: action }).click();
      await expectConverted(card);
    }
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, page.url())}`));
    await popup.getByRole('region').getByRole('listitem').first().waitFor();
    await expectConverted(popup);
    expect(await violations(popup)).toEqual([]);
  });
});
