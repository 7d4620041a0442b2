import { expect, it } from 'vitest';
import { make, reader, SHORT } from './stand';

const at = reader();
const { read } = at;

it('finds names that run over inline elements', async () => {
  const found = await read(make('p', ['清', make('b', ['波']), make('a', [make('i', ['街']), '道']), '办事']));
  expect(found).toEqual(['清波街道']);
});

it('does not join the texts of two blocks, cells or items', async () => {
  const found = await read(
    make('div', ['清波', make('div', ['街道'])]),
    make('ul', [make('li', ['清波']), make('li', ['街道'])]),
    make('p', ['他们昨天去了清波', make('br'), '街道上很热闹，人来人往']),
  );
  expect(found).toEqual([]);
});

it('does not join inline elements that are laid out as blocks', async () => {
  const found = await read(
    make('div', [make('span', ['清波']), make('span', ['街道'])], { style: 'display:flex;gap:2em' }),
    make('p', [make('span', ['清波'], { style: 'float:right' }), make('span', ['街道'])]),
    make('p', [make('span', ['清波']), make('span', ['街道'])]),
  );
  expect(found).toEqual(['清波街道']);
});

it('passes over pinyin above the characters', async () => {
  const ruby = make('ruby', ['清', make('rt', ['qīng']), '波', make('rt', ['bō'])]);
  expect(await read(make('p', [ruby, '街道']))).toEqual(['清波街道']);
});

it('passes over white space between the characters of a name, in the source and under pinyin', async () => {
  const ruby = make('ruby', ['清\n', make('rt', ['qīng']), '\n波', make('rt', ['bō'])]);
  const found = await read(
    make('p', ['昨天去了清波\n\t\t      街道，又去了']),
    make('p', [ruby, '\n        街道']),
    make('p', ['   ', make('b', ['柳翠']), '\n', make('i', ['井巷']), '社区']),
  );
  expect(found.map((text) => text.replace(/\s/g, ''))).toEqual(['清波街道', '清波街道', '柳翠井巷社区']);
});

it('joins unknown elements, and blocks that flow in a line', async () => {
  const found = await read(
    make('p', ['在', make('x-mark', ['清波']), '街道，']),
    make('p', [make('w-word', ['清波']), make('w-word', ['街道'])]),
    make('article', [
      make('div', ['清波'], { style: 'display:inline' }),
      make('div', ['街道'], { style: 'display:inline' }),
    ]),
  );
  expect(found).toEqual(['清波街道', '清波街道', '清波街道']);
});

it('joins the letters of a title that stand each in a box of its own, not boxes that hold more', async () => {
  const boxes = (...texts: string[]): HTMLElement =>
    make(
      'h3',
      texts.map((text) => make('div', [text], { style: 'display:inline-block' })),
    );
  expect(await read(boxes(...'清波街道'), boxes('柳翠', '井巷社区'))).toEqual(['清波街道']);
});

it('reads CDATA sections', async () => {
  const { documentElement } = new DOMParser().parseFromString('<p>清波<![CDATA[街道]]>。</p>', 'text/xml');
  expect(await read(document.adoptNode(documentElement))).toEqual(['清波街道']);
});

it('does not count what waits until it is searched for', async () => {
  await read(make('div', ['清波街道'], { id: 'a' }), make('div', ['柳翠井巷社区'], { id: 'b', hidden: 'until-found' }));
  expect(at.page.seen()).toEqual(['清波街道']);
});

it('does not join components that are blocks', async () => {
  const found = await read(
    make('section', [
      make('x-row', ['清波'], { style: 'display:block' }),
      make('x-row', ['街道'], { style: 'display:block' }),
    ]),
  );
  expect(found).toEqual([]);
});

/** A line of a text layer over a picture of a page: every run placed by itself. */
function layer(runs: readonly (readonly [string, number, number])[]): HTMLElement {
  return make(
    'div',
    runs.map(([text, x, y]) =>
      make('span', [text], { style: `position:absolute;white-space:pre;font-size:20px;left:${x}px;top:${y}px` }),
    ),
    { style: 'position:relative;width:600px;height:200px' },
  );
}

it('joins what is placed side by side, one character a run, and parts what stands apart', async () => {
  const chars = [...'在清波街道'].map((char, i) => [char, 20 + i * 20, 20] as const);
  const found = await read(
    layer([...chars, ['柳翠井巷', 300, 20], ['社区', 440, 20], ['清波', 20, 90], ['街道', 20, 150]]),
  );
  expect(found).toEqual(['清波街道']);
});

it('parts what flows in a line where a style puts a gap between, a sign or room, not where the line is wrapped', async () => {
  document.head.append(make('style', ['.step::after{content:"/";padding:0 1em}']));
  const found = await read(
    make('p', [make('span', ['清波'], { class: 'step' }), make('span', ['街道'])]),
    make('p', [make('a', ['柳翠井巷'], { style: 'margin-right:2em' }), make('a', ['社区'])]),
    make('p', [make('a', ['清波']), make('a', ['街道'])], { style: 'width:2em' }),
    make('p', [make('a', ['柳翠井巷']), '社区'], { style: 'letter-spacing:2em' }),
  );
  expect(found).toEqual(['清波街道', '柳翠井巷社区']);
});

