import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Box, cardBox, entriesOf, moreOf, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { tabOf } from './golden';
import { cardFrame, hover, outlast, waitForMarks } from './harness';

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>';
const EDGES = `${HEAD}<style>b { position: fixed; font: 16px/1.5 serif }</style><h1>杭州市上城区</h1>
<b style="left:0;top:0">清波街道</b><b style="right:0;top:0">小营街道</b>
<b style="left:0;bottom:0">望江街道</b><b style="right:0;bottom:0">湖滨街道</b>`;
const WRAPPED = `${HEAD}<h1>杭州市上城区</h1><p style="width:80px;margin:100px;font:16px/2 serif">去到了紫阳街道</p>`;
const MIDDLE = `${HEAD}<h1>杭州市上城区</h1><p style="margin:240px 0 0">到小营街道去</p>`;
const INNER = `${HEAD}<h1>杭州市上城区</h1><p>里面是<b>小营街道</b>。</p>`;
const holder = (src: string): string =>
  `${HEAD}<h1>杭州市上城区</h1><iframe src="${src}" style="width:90%;height:500px;margin:20px;border:3px solid"></iframe>`;

describe('where the card stands', () => {
  setUp({
    pages: (origin) => ({
      '/edges': EDGES,
      '/wrapped': WRAPPED,
      '/middle': MIDDLE,
      '/inner': INNER,
      '/near': holder('/near-middle'),
      '/near-middle': holder('/inner'),
      '/far': holder(`${origin.replace('127.0.0.1', 'localhost')}/far-middle`),
      '/far-middle': holder(`${origin}/inner`),
    }),
  });

  async function open(path: string, text: string): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await waitForMarks(page, text);
    return page;
  }

  const zoom = async (page: Page, factor: number): Promise<void> => {
    const tab = await tabOf(desk, page.url());
    await desk.evaluate(([id, by]) => chrome.tabs.setZoom(id, by), [tab, factor] as const);
    await page.waitForFunction((by) => devicePixelRatio === by, factor);
  };

  /** Boxes of the lines a name is painted on, in its frame's viewport. */
  function linesOf(target: Page | Frame, name: string): Promise<Box[]> {
    return target.evaluate((wanted) => {
      for (const [, ranges] of CSS.highlights)
        for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          if (String(range) === wanted)
            return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
        }
      return [];
    }, name);
  }

  /** Pixels between two boxes; none or less where they touch. */
  const gap = (a: Box, b: Box): number =>
    Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);

  /** The card comes to stand in view, off every line of the name, and beside it; gives its place. */
  async function expectBeside(page: Page, name: string, what = name): Promise<Box> {
    await entriesOf(await cardFrame(page))
      .first()
      .waitFor();
    let card: Box = await cardBox(page);
    const wrong = async (): Promise<string[]> => {
      const view = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: innerHeight }));
      card = await cardBox(page);
      const lines = await linesOf(page, name);
      const gaps = lines.map((line) => gap(card, line));
      const inside = card.x + card.width <= view.width && card.y + card.height <= view.height;
      return [
        ...(Math.min(...gaps) > 0 ? [] : ['over the name']),
        ...(Math.min(...gaps) < 16 ? [] : ['far from the name']),
        ...(Math.min(card.x, card.y) >= 0 && inside ? [] : ['out of view']),
      ];
    };
    await expect.poll(wrong, { message: what }).toEqual([]);
    return card;
  }

  async function away(page: Page): Promise<void> {
    await page.keyboard.press('Escape');
    await noCard(page);
  }

  // Every place in every view is gone through in unit/page/placement: here a corner each, and the two that differ most.
  it.each([
    [0.5, ['清波街道', '湖滨街道']],
    [2, ['小营街道']],
    [3, ['望江街道', '湖滨街道']],
  ])('beside the name and in view at a zoom of %d', async (factor, names) => {
    const page = await open('edges', '湖滨街道');
    await zoom(page, factor);
    for (const name of names) {
      await waitForMarks(page, name);
      await hover(page, name);
      await expectBeside(page, name, `${name} at ${factor}`);
      await away(page);
    }
    await zoom(page, 1);
  });

  it('follows the name when the zoom changes under it', async () => {
    const page = await open('news/', '小营街道');
    await hover(page, '小营街道');
    await zoom(page, 1.5);
    await expectBeside(page, '小营街道');
    await zoom(page, 1);
  });

  it('stays where it is when its content grows, under the pointer on its way into it', async () => {
    const page = await open('middle', '小营街道');
    const card = await hover(page, '小营街道');
    const below = async (): Promise<boolean> => {
      const [line] = (await linesOf(page, '小营街道')) as [Box];
      return (await cardBox(page)).y >= line.y + line.height;
    };
    await cardBox(page);
    expect(await below()).toBe(true);
    await expectBeside(page, '小营街道');
    await moreOf(card).click();
    await card.getByRole('menu').waitFor();
    await outlast(page, 300);
    expect(await below()).toBe(true);
    await expectBeside(page, '小营街道');
  });

  it('off both lines of a name that wraps, whichever is pointed at', async () => {
    const page = await open('wrapped', '紫阳街道');
    const lines = await linesOf(page, '紫阳街道');
    expect(lines.length).toBe(2);
    for (const { x, y, width, height } of lines) {
      await page.mouse.move(x + width / 2, y + height + 200);
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
      await page.mouse.move(x + width / 2 + 1, y + height / 2);
      await expectBeside(page, '紫阳街道', `at ${x}, ${y}`);
      await away(page);
    }
  });

  it('leaves with its name when the page writes another in its place, under a pointer that rests', async () => {
    const page = await open('middle', '小营街道');
    await hover(page, '小营街道');
    await page.evaluate(() => {
      (document.querySelector('p')?.firstChild as Text).data = '到清波街道去';
    });
    await waitForMarks(page, '清波街道');
    await noCard(page);
  });

  it.each([
    ['near', 'of the same origin, in the top frame'],
    ['far', 'behind one of another origin, over the page too'],
  ])('for a name two frames deep: %s, %s', async (path) => {
    const page = await open(path, '杭州市上城区');
    const find = (): Frame | undefined => page.frames().find((one) => one.url().endsWith('/inner'));
    await expect.poll(find).toBeDefined();
    const inner = find() as Frame;
    await waitForMarks(inner, '小营街道');
    const name = (await inner.locator('b').boundingBox()) as Box;
    const [x, y] = [name.x + name.width / 2, name.y + name.height / 2];
    await page.mouse.move(x - 20, y + 60);
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.move(x + 1, y);
    const card = await cardFrame(page);
    await entriesOf(card).first().waitFor();
    expect(card.parentFrame() === page.mainFrame()).toBe(true);
    const box = (await (await card.frameElement()).boundingBox()) as Box;
    expect(gap(box, name)).toBeGreaterThan(0);
    expect(gap(box, name)).toBeLessThan(16);
    // Into the card and out again, as anywhere.
    await page.mouse.move(box.x + 30, box.y + 30, { steps: 5 });
    await outlast(page, 500);
    expect(await page.evaluate(() => Boolean(document.querySelector(':popover-open')))).toBe(true);
    await page.mouse.move(4, 4, { steps: 5 });
    await page.waitForFunction(() => !document.querySelector(':popover-open'));
  });
});
