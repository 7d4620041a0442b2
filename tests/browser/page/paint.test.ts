import { afterEach, beforeEach, expect, it } from 'vitest';
import { luminanceOf, pageToneOf, toneOf } from '../../../entrypoints/page.content/mark/paint/tone';
import { silence } from '../../../entrypoints/page.content/mark/silence';
import { hitsOf, make, painted, SHORT, type Stand, stand } from './stand';

let page: Stand;
beforeEach(() => {
  document.body.replaceChildren();
  scrollTo(0, 0);
});
afterEach(() => {
  page.off();
  CSS.highlights.delete('the-pages-own');
});

async function start(...content: (Node | string)[]): Promise<void> {
  document.body.append(...content);
  page = stand();
  await page.idle();
}

it('paints places and abbreviations under names that no page can guess, other ones each time', async () => {
  await start(make('p', [`清波街道和${SHORT}`]));
  expect(painted()).toEqual({ place: ['清波街道'], abbreviation: [SHORT] });
  const names = [...CSS.highlights.keys()];
  for (const name of names) expect(name).toMatch(/^mark-\d{6,}$/);
  page.off();
  page = stand();
  await page.idle();
  for (const name of CSS.highlights.keys()) expect(names).not.toContain(name);
});

it('puts nothing of ours into a page without a name', async () => {
  await start(make('p', ['今天的天气真好']));
  expect(document.adoptedStyleSheets).toEqual([]);
  expect(CSS.highlights.size).toBe(0);
});

it('puts back what the page takes out of the registry, and leaves the page’s own there', async () => {
  await start(make('p', ['清波街道']));
  const own = new Highlight();
  CSS.highlights.clear();
  CSS.highlights.set('the-pages-own', own);
  document.adoptedStyleSheets = [];
  await expect.poll(() => painted().place).toEqual(['清波街道']);
  expect(CSS.highlights.get('the-pages-own')).toBe(own);
  expect(document.adoptedStyleSheets).toHaveLength(1);
  // The page has taken a name that one of ours might have had: a name is found under the pointer all the same.
  CSS.highlights.set('mark-1', new Highlight());
  const mark = page.mark('清波街道');
  expect(hitsOf(page).at(...middle('清波街道'), [document.body])).toBe(mark);
  page.painter.setCurrent([mark]);
  expect(painted()['current-place']).toEqual(['清波街道']);
  expect(CSS.highlights.get('mark-1')?.size).toBe(0);
  CSS.highlights.delete('mark-1');
});

it('puts back what the page takes out of each highlight, and nothing that has gone meanwhile', async () => {
  const going = make('p', ['小营街道']);
  await start(make('p', ['清波街道']), going);
  for (const highlight of CSS.highlights.values()) highlight.clear();
  going.remove();
  await expect.poll(() => painted()).toEqual({ place: ['清波街道'] });
});

it('uses static ranges only', async () => {
  await start(make('p', ['清波街道']));
  for (const [, ranges] of CSS.highlights) for (const range of ranges) expect(range).toBeInstanceOf(StaticRange);
});

it('paints near the viewport only', async () => {
  const far = make('p', ['柳翠井巷社区']);
  await start(make('p', ['清波街道']), make('div', [], { style: 'height:12000px' }), far);
  expect(painted()).toEqual({ place: ['清波街道'] });
  far.scrollIntoView();
  await page.idle();
  expect(painted()).toEqual({ place: ['柳翠井巷社区'] });
});

it('paints the stretch in view of one element with thousands of names', async () => {
  const lines = Array.from({ length: 4000 }, () => '在清波街道的一行');
  await start(make('pre', [lines.join('\n\n')]));
  expect(page.texts()).toHaveLength(4000);
  const count = painted().place?.length ?? 0;
  expect(count).toBeGreaterThan(20);
  expect(count).toBeLessThan(400);
});

