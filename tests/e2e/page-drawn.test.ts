import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { current } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { badgeOf, command, namesOf } from './golden';
import { hover, waitForMarks } from './harness';

const page = (body: string, style = ''): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区街道新闻</title><style>body{font:17px/1.8 serif;margin:2em}${style}</style>${body}`;

const PAGES = {
  plain: page('<p>今天清波街道开会。</p>'),
  none: page('<p>今天天气很好，大家都出门了。</p>'),
  stretched: page(
    '<div class=k><h3>清波街道开会</h3><a href="#x"></a></div>',
    '.k{position:relative;padding:30px}.k a::after{content:"";position:absolute;inset:0}',
  ),
  closed: page(
    `<p>街道新闻。</p><x-shut></x-shut><x-late></x-late><script>
      customElements.define('x-shut', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }).append('闭门的清波街道。'); } });
      setTimeout(() => document.querySelector('x-late').attachShadow({ mode: 'open' }).append('晚到的小营街道。'), 6000);
    </script>`,
  ),
  opening: page(
    `<p>清波街道。</p><details><summary>更多</summary><p>小营街道。</p></details><p id=w style="visibility:hidden">望江街道。</p>
    <dialog><p>紫阳街道。</p></dialog>
    <iframe id=f style="visibility:hidden" srcdoc="<p>今天清波街道开会。</p>"></iframe>
    <iframe width=0 height=0 srcdoc="<p>今天清波街道开会。</p>"></iframe>`,
  ),
  unseen: page(
    '<h2 class=sr>清波街道导航</h2><p style="position:absolute;left:-9999px">湖滨街道</p><p>看得见的小营街道。</p>',
    '.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}',
  ),
};

describe('pages as they are drawn', () => {
  setUp({ pages: Object.fromEntries(Object.entries(PAGES).map(([name, html]) => [`/${name}.html`, html])) });

  async function open(name: keyof typeof PAGES, text?: string): Promise<Page> {
    const made = await lens.newPage(`${server.origin}/${name}.html`);
    if (text) await waitForMarks(made, text);
    return made;
  }

  it('cannot be told from a page without us before there is a name', async () => {
    const bare = await open('none');
    await expect.poll(async () => (await namesOf(desk, bare.url()))?.state).toBe('no-names');
    expect(await bare.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
    expect(
      await bare.evaluate(() => getComputedStyle(document.documentElement, '::highlight(mark-1)').backgroundColor),
    ).toBe('rgba(0, 0, 0, 0)');
  });

  it('opens the card under a link that is stretched over all of it', async () => {
    const covered = await open('stretched', '清波街道');
    const card = await hover(covered, '清波街道');
    await card.getByText('清波街道').first().waitFor();
  });

  it('marks names in closed and late components', async () => {
    const shut = await open('closed');
    await expect
      .poll(async () => (await namesOf(desk, shut.url()))?.names.map(({ text }) => text), { timeout: 15_000 })
      .toEqual(['清波街道', '小营街道']);
  });

  it('counts what is opened and shown later, whoever has looked at the list meanwhile', async () => {
    const opening = await open('opening', '清波街道');
    await opening.bringToFront();
    await expect.poll(() => badgeOf(desk, opening.url())).toBe('1');
    // Each way there is to hide: browser/page/paint.
    const turns = [
      ["document.getElementById('w').style.visibility = 'visible'", 2],
      ["document.querySelector('details').open = true", 3],
      ["document.querySelector('dialog').showModal()", 4],
      ["document.querySelector('dialog').close()", 3],
      ["document.getElementById('f').style.visibility = 'visible'", 4],
      ["document.getElementById('f').style.opacity = '0'", 3],
    ] as const;
    for (const [turn, count] of turns) {
      await opening.evaluate(turn);
      // The list is asked for before the page script has noticed by itself.
      await namesOf(desk, opening.url());
      await expect.poll(() => badgeOf(desk, opening.url()), { message: turn }).toBe(String(count));
    }
  });

  it('goes by key to what can be seen alone', async () => {
    const unseen = await open('unseen', '小营街道');
    await expect.poll(() => badgeOf(desk, unseen.url())).toBe('1');
    await command(desk, unseen, 'next-name');
    await expect.poll(() => current(unseen)).toEqual(['小营街道']);
  });
});
