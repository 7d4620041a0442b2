import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardBox, current, entriesOf, noCard, onDark } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, namesOf, store } from './golden';
import { cardFrame, hover, outlast, placeOf, waitForMarks } from './harness';

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>';
const LINE = '<p style="margin:0;line-height:60px">今天，清波街道的人们来到小营街道，看了看。</p>';
const FILL = '<p>这里没有别的话要说。</p>'.repeat(40);

/** Longer than any rest that opens a card. */
const LONG = 700;
/** A rest that is chosen, longer than a busy machine lets pass between two events of ours. */
const SLOW = 1000;

describe('a pointer that means something else', () => {
  setUp({
    pages: {
      '/lines': `${HEAD}<h1>杭州市上城区</h1>${LINE.repeat(30)}`,
      '/links': `${HEAD}<h1>杭州市上城区</h1><p><a href="#there">小营街道</a>，清波街道。</p>`,
      '/bars': `${HEAD}<style>.bar{position:fixed;left:0;right:0;height:120px;background:#ddd}</style>
          <div class="bar" style="top:0">页眉</div><h1 style="margin-top:140px">杭州市上城区</h1>
          ${FILL}<p>清波街道</p>${FILL}<div id="box" style="height:160px;overflow:auto">${FILL}<p>小营街道</p>${FILL}</div>
          ${FILL}<div class="bar" style="bottom:0">页脚</div>`,
      '/grounds': `${HEAD}<body style="margin:0;background:#fff;color:#222"><h1>杭州市上城区</h1>
          <p style="background:#a00;color:#fff">清波街道</p><p style="color:#aaa">小营街道</p>${FILL}`,
    },
  });

  async function open(path: string, text = '小营街道'): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await page.bringToFront();
    await waitForMarks(page, text);
    return page;
  }

  const selected = (page: Page): Promise<string> => page.evaluate(() => String(getSelection()));

  it('selects over names and no card comes, nor does one stay', async () => {
    const page = await open('lines');
    const { x, y } = await placeOf(page, '小营街道', 3);
    await page.mouse.move(x - 150, y);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 12 });
    await outlast(page, LONG);
    await noCard(page);
    expect(await current(page)).toEqual([]);
    await page.mouse.up();
    await outlast(page, LONG);
    await noCard(page);
    expect(await selected(page)).toContain('小营');

    // The name answers again when it is pointed at anew.
    await page.mouse.move(x + 200, y + 30, { steps: 4 });
    await hover(page, '小营街道', 3);
    await cardBox(page);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 6 });
    await noCard(page);
    await page.mouse.up();
  });

  it('makes its card ready when the pointer comes beside a name, not before', async () => {
    const page = await open('bars', '杭州市上城区');
    const cards = (): number => page.frames().filter((one) => one.url().endsWith('/card.html')).length;
    const { x, y } = await placeOf(page, '杭州市上城区');
    await page.mouse.move(x, y + 90);
    await page.mouse.move(x, y + 92);
    await outlast(page, LONG);
    expect(cards()).toBe(0);

    await page.mouse.move(x + 400, y, { steps: 8 });
    await expect.poll(cards).toBe(1);
    await outlast(page, LONG);
    await noCard(page);
  });

  it('selects a word by a double press, and opens the menu, without a card', async () => {
    // Between two presses of ours a busy machine lets more pass than the rest that opens a card.
    await store(desk, { settings: { delay: SLOW } });
    const page = await open('lines');
    const { x, y } = await placeOf(page, '小营街道', 3);
    await page.mouse.move(x - 60, y - 30);
    await page.mouse.dblclick(x, y);
    await outlast(page, SLOW + LONG);
    await noCard(page);
    expect(await selected(page)).not.toBe('');
    await page.mouse.click(900, 870);
    await page.mouse.move(x - 2, y, { steps: 2 });
    await page.mouse.click(x, y, { button: 'right' });
    await outlast(page, SLOW + LONG);
    await noCard(page);
  });

  it('opens the card by a plain press too, which goes when it becomes a slow double press, and a word is selected', async () => {
    const page = await open('lines');
    const { x, y } = await placeOf(page, '小营街道', 3);
    await page.mouse.move(x - 60, y - 30);
    await page.mouse.click(x, y);
    await cardBox(page);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await noCard(page);
    expect(await selected(page)).not.toBe('');
  });

  it('follows a link, and the card does not come after', async () => {
    const page = await open('links');
    const { x, y } = await placeOf(page, '小营街道');
    await page.mouse.move(x - 60, y + 60);
    await page.mouse.click(x, y);
    await page.waitForURL(/#there$/);
    await outlast(page, LONG);
    await noCard(page);
    await page.mouse.move(x + 300, y + 90, { steps: 4 });
    await hover(page, '小营街道');
    await cardBox(page);
    await page.mouse.down();
    await noCard(page);
    await page.mouse.up();
  });

  it('rests while the page scrolls under it: no card comes, and one that was open goes', async () => {
    const page = await open('lines');
    const { x, y } = await placeOf(page, '小营街道', 3);
    await page.mouse.move(x, y + 30, { steps: 4 });
    for (const by of [30, 60, 60]) {
      await page.mouse.wheel(0, by);
      await outlast(page, LONG);
      await noCard(page);
    }
    await page.mouse.move(x, y + 2, { steps: 4 });
    await hover(page, '小营街道', 5);
    await cardBox(page);
    await page.mouse.wheel(0, 30);
    await noCard(page);
  });

  it('opens the card when it has come to rest, not while it reads along', async () => {
    await store(desk, { settings: { delay: SLOW } });
    const page = await open('lines', '杭州市上城区');
    const { x, y } = await placeOf(page, '杭州市上城区');
    await page.evaluate(() => {
      const moves: number[] = [];
      Object.assign(window, { moves });
      addEventListener('mousemove', ({ timeStamp }) => moves.push(timeStamp));
    });
    /** Reads along the name: the longest rest, as the page has it, and whether there was a card. */
    const along = async (): Promise<{ rest: number; card: boolean }> => {
      await page.mouse.move(x, y + 200);
      await noCard(page);
      await page.evaluate(() => (window as unknown as { moves: number[] }).moves.splice(0));
      for (let step = -4; step <= 3; step++) {
        await page.mouse.move(x + step * 20, y);
        await outlast(page, 250);
      }
      return page.evaluate(() => {
        const { moves } = window as unknown as { moves: number[] };
        const rest = Math.max(...[...moves.slice(1), performance.now()].map((at, i) => at - moves[i]!));
        return { rest, card: document.querySelector('[popover]:popover-open') !== null };
      });
    };
    // On a busy machine the hand may have rested on the way: then it says nothing, and goes again.
    let seen = await along();
    for (let turn = 1; seen.rest >= SLOW && turn < 10; turn++) seen = await along();
    expect(seen.card).toBe(false);
    const card = await cardFrame(page);
    await cardBox(page);
    // Once answered it does not come again for the same rest.
    await entriesOf(card).first().waitFor();
    await page.keyboard.press('Escape');
    await noCard(page);
    await page.mouse.move(x, y, { steps: 4 });
    await outlast(page, SLOW + LONG);
    await noCard(page);
  });

  it('goes by key to names that bars and boxes hide, and leaves alone what is seen', async () => {
    const page = await open('bars', '杭州市上城区');
    await expect.poll(async () => (await namesOf(desk, page.url()))?.names.length).toBe(3);
    const shown = (): Promise<[string, boolean] | null> =>
      page.evaluate(() => {
        const lit = [...CSS.highlights.values()].flatMap((one) => (one.priority === 2 ? [...one] : []));
        for (const range of lit) {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const { x, y, width, height } = live.getBoundingClientRect();
          const top = document.elementFromPoint(x + width / 2, y + height / 2);
          return [live.toString(), top?.contains(range.startContainer) === true];
        }
        return null;
      });
    await command(desk, page, 'next-name');
    await expect.poll(shown).toEqual(['杭州市上城区', true]);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    for (const [to, name] of [
      ['next-name', '清波街道'],
      ['next-name', '小营街道'],
      ['previous-name', '清波街道'],
      ['previous-name', '杭州市上城区'],
    ] as const) {
      await command(desk, page, to);
      await expect.poll(shown).toEqual([name, true]);
    }
  });

  it('finds a light card on a light page, over a coloured bar and over grey text as well', async () => {
    const page = await open('grounds');
    for (const name of ['清波街道', '小营街道']) {
      const card = await hover(page, name);
      await card.waitForFunction(() => document.documentElement.dataset.theme === 'light', undefined, {
        timeout: 5000,
      });
      await page.keyboard.press('Escape');
      await noCard(page);
    }
    expect(await onDark(page), 'white on red alone is on dark ground').toBe(1);
  });
});