it('leaves the page’s own highlights alone, and nothing of ours behind', async () => {
  const text = new Text('页面自己的高亮');
  document.body.append(make('p', [text]));
  const own = new Highlight(
    new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: 2 }),
  );
  CSS.highlights.set('the-pages-own', own);
  await start(make('p', ['清波街道']));
  page.off();
  expect([...CSS.highlights.keys()]).toEqual(['the-pages-own']);
});

it('dresses shadow roots without touching their nodes, and undresses them', async () => {
  const host = make('div');
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('p', ['清波街道']));
  await start(host);
  expect(painted()).toEqual({ place: ['清波街道'] });
  expect(root.childNodes).toHaveLength(1);
  const [name] = [...CSS.highlights.keys()];
  const line = root.firstChild as Element;
  expect(getComputedStyle(line, `::highlight(${name})`).backgroundColor).toContain('15, 118, 110');
  page.off();
  expect(root.adoptedStyleSheets).toHaveLength(0);
});

it('takes the tone from the colour of the text, part by part', async () => {
  await start(
    make('p', ['清波街道'], { style: 'color:#222' }),
    make('p', ['柳翠井巷社区'], { style: 'color:#eee;background:#111' }),
  );
  expect(painted()).toEqual({ place: ['清波街道'], 'place dark': ['柳翠井巷社区'] });
});

it('takes the tone from a span inside the line, where that has the colour', async () => {
  await start(make('p', ['清波街道和', make('span', ['柳翠井巷社区'], { style: 'color:#fff;background:#07c' })]));
  expect(painted()).toEqual({ place: ['清波街道'], 'place dark': ['柳翠井巷社区'] });
});

it('asks the ground behind a grey that is written on either', () => {
  const tone = (color: string, ground: string, around = ''): string => {
    const text = make('span', ['清波街道'], { style: `color:${color}` });
    document.body.replaceChildren(make('div', [make('p', [text], { style: ground })], { style: around }));
    return toneOf(text);
  };
  expect(tone('#aaa', 'background:#fff')).toBe('light');
  expect(tone('#aaa', '')).toBe('light');
  expect(tone('#888', 'background:#111')).toBe('dark');
  expect(tone('#8b949e', '', 'background:#0d1117')).toBe('dark');
  expect(tone('#aaa', 'background:rgb(255 255 255 / 5%)', 'background:#222')).toBe('dark');
  expect(tone('#aaa', 'background:linear-gradient(#fff, #eee)')).toBe('dark');
});

it('gives a card the ground of the page, not that of a bar in it', () => {
  const tone = (page: string, bar: string): string => {
    const text = make('b', ['清波街道'], { style: 'color:#fff' });
    const fill = make('div', [make('p', [text], { style: bar })], { style: `height:100vh;${page}` });
    document.body.replaceChildren(fill);
    return pageToneOf(text);
  };
  expect(tone('background:#fff', 'background:#a00')).toBe('light');
  expect(tone('', 'background:#a00')).toBe('light');
  expect(tone('background:#123', 'background:#a00')).toBe('dark');
  expect(tone('background:linear-gradient(#123, #234)', '')).toBe('dark');
});

it('follows a page that fades to dark, and one that gets a style sheet late', async () => {
  const line = make('p', ['清波街道']);
  document.body.style.color = '#111';
  await start(line);
  document.body.style.transition = 'color .3s';
  document.body.style.color = '#f4f4f4';
  await expect.poll(() => painted()).toEqual({ 'place dark': ['清波街道'] });
  document.body.removeAttribute('style');
  await expect.poll(() => painted()).toEqual({ place: ['清波街道'] });
  const style = make('style', ['p{color:#eee}']);
  document.head.append(style);
  await expect.poll(() => painted()).toEqual({ 'place dark': ['清波街道'] });
  style.remove();
});

it('reads the luminance of every way a browser writes a colour', () => {
  expect(luminanceOf('rgb(255, 255, 255)')).toBeCloseTo(1);
  expect(luminanceOf('rgba(0, 0, 0, 0.5)')).toBe(0);
  expect(luminanceOf('color(srgb 1 1 1)')).toBeCloseTo(1);
  expect(luminanceOf('oklch(0.95 0.02 90)')).toBeGreaterThan(0.7);
  expect(luminanceOf('lab(20 0 0)')).toBeLessThan(0.1);
  expect(toneOf(document.body)).toBe('light');
});

