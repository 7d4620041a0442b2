import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FoxPage } from '../../scripts/driver/firefox';
import { findMark, isMarked } from '../../scripts/driver/marks';
import { type PageServer, servePages } from '../../scripts/driver/serve';
import { ROOT } from '../../scripts/load-facts';
import { desk, fox, setUp } from './fixtures';

const STREETS = ['望江街道', '小营街道', '清波街道', '湖滨街道', '南星街道', '紫阳街道'];
const html = (body: string, style = ''): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>
<style>body{font:16px/1.8 sans-serif;margin:40px}${style}</style><h2>杭州市上城区</h2>${body}`;
const LIST = html(`<ul>${STREETS.map((name) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul>`);
const COLUMN = html(
  '<div id="column">今天望江街道的居民在院子里摆开长桌，说说笑笑一直到天黑，大家都很高兴。</div>',
  '#column{writing-mode:vertical-rl;height:500px;margin:0 auto;font-size:20px}',
);
const PLAIN = html(
  '<div id="above"></div><p>今天望江街道开会。</p><p id="line">区发改经信局发了通知。</p>',
  '::backdrop{background:red}',
);

const COVERED = html(
  '<p>今天望江街道开会。</p><div id="over"></div>',
  '#over{position:fixed;inset:0;background:#0008}',
);

/** A frame that another site's frame holds, too low for a card; nobody but that one knows where it is. */
const framing = (path: string, height: number): string =>
  `<script>const from=location.origin,to=from.includes('localhost')?from.replace('localhost','127.0.0.1'):from.replace('127.0.0.1','localhost');
  document.write('<iframe width=600 height=${height} src='+to+'${path}></iframe>')</script>`;
const FRAMES = {
  '/outer': html(`<p>望江街道。</p>${framing('/middle', 200)}`),
  '/middle': `<!doctype html><p>nothing here</p>${framing('/low', 80)}`,
  '/low': '<!doctype html><meta charset="utf-8"><title>上城区</title><p>上城区的清波街道。</p>',
};

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const cardBox = (): Box | null => {
  const host = document.querySelector<HTMLElement>('[popover]:popover-open');
  if (!host || host.style.opacity === '0') return null;
  const { x, y, width, height } = host.getBoundingClientRect();
  return { x, y, width, height };
};

describe('the manners of the card in Firefox', () => {
  let server: PageServer;

  setUp();

  beforeAll(async () => {
    const pages = { '/list': LIST, '/column': COLUMN, '/plain': PLAIN, '/covered': COVERED, ...FRAMES };
    server = await servePages(join(ROOT, 'tests/pages'), { pages });
  });

  const opened: FoxPage[] = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });
  afterAll(() => server?.close());

  async function show(path: string): Promise<FoxPage> {
    const page = await fox.newPage(`${server.origin}/${path}`);
    opened.push(page);
    await page.until(isMarked, '望江街道');
    return page;
  }

  async function open(path: string): Promise<{ page: FoxPage; name: Box }> {
    const page = await show(path);
    await page.bringToFront();
    const { x, y, width, height } = await page.until(findMark, ['望江街道', 0] as const);
    await page.move({ x: x - 40, y: Math.max(1, y - 60) }, { x: x - 2, y }, { x, y });
    return { page, name: { x: x - width / 2, y: y - height / 2, width, height } };
  }

  it('leaves the rows of a list free', async () => {
    const { page } = await open('list');
    await page.until(cardBox);
    for (const name of STREETS) {
      const { x, y, width, height } = await page.until(findMark, [name, 0] as const);
      const card = (await page.until(cardBox)) as Box;
      expect(apart(card, { x: x - width / 2, y: y - height / 2, width, height }), name).toBe(true);
    }
  });

  it('stands beside vertical text', async () => {
    const { page, name } = await open('column');
    expect(apart((await page.until(cardBox)) as Box, { ...name, height: 500 })).toBe(true);
  });

  it('has no backdrop and goes along with its name', async () => {
    const { page } = await open('plain');
    const { y } = (await page.until(cardBox)) as Box;
    const backdrop = () => {
      const host = document.querySelector('[popover]:popover-open');
      return host && getComputedStyle(host, '::backdrop').display;
    };
    expect(await page.until(backdrop)).toBe('none');
    await page.evaluate(() => {
      const above = document.getElementById('above');
      if (above) above.style.height = '100px';
    });
    const moved = (before: number): boolean => {
      const host = document.querySelector('[popover]:popover-open');
      return host !== null && host.getBoundingClientRect().y > before + 80;
    };
    await page.until(moved, y);
  });

  it('stands over the page at a name in a low frame that a frame of another site holds', async () => {
    const page = await show('outer');
    await page.bringToFront();
    const low = await page.frame(/\/low$/);
    const { x, y } = await low.until(findMark, ['清波街道', 0] as const);
    await low.move({ x: x + 40, y }, { x: x + 2, y }, { x, y });
    expect(((await page.until(cardBox)) as Box).height).toBeGreaterThan(150);
  });

  it('is not on paper', async () => {
    const { page } = await open('plain');
    await page.until(cardBox);
    // The page has none, the card a map.
    expect((await page.print()).includes('/Subtype /Image')).toBe(false);
  });

  it('does not open for a name that something lies over', async () => {
    const { page } = await open('covered');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1000)));
    expect(await page.evaluate(cardBox)).toBeNull();
    await page.evaluate(() => document.getElementById('over')?.remove());
    const { x, y } = await page.until(findMark, ['望江街道', 0] as const);
    await page.move({ x: x - 3, y }, { x, y });
    await page.until(cardBox);
  });

  it('takes back what stands in a text that the page has cut and merged', async () => {
    const page = await show('plain');
    const send = (command: string): Promise<unknown> =>
      desk.evaluate(async (wanted) => {
        for (const { id } of await chrome.tabs.query({}))
          if (id !== undefined)
            await chrome.tabs.sendMessage(id, { type: 'page.command', params: { command: wanted } }).catch(() => {});
      }, command);
    await send('expand-page');
    await page.until(() => document.getElementById('line')?.textContent?.includes('（杭州市上城区发展改革') ?? false);
    await page.evaluate(() => {
      const line = document.getElementById('line');
      const text = line?.firstChild as Text;
      const word = text.splitText(text.data.indexOf('改革'));
      word.splitText(2);
      const mark = document.createElement('mark');
      word.replaceWith(mark);
      mark.append(word);
      mark.replaceWith(...mark.childNodes);
      line?.normalize();
    });
    await send('restore-page');
    await page.until(() => document.getElementById('line')?.innerHTML === '区发改经信局发了通知。');
  });
});
