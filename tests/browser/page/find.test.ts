import { afterEach, beforeEach, expect, it } from 'vitest';
import { make, SHORT, type Stand, stand } from './stand';

let page: Stand;
beforeEach(() => document.body.replaceChildren());
afterEach(() => page.off());

async function read(...content: (Node | string)[]): Promise<string[]> {
  document.body.append(...content);
  page = stand();
  await page.idle();
  return page.texts();
}

it('finds names that run over inline elements', async () => {
  const found = await read(make('p', ['清', make('b', ['波']), make('a', [make('i', ['街']), '道']), '办事']));
  expect(found).toEqual(['清波街道']);
});

it('does not join the texts of two blocks, cells or items', async () => {
  const found = await read(
    make('div', ['清波', make('div', ['街道'])]),
    make('ul', [make('li', ['清波']), make('li', ['街道'])]),
    make('p', ['清波', make('br'), '街道']),
  );
  expect(found).toEqual([]);
});

it('does not join inline elements that are laid out as blocks', async () => {
  const found = await read(
    make('div', [make('span', ['清波']), make('span', ['街道'])], { style: 'display:flex;gap:2em' }),
    make('p', [make('span', ['清波'], { style: 'float:left' }), make('span', ['街道'])]),
    make('p', [make('span', ['清波']), make('span', ['街道'])]),
  );
  expect(found).toEqual(['清波街道']);
});

it('passes over pinyin above the characters', async () => {
  const ruby = make('ruby', ['清', make('rt', ['qīng']), '波', make('rt', ['bō'])]);
  expect(await read(make('p', [ruby, '街道']))).toEqual(['清波街道']);
});

it.each([
  ['textarea', make('textarea', ['清波街道'])],
  ['an editor', make('div', [make('p', ['清波街道'])], { contenteditable: 'true' })],
  ['a text box', make('div', ['清波街道'], { role: 'textbox' })],
  ['code', make('pre', [make('code', ['清波街道'])])],
  ['notranslate', make('p', ['清波街道'], { class: 'notranslate' })],
  ['translate=no', make('p', ['清波街道'], { translate: 'no' })],
  ['hidden', make('p', ['清波街道'], { hidden: '' })],
  ['script', make('script', ['清波街道'], { type: 'text/plain' })],
  ['an editor of plain elements', make('div', [make('div', ['清波街道'])], { class: 'cm-editor' })],
])('leaves %s alone', async (_what, element) => {
  expect(await read(element, make('p', ['柳翠井巷社区']))).toEqual(['柳翠井巷社区']);
});

it('reads open shadow roots, in their place', async () => {
  const host = make('x-card', [make('span', ['柳翠井巷社区'])]);
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('p', ['清波街道']), make('slot'));
  const inner = make('div');
  root.append(inner);
  inner.attachShadow({ mode: 'open' }).append(SHORT);
  expect((await read(make('p', ['清波街道'], { id: 'first' }), host)).sort()).toEqual(
    ['清波街道', '清波街道', '柳翠井巷社区', SHORT].sort(),
  );
});

it('leaves shadow roots of left-alone hosts alone', async () => {
  const host = make('div', [], { translate: 'no' });
  host.attachShadow({ mode: 'open' }).append('清波街道');
  expect(await read(host)).toEqual([]);
});

it('reads plain-text documents line by line', async () => {
  expect(await read(make('pre', ['清波\n\n街道\n清波街道\n一行\n\n柳翠井巷社区']))).toEqual([
    '清波街道',
    '柳翠井巷社区',
  ]);
});

it('finds a name anywhere in a text node of one million units', async () => {
  const text = new Text(`${'文'.repeat(300_000)}，清波街道，${'字'.repeat(700_000)}，柳翠井巷社区`);
  expect(await read(make('p', [text]))).toEqual(['清波街道', '柳翠井巷社区']);
});

it('reads text nested ten thousand deep', async () => {
  let deep = make('span', ['清波街道']);
  for (let i = 0; i < 10_000; i++) deep = make(i % 2 ? 'div' : 'span', [deep]);
  // Without boxes: Chromium's own layout runs out of stack long before this depth.
  expect(await read(make('div', [deep], { style: 'display:none' }))).toEqual(['清波街道']);
});

it('changes nothing in the document', async () => {
  document.body.append(make('p', ['清', make('b', ['波']), '街道']));
  const before = document.documentElement.outerHTML;
  page = stand();
  await page.idle();
  expect(page.texts()).toEqual(['清波街道']);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(document.adoptedStyleSheets).toEqual([]);
});
