import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { apart, cardBox, cardOf, current, entriesOf, noCard, staysOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, settledNames, store } from './golden';
import { cardFrame, hover, marksOf, outlast, placeOf, waitForMarks } from './harness';

const SHORT = '区发改经信局';
const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>';
const XML = `<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="/feed.css"?>
<news><line>杭州市上城区</line><line>今天清波街道与<![CDATA[小营街道]]>。</line></news>`;

/** Pages that do what pages seldom do, to the card and around it. */
/** A script that puts in a frame of the same server as another site. */
const framing = (path: string, width: number, height: number): string =>
  `const from=location.origin,to=from.includes('localhost')?from.replace('localhost','127.0.0.1'):from.replace('127.0.0.1','localhost');
   document.write('<iframe width="${width}" height="${height}" src="'+to+'${path}"></iframe>')`;

describe('the card over odd pages', () => {
  setUp({
    pages: {
      '/plain': `${HEAD}<h1>杭州市上城区</h1><p>清波街道和小营街道。</p>`,
      '/one': `${HEAD}<p style="margin-top:200px">今天，${SHORT}发文。</p>`,
      '/dialog': `${HEAD}<h1>杭州市上城区</h1><dialog><p>清波街道在此。</p></dialog><p style="margin-top:600px">小营街道。</p>`,
      '/link': `${HEAD}<h1>杭州市上城区</h1><p><a href="/plain">小营街道</a>。</p>`,
      '/over': `${HEAD}<h1>杭州市上城区</h1><p style="font-size:40px;margin:0">小营街道。</p><div id="over"></div>`,
      '/zoomed': `${HEAD}<style>html{zoom:1.5}</style><h1>杭州市上城区</h1><p style="margin:120px 200px">小营街道。</p>`,
      '/holder': `${HEAD}<h1>杭州市上城区</h1><iframe src="/held" width="700" height="300"></iframe><p style="height:1500px">`,
      '/beside': `${HEAD}<div style="display:flex"><h1>杭州市上城区</h1><iframe src="/empty" width="500" height="300" style="margin-left:-4px"></iframe></div>`,
      '/held': `${HEAD}<p><a href="#x">看看</a>上城区的清波街道与${SHORT}。</p>`,
      '/stopping': `${HEAD}<script>
          addEventListener('load', () => setTimeout(() => {
            document.body.innerHTML = '<h1>杭州市上城区</h1><p>小营街道。</p>';
            const stopping = setInterval(() => stop());
            setTimeout(() => clearInterval(stopping), 1500);
          }, 500));
        </script>`,
      '/empty': `${HEAD}<p>nothing here`,
      '/keeping': `${HEAD}<script>for (const device of ['pointer', 'mouse']) for (const type of ['move', 'over', 'enter', 'down', 'up'])
          addEventListener(device + type, (event) => event.stopImmediatePropagation(), true)</script><h1>杭州市上城区</h1><p>小营街道。</p>`,
      // A frame of this site in one of another in this one: nobody but the middle one knows where it is.
      '/outer': `${HEAD}<h1>杭州市上城区</h1><script>${framing('/middle', 700, 240)}</script>`,
      '/middle': `${HEAD}<p>nothing here</p><script>${framing('/low', 600, 80)}</script>`,
      '/low': `${HEAD}<p style="margin:0">上城区的清波街道。</p>`,
      '/alike': `${HEAD}<h1>杭州市上城区</h1>${'<iframe sandbox="allow-scripts" src="/held" width="700" height="300"></iframe>'.repeat(2)}`,
      '/set': `${HEAD}<frameset cols="50%,50%"><frame src="/held"><frame src="/empty"></frameset>`,
    },
    files: { '/feed.xml': XML, '/feed.css': 'line { display: block; font-size: 20px; margin: 20px }' },
  });

  async function open(path: string, text?: string): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await page.bringToFront();
    if (text) await waitForMarks(page, text);
    return page;
  }

  /** Rests the pointer on a name of the frame. */
  async function hoverIn(page: Page, frame: Frame, text: string, steps = 12): Promise<void> {
    const holder = (await (await frame.frameElement()).boundingBox())!;
    const place = (await frame.evaluate((wanted) => {
      for (const [, ranges] of CSS.highlights)
        for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          const { x, y, width, height } = range.getBoundingClientRect();
          if (range.toString() === wanted) return { x: x + width / 2, y: y + height / 2 };
        }
      return null;
    }, text))!;
    const at = { x: holder.x + place.x, y: holder.y + place.y };
    await page.mouse.move(at.x, at.y, { steps });
    await page.mouse.move(at.x + 1, at.y);
    await expect.poll(() => current(frame)).toEqual([text]);
  }

  it('goes along with its frame when the page around it scrolls, and on with it for another name', async () => {
    const page = await open('holder', '杭州市上城区');
    const held = page.frames()[1] as Frame;
    await waitForMarks(held, SHORT);
    await held.focus('a');
    for (const name of ['上城区', '清波街道']) {
      await command(desk, page, 'next-name');
      await expect.poll(() => current(held)).toEqual([name]);
    }
    await command(desk, page, 'open-card');
    const card = await cardFrame(page);
    await expect.poll(() => cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：清波街道');
    await entriesOf(card).first().waitFor();
    const before = await cardBox(page);
    await page.evaluate(() => scrollBy(0, 40));
    await expect.poll(async () => (await cardBox(page)).y).toBe(before.y - 40);
    await held.focus('a');
    await command(desk, page, 'next-name');
    await card.getByText(SHORT).first().waitFor();
    await expect.poll(() => current(held)).toEqual([SHORT]);
    await outlast(page, 300);
    expect(await current(held)).toEqual([SHORT]);
    await card.getByRole('button', { name: '展开全称' }).click();
    await held.waitForFunction(() => document.body.textContent?.includes('（杭州市上城区发展改革'));
  });

  it('goes by key to what a modal dialog holds while it is open, and to all of the page after', async () => {
    const page = await open('dialog', '小营街道');
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await waitForMarks(page, '清波街道');
    await command(desk, page, 'open-card');
    const card = await cardFrame(page);
    await expect.poll(() => cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：清波街道');
    await command(desk, page, 'close-card');
    await command(desk, page, 'next-name');
    await expect.poll(() => current(page)).toEqual(['清波街道']);
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await command(desk, page, 'next-name');
    await expect.poll(() => current(page)).not.toEqual(['清波街道']);
  });

  it('goes along when it is opened again for the only name', async () => {
    const page = await open('one', SHORT);
    await command(desk, page, 'open-card');
    const card = await cardFrame(page);
    await card.getByText(SHORT).first().waitFor();
    await page.bringToFront();
    await command(desk, page, 'next-name');
    await outlast(page, 300);
    expect(await current(page)).toEqual([SHORT]);
    await card.getByRole('button', { name: '展开全称' }).click();
    await page.waitForFunction(() => document.body.textContent?.includes('（杭州市上城区发展改革'));
  });

  it('gives way when a page takes away the dialog a pinned card stands in', async () => {
    for (const how of ['remove', 'close'] as const) {
      const page = await open('dialog', '小营街道');
      await page.evaluate(() => document.querySelector('dialog')?.showModal());
      await waitForMarks(page, '清波街道');
      await hover(page, '清波街道');
      await cardBox(page);
      const card = await cardFrame(page);
      await card.getByText('清波街道').first().waitFor();
      await command(desk, page, 'pin-card');
      await expect.poll(() => staysOf(card).count()).toBe(1);
      await page.evaluate((act) => document.querySelector('dialog')?.[act](), how);
      await page.evaluate(() => {
        addEventListener('keydown', ({ key }) => {
          document.title = key;
        });
      });
      await page.bringToFront();
      await page.keyboard.press('Escape');
      expect(await page.title()).toBe('Escape');
      await hover(page, '小营街道');
      await cardBox(page);
      await page.close();
    }
  });

  it('leaves a click to the page that asks for another tab or window', async () => {
    await store(desk, { settings: { trigger: 'click' } });
    const page = await open('link', '小营街道');
    const { x, y } = await placeOf(page, '小营街道');
    const opened = lens.context.waitForEvent('page');
    await page.keyboard.down('Control');
    await page.mouse.click(x, y);
    await page.keyboard.up('Control');
    await opened;
    await noCard(page);
  });

  it('does not open for a name that something has come to lie over', async () => {
    const page = await open('over', '小营街道');
    const { x, y } = await placeOf(page, '小营街道');
    await store(desk, { settings: { delay: 600 } });
    await page.mouse.move(x - 40, y + 100);
    await page.mouse.move(x - 30, y, { steps: 6 });
    await expect.poll(() => current(page)).toEqual(['小营街道']);
    await page.evaluate((left) => {
      document.getElementById('over')!.style.cssText = `position:fixed;inset:0 0 0 ${left}px;background:#fff`;
    }, x);
    await page.mouse.move(x + 20, y, { steps: 3 });
    await outlast(page, 1200);
    await noCard(page);
    expect(await current(page)).toEqual([]);
  });

  it('closes when the pointer goes into a frame without names', async () => {
    const page = await open('beside', '杭州市上城区');
    await hover(page, '杭州市上城区');
    const card = await cardBox(page);
    const frame = (await page.locator('iframe').boundingBox())!;
    const into = { x: frame.x + frame.width - 30, y: frame.y + 40 };
    expect(apart(card, into)).toBe(true);
    await page.mouse.move(into.x, into.y);
    await page.mouse.move(into.x + 1, into.y + 1);
    await noCard(page);
  });

  it('stands off the name on a page that zooms itself', async () => {
    const page = await open('zoomed', '小营街道');
    const place = await placeOf(page, '小营街道');
    await hover(page, '小营街道');
    const box = await cardBox(page);
    expect(apart(box, place)).toBe(true);
    expect(Math.abs(box.x - 300)).toBeLessThan(20);
    expect(box.y - place.y).toBeLessThan(40);
    expect(box.width).toBeGreaterThan(360);
    expect(box.width).toBeLessThan(384);
  });

  it('opens in a document of plain XML', async () => {
    const page = await open('feed.xml', '小营街道');
    await hover(page, '小营街道');
    const card = await cardFrame(page);
    await card.getByText('小营街道').first().waitFor();
  });

  it('finds names where the page stops all that is being loaded', async () => {
    await open('stopping', '小营街道');
  });

  it('opens where the page keeps all events of pointers to itself, from its head on', async () => {
    const page = await open('keeping', '小营街道');
    await hover(page, '小营街道');
    await cardBox(page);
  });

  it('closes when its paragraph becomes an editor, and nothing stays painted there', async () => {
    const page = await open('plain', '小营街道');
    await hover(page, '小营街道');
    await cardBox(page);
    await page.evaluate(() => document.querySelector('p')?.setAttribute('contenteditable', ''));
    await noCard(page);
    await expect.poll(() => marksOf(page)).toEqual([{ layer: 'name', text: '杭州市上城区' }]);
  });

  it('is the reader’s page by key, and a button that leads there by pointer, where the policy of a page lets no card run', async () => {
    const page = await open('plain?csp=sandbox');
    const names = { 杭州市上城区: 1, 清波街道: 1, 小营街道: 1 };
    // Nothing can be asked in such a page itself.
    expect(await settledNames(desk, page, names)).toEqual(names);
    const [byKey] = await Promise.all([
      lens.context.waitForEvent('page'),
      command(desk, page, 'next-name').then(() => command(desk, page, 'open-card')),
    ]);
    await byKey.waitForURL((url) => url.pathname === '/reader.html');
    expect(decodeURIComponent(new URL(byKey.url()).hash)).toMatch(/清波街道|杭州市上城区/);
    await byKey.close();
    await page.bringToFront();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    /** The middle of the button, in a closed shadow root of a page that answers no script. */
    const button = async (): Promise<{ text: string; x: number; y: number } | null> => {
      const { nodes } = await devtools.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
      const found = nodes.find(({ localName }) => localName === 'input');
      const text = found?.attributes?.[found.attributes.indexOf('value') + 1];
      if (!found || !text) return null;
      // It has no box when the card is closed.
      const { model } = (await devtools.send('DOM.getBoxModel', { nodeId: found.nodeId }).catch(() => null)) ?? {};
      const [left = 0, top = 0] = model?.border ?? [];
      return model ? { text, x: left + model.width / 2, y: top + model.height / 2 } : null;
    };
    await page.mouse.move(100, 300);
    for (const x of [96, 98, 100]) await page.mouse.move(x, 40);
    await expect.poll(button, { timeout: 15_000 }).toMatchObject({ text: expect.stringContaining('上城区') });
    expect(await settledNames(desk, page, names)).toEqual(names);

    const { x, y } = (await button())!;
    const reader = lens.context.waitForEvent('page');
    await page.mouse.move(x, y, { steps: 5 });
    // A press counts once the button has stood there for a while.
    await expect
      .poll(async () => {
        if (await button()) await page.mouse.click(x, y);
        return button();
      })
      .toBeNull();
    await (await reader).waitForURL((url) => url.pathname === '/reader.html');
    expect(decodeURIComponent(new URL((await reader).url()).hash)).toContain('上城区');
  });

  it('opens for names in a frameset', async () => {
    const page = await open('set');
    const held = page.frames()[1] as Frame;
    await waitForMarks(held, '清波街道');
    await hoverIn(page, held, '清波街道');
    const card = await cardFrame(page);
    await card.getByText('清波街道').first().waitFor();
    await cardBox(page);
  });

  it('stands at the name in a low frame that a frame of another site holds', async () => {
    const page = await open('outer', '杭州市上城区');
    await expect.poll(() => page.frames().length).toBe(3);
    const low = page.frames()[2] as Frame;
    await waitForMarks(low, '清波街道');
    await hoverIn(page, low, '清波街道');
    const holder = (await (await low.frameElement()).boundingBox())!;
    const card = await cardBox(page);
    expect(card.height).toBeGreaterThan(150);
    expect(card.y).toBeGreaterThan(holder.y);
    expect(card.y).toBeLessThan(holder.y + 60);
    expect(card.x).toBeGreaterThan(holder.x);
    expect(card.x).toBeLessThan(holder.x + 100);
    await page.mouse.move(5, 700, { steps: 4 });
    await noCard(page);
  });

  it('goes with the pointer where the frame shows it itself, since nobody knows which of two it is', async () => {
    const page = await open('alike', '杭州市上城区');
    await expect.poll(() => page.frames().length).toBe(3);
    const one = page.frames()[1] as Frame;
    await waitForMarks(one, '清波街道');
    // Nothing outside is told of a pointer that appears in the frame.
    await hoverIn(page, one, '清波街道', 1);
    const isOpen = (): boolean => document.querySelector('[popover]:popover-open') !== null;
    await expect.poll(() => one.evaluate(isOpen)).toBe(true);
    await page.mouse.move(5, 700, { steps: 4 });
    await expect.poll(() => one.evaluate(isOpen)).toBe(false);
  });

  it('lets go of text that a frame has adopted, which marks it itself', async () => {
    const page = await open('holder', '杭州市上城区');
    const held = page.frames()[1] as Frame;
    await waitForMarks(held, '清波街道');
    await page.evaluate(() =>
      document.querySelector('iframe')?.contentDocument?.body.append(document.querySelector('h1')!),
    );
    await waitForMarks(held, '杭州市上城区');
    await expect.poll(() => marksOf(page)).toEqual([]);
  });
});