it.each([
  ['first in each paragraph', 'paragraph', 2],
  ['none', 'none', 0],
  ['all', 'all', 4],
] as const)('paints %s at that density', async (_what, density, count) => {
  document.body.append(make('p', ['清波街道、清波街道']), make('p', ['清波街道、清波街道']));
  page = stand({ density });
  await page.idle();
  expect(painted().place?.length ?? 0).toBe(count);
});

it('marks of display:contents elements are painted too', async () => {
  await start(make('div', [make('x-part', ['清波街道'], { style: 'display:contents' })]));
  await page.idle();
  expect(painted()).toEqual({ place: ['清波街道'] });
});

it('hits the name under a point, and only there', async () => {
  await start(make('p', ['一二三四五清波街道六七八'], { style: 'font:20px/40px serif;margin:40px' }));
  const hit = hitsOf(page);
  const mark = page.mark('清波街道');
  const [box] = page.painter.boxes(mark) as [DOMRect];
  const path = [document.body];
  expect(hit.at(box.x + box.width / 2, box.y + box.height / 2, path)).toBe(mark);
  expect(hit.at(box.right + 30, box.y + 5, path)).toBeNull();
  expect(hit.at(box.x + 5, box.bottom + 30, path)).toBeNull();
});

it('hits with the caret where the browser has no highlightsFromPoint', async () => {
  await start(make('p', ['一二三四五清波街道六七八'], { style: 'font:20px/40px serif;margin:40px' }));
  const registry = CSS.highlights as unknown as { highlightsFromPoint?: unknown };
  Object.defineProperty(registry, 'highlightsFromPoint', { value: undefined, configurable: true });
  const hit = hitsOf(page);
  const mark = page.mark('清波街道');
  const [box] = page.painter.boxes(mark) as [DOMRect];
  expect(hit.at(box.x + box.width / 2, box.y + box.height / 2, [])).toBe(mark);
  // The caret nearest to a point far right of the line is still in the line: the box says no.
  expect(hit.at(innerWidth - 5, box.y + 5, [])).toBeNull();
  delete registry.highlightsFromPoint;
});

it('hits inside open shadow roots', async () => {
  const host = make('div', [], { style: 'margin:30px' });
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('p', ['清波街道']));
  await start(host);
  const mark = page.mark('清波街道');
  const [box] = page.painter.boxes(mark) as [DOMRect];
  expect(hitsOf(page).at(box.x + 4, box.y + 4, [root.firstChild as Node, root, host])).toBe(mark);
});

it('hits a name by each of its parts, whatever they stand in', async () => {
  const parts = [make('span', ['清波']), make('b', ['街道'], { style: 'position:relative' })];
  await start(make('p', [...parts, '有人放风筝。'], { style: 'font:20px/40px serif;margin:40px' }));
  const hit = hitsOf(page);
  for (const part of parts) {
    const { x, y, width, height } = part.getBoundingClientRect();
    expect(hit.at(x + width / 2, y + height / 2, [part, document.body]), part.localName).toBe(page.mark('清波街道'));
  }
});

it('counts the names of thousands of components, and paints those in view', async () => {
  const rows = Array.from({ length: 2400 }, () => {
    const row = make('x-row');
    row.attachShadow({ mode: 'open' }).append('清波街道的一行。');
    return row;
  });
  await start(
    make(
      'main',
      rows.flatMap((row) => [row, make('br')]),
    ),
  );
  expect(page.texts()).toHaveLength(2400);
  scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => painted().place?.length ?? 0).toBeGreaterThan(5);
  expect(painted().place?.length).toBeLessThan(600);
});

