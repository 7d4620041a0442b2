import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findMark } from '../../scripts/driver/marks';
import { type Box, cardBox, cardOf, moreOf, noCard, staysOf } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, seenText } from './golden';
import { cardFrame, hover, outlast, waitForMarks } from './harness';

const STREETS = ['望江街道', '小营街道', '清波街道', '湖滨街道', '南星街道', '紫阳街道'];
const SHORT = '区发改经信局';
const FULL = '杭州市上城区发展改革和经济信息化局';
const html = (body: string, style = '', script = ''): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>
<style>body{font:16px/1.8 sans-serif;margin:40px}${style}</style><h2>杭州市上城区</h2>${body}<script>${script}</script>`;

const LIST = html(`<ul>${STREETS.map((name) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul>`);
/** The site's own card for the link, a while after ours. */
const PREVIEW = html(
  '<p>今天<a href="#">望江街道</a>开会。</p><aside id="own" style="position:absolute;width:300px;height:200px;background:#eee" hidden></aside>',
  '',
  `const link=document.querySelector('a');link.onmouseenter=()=>setTimeout(()=>{const at=link.getBoundingClientRect();own.style.left=at.left+'px';own.style.top=at.bottom+4+'px';own.hidden=false},600)`,
);
const PLAIN = html(
  `<div id="above"></div><p style="float:right">后来小营街道也来了。</p><p id="first">今天望江街道开会。</p><p id="third">${SHORT}发了通知。</p>
<button id="copy">复制</button><button id="bait" style="position:fixed;right:20px;bottom:20px">领取</button>`,
  '::backdrop{background:rgb(255 0 0/50%)}',
  `copy.onclick=()=>{document.title='得到：'+third.innerText}`,
);
const TRAP = html(
  '<div id="box"><button>关闭</button><p>今天望江街道开会。</p></div>',
  '',
  `const first=box.querySelector('button');first.focus();const back=()=>{if(!box.contains(document.activeElement))first.focus()};
document.addEventListener('focusin',back);document.addEventListener('focusout',()=>setTimeout(back))`,
);

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('the manners of the card', () => {
  setUp({
    pages: {
      '/list': LIST,
      '/preview': PREVIEW,
      '/plain': PLAIN,
      '/paper': html('<p>今天望江街道开会。</p>', '@media print{html>*{display:block!important;opacity:1!important}}'),
      '/trap': TRAP,
      '/modal': TRAP.replace('id="box"', 'id="box" aria-modal="true"'),
    },
  });

  async function open(path: string): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await page.bringToFront();
    await waitForMarks(page, '望江街道');
    return page;
  }

  const boxOf = async (page: Page, name: string): Promise<Box> => {
    const { x, y, width, height } = (await page.evaluate(findMark, [name, 0] as const))!;
    return { x: x - width / 2, y: y - height / 2, width, height };
  };

  it('is not on paper, whatever the page wants printed, and is there again after', async () => {
    const page = await open('paper');
    await hover(page, '望江街道');
    await cardBox(page);
    const isDrawn = () => page.evaluate(() => document.querySelector('[popover]:popover-open')?.checkVisibility());
    await page.emulateMedia({ media: 'print' });
    expect(await isDrawn()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await isDrawn()).toBe(true);
    // Medium of the page, which others use after us.
    await page.close();
  });

  // Of tables, of menus that are open and of vertical text: browser/page/standing.
  it('leaves the way to the next rows of a list free', async () => {
    const page = await open('list');
    await hover(page, '望江街道');
    for (const name of STREETS)
      await expect.poll(async () => apart(await cardBox(page), await boxOf(page, name)), { message: name }).toBe(true);
  });

  it('gives way to a preview that the page shows later', async () => {
    const page = await open('preview');
    await hover(page, '望江街道');
    await page.locator('#own').waitFor();
    await expect.poll(async () => apart(await cardBox(page), (await page.locator('#own').boundingBox())!)).toBe(true);
  });

  it('goes along with its name when the page moves it without a scroll, and goes with it; has no backdrop, whatever the page makes of those', async () => {
    const page = await open('plain');
    await hover(page, '望江街道');
    const offset = async (): Promise<number> => (await cardBox(page)).y - (await boxOf(page, '望江街道')).y;
    const before = await offset();
    const { y } = await cardBox(page);
    const backdrop = await page.evaluate(
      () => getComputedStyle(document.querySelector('[popover]:popover-open')!, '::backdrop').display,
    );
    expect(backdrop).toBe('none');
    await page.evaluate(() => {
      document.getElementById('above')!.style.height = '120px';
    });
    await expect.poll(async () => (await cardBox(page)).y).toBeGreaterThan(y + 100);
    await expect.poll(offset).toBe(before);
    await page.evaluate(() => {
      document.getElementById('first')!.style.display = 'none';
    });
    await noCard(page);
  });

  it.each(['trap', 'modal'])('keeps the focus where the page takes it back (%s)', async (path) => {
    const page = await open(path);
    await command(desk, page, 'open-card');
    await cardBox(page);
    const held = () => page.evaluate(() => document.activeElement?.matches('[popover]'));
    await expect.poll(held).toBe(true);
    await outlast(page, 300);
    expect(await held()).toBe(true);
    await cardOf(await cardFrame(page)).press('Escape');
    await noCard(page);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('关闭');
  });

  it('says that it stays when it was clicked, and gives way to the next name', async () => {
    const page = await open('plain');
    const card = await hover(page, '望江街道');
    await moreOf(card).click();
    await expect.poll(() => staysOf(card).textContent()).toBe('已留住');
    await page.mouse.move(900, 700, { steps: 5 });
    await outlast(page, 600);
    await cardBox(page);
    await hover(page, '小营街道');
    await expect.poll(() => cardOf(card).getAttribute('aria-label')).toBe('年鉴卡片：小营街道');
    expect(await staysOf(card).count()).toBe(0);
  });

  it('does nothing for a reader whom the page has led to press on a card they do not see', async () => {
    const page = await open('plain');
    const card = await hover(page, '望江街道');
    await moreOf(card).click();
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('[popover]')!;
      const bait = document.getElementById('bait')!.getBoundingClientRect();
      host.style.setProperty('opacity', '0.001', 'important');
      host.style.setProperty('left', `${bait.x - 100}px`, 'important');
    });
    await noCard(page);
    expect(await desk.evaluate(async () => (await chrome.storage.local.get('feedback')).feedback ?? [])).toEqual([]);
  });

  it('asks once more before a name is marked nowhere', async () => {
    const page = await open('plain');
    const card = await hover(page, '望江街道');
    await moreOf(card).click();
    await card.getByRole('menuitem', { name: '处处不再标注这个名字', exact: true }).click();
    await card.getByRole('alertdialog').waitFor();
    await card.getByRole('button', { name: '取消' }).click();
    expect(await card.getByRole('alertdialog').count()).toBe(0);
    expect(await desk.evaluate(async () => (await chrome.storage.local.get('feedback')).feedback ?? [])).toEqual([]);
  });

  it('gives the page’s own copy button the page’s own text while names are expanded', async () => {
    const page = await open('plain');
    await command(desk, page, 'expand-page');
    await expect.poll(() => seenText(page, '#third')).toBe(`${SHORT}（${FULL}）发了通知。`);
    await page.click('#copy');
    expect(await page.title()).toBe(`得到：${SHORT}发了通知。`);
    await expect.poll(() => seenText(page, '#third')).toBe(`${SHORT}（${FULL}）发了通知。`);
  });
});
