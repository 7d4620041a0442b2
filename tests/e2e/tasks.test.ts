import { readFile } from 'node:fs/promises';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherDistrict } from '../fixtures/two-books';
import { cardBox, cardOf, current, moreOf, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, painted, store, tabOf } from './golden';
import { booksOn, bytesOf, cardFrame, waitForMarks } from './harness';
import { ask } from './stored';

/**
 * What residents, researchers and newcomers come for, done by keyboard alone in the built extension with its own book. A step
 * is one thing a reader means to do: go to a field, type words, choose, open. Moving the focus to something counts as one,
 * however many times Tab is pressed on the way.
 */
let page: Page;
const counted: string[] = [];

setUp({ story: true });

beforeAll(async () => {
  page = await lens.newPage('about:blank');
  // From now on a chooser of files is ours to answer: asked for with the press it would come too late.
  page.on('filechooser', () => {});
});

/** The one tab of the tasks. In the reader it goes back to the contents, as a reader does; else nothing is left in it. */
async function show(address: string): Promise<Page> {
  const reader = lens.url('reader.html');
  if (page.url().startsWith(reader) && address.startsWith(reader)) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.goto(address);
    await expect.poll(() => page.title()).toMatch(/^目录/);
  } else {
    await page.goto('about:blank');
    await page.goto(address);
  }
  await page.bringToFront();
  return page;
}

// The figures for the record: what each task costs.
afterAll(() => console.log(counted.join('\n')));

/** Steps of a task, each counted as it is taken. */
class Steps {
  count = 0;
  readonly #page: Page;

  constructor(where: Page) {
    this.#page = where;
  }

  async key(name: string): Promise<void> {
    this.count += 1;
    await this.#page.keyboard.press(name);
  }

