import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lens, launch, openPanel, waitForImport } from './harness';

/**
 * What residents, researchers and newcomers come for, done by keyboard alone in the built extension with its own book. A step
 * is one thing a reader means to do: go to a field, type words, choose, open. Moving the focus to something counts as one,
 * however many times Tab is pressed on the way.
 */
let lens: Lens;
let page: Page;
const counted: string[] = [];

beforeAll(async () => {
  lens = await launch();
  await waitForImport(lens);
  page = await lens.newPage(lens.url('reader.html'));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
});
afterAll(async () => {
  // The figures for the record: what each task costs.
  console.log(counted.join('\n'));
  await lens?.close();
});

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
    await this.key('/');
    this.count += 1;
    await this.#page.keyboard.type(words);
    if (!(await this.#page.getByRole('combobox').first().isVisible())) await this.#page.keyboard.press('Enter');
    await this.#page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  }

  /** Moves the focus on until it is on something of this name. */
  async reach(name: RegExp): Promise<void> {
    this.count += 1;
    for (let tabs = 0; tabs < 150; tabs++) {
      await this.#page.keyboard.press('Tab');
      const here = await this.#page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
      if (name.test(here.trim())) return;
    }
    throw new Error(`the focus never came to ${name}`);
  }
}

/** A task with the most steps it may take; it begins at the contents of the book. */
function task(number: number, name: string, most: number, run: (steps: Steps) => Promise<void>): void {
  it(`${number} ${name}`, async () => {
    await page.goto(lens.url('reader.html#/contents'));
    await page.reload();
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
    await steps.search('区发改经信局');
    await text('option', /发展改革和经济信息化局/).waitFor();
    await steps.key('Enter');
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
    await steps.search('彭埠街道');
    await text('option', /^彭埠街道/).waitFor();
    await steps.key('Enter');
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
    await steps.search('人大常委会文件题录');
    await text('option', /人大常委会文件题录/).waitFor();
    await steps.key('Enter');
    await text('table').waitFor();
    await steps.reach(/^带走$/);
    const file = page.waitForEvent('download');
    await steps.key('Enter');
    await steps.key('Enter');
    expect((await file).suggestedFilename()).toMatch(/table-5\.csv$/);
  });

  task(14, 'a citation by the standard', 5, async (steps) => {
    await steps.search('荷花塘未来社区建设');
    await text('option', /荷花塘未来社区建设/).waitFor();
    await steps.key('Enter');
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
    await steps.search('丁兰街道');
    await text('option', /^丁兰街道/).waitFor();
    await steps.key('Enter');
    await expect.poll(() => main().textContent()).toMatch(/前身.*丁桥镇/);
  });

  task(20, 'a term explained', 3, async (steps) => {
    await steps.search('三圈三街');
    await text('option', /三圈三街/).waitFor();
    await steps.key('Enter');
    await expect.poll(() => main().textContent()).toContain('湖滨商圈');
  });

  task(21, 'one biography', 3, async (steps) => {
    await steps.search('徐荣培');
    await text('option', /徐荣培/).waitFor();
    await steps.key('Enter');
    await expect.poll(() => page.locator('details[open]').textContent()).toContain('中国民主促进会会员');
  });
});

describe('in the panel', () => {
  it('26 a name by keys: the focus goes on in what was opened, and there is a way back', async () => {
    const panel = await openPanel(lens, '#/all');
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
    await panel.close();
  });

  it('19 what is shown, as GeoJSON, Linked Places, CSV and a picture', async () => {
    const panel = await openPanel(lens, '#/streets');
    await panel.locator('.leaflet-container').waitFor();
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
    await panel.close();
  });
});

describe('in English', () => {
  it('28 the pages are English: titles, labels, headings', async () => {
    const english = await launch({ locale: 'en-US' });
    try {
      await waitForImport(english);
      for (const [address, heading] of [
        ['reader.html#/offices', 'Offices'],
        ['options.html', 'Settings'],
        ['welcome.html', 'Yearbook Lens'],
      ] as const) {
        const tab = await english.newPage(english.url(address));
        await tab.getByRole('heading', { level: 1, name: heading }).waitFor();
        expect(await tab.evaluate(() => document.documentElement.lang)).toBe('en');
        expect((await tab.title()).replace(/上城年鉴（2022）/, '')).not.toMatch(/\p{Script=Han}/u);
        await tab.close();
      }
    } finally {
      await english.close();
    }
  });
});