it('paints a line that came late above thousands of names of one element', async () => {
  const pre = make('div', Array.from({ length: 2000 }, () => ['在清波街道的一行', make('br')]).flat());
  await start(pre);
  pre.prepend('先看柳翠井巷社区', make('br'));
  await page.idle();
  expect(page.texts()[0]).toBe('柳翠井巷社区');
  scrollBy(0, 10);
  await page.idle();
  expect(painted().place).toContain('柳翠井巷社区');
});

it('looks at no more than it must of one element with thousands of lines', async () => {
  await start(make('pre', [Array.from({ length: 3000 }, () => '在清波街道的一行').join('\n\n')]));
  let looked = 0;
  for (const block of page.reading.blocks.marked) {
    const { marks } = block;
    Object.defineProperty(block, 'marks', {
      configurable: true,
      get: () => {
        looked++;
        return marks;
      },
    });
  }
  page.painter.repaint();
  await page.idle();
  expect(looked).toBeLessThan(3000 * 300);
});

it('paints the first of a name in a paragraph only, also when another becomes the first', async () => {
  document.body.append(make('p', ['清波街道，清波街道']));
  page = stand({ density: 'paragraph' });
  await page.idle();
  const first = page.mark('清波街道');
  silence(page.reading, first, true);
  expect(page.mark('清波街道').range).not.toBeNull();
  silence(page.reading, first, false);
  expect(painted()).toEqual({ place: ['清波街道'] });
});

/** Middle of a mark's first box. */
function middle(text: string): [number, number] {
  const [box] = page.painter.boxes(page.mark(text)) as [DOMRect];
  return [box.x + box.width / 2, box.y + box.height / 2];
}

it.each([
  ['a see-through link over all of it', 'position:absolute;inset:0', true],
  ['a ground that hides it', 'position:absolute;inset:0;background:#fff', false],
])('under %s', async (_what, style, found) => {
  await start(
    make('div', [make('p', ['清波街道']), make('a', [], { href: '#x', style })], { style: 'position:relative' }),
  );
  const hit = hitsOf(page);
  expect(hit.at(...middle('清波街道'), [document.body]) === page.mark('清波街道')).toBe(found);
});

it('hits text that takes no pointer, and a large first letter', async () => {
  const style = make('style', ['p.first::first-letter{float:left;font-size:60px;line-height:1}']);
  await start(
    style,
    make('p', ['柳翠井巷社区'], { style: 'pointer-events:none' }),
    make('p', ['清波街道来了'], { class: 'first' }),
  );
  const hit = hitsOf(page);
  expect(hit.at(...middle('柳翠井巷社区'), [document.body])).toBe(page.mark('柳翠井巷社区'));
  expect(hit.at(...middle('清波街道'), [document.body])).toBe(page.mark('清波街道'));
});

it.each([
  ['cut to a pixel for screen readers', 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)'],
  ['clipped away', 'position:absolute;clip-path:inset(50%)'],
  ['wholly transparent', 'opacity:0'],
  ['left of the page', 'position:absolute;left:-9999px'],
  ['indented out of its box', 'text-indent:-9999px;overflow:hidden'],
  ['in a box of no height', 'height:0;overflow:hidden'],
  ['invisible', 'visibility:hidden'],
  ['without a box', 'display:none'],
  ['behind the edge of what stands fixed', 'position:fixed;left:-400px;width:300px'],
])('text %s is not seen', async (_what, style) => {
  await start(make('p', ['清波街道'], { style }), make('p', ['柳翠井巷社区']));
  expect(page.seen()).toEqual(['柳翠井巷社区']);
});

it.each([
  ['further down', 'margin-top:4000px'],
  ['in a box that scrolls', 'margin-top:900px', 'height:100px;overflow:auto'],
  ['in a box that cuts nothing off', '', 'overflow:hidden'],
  ['skipped as long as it is far', '', 'content-visibility:auto;margin-top:4000px'],
])('text %s is seen', async (_what, style, around = '') => {
  await start(make('div', [make('p', ['清波街道'], { style })], { style: around }));
  expect(page.seen()).toEqual(['清波街道']);
});