  /** To the search field and the words into it; the first hit is waited for. */
  async search(words: string): Promise<void> {
    await this.#page.getByRole('search').or(this.#page.getByRole('combobox')).first().waitFor();
    await this.key('/');
    this.count += 1;
    await this.#page.keyboard.type(words);
    if (!(await this.#page.getByRole('combobox').first().isVisible())) await this.#page.keyboard.press('Enter');
    await this.#page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  }

  /** Looks words up and opens what the first hit of this name leads to. */
  async find(words: string, hit: RegExp): Promise<void> {
    await this.search(words);
    await this.#page.getByRole('option', { name: hit }).first().waitFor();
    await this.key('Enter');
  }

  /** Moves the focus on until it is on something of this name; in the card, where that is where the keyboard is. */
  async reach(name: RegExp, where: Page | Frame = this.#page): Promise<void> {
    this.count += 1;
    const passed: string[] = [];
    for (let tabs = 0; tabs < 150; tabs++) {
      await this.#page.keyboard.press('Tab');
      const here = await where.evaluate(() => {
        const element = document.activeElement;
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
        return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
      });
      if (name.test(here.trim())) return;
      passed.push(here.trim().slice(0, 20));
    }
    throw new Error(`the focus never came to ${name}, but to ${passed.slice(0, 40).join(' | ')}`);
  }

  /** A key of the extension's: headless browsers have none, so it comes as the message that the key sends. */
  async command(name: Parameters<typeof command>[2]): Promise<void> {
    this.count += 1;
    await command(desk, this.#page, name);
  }

  /** A file given to the field that has the focus. */
  async give(name: string, content: Buffer | string): Promise<void> {
    const asked = this.#page.waitForEvent('filechooser');
    await this.key('Enter');
    await (await asked).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }
}

/** A task with the most steps it may take; it begins at the contents of the book. */
function task(number: number, name: string, most: number, run: (steps: Steps) => Promise<void>): void {
  it(`${number} ${name}`, async () => {
    await show(lens.url('reader.html#/contents'));
    await page.getByRole('navigation').first().waitFor();
    const steps = new Steps(page);
    await run(steps);
    counted.push(`${number} ${name}: ${steps.count}`);
    expect(steps.count).toBeLessThanOrEqual(most);
    // The keyboard is never lost.
    expect(await page.evaluate(() => document.activeElement !== document.body || location.hash !== '')).toBe(true);
  });
}

const text = (role: Parameters<Page['getByRole']>[0], name?: RegExp | string) =>
  page.getByRole(role, name === undefined ? {} : { name }).first();
const main = () => page.getByRole('main');

describe('in the reader', () => {
  task(8, 'the full name of a body', 3, async (steps) => {
    await steps.find('区发改经信局', /发展改革和经济信息化局/);
    await expect.poll(() => main().textContent()).toContain('杭州市上城区发展改革和经济信息化局');
  });

  task(9, 'who headed a body', 3, async (steps) => {
    await steps.search('区發改經信局 局長');
    await text('option', /贾元元/).waitFor();
    await expect.poll(() => main().textContent()).toContain('2021年5月起');
  });

  task(10, 'what happened on 9 September', 3, async (steps) => {
    await steps.search('9月9日');
    await expect
      .poll(async () => (await page.getByRole('option').allTextContents()).slice(0, 3))
      .toSatisfy(
        (hits: string[]) =>
          hits.length === 3 && hits.every((hit) => hit.includes('大事记') && hit.startsWith('9月9日')),
      );
  });

  task(11, 'the communities of a street and its population', 4, async (steps) => {
    await steps.find('彭埠街道', /^彭埠街道/);
    await expect.poll(() => main().textContent()).toContain('76,260');
    await expect.poll(() => main().textContent()).toMatch(/社区 2\d/);
  });

  task(12, 'the honours of the nation', 4, async (steps) => {
    await steps.reach(/^荣誉$/);
    await steps.key('Enter');
    await text('table', '荣誉').waitFor();
    await steps.reach(/^级别/);
    await page.getByRole('combobox', { name: '级别' }).selectOption('国家级');
    steps.count += 1;
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringMatching(/^77 \/ /));
  });

  task(13, 'a printed table as a file', 6, async (steps) => {
    await steps.find('人大常委会文件题录', /人大常委会文件题录/);
    await text('table').waitFor();
    await steps.reach(/^带走$/);
    const file = page.waitForEvent('download');
    await steps.key('Enter');
    await steps.key('Enter');
    expect((await file).suggestedFilename()).toMatch(/table-5\.csv$/);
  });

  task(14, 'a citation by the standard', 5, async (steps) => {
    await steps.find('荷花塘未来社区建设', /荷花塘未来社区建设/);
    await text('heading', '荷花塘未来社区建设').waitFor();
    await steps.reach(/^引用$/);
    await steps.key('Enter');
    await expect.poll(() => main().textContent()).toContain('荷花塘未来社区建设[M]//');
  });

  task(15, 'everything on one subject, taken along', 5, async (steps) => {
    await steps.search('未来社区');
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringMatching(/^\d\d 条结果/));
    await steps.reach(/^导出结果$/);
    const file = page.waitForEvent('download');
    await steps.key('Enter');
    await steps.key('Enter');
    const rows = (await readFile((await (await file).path())!, 'utf8')).trim().split('\r\n');
    const said = (await page.getByRole('status').allTextContents()).join(' ');
    expect(rows.length - 1).toBe(Number(/(\d+) 条结果/.exec(said)?.[1]));
  });

  task(16, 'a name that is not in the book is said to be missing', 3, async (steps) => {
    await steps.search('小米里');
    await expect.poll(() => page.getByRole('status').allTextContents()).toContain('全书没有“小米里”。');
  });

  task(17, 'the population of all streets', 4, async (steps) => {
    await steps.reach(/^数据$/);
    await steps.key('Enter');
    await text('heading', /^各街道户籍人口/).waitFor();
    await steps.reach(/^数据表$/);
    await steps.key('Enter');
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(14);
  });

  task(18, 'what a street was called before', 3, async (steps) => {
    await steps.find('丁兰街道', /^丁兰街道/);
    await expect.poll(() => main().textContent()).toMatch(/前身.*丁桥镇/);
  });

  task(20, 'a term explained', 3, async (steps) => {
    await steps.find('三圈三街', /三圈三街/);
    await expect.poll(() => main().textContent()).toContain('湖滨商圈');
  });

  task(21, 'one biography', 3, async (steps) => {
    await steps.find('徐荣培', /徐荣培/);
    await expect.poll(() => page.locator('details[open]').textContent()).toContain('中国民主促进会会员');
  });
});

describe('in the panel', () => {
  it('26 a name by keys: the focus goes on in what was opened, and there is a way back', async () => {
    const panel = await show(lens.url('sidepanel.html?tab=1#/all'));
    await panel.getByRole('combobox').first().waitFor();
    const steps = new Steps(panel);
    await steps.key('/');
    steps.count += 1;
    await panel.keyboard.type('望江街道');
    await panel
      .getByRole('option', { name: /^望江街道/ })
      .first()
      .waitFor();
    await steps.key('Enter');
    await panel
      .getByRole('heading', { level: 2, name: /^望江街道/ })
      .first()
      .waitFor();
    expect(await panel.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    await steps.reach(/返回$/);
    await steps.key('Enter');
    await expect.poll(() => panel.url()).toMatch(/#\/all$/);
    counted.push(`26 a name in the panel and back: ${steps.count}`);
    expect(steps.count).toBeLessThanOrEqual(5);
  });

  it('19 what is shown, as GeoJSON, Linked Places, CSV and a picture', async () => {
    const panel = await show(lens.url('sidepanel.html?tab=1#/streets'));
    await panel.getByRole('group', { name: /示意图$/ }).waitFor();
    for (const [at, ending] of ['geojson', 'lpf.json', 'csv', 'png', 'svg', 'html'].entries()) {
      await panel.getByRole('button', { name: '更多' }).focus();
      const file = panel.waitForEvent('download');
      await panel.keyboard.press('Enter');
      await panel.getByRole('menu').waitFor();
      for (let down = 0; down < at; down++) await panel.keyboard.press('ArrowDown');
      await panel.keyboard.press('Enter');
      expect((await file).suggestedFilename()).toMatch(new RegExp(`${ending.replace('.', '\\.')}$`));
      await panel.keyboard.press('Escape');
    }
  });
});

/** Where the name is that the reader is on: the same name may come twice running. */
function placeOfCurrent(): string {
  const [range] = [...CSS.highlights.values()].flatMap((ranges) => (ranges.priority === 2 ? [...ranges] : []));
  return range ? `${(range.startContainer as Text).data} ${range.startOffset}` : '';
}

/** A task with the most steps it may take, on another page than the contents of the book. */
function taskOn(
  number: number | string,
  name: string,
  most: number,
  address: () => string,
  run: (steps: Steps, own: Page) => Promise<void>,
): void {
  it(`${number} ${name}`, async () => {
    const own = await show(address());
    const steps = new Steps(own);
    await run(steps, own);
    counted.push(`${number} ${name}: ${steps.count}`);
    expect(steps.count).toBeLessThanOrEqual(most);
  });
}

describe('on a page', () => {
  const news = () => `${server.origin}/news/`;
  const notice = () => `${server.origin}/notice/`;
  const SHORT = '区教育局';
  const FULL = '杭州市上城区教育局';
  /** The card of a name, opened by key; the names are gone through until it is this one. */
  async function openCard(steps: Steps, own: Page, name: string): Promise<Frame> {
    await waitForMarks(own);
    steps.count += 1;
    for (let turn = 0; turn < 12 && (await current(own))[0] !== name; turn++) {
      const before = await own.evaluate(placeOfCurrent);
      await command(desk, own, 'next-name');
      await expect.poll(() => own.evaluate(placeOfCurrent)).not.toBe(before);
    }
    await steps.command('open-card');
    await cardBox(own);
    const card = await cardFrame(own);
    await moreOf(card).waitFor();
    await own.bringToFront();
    await card.waitForFunction(() => document.activeElement !== document.body);
    return card;
  }

  taskOn(
    1,
    'a newcomer sees what it is, on the first page',
    2,
    () => lens.url('welcome.html'),
    async (steps, own) => {
      await own.getByRole('article').getByRole('button').first().waitFor();
      await steps.reach(/街道$/);
      await steps.key('Enter');
      await expect.poll(() => own.getByRole('complementary').textContent()).toMatch(/第 \d+ 页/);
    },
  );

  taskOn(2, 'what a name on a page is', 2, news, async (steps, own) => {
    const card = await openCard(steps, own, '望江街道');
    expect(await card.getByRole('article').or(cardOf(card)).first().textContent()).toContain('68,897');
  });

  taskOn(3, 'from the card to the whole entry', 4, news, async (steps, own) => {
    const card = await openCard(steps, own, '望江街道');
    const opened = lens.context.waitForEvent('page');
    await steps.reach(/^概况/, card);
    await steps.key('Enter');
    const entry = await opened;
    await entry.getByRole('heading', { level: 1, name: '概况' }).waitFor();
    await entry.close();
  });

  taskOn(4, 'not this one, and taken back', 8, news, async (steps, own) => {
    await waitForMarks(own, '望江街道');
    const all = Object.values(await painted(own)).reduce((sum, count) => sum + count);
    const left = async () => Object.values(await painted(own)).reduce((sum, count) => sum + count, 0);
    const card = await openCard(steps, own, '望江街道');
    await steps.reach(/^更多$/, card);
    await steps.key('Enter');
    await card.getByRole('menuitem', { name: '这一处不是它' }).waitFor();
    while (!(await card.evaluate(() => document.activeElement?.getAttribute('aria-label') === '这一处不是它')))
      await own.keyboard.press('ArrowDown');
    await steps.key('Enter');
    await expect.poll(left).toBe(all - 1);
    await steps.reach(/^撤销$/, card);
    await steps.key('Enter');
    await expect.poll(left).toBe(all);
  });

  taskOn(5, 'off and on again for a site', 4, news, async (outer, own) => {
    await store(desk, { sites: { off: [], expand: [], pagesOff: [] } });
    await waitForMarks(own, '望江街道');
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, own.url())}`));
    const steps = new Steps(popup);
    await popup.getByRole('switch', { name: /^标注本站/ }).waitFor();
    await steps.reach(/^标注本站/);
    await steps.key('Space');
    await expect.poll(() => painted(own)).toEqual({});
    await popup.getByRole('switch', { name: /^标注本站/, checked: false }).waitFor();
    await steps.key('Space');
    await waitForMarks(own, '望江街道');
    outer.count = steps.count;
    await popup.close();
  });

  taskOn(6, 'one short name written out, and taken back to the letter', 5, notice, async (steps, own) => {
    const card = await openCard(steps, own, SHORT);
    const text = () => own.locator('body').innerHTML();
    const before = await text();
    await steps.reach(/^展开全称$/, card);
    await steps.key('Enter');
    await expect.poll(text).toContain(FULL);
    await steps.key('Enter');
    await expect.poll(text).toBe(before);
  });

  taskOn(
    7,
    'all short names of a page',
    2,
    () => `${server.origin}/notice/`,
    async (steps, own) => {
      await waitForMarks(own, '区教育局');
      const before = await bytesOf(own);
      await steps.command('expand-page');
      await expect.poll(() => own.locator('body').textContent()).toContain('区教育局（杭州市上城区教育局）');
      await steps.command('expand-page');
      await expect.poll(() => bytesOf(own)).toBe(before);
    },
  );

  taskOn(25, 'the card by keys: opened, gone through, closed, and back where one was', 4, news, async (steps, own) => {
    await waitForMarks(own);
    await own.focus('a');
    await openCard(steps, own, '望江街道');
    await steps.key('Escape');
    await noCard(own);
    expect(await own.evaluate(() => document.activeElement?.localName)).toBe('a');
  });

  taskOn('own-1', 'the marks of a page as a file', 9, news, async (outer, own) => {
    await waitForMarks(own, '望江街道');
    const popup = await lens.newPage(lens.url(`popup.html?tab=${await tabOf(desk, own.url())}`));
    const steps = new Steps(popup);
    for (const [down, says] of [
      [0, '明年还想请'],
      [1, '"FeatureCollection"'],
      [2, '"TextQuoteSelector"'],
      [3, '<placeName ref="urn:yearbook:'],
    ] as const) {
      await popup.getByRole('button', { name: '带走本页标注' }).waitFor();
      if (down === 0) await steps.reach(/^带走本页标注$/);
      const file = popup.waitForEvent('download');
      await steps.key('Enter');
      for (let at = 0; at < down; at++) await popup.keyboard.press('ArrowDown');
      await steps.key('Enter');
      const text = await readFile((await (await file).path())!, 'utf8');
      expect(text).toContain('望江街道');
      expect(text).toContain(says);
    }
    outer.count = steps.count;
    await popup.close();
  });
});

describe('the reader’s own', () => {
  taskOn(
    27,
    'a place in the book sent to somebody else',
    6,
    () => lens.url('reader.html#/contents'),
    async (steps, own) => {
      await steps.find('荷花塘未来社区建设', /荷花塘未来社区建设/);
      await own.getByRole('heading', { level: 1, name: '荷花塘未来社区建设' }).waitFor();
      await steps.reach(/^引用$/);
      await own.keyboard.press('Enter');
      await steps.reach(/^复制地址$/);
      await own.keyboard.press('Enter');
      await own.getByRole('status').filter({ hasText: '已复制' }).waitFor({ state: 'attached' });
      // Where it arrives: into the search field as it came, and Enter.
      const there = await lens.newPage(lens.url('reader.html#/contents'));
      await there.bringToFront();
      await there.getByRole('search').waitFor();
      await there.keyboard.press('/');
      await there.keyboard.press('Control+V');
      await there.keyboard.press('Enter');
      await there.getByRole('option', { name: /^荷花塘未来社区建设.*地址/ }).waitFor();
      expect(await there.getByRole('combobox').first().inputValue()).toContain('urn:yearbook:shangcheng-2022/');
      await there.keyboard.press('Enter');
      await there.getByRole('heading', { level: 1, name: '荷花塘未来社区建设' }).waitFor();
      await there.close();
    },
  );

  taskOn(
    'own-2',
    'an entry kept with a note, found again in one place',
    8,
    () => lens.url('reader.html#/contents'),
    async (steps, own) => {
      await steps.find('荷花塘未来社区建设', /荷花塘未来社区建设/);
      await own.getByRole('button', { name: '收藏' }).waitFor();
      await expect.poll(() => own.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
      await steps.reach(/^收藏$/);
      await own.keyboard.press('Enter');
      await steps.reach(/^写笔记$/);
      await own.keyboard.press('Enter');
      steps.count += 1;
      await own.keyboard.type('问编辑部');
      await own.keyboard.press('Control+Enter');
      await own.getByRole('complementary', { name: '笔记' }).waitFor();
      await own.goto(lens.url('reader.html#/mine'));
      await expect.poll(() => own.getByRole('region', { name: '收藏' }).textContent()).toContain('荷花塘未来社区建设');
      expect(await own.getByRole('region', { name: '笔记' }).textContent()).toContain('问编辑部');
    },
  );

  it('own-3 the address bar: yb and words', async () => {
    // It rests when nobody has asked it anything for a while.
    await ask(desk, 'import.state');
    const worker = lens.context.serviceWorkers()[0] ?? (await lens.context.waitForEvent('serviceworker'));
    const rows = await worker.evaluate(async () => {
      const event = (chrome as unknown as { omnibox: { onInputChanged: unknown } }).omnibox.onInputChanged as {
        dispatch(words: string, tell: (rows: { content: string; description: string }[]) => void): void;
      };
      return new Promise<{ content: string; description: string }[]>((resolve) => event.dispatch('望江', resolve));
    });
    expect(rows[0]?.description).toMatch(/^望江街道 <dim>/);
    const opened = lens.context.waitForEvent('page');
    await worker.evaluate((content) => {
      const event = (chrome as unknown as { omnibox: { onInputEntered: unknown } }).omnibox.onInputEntered as {
        dispatch(words: string, where: string): void;
      };
      event.dispatch(content, 'newForegroundTab');
    }, rows[0]!.content);
    const tab = await opened;
    await tab.getByRole('heading', { level: 1, name: /^望江街道/ }).waitFor();
    await tab.close();
  });

  taskOn(
    23,
    'everything of one’s own saved and taken back',
    8,
    () => lens.url('options.html'),
    async (steps, own) => {
      await own.getByRole('button', { name: '存成文件' }).waitFor();
      await steps.reach(/^存成文件$/);
      const file = own.waitForEvent('download');
      await steps.key('Enter');
      const saved = await readFile((await (await file).path())!, 'utf8');
      expect(saved).toContain('问编辑部');
      await store(desk, { own: {}, pins: [] });
      await steps.reach(/^从文件取回/);
      await steps.give('backup.jsonl', saved);
      await own.getByText(/^撤销/).waitFor();
      await expect
        .poll(() => desk.evaluate(async () => JSON.stringify(await chrome.storage.local.get('own'))))
        .toContain('问编辑部');
      await steps.reach(/^撤销/);
      await steps.key('Enter');
      await expect
        .poll(() => desk.evaluate(async () => JSON.stringify(await chrome.storage.local.get('own'))))
        .not.toContain('问编辑部');
    },
  );

  taskOn(
    22,
    'another book brought in, and both to be read',
    5,
    () => lens.url('options.html'),
    async (steps, own) => {
      const book = JSON.stringify(await otherDistrict());
      await booksOn(own).first().waitFor();
      await steps.reach(/^导入年鉴包/);
      await steps.give('baitang.json', book);
      await own.getByRole('button', { name: '收进书架' }).waitFor();
      await steps.reach(/^收进书架$/);
      await steps.key('Enter');
      await booksOn(own).nth(1).getByRole('heading', { name: '白塘年鉴（2022）' }).waitFor();
      const reader = await lens.newPage(lens.url('reader.html'));
      await expect
        .poll(() => reader.getByRole('combobox', { name: '换一本书' }).locator('option').allTextContents())
        .toHaveLength(2);
      await reader.close();
    },
  );

  taskOn(
    24,
    'what a book takes, and the book taken away',
    4,
    () => lens.url('options.html'),
    async (steps, own) => {
      await booksOn(own).nth(1).waitFor();
      expect(await booksOn(own).nth(1).textContent()).toMatch(/\d (k|K|M)B/);
      await steps.reach(/^移除$/);
      await steps.key('Enter');
      await own.getByText(/^确定移除《白塘/).waitFor();
      await steps.reach(/^移除$/);
      await steps.key('Enter');
      await expect.poll(() => booksOn(own).count()).toBe(1);
    },
  );
});
