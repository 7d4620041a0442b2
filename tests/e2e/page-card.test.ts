import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { apart, cardBox, current, isOnTop, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, store } from './golden';
import { bytesOf, cardFrame, hover, outlast, placeOf, waitForMarks } from './harness';

describe('the card over a page', () => {
  setUp();

  async function open(path: string, text: string): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await waitForMarks(page, text);
    return page;
  }

  it('stays inside and off the name in every viewport, as zoomed pages have', async () => {
    const page = await open('news/', '小营街道');
    for (const [width, height] of [
      [427, 300],
      [360, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction((wanted) => innerWidth === wanted, width);
      await hover(page, '小营街道');
      const point = await placeOf(page, '小营街道');
      const box = await cardBox(page);
      expect(apart(box, point), `${width}×${height}`).toBe(true);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      await page.keyboard.press('Escape');
      await noCard(page);
    }
    await page.close();
  });

  it('goes along when the colours of the page change under it', async () => {
    const page = await open('news/', '小营街道');
    await page.addStyleTag({
      content: `[data-theme=dark] * { color: #eee !important }
        @media (prefers-color-scheme: dark) { * { color: #eee !important } }`,
    });
    const card = await hover(page, '小营街道');
    const theme = (name: string) =>
      card.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, name, { timeout: 5000 });
    await theme('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await theme('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await theme('light');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await theme('dark');
    await page.close();
  });

  it('gives time to travel into the card, and closes when the pointer goes elsewhere', async () => {
    const page = await open('news/', '小营街道');
    await hover(page, '小营街道');
    const box = await cardBox(page);
    await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
    await outlast(page, 700);
    expect(await isOnTop(page)).toBe(true);
    await page.mouse.move(box.x + box.width + 200, 5, { steps: 4 });
    await noCard(page);
  });

  it('goes from name to name by key, opens with focus, and gives the focus back', async () => {
    const page = await open('news/', '小营街道');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      addEventListener('keydown', (event) => heard.push(event.key));
    });
    await page.bringToFront();
    await page.focus('a');
    await command(desk, page, 'next-name');
    await expect.poll(() => current(page)).toEqual(['上城区清波街道']);
    await command(desk, page, 'next-name');
    await expect.poll(() => current(page)).toEqual(['杭州市上城区']);
    await command(desk, page, 'previous-name');
    await expect.poll(() => current(page)).toEqual(['上城区清波街道']);
    await command(desk, page, 'open-card');
    await cardBox(page);
    const card = await cardFrame(page);
    await page.bringToFront();
    await card.waitForFunction(() => document.activeElement !== document.body);
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('a');
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  it('opens by tap; the second tap follows the link', async () => {
    const page = await open('news/', '小营街道');
    const touch = await lens.context.newCDPSession(page);
    // Known to the page from its start, as on any device that takes touch.
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    await page.reload();
    await waitForMarks(page, '小营街道');
    const { x, y } = await page.evaluate(() => {
      const box = document.querySelector('a')?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    const tap = async (): Promise<void> => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await tap();
    await cardBox(page);
    expect(page.url()).not.toContain('#next');
    await tap();
    await page.waitForURL(/#next$/);
    await page.close();
  });

  it('works above a modal dialog, which makes everything outside it inert', async () => {
    const page = await open('dialogs/', '清波街道');
    await page.click('#go');
    await waitForMarks(page, '小营街道');
    const before = await bytesOf(page);
    await hover(page, '小营街道');
    await cardBox(page);
    expect(await isOnTop(page)).toBe(true);
    await page.keyboard.press('Escape');
    await noCard(page);
    // The first Escape was the card's: the dialog is still there.
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
    expect(await page.evaluate(() => document.querySelector('dialog')?.outerHTML)).toContain('小营街道');
    expect(before).toContain('小营街道');
  });

  it('works in fullscreen', async () => {
    const page = await open('dialogs/', '望江街道');
    await page.click('#full');
    await page.evaluate(() => document.getElementById('full')?.requestFullscreen());
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await hover(page, '望江街道');
    await cardBox(page);
    expect(await isOnTop(page)).toBe(true);
    await page.close();
  });

  // In one of the same origin, and deeper: page-place.
  it('is shown by the top frame for a name in a frame of another origin, at its place', async () => {
    const other = server.origin.replace('127.0.0.1', 'localhost');
    const page = await open(`frames/?other=${other}`, '清波街道');
    const frame = page.frames().filter((one) => one.url().includes('inner.html'))[1];
    if (!frame) throw new Error('no frame');
    await waitForMarks(frame, '小营街道');
    const inner = await frame.evaluate(() => {
      for (const [, ranges] of CSS.highlights)
        for (const { startContainer, startOffset, endOffset } of ranges) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(startContainer, endOffset);
          if (range.toString() !== '小营街道') continue;
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2, height };
        }
      return null;
    });
    const outer = await (await frame.frameElement()).evaluate((node) => {
      const element = node as Element;
      const box = element.getBoundingClientRect();
      return { x: box.x + element.clientLeft, y: box.y + element.clientTop };
    });
    if (!inner) throw new Error('not marked');
    const point = { x: outer.x + inner.x, y: outer.y + inner.y };
    await page.mouse.move(point.x - 60, point.y + 30);
    await page.mouse.move(point.x, point.y, { steps: 6 });
    await page.mouse.move(point.x + 1, point.y);
    const box = await cardBox(page);
    expect(apart(box, point)).toBe(true);
    // Right under the line of the name, or right over it.
    const below = box.y - (point.y + inner.height / 2);
    const above = point.y - inner.height / 2 - (box.y + box.height);
    expect(Math.min(Math.abs(below), Math.abs(above))).toBeLessThan(16);
    await page.mouse.move(5, 5, { steps: 4 });
    await noCard(page);
  });

  it('does nothing for pages that imitate a reader or us', async () => {
    const page = await open('news/', '小营街道');
    const { x, y } = await placeOf(page, '小营街道');
    await page.evaluate(
      ([left, top, id]) => {
        const at = { clientX: left, clientY: top, bubbles: true };
        document.body.dispatchEvent(new PointerEvent('pointermove', at));
        document.body.dispatchEvent(new PointerEvent('click', { ...at, pointerType: 'touch', detail: 1 }));
        postMessage({ type: 'yearbook-lens-port', nonce: 'x' }, '*');
        postMessage({ type: 'page.command', params: { command: 'expand-page' } }, '*');
        const frame = document.createElement('iframe');
        frame.src = `chrome-extension://${id}/card.html`;
        frame.id = 'mine';
        document.body.append(frame);
      },
      [x, y, new URL(lens.url('')).host] as const,
    );
    await outlast(page, 1000);
    expect(await page.evaluate(() => document.querySelector('[popover]'))).toBeNull();
    expect(page.frames().filter((frame) => frame.url().endsWith('/card.html'))).toEqual([]);
  });

  it('turns off and on for a site and everywhere without a reload', async () => {
    const page = await open('news/', '小营街道');
    const before = await bytesOf(page);
    const marked = (): Promise<number> => page.evaluate(() => CSS.highlights.size);
    await store(desk, { sites: { off: ['127.0.0.1'], expand: [], pagesOff: [] } });
    await expect.poll(marked).toBe(0);
    await store(desk, { sites: { off: [], expand: [], pagesOff: [] } });
    await waitForMarks(page, '小营街道');
    await store(desk, { settings: { everywhere: false } });
    await expect.poll(marked).toBe(0);
    await store(desk, { settings: { everywhere: true } });
    await waitForMarks(page, '小营街道');
    await command(desk, page, 'toggle-page');
    await expect.poll(marked).toBe(0);
    expect(await bytesOf(page)).toBe(before);
  });
});
