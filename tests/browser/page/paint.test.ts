import { afterEach, beforeEach, expect, it } from 'vitest';
import { HitTest } from '../../../entrypoints/page.content/mark/hit';
import { luminanceOf, pageToneOf, toneOf } from '../../../entrypoints/page.content/mark/paint/tone';
import { make, painted, SHORT, type Stand, stand } from './stand';

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

it('paints places and abbreviations under names that say no more than “mark”', async () => {
  await start(make('p', [`清波街道和${SHORT}`]));
  expect(painted()).toEqual({ 'mark-1': ['清波街道'], 'mark-3': [SHORT] });
  for (const name of CSS.highlights.keys()) expect(name).toMatch(/^mark-\d$/);
});

it('uses static ranges only', async () => {
  await start(make('p', ['清波街道']));
  for (const [, ranges] of CSS.highlights) for (const range of ranges) expect(range).toBeInstanceOf(StaticRange);
});

it('paints near the viewport only', async () => {
  const far = make('p', ['柳翠井巷社区']);
  await start(make('p', ['清波街道']), make('div', [], { style: 'height:12000px' }), far);
  expect(painted()).toEqual({ 'mark-1': ['清波街道'] });
  far.scrollIntoView();
  await page.idle();
  expect(painted()).toEqual({ 'mark-1': ['柳翠井巷社区'] });
});

it('paints the stretch in view of one element with thousands of names', async () => {
  const lines = Array.from({ length: 4000 }, () => '在清波街道的一行');
  await start(make('pre', [lines.join('\n\n')]));
  expect(page.texts()).toHaveLength(4000);
  const count = painted()['mark-1']?.length ?? 0;
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
  expect(painted()).toEqual({ 'mark-1': ['清波街道'] });
  expect(root.childNodes).toHaveLength(1);
  expect(root.adoptedStyleSheets).toHaveLength(1);
  page.off();
  expect(root.adoptedStyleSheets).toHaveLength(0);
});

it('takes the tone from the colour of the text, part by part', async () => {
  await start(
    make('p', ['清波街道'], { style: 'color:#222' }),
    make('p', ['柳翠井巷社区'], { style: 'color:#eee;background:#111' }),
  );
  expect(painted()).toEqual({ 'mark-1': ['清波街道'], 'mark-5': ['柳翠井巷社区'] });
});

it('takes the tone from a span inside the line, where that has the colour', async () => {
  await start(make('p', ['清波街道和', make('span', ['柳翠井巷社区'], { style: 'color:#fff;background:#07c' })]));
  expect(painted()).toEqual({ 'mark-1': ['清波街道'], 'mark-5': ['柳翠井巷社区'] });
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

it('follows a page that turns dark', async () => {
  const line = make('p', ['清波街道']);
  document.body.style.color = '#111';
  await start(line);
  document.body.style.color = '#f4f4f4';
  await page.idle();
  expect(painted()).toEqual({ 'mark-5': ['清波街道'] });
  document.body.removeAttribute('style');
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
  expect(painted()['mark-1']?.length ?? 0).toBe(count);
});

it('marks of display:contents elements are painted too', async () => {
  await start(make('div', [make('x-part', ['清波街道'], { style: 'display:contents' })]));
  await page.idle();
  expect(painted()).toEqual({ 'mark-1': ['清波街道'] });
});

it('hits the name under a point, and only there', async () => {
  await start(make('p', ['一二三四五清波街道六七八'], { style: 'font:20px/40px serif;margin:40px' }));
  const hit = new HitTest(page.painter, page.reading);
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
  const hit = new HitTest(page.painter, page.reading);
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
  expect(new HitTest(page.painter, page.reading).at(box.x + 4, box.y + 4, [root.firstChild as Node, root, host])).toBe(
    mark,
  );
});

it('paints a line that came late above thousands of names of one element', async () => {
  const pre = make('div', Array.from({ length: 2000 }, () => ['在清波街道的一行', make('br')]).flat());
  await start(pre);
  pre.prepend('先看柳翠井巷社区', make('br'));
  await page.idle();
  expect(page.texts()[0]).toBe('柳翠井巷社区');
  scrollBy(0, 10);
  await page.idle();
  expect(painted()['mark-1']).toContain('柳翠井巷社区');
});

it('looks at no more than it must of one element with thousands of lines', async () => {
  await start(make('pre', [Array.from({ length: 3000 }, () => '在清波街道的一行').join('\n\n')]));
  let looked = 0;
  for (const block of page.reading.marked()) {
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
  page.reading.silence(first);
  expect(page.mark('清波街道').range).not.toBeNull();
  page.reading.unsilence(first);
  expect(painted()).toEqual({ 'mark-1': ['清波街道'] });
});