it.each([
  ['by the element', { style: 'display:none' }],
  ['by attribute', { hidden: '' }],
  ['by class', { class: 'noise' }],
])('passes over what is not displayed between the letters of a name: %s', async (_how, attributes) => {
  document.head.append(make('style', ['.noise{display:none}']));
  const hide = (text: string, tag = 'span') => make(tag, [text], attributes);
  const found = await read(
    make('p', ['今天清', hide('x8kQ'), '波', hide('无关的话', 'em'), hide('Zz', 'x-noise'), '街道放晴']),
    make('p', [hide('清波'), '街道，清波', hide('街道')]),
    // A line end for narrow screens alone.
    make('p', ['他们昨天去了清波', make('br', [], attributes), '街道上很热闹，人来人往']),
    make('p', ['清波', make('img', [], attributes), '街道']),
    make('p', ['这里', hide('柳翠井巷社区'), '没有']),
    make('p', [make('b', ['柳翠', hide('1'), '井巷']), make('i', [hide('2'), '社区'])]),
  );
  expect(found).toEqual(['清波街道', '清波街道', '清波街道', '柳翠井巷社区', '柳翠井巷社区']);
  expect(at.page.seen()).toEqual(['清波街道', '清波街道', '清波街道', '柳翠井巷社区']);
});

it('reads what was not displayed with the rest of its line, when that is read again', async () => {
  const more = make('span', ['翠井巷社区和清波街道'], { hidden: '' });
  const line = make('p', ['走过柳', more, '。']);
  expect(await read(line)).toEqual(['清波街道']);
  more.hidden = false;
  line.append('完');
  await at.page.idle();
  expect(at.page.texts()).toEqual(['柳翠井巷社区', '清波街道']);
  more.hidden = true;
  line.append('了');
  await at.page.idle();
  expect(at.page.seen()).toEqual([]);
});

it('joins the lines of a narrow head and of a title, not those of a list', async () => {
  const found = await read(
    make('table', [
      make('tr', [make('th', ['清波', make('br'), '街道']), make('td', ['柳翠井巷', make('br'), '社区'])]),
    ]),
    make('h2', ['走进清波', make('br'), '街道的一天']),
    make('div', ['今天去清波', make('br'), '街道口集合，带上雨伞和水，八点半准时出发']),
  );
  expect(found.map((text) => text.replace(/\s/g, ''))).toEqual(['清波街道', '柳翠井巷社区', '清波街道']);
});

it('reads drawings and formulas', async () => {
  const svg = (name: string, content: (Node | string)[], x = ''): Element => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.append(...content);
    if (x) element.setAttribute('x', x);
    return element;
  };
  const math = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
  const text = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mtext');
  text.append('柳翠井巷社区');
  math.append(text);
  const found = await read(
    svg('svg', [
      svg('title', ['清波街道']),
      svg('text', ['清波街道'], '10'),
      svg('text', [svg('tspan', ['清波']), svg('tspan', ['街道'])], '10'),
    ]) as HTMLElement,
    make('p', [math]),
  );
  expect(found).toEqual(['清波街道', '清波街道', '柳翠井巷社区']);
});

it.each([
  ['textarea', make('textarea', ['清波街道'])],
  ['an editor', make('div', [make('p', ['清波街道'])], { contenteditable: 'true' })],
  ['a text box', make('div', ['清波街道'], { role: 'textbox', contenteditable: '' })],
  ['script', make('script', ['清波街道'], { type: 'text/plain' })],
  ['a code editor', make('div', [make('textarea'), make('div', ['清波街道'])], { class: 'CodeMirror' })],
])('leaves %s alone', async (_what, element) => {
  expect(await read(element, make('p', ['柳翠井巷社区']))).toEqual(['柳翠井巷社区']);
});

it.each([
  ['that is not to be translated', make('p', ['清波街道'], { translate: 'no', class: 'notranslate' })],
  [
    'in an editor’s classes without an editor',
    make('div', [make('p', ['清波街道'])], { class: 'ql-editor cm-editor' }),
  ],
  ['of a text box that is read-only', make('div', ['清波街道'], { role: 'textbox', 'aria-readonly': 'true' })],
  [
    'beside a read-only field',
    make('div', [make('textarea', [], { readonly: '' }), '清波街道'], { class: 'CodeMirror' }),
  ],
  ['that is hidden by attribute and shown by style', make('p', ['清波街道'], { hidden: '', style: 'display:block' })],
  ['in code', make('pre', [make('code', ['清波街道'])], { class: 'language-text' })],
])('reads text %s', async (_what, element) => {
  expect(await read(element)).toEqual(['清波街道']);
  expect(at.page.seen()).toEqual(['清波街道']);
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
  const host = make('div', [], { contenteditable: 'true' });
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
  expect(await read()).toEqual(['清波街道']);
  expect(document.documentElement.outerHTML).toBe(before);
  at.page.off();
  expect(document.adoptedStyleSheets).toEqual([]);
});