it('sees what is opened and shown later, and no more what is hidden again', async () => {
  const dialog = make('dialog', [make('p', ['清波街道'])]) as HTMLDialogElement;
  const details = make('details', [make('summary', ['更多']), make('p', ['清波街道'])]) as HTMLDetailsElement;
  const unseen = make('p', ['清波街道'], { style: 'visibility:hidden' });
  const boxless = make('p', ['清波街道'], { style: 'display:none' });
  const skipped = make('div', [make('p', ['清波街道'])], { style: 'content-visibility:hidden' });
  const hidden = make('p', ['清波街道'], { hidden: '' });
  await start(make('p', ['清波街道']), details, unseen, boxless, skipped, dialog, hidden);
  expect(page.seen()).toHaveLength(1);
  const turns: [() => void, number][] = [
    [() => (unseen.style.visibility = 'visible'), 2],
    [() => (boxless.style.display = 'block'), 3],
    [() => (details.open = true), 4],
    [() => (skipped.style.contentVisibility = 'visible'), 5],
    [() => (hidden.hidden = false), 6],
    [() => dialog.showModal(), 7],
    [() => dialog.close(), 6],
    [() => (unseen.style.visibility = 'hidden'), 5],
  ];
  for (const [turn, count] of turns) {
    turn();
    await page.idle();
    expect(page.seen(), String(turn)).toHaveLength(count);
  }
});

/** Whether all of these elements that stand wholly in view, and at least one, have a painted name. */
function inViewPainted(elements: readonly Element[]): boolean {
  const painted = new Set<Node | null>();
  for (const [, ranges] of CSS.highlights)
    for (const { startContainer } of ranges) painted.add(startContainer.parentNode);
  const inView = elements.filter((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { top, bottom } = range.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  return inView.length > 0 && inView.every((element) => painted.has(element));
}

it('paints what comes into view of a list whose items have no boxes of their own', async () => {
  const items = Array.from({ length: 600 }, (_, i) =>
    make('x-item', [`第${i}行清波街道`], { style: 'display:contents' }),
  );
  const rows = items.map((item) => make('div', [item], { style: 'height:40px' }));
  await start(make('div', rows));
  for (const y of [0, 12_000, 23_000, 0]) {
    scrollTo(0, y);
    await expect.poll(() => inViewPainted(items), { message: String(y) }).toBe(true);
  }
  expect(painted().place?.length).toBeLessThan(200);
});

it('paints what comes into view of elements with many lines each', async () => {
  const line = (i: number) => [make('span', [`清波街道的第${i}行`]), make('br')];
  const long = Array.from({ length: 6 }, () => make('div', Array.from({ length: 150 }, (_, i) => line(i)).flat()));
  await start(make('div', long));
  const lines = long.flatMap((element) => [...element.querySelectorAll('span')]);
  for (const y of [0, document.documentElement.scrollHeight / 2, document.documentElement.scrollHeight, 0]) {
    scrollTo(0, y);
    await expect.poll(() => inViewPainted(lines), { message: String(y) }).toBe(true);
  }
  // Of one of them other lines are read: they join those that stayed.
  for (const span of [...(long[0] as Element).querySelectorAll('span')].slice(0, 40))
    span.textContent = '新到柳翠井巷社区';
  await page.idle();
  await expect.poll(() => inViewPainted(lines)).toBe(true);
});

it('paints what comes into view of a list of thousands, wherever one looks', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) =>
    make('p', [`第${i}行清波街道`], { style: 'margin:0;height:40px' }),
  );
  await start(make('div', rows));
  const shown = (): boolean => inViewPainted(rows.filter((row) => row.style.display !== 'none'));
  for (const y of [0, 60_000, 119_000, 30_010, 0]) {
    scrollTo(0, y);
    await expect.poll(shown, { message: String(y) }).toBe(true);
  }
  expect(painted().place?.length).toBeLessThan(200);
  // A filter hides all rows but some in the middle of a stretch.
  rows.forEach((row, i) => {
    row.style.display = i % 500 === 10 ? '' : 'none';
  });
  document.body.click();
  await expect.poll(shown).toBe(true);
});
