import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { current, onDark } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { badgeOf, command, namesOf, painted } from './golden';
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
  pieces: page('<p>今天清波街道。</p><p><span>吴山</span><b style="position:relative">广场</b>有人放风筝。</p>'),
  closed: page(
    `<p>街道新闻。</p><x-shut></x-shut><x-late></x-late><script>
      customElements.define('x-shut', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }).append('闭门的清波街道。'); } });
      setTimeout(() => document.querySelector('x-late').attachShadow({ mode: 'open' }).append('晚到的小营街道。'), 6000);
    </script>`,
  ),
  many: page(
    `<main></main><script>
      customElements.define('x-row', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).append('清波街道的一行。'); } });
      for (let i = 0; i < 2400; i++) document.querySelector('main').append(document.createElement('x-row'), document.createElement('br'));
    </script>`,
  ),
  opening: page(
    `<p>清波街道。</p><details><summary>更多</summary><p>小营街道。</p></details><p id=w style="visibility:hidden">望江街道。</p>
    <p id=d style="display:none">湖滨街道。</p><div id=c style="content-visibility:hidden"><p>南星街道。</p></div>
    <dialog><p>紫阳街道。</p></dialog><p id=h hidden>凯旋街道。</p>
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

  it('has names of its own in every document, and keeps its marks when the page empties the registry', async () => {
    const [one, two] = [await open('plain', '清波街道'), await open('plain', '清波街道')];
    const names = (of: Page): Promise<string[]> => of.evaluate(() => [...CSS.highlights.keys()]);
    expect((await names(one)).filter((name) => name.length > 8)).toHaveLength((await names(one)).length);
    const others = await names(two);
    for (const name of await names(one)) expect(others).not.toContain(name);
    await one.evaluate(() => {
      CSS.highlights.clear();
      CSS.highlights.set('mark-1', new Highlight());
    });
    await waitForMarks(one, '清波街道');
    expect(await one.evaluate(() => CSS.highlights.get('mark-1')?.size)).toBe(0);
    await hover(one, '清波街道');
    await expect.poll(() => current(one)).toEqual(['清波街道']);
  });

  it('opens the card under a link that is stretched over all of it', async () => {
    const covered = await open('stretched', '清波街道');
    const card = await hover(covered, '清波街道');
    await card.getByText('清波街道').first().waitFor();
  });

  it('finds a name under the pointer by each of its parts, whatever they stand in', async () => {
    const pieces = await open('pieces', '吴山广场');
    for (const part of ['span', 'b']) {
      await pieces.mouse.move(900, 500);
      await expect.poll(() => current(pieces)).toEqual([]);
      await pieces.hover(part);
      // Told by the text that it begins in.
      await expect.poll(() => current(pieces), { message: part }).toEqual(['吴山']);
    }
  });

  it('marks names in closed and late components, and in thousands of them', async () => {
    const shut = await open('closed');
    await expect
      .poll(async () => (await namesOf(desk, shut.url()))?.names.map(({ text }) => text), { timeout: 15_000 })
      .toEqual(['清波街道', '小营街道']);
    const many = await open('many');
    await many.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(async () => (await namesOf(desk, many.url()))?.names[0]?.count, { timeout: 20_000 }).toBe(2400);
    await expect.poll(async () => (await painted(many)).清波街道 ?? 0).toBeGreaterThan(5);
    await many.close();
  });

  it('counts what is opened and shown later, whoever has looked at the list meanwhile', async () => {
    const opening = await open('opening', '清波街道');
    await opening.bringToFront();
    await expect.poll(() => badgeOf(desk, opening.url())).toBe('1');
    const turns = [
      ["document.getElementById('w').style.visibility = 'visible'", 2],
      ["document.getElementById('d').style.display = 'block'", 3],
      ["document.querySelector('details').open = true", 4],
      ["document.getElementById('c').style.contentVisibility = 'visible'", 5],
      ["document.getElementById('h').hidden = false", 6],
      ["document.querySelector('dialog').showModal()", 7],
      ["document.querySelector('dialog').close()", 6],
      ["document.getElementById('w').style.visibility = 'hidden'", 5],
      ["document.getElementById('f').style.visibility = 'visible'", 6],
      ["document.getElementById('f').style.opacity = '0'", 5],
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

  it('takes the tone of a theme that fades in, and of a style sheet that comes late', async () => {
    const fading = await open('plain', '清波街道');
    await fading.evaluate(() => {
      document.body.style.cssText = 'transition:color .5s,background .5s;color:#111';
      document.body.getBoundingClientRect();
      document.body.style.cssText = 'transition:color .5s,background .5s;color:#eee;background:#111';
    });
    await expect.poll(() => onDark(fading)).toBe(1);
    const late = await open('plain', '清波街道');
    await late.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body{background:#111}p{color:#ddd!important}';
      document.head.append(style);
    });
    await expect.poll(() => onDark(late)).toBe(1);
  });
});
