import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardBox, cardOf, current, entriesOf, moreOf, noCard, staysOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { badgeOf, command, countsOf, namesOf, painted, seenText, store, tabOf } from './golden';
import { cardFrame, hover, outlast, placeOf, waitForMarks } from './harness';

const SHORT = '区发改经信局';
const FULL = '杭州市上城区发展改革和经济信息化局';
const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>';
const STREETS = `${HEAD}<h1>杭州市上城区</h1><p id="one">清波街道和小营街道，${SHORT}。</p><p id="two">${SHORT}，清波街道。</p>`;
const WHOLE = { 杭州市上城区: 1, 清波街道: 2, 小营街道: 1, [SHORT]: 2 };

describe('the card and the commands in the hand', () => {
  setUp({
    pages: {
      '/streets': STREETS,
      '/again': STREETS,
      '/many': `${HEAD}<h1>杭州市上城区</h1><p>${'清波街道。'.repeat(1200)}</p>`,
      '/holder': `${HEAD}<h1>杭州市上城区</h1><iframe src="/held" width="700" height="300"></iframe>`,
      '/beside': `${HEAD}<div style="display:flex"><iframe src="/held" width="700" height="300"></iframe><h1>杭州市上城区</h1></div>`,
      '/held': `${HEAD}<p><a href="#x">看看</a>上城区的清波街道与小营街道。</p><p style="height:900px">`,
    },
  });

  async function open(path = 'streets', origin = server.origin): Promise<Page> {
    const page = await lens.newPage(`${origin}/${path}`);
    await page.bringToFront();
    await waitForMarks(page);
    if (path === 'streets' || path === 'again') await expect.poll(() => painted(page)).toEqual(WHOLE);
    return page;
  }

  async function choose(card: Frame, item: string): Promise<void> {
    await entriesOf(card).first().waitFor();
    // A card that is still coming to this name closes a menu opened on what it showed before.
    const entry = card.getByRole('menuitem', { name: item, exact: true });
    await expect
      .poll(
        async () => {
          if (!(await entry.isVisible())) await moreOf(card).click();
          return entry.isVisible();
        },
        { interval: 300 },
      )
      .toBe(true);
    await entry.click();
  }

  const text = (page: Page, id: string): Promise<string> => seenText(page, `#${id}`);

  describe('a pinned card', () => {
    it('stays when the pointer goes and over other names, moves by keys, and goes when let go or closed', async () => {
      const page = await open();
      const card = await hover(page, '小营街道');
      await choose(card, '钉住卡片');
      await page.mouse.move(1200, 880, { steps: 4 });
      const { x, y } = await placeOf(page, '清波街道');
      await page.mouse.move(x, y, { steps: 6 });
      await outlast(page, 700);
      expect(await cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：小营街道');
      await page.mouse.click(1200, 880);
      const before = await cardBox(page);

      await card.evaluate(() =>
        addEventListener('keydown', ({ key, defaultPrevented }) => {
          document.documentElement.dataset.kept = `${key} ${defaultPrevented}`;
        }),
      );
      await cardOf(card).focus();
      await page.keyboard.press('Alt+ArrowRight');
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(() => cardBox(page)).toEqual({ ...before, x: before.x + 24, y: before.y + 24 });
      await page.keyboard.press('Alt+ArrowLeft');
      await expect.poll(() => cardBox(page)).toEqual({ ...before, y: before.y + 24 });
      // Alt and an arrow are the browser's own keys for back and forward: it must not have this one.
      expect(await card.getAttribute('html', 'data-kept')).toBe('ArrowLeft true');

      await choose(card, '松开卡片');
      await page.mouse.click(1200, 880);
      await noCard(page);
      await choose(await hover(page, '小营街道'), '钉住卡片');
      await choose(card, '关闭卡片');
      await noCard(page);
    });

    it('of the page stays when the pointer rests on a name in a frame, and gives way when that is asked for', async () => {
      const page = await open('beside');
      const held = page.frames()[1] as Frame;
      await waitForMarks(held, '小营街道');
      const card = await hover(page, '杭州市上城区');
      await choose(card, '钉住卡片');
      await page.mouse.move(1200, 880, { steps: 4 });
      const frame = (await page.locator('iframe').boundingBox())!;
      const at = { x: frame.x + 130, y: frame.y + 28 };
      // The name is the current one until its rest is over: what it asks for then is heard however late we look.
      const asked = desk.evaluate(
        () =>
          new Promise<string>((resolve) =>
            chrome.runtime.onMessage.addListener(function heard({ type, params }) {
              if (type !== 'frame.card' || params.action !== 'show') return;
              chrome.runtime.onMessage.removeListener(heard);
              resolve(params.mention.text);
            }),
          ),
      );
      await page.mouse.move(at.x - 20, at.y + 60);
      await page.mouse.move(at.x, at.y, { steps: 6 });
      await page.mouse.move(at.x + 1, at.y);
      expect(await asked).toBe('清波街道');
      await outlast(page, 700);
      expect(await cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：上城区');
      await held.focus('a');
      await command(desk, page, 'next-name');
      await command(desk, page, 'next-name');
      await expect.poll(() => current(held)).toEqual(['清波街道']);
      await command(desk, page, 'open-card');
      await expect.poll(() => cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：清波街道');
    });

    it('stays over a frame too, and when the frame is pressed or scrolled', async () => {
      const page = await open('holder');
      const held = page.frames()[1] as Frame;
      await waitForMarks(held, '小营街道');
      const frame = (await page.locator('iframe').boundingBox())!;
      const at = { x: frame.x + 130, y: frame.y + 28 };
      await page.mouse.move(at.x - 20, at.y + 60);
      await page.mouse.move(at.x, at.y, { steps: 6 });
      await page.mouse.move(at.x + 1, at.y);
      const card = await cardFrame(page);
      await card.getByText('清波街道').first().waitFor();
      await choose(card, '钉住卡片');
      await page.mouse.move(at.x + 100, at.y, { steps: 8 });
      await outlast(page, 700);
      await page.mouse.click(at.x + 430, at.y + 100);
      await page.mouse.wheel(0, 60);
      await held.waitForFunction(() => scrollY > 0);
      await outlast(page, 300);
      await cardBox(page);
      expect(await cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：清波街道');
      await page.keyboard.press('Escape');
      await noCard(page);
    });
  });

  it('goes by key through the names of a frame, is pinned by key, and gives the focus back to the frame', async () => {
    const page = await open('holder');
    const held = page.frames()[1] as Frame;
    await waitForMarks(held, '小营街道');
    await held.focus('a');
    await command(desk, page, 'next-name');
    await expect.poll(() => current(held)).toEqual(['上城区']);
    await command(desk, page, 'next-name');
    await expect.poll(() => current(held)).toEqual(['清波街道']);
    await command(desk, page, 'open-card');
    const card = await cardFrame(page);
    await card.waitForFunction(() => document.activeElement !== document.body);
    await card.getByText('清波街道').first().waitFor();
    // Pinned where the reader has gone back to the frame, too.
    await card.waitForFunction(() => document.activeElement?.matches('.card'));
    await held.focus('a');
    await command(desk, page, 'pin-card');
    await expect.poll(() => staysOf(card).textContent()).toBe('已钉住');
    await command(desk, page, 'pin-card');
    await expect.poll(() => staysOf(card).count()).toBe(0);
    await command(desk, page, 'open-card');
    await card.waitForFunction(() => document.hasFocus() && document.activeElement !== document.body);
    await page.keyboard.press('Escape');
    await noCard(page);
    await held.waitForFunction(() => document.hasFocus() && document.activeElement?.localName === 'a');
  });

  describe('the menu', () => {
    /** As a click in the browser's own menu, which no driver can open, arrives at the background. */
    async function click(page: Page, item: string, selectionText?: string): Promise<void> {
      const tab = await tabOf(desk, page.url());
      const [worker] = lens.context.serviceWorkers();
      await worker!.evaluate(
        ([id, menuItemId, pageUrl, selected]) =>
          (chrome.contextMenus.onClicked as unknown as { dispatch(...given: object[]): void }).dispatch(
            { menuItemId, pageUrl, selectionText: selected },
            { id, url: pageUrl },
          ),
        [tab, item, page.url(), selectionText] as const,
      );
    }

    const select = (page: Page, id: string): Promise<string> =>
      page.evaluate((which) => {
        getSelection()?.selectAllChildren(document.getElementById(which)!);
        return String(getSelection());
      }, id);

    it('has what the background answers to', async () => {
      const items = ['look-up-selection', 'expand-selection', 'expand-page', 'toggle-site', 'open-panel'];
      await desk.evaluate((ids) => Promise.all(ids.map((id) => chrome.contextMenus.update(id, {}))), items);
    });

    it('looks a selected name up on the spot, other words in the book', async () => {
      const page = await open();
      await click(page, 'look-up-selection', await select(page, 'one'));
      const card = await cardFrame(page);
      await card.getByText('清波街道').first().waitFor();
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        document.getElementById('two')!.textContent = '共同富裕';
      });
      const search = lens.context.waitForEvent('page');
      await click(page, 'look-up-selection', await select(page, 'two'));
      expect((await search).url()).toBe(lens.url(`reader.html#/search?q=${encodeURIComponent('共同富裕')}`));
    });

    it('expands the short names of the selection, however long it is, or of the page', async () => {
      const page = await open();
      await click(page, 'expand-selection', (await select(page, 'two')).repeat(2000));
      await expect.poll(() => text(page, 'two')).toBe(`${SHORT}（${FULL}），清波街道。`);
      expect(await text(page, 'one')).not.toContain(FULL);
      await click(page, 'expand-page');
      await expect.poll(() => text(page, 'one')).toContain(`${SHORT}（${FULL}）`);
      await click(page, 'expand-page');
      await expect.poll(() => text(page, 'two')).toBe(`${SHORT}，清波街道。`);
    });

    it('turns the site off and on', async () => {
      const page = await open();
      await click(page, 'toggle-site');
      await expect.poll(() => painted(page)).toEqual({});
      await expect.poll(() => badgeOf(desk, page.url())).toBe('–');
      await click(page, 'toggle-site');
      await expect.poll(() => painted(page)).toEqual(WHOLE);
      await expect.poll(() => badgeOf(desk, page.url())).toBe('6');
    });
  });

  it('counts on the button what the list holds, wherever the page is scrolled to', async () => {
    const page = await open('news/');
    const counts = async (): Promise<Record<string, number>> => countsOf(await namesOf(desk, page.url()));
    await expect.poll(() => badgeOf(desk, page.url())).toBe('9');
    const before = await counts();
    expect(Object.values(before).reduce((sum, count) => sum + count)).toBe(9);
    await page.evaluate(() => {
      document.body.style.paddingTop = '5000px';
      scrollTo(0, 0);
    });
    await expect.poll(() => painted(page)).toEqual({});
    expect(await counts()).toEqual(before);
    const names = await namesOf(desk, page.url());
    const mention = names?.names.find((name) => name.text === '小营街道')?.mentions[0] as number;
    const tab = await tabOf(desk, page.url());
    await desk.evaluate(
      ([id, which]) => chrome.tabs.sendMessage(id, { type: 'page.reveal', params: { mention: which } }),
      [tab, mention] as const,
    );
    await page.waitForFunction(() => scrollY > 4000);
    await expect.poll(() => current(page)).toEqual(['小营街道']);
    const many = await open('many');
    await expect.poll(() => badgeOf(desk, many.url())).toBe('999+');
    await store(desk, { settings: { badge: false } });
    await many.evaluate(() => document.querySelector('p')?.remove());
    await expect.poll(() => badgeOf(desk, many.url())).toBe('');
  });

  describe('“not this”', () => {
    const without = (name: string): Record<string, number> =>
      Object.fromEntries(Object.entries(WHOLE).filter(([own]) => own !== name));

    it('for one place, and undone', async () => {
      const page = await open();
      const card = await hover(page, '清波街道');
      await choose(card, '这一处不是它');
      await expect.poll(() => painted(page)).toEqual({ ...WHOLE, 清波街道: 1 });
      await card.getByRole('button', { name: '撤销' }).click();
      await expect.poll(() => painted(page)).toEqual(WHOLE);
    });

    it('on a page, a site, everywhere: here and there, and undone', async () => {
      const page = await open();
      const [same, other] = [await open('again'), await open('again', server.origin.replace('127.0.0.1', 'localhost'))];
      const left = without('清波街道');
      for (const [item, sameSite, otherSite] of [
        ['本页不再标注这个名字', WHOLE, WHOLE],
        ['本站不再标注这个名字', left, WHOLE],
        ['处处不再标注这个名字', left, left],
      ] as const) {
        await page.bringToFront();
        const card = await hover(page, '清波街道');
        await choose(card, item);
        const sure = card.getByRole('button', { name: '处处不再标注', exact: true });
        // Asked once more; a press right after the first is taken for a double click.
        if (item.startsWith('处处'))
          await expect
            .poll(async () => {
              await sure.click({ timeout: 1000 }).catch(() => {});
              return sure.count();
            })
            .toBe(0);
        await expect.poll(() => painted(page), { message: item }).toEqual(left);
        await same.bringToFront();
        await expect.poll(() => painted(same), { message: item }).toEqual(sameSite);
        await other.bringToFront();
        await expect.poll(() => painted(other), { message: item }).toEqual(otherSite);
        await page.bringToFront();
        await card.getByRole('button', { name: '撤销' }).click();
        for (const one of [page, same, other]) {
          await one.bringToFront();
          await expect.poll(() => painted(one), { message: item }).toEqual(WHOLE);
        }
        await page.bringToFront();
        await page.keyboard.press('Escape');
        await noCard(page);
      }
    });
  });
});
