import { expect, it } from 'vitest';
import { hitsOf, make, reader } from './stand';

const at = reader();
const { read } = at;

it('gives names in reading order where blocks stand inside one another, and keeps it when some come later', async () => {
  const inner = make('p', ['柳翠井巷社区']);
  const outer = make('div', ['清波街道', inner, '上城区发改经信局']);
  expect(await read(outer)).toEqual(['清波街道', '柳翠井巷社区', '上城区发改经信局']);
  outer.before(make('p', ['上城区发改经信局']));
  inner.after(make('p', ['清波街道']));
  await at.page.idle();
  expect(at.page.texts()).toEqual(['上城区发改经信局', '清波街道', '柳翠井巷社区', '清波街道', '上城区发改经信局']);
});

it('puts the inside of a component where its host stands', async () => {
  const host = make('x-card');
  const nested = make('x-part');
  nested.attachShadow({ mode: 'open' }).append(make('p', ['上城区发改经信局']));
  host.attachShadow({ mode: 'open' }).append(nested, make('p', ['清波街道']));
  expect(await read(make('p', ['柳翠井巷社区']), host, make('p', ['柳翠井巷社区']))).toEqual([
    '柳翠井巷社区',
    '上城区发改经信局',
    '清波街道',
    '柳翠井巷社区',
  ]);
});

it('orders the names of a list of twenty thousand', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => make('p', [i % 2 ? '清波街道' : '柳翠井巷社区']));
  await read(...rows);
  await at.page.reading.whole();
  const found = at.page.texts();
  expect(found).toHaveLength(20_000);
  expect(found.every((text, i) => text === (i % 2 ? '清波街道' : '柳翠井巷社区'))).toBe(true);
});

it('finds the name under the caret in a text that is cut into many blocks', async () => {
  const line = '居民们都说好。';
  const text = [...Array.from({ length: 40 }, () => line), '今天的清波街道', ...Array.from({ length: 40 }, () => line)];
  const pre = make('pre', [text.join('\n')]);
  expect(await read(pre)).toEqual(['清波街道']);
  const mark = at.page.mark('清波街道');
  pre.scrollIntoView();
  const box = at.page.painter.boxes(mark)[0] as DOMRect;
  scrollBy(0, box.top - 100);
  const { x, y, width, height } = at.page.painter.boxes(mark)[0] as DOMRect;
  const registry = CSS.highlights as unknown as { highlightsFromPoint?: unknown };
  const own = registry.highlightsFromPoint;
  // As in a browser that has none.
  Object.defineProperty(registry, 'highlightsFromPoint', { value: undefined, configurable: true });
  try {
    expect(hitsOf(at.page).at(x + width / 2, y + height / 2, [])?.id).toBe(mark.id);
  } finally {
    Object.defineProperty(registry, 'highlightsFromPoint', { value: own, configurable: true });
  }
});
