import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../data/settings/shape';
import { cardBox, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { bundle, command, countsOf, namesOf, painted, seenText, store } from './golden';
import { bytesOf, cardFrame, hover, outlast, placeOf, waitForMarks } from './harness';

const SHORT = '区发改经信局';
const FULL = '杭州市上城区发展改革和经济信息化局';
const NO_SITES = { off: [], expand: [], pagesOff: [] };
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>
<h1>杭州市上城区</h1>
<p id="first">清波街道来了，清波街道走了，<b>${SHORT}</b>找${SHORT}。</p>
<p id="second"><a href="#gone">清波街道</a>与<i>小营街道</i>，${SHORT}。</p>
<div id="edit" contenteditable><p>写着${SHORT}。</p></div><textarea id="paste"></textarea>`;
const PRESSED = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>
<style>body { width: 20em; font: 16px/1.5 serif } table, section { width: 100%; display: table } section { display: flex } section p { flex: 1 }</style>
<h1>杭州市上城区</h1><p>清波街道的小营街道，${SHORT}。</p><table><tr><td>${SHORT}<td>清波街道</table>
<section><p>${SHORT}。<p>清波街道。</section><div style="display: inline-block">请问${SHORT}</div><button>引用</button>
<script>
  const button = document.querySelector('button');
  globalThis.told = [];
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    button.addEventListener(type, () => {
      const { x, y } = button.getBoundingClientRect();
      told.push({ type, x, y, own: !document.body.innerText.includes('${FULL}') });
    });
</script>`;

describe('what the reader chose', () => {
  setUp({
    pages: { '/choices': PAGE, '/pressed': PRESSED },
    files: async () => ({ '/react/app.js': await bundle('react/app.jsx') }),
    prepare: async ({ context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      return () => context.clearPermissions();
    },
  });

  function choose(settings: Partial<Settings>): Promise<void> {
    return store(desk, { settings });
  }

  async function open(settings: Partial<Settings> = {}): Promise<Page> {
    await choose(settings);
    const page = await lens.newPage(`${server.origin}/choices`);
    await page.bringToFront();
    await waitForMarks(page, '小营街道');
    await waitForMarks(page, SHORT);
    return page;
  }

  const text = (page: Page, id: string): Promise<string> => seenText(page, `#${id}`);

  /** Comes onto a name without expecting a card. */
  async function rest(page: Page, name: string): Promise<void> {
    const { x, y } = await placeOf(page, name);
    await page.mouse.move(x - 30, y + 30);
    await page.mouse.move(x, y, { steps: 5 });
    await page.waitForFunction(() =>
      [...CSS.highlights.values()].some(({ priority, size }) => priority === 2 && size > 0),
    );
    await outlast(page, 500);
  }

  describe('how many names are marked', () => {
    const every = { 杭州市上城区: 1, 清波街道: 3, [SHORT]: 3, 小营街道: 1 };

    it('all, the first of each in a paragraph or on the page, or none, at once; the list has all of them', async () => {
      const page = await open();
      await expect.poll(() => painted(page)).toEqual(every);
      await choose({ density: 'paragraph' });
      await expect.poll(() => painted(page)).toEqual({ ...every, 清波街道: 2, [SHORT]: 2 });
      await choose({ density: 'none' });
      await expect.poll(() => painted(page)).toEqual({});
      expect(countsOf(await namesOf(desk, page.url()))).toEqual(every);
      await command(desk, page, 'open-card');
      await cardBox(page);
      await page.keyboard.press('Escape');
      // Asked for: all for now, and none again.
      await command(desk, page, 'show-marks');
      await expect.poll(() => painted(page)).toEqual(every);
      expect((await namesOf(desk, page.url()))?.asked).toBe(true);
      await command(desk, page, 'show-marks');
      await expect.poll(() => painted(page)).toEqual({});

      await choose({ density: 'page' });
      await expect.poll(() => painted(page)).toEqual({ ...every, 清波街道: 1, [SHORT]: 1 });
      // The first on the page is another when that one goes, or one comes before it.
      const at = (): Promise<string[]> =>
        page.evaluate(() =>
          [...CSS.highlights.values()]
            .flatMap((highlight) => [...highlight])
            .filter(({ startContainer }) => startContainer.textContent?.includes('清波街道'))
            .map(({ startContainer }) => startContainer.parentElement?.closest('[id]')?.id ?? ''),
        );
      await expect.poll(at).toEqual(['first']);
      await page.evaluate(() => document.getElementById('first')?.remove());
      await expect.poll(at).toEqual(['second']);
      await page.evaluate(() =>
        document.querySelector('h1')?.insertAdjacentHTML('afterend', '<p id="new">清波街道。</p>'),
      );
      await expect.poll(at).toEqual(['new']);
      await choose({});
      await expect.poll(() => painted(page)).toEqual({ 杭州市上城区: 1, 清波街道: 2, [SHORT]: 1, 小营街道: 1 });
    });
  });

  describe('how the card opens', () => {
    it('after as long a rest as chosen', async () => {
      const page = await open({ delay: 5000 });
      await rest(page, '小营街道');
      await noCard(page);
      await choose({ delay: 0 });
      await page.mouse.move(5, 5);
      await hover(page, '小营街道');
      await cardBox(page);
    });

    it('only with the chosen key held, pressed on the name or before', async () => {
      const page = await open({ trigger: 'modifier' });
      await rest(page, '小营街道');
      await noCard(page);
      await page.keyboard.down('Alt');
      await cardBox(page);
      await page.keyboard.up('Alt');
      for (const [modifier, key] of [
        ['shift', 'Shift'],
        ['ctrl', 'Control'],
      ] as const) {
        await choose({ trigger: 'modifier', modifier });
        await page.mouse.move(5, 500, { steps: 4 });
        await noCard(page);
        await page.keyboard.down(key);
        await hover(page, '小营街道');
        await cardBox(page);
        await page.keyboard.up(key);
      }
    });

    it('only by a click, which a link does not see; the second goes to it', async () => {
      const page = await open({ trigger: 'click' });
      await rest(page, '小营街道');
      await noCard(page);
      await page.mouse.down();
      await page.mouse.up();
      await cardBox(page);
      const { x, y } = (await page.locator('a').boundingBox())!;
      await page.keyboard.press('Escape');
      await noCard(page);
      await page.mouse.click(x + 20, y + 8);
      await (await cardFrame(page)).getByText('清波街道').first().waitFor();
      expect(page.url()).not.toContain('#gone');
      await page.mouse.click(x + 20, y + 8);
      await page.waitForURL(/#gone$/);
    });
  });

  describe('how short names expand', () => {
    it('changes the form of what is expanded already', async () => {
      const page = await open();
      const before = await bytesOf(page);
      await command(desk, page, 'expand-page');
      await expect.poll(() => text(page, 'second')).toBe(`清波街道与小营街道，${SHORT}（${FULL}）。`);
      expect(await text(page, 'edit')).toBe(`写着${SHORT}。`);
      await choose({ expandForm: 'replace' });
      await expect.poll(() => text(page, 'second')).toBe(`清波街道与小营街道，${FULL}。`);
      await choose({ expandForm: 'bracket', expandScope: 'first' });
      await expect.poll(() => text(page, 'second')).toBe(`清波街道与小营街道，${SHORT}。`);
      await command(desk, page, 'restore-page');
      await expect.poll(() => bytesOf(page)).toBe(before);
    });

    it('always on a chosen site, once a late React app has taken its text over; not when it is chosen no more', async () => {
      await store(desk, { sites: { ...NO_SITES, expand: ['127.0.0.1'] } });
      const page = await lens.newPage(`${server.origin}/react/`);
      await page.evaluate(
        (full) =>
          new Promise<void>((resolve) => {
            const look = (): void => {
              if (!document.body.textContent?.includes(full)) return;
              document.documentElement.dataset.expanded = String('hydrated' in document.documentElement.dataset);
              resolve();
            };
            new MutationObserver(look).observe(document, { subtree: true, characterData: true, childList: true });
          }),
        FULL,
      );
      expect(await page.getAttribute('html', 'data-expanded')).toBe('true');
      await page.click('#more');
      await page.click('#more');
      await waitForMarks(page, '小营街道');
      expect(await seenText(page, '#root p')).toBe(`清波街道有 2 条消息，${SHORT}（${FULL}）已经答复。`);
      expect(await page.evaluate(() => (window as unknown as { reactErrors: string[] }).reactErrors)).toEqual([]);
      await store(desk, { sites: NO_SITES });
      await expect.poll(() => seenText(page, '#root p')).toBe(`清波街道有 2 条消息，${SHORT}已经答复。`);
    });
  });

  it('gives a control the page’s own text and moves nothing under the pointer', async () => {
    await choose({});
    const page = await lens.newPage(`${server.origin}/pressed`);
    await page.bringToFront();
    await waitForMarks(page, SHORT);
    await command(desk, page, 'expand-page');
    const texts = (): Promise<number> => page.evaluate((full) => document.body.innerText.split(full).length - 1, FULL);
    await expect.poll(texts).toBe(4);
    const { x, y } = await page.evaluate(() => document.querySelector('button')!.getBoundingClientRect().toJSON());
    await page.click('button');
    expect(await page.evaluate(() => (window as unknown as { told: object[] }).told)).toEqual(
      ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].map((type) => ({ type, x, y, own: true })),
    );
    await expect.poll(texts).toBe(4);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it('copies the page’s own text, or the expanded one', async () => {
    const page = await open({ copy: 'original' });
    await command(desk, page, 'expand-page');
    const seen = `清波街道来了，清波街道走了，${SHORT}（${FULL}）找${SHORT}（${FULL}）。`;
    await expect.poll(() => text(page, 'first')).toBe(seen);
    await page.bringToFront();
    for (const [copy, wanted] of [
      ['original', `清波街道来了，清波街道走了，${SHORT}找${SHORT}。`],
      ['expanded', seen],
    ] as const) {
      await choose({ copy });
      const paste = async (): Promise<string> => {
        await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('first')!));
        await page.keyboard.press('Control+c');
        // What was taken out for the copy is back, and still selected.
        await expect.poll(() => page.evaluate(() => String(getSelection()).replaceAll('\u200c', ''))).toBe(seen);
        await page.fill('#paste', '');
        await page.focus('#paste');
        await page.keyboard.press('Control+v');
        return page.inputValue('#paste');
      };
      await expect.poll(paste, { message: copy }).toBe(wanted);
      const html = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return (await item!.getType('text/html')).text();
      });
      expect(html.includes(FULL), copy).toBe(copy === 'expanded');
    }
  });

  it('lets the browser’s key save the page’s own text, or the expanded one, and shows the full names again', async () => {
    const page = await open({ copy: 'original' });
    await command(desk, page, 'expand-page');
    const seen = `清波街道来了，清波街道走了，${SHORT}（${FULL}）找${SHORT}（${FULL}）。`;
    const own = `清波街道来了，清波街道走了，${SHORT}找${SHORT}。`;
    await expect.poll(() => text(page, 'first')).toBe(seen);
    await page.bringToFront();
    await page.keyboard.press('Control+s');
    expect(await text(page, 'first')).toBe(own);
    // As long as the browser may still be saving, the page stays its own.
    await page.mouse.move(300, 300);
    expect(await text(page, 'first')).toBe(own);
    await outlast(page, 2200);
    await page.mouse.move(320, 320);
    await expect.poll(() => text(page, 'first')).toBe(seen);
    // That the choice has come to the page shows in what it is told with it.
    await choose({ copy: 'expanded', expandScope: 'first' });
    const firstOnly = `清波街道来了，清波街道走了，${SHORT}（${FULL}）找${SHORT}。`;
    await expect.poll(() => text(page, 'first')).toBe(firstOnly);
    await page.keyboard.press('Control+s');
    expect(await text(page, 'first')).toBe(firstOnly);
  });

  it('prints the page without marks', async () => {
    const page = await open({});
    const ground = (): Promise<string> =>
      page.evaluate(() => {
        const [name] = CSS.highlights.keys();
        return getComputedStyle(document.body, `::highlight(${name})`).backgroundColor;
      });
    expect(await ground()).not.toBe('rgba(0, 0, 0, 0)');
    await page.emulateMedia({ media: 'print' });
    expect(await ground()).toBe('rgba(0, 0, 0, 0)');
    await page.close();
  });
});
