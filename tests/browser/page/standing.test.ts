import { afterAll, beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Box } from '../../../data/messaging/messages';
import type { CardRequest } from '../../../entrypoints/page.content/card/card-handle';
import { Standing } from '../../../entrypoints/page.content/card/standing';
import { columnsOf, faceOf, isTurnedAway, rowsAround } from '../../../entrypoints/page.content/card/surroundings';
import { make } from './stand';

it('stays where it is while its name is not drawn', () => {
  const request = {
    boxes: [{ x: 40, y: 60, width: 80, height: 20 }],
    pointer: null,
    rtl: false,
    element: null,
  } as object;
  const follow = { follow: () => [], around: null };
  const standing = new Standing(() => null);
  const first = standing.begin({ ...request, ...follow } as unknown as CardRequest);
  const grown = standing.grow({ ...request, ...follow } as unknown as CardRequest, { width: 300, height: 200 }, false);
  expect(grown).toEqual(first);
  expect(Object.values(first).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
});

const STREETS = ['望江街道', '小营街道', '清波街道', '湖滨街道', '南星街道', '紫阳街道'];

// As wide as a window is: on a narrow one there is no room beside anything.
beforeAll(() => page.viewport(1280, 900));
afterAll(async () => {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
  await page.viewport(414, 896);
});

/** The text of an element, as a page's name is. */
function boxesOf(element: Element): Box[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
}

/** Where a card of usual size comes to stand for the name that an element holds, on a page of this content. */
function cardOf(element: Element, ...content: Node[]): Box {
  document.body.style.cssText = 'margin:40px;font:16px/1.8 sans-serif';
  document.body.replaceChildren(...content);
  const request = {
    boxes: boxesOf(element),
    pointer: null,
    rtl: getComputedStyle(element).direction === 'rtl',
    element,
    follow: null,
    around: () => ({ columns: columnsOf(element), rows: rowsAround(element) }),
  } as unknown as CardRequest;
  const standing = new Standing(() => null);
  standing.begin(request);
  return standing.grow(request, { width: 372, height: 420 }, false);
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

function expectApart(card: Box, elements: readonly Element[]): void {
  for (const element of elements)
    for (const box of boxesOf(element)) expect(apart(card, box), element.textContent).toBe(true);
}

it('leaves the way to the next rows of a list free', () => {
  const links = STREETS.map((name) => make('a', [name], { href: `#${name}` }));
  expectApart(
    cardOf(
      links[0]!,
      make(
        'ul',
        links.map((link) => make('li', [link])),
      ),
    ),
    links,
  );
});

it('leaves the way to the next rows of a table free', () => {
  const row = (cells: (Node | string)[], kind = 'td'): Element =>
    make(
      'tr',
      cells.map((cell) => (cell instanceof Element ? cell : make(kind, [cell]))),
    );
  const names = STREETS.map((name) => make('td', [name]));
  const table = make('table', [
    make('tbody', [row(['街道', '人口', '面积', '电话'], 'th'), ...names.map((name) => row([name, '一', '二', '三']))]),
  ]);
  expectApart(cardOf(names[0]!, table), names);
});

it('stands beside a menu of the page that is open under the name', () => {
  const menu = make('span', ['办事 · 概况'], {
    style: 'position:absolute;left:0;top:100%;width:180px;height:120px;background:#eee',
  });
  const name = make('b', ['望江街道']);
  const card = cardOf(name, make('nav', [make('a', [name, menu], { href: '#', style: 'position:relative' })]));
  const { x, y, width, height } = menu.getBoundingClientRect();
  expect(apart(card, { x, y, width, height })).toBe(true);
});

it('stays by its name though it covers what the page has placed far below', () => {
  const name = make('b', ['望江街道']);
  const far = make('div', ['明天天气'], {
    style: 'position:absolute;left:40px;top:420px;width:900px;height:72px;z-index:1',
  });
  const card = cardOf(name, make('p', [name, '的早晨很安静。']), far);
  const [box] = boxesOf(name) as [Box];
  expect(Math.abs(card.x - box.x)).toBeLessThan(40);
  expect(card.y - box.y - box.height).toBeLessThan(40);
});

it('stands beside vertical text, not on the rest of the column', () => {
  const name = make('b', ['望江街道']);
  const column = make('div', ['今天', name, '的居民在院子里摆开长桌，说说笑笑一直到天黑，大家都很高兴。'], {
    style: 'writing-mode:vertical-rl;height:600px;margin:0 auto;font-size:20px',
  });
  const card = cardOf(name, column);
  const [box] = boxesOf(name) as [Box];
  expect(apart(card, { ...box, height: 600 })).toBe(true);
});

it('starts at the right end of the name in a page from right to left', () => {
  const name = make('b', ['望江街道']);
  const card = cardOf(name, make('p', ['今天', name, '开会。'], { dir: 'rtl' }));
  const [box] = boxesOf(name) as [Box];
  expect(Math.abs(card.x + card.width - box.x - box.width)).toBeLessThan(2);
});

it('sees that the face on which a name stands has been turned away', () => {
  const name = make('b', ['望江街道']);
  const face = make('p', [name], { style: 'backface-visibility:hidden' });
  document.body.replaceChildren(face);
  expect(faceOf(name)).toBe(face);
  expect(faceOf(document.body)).toBe(null);
  const away = () => isTurnedAway(face, boxesOf(name));
  expect(away()).toBe(false);
  face.style.transform = 'rotateY(180deg)';
  expect(away()).toBe(true);
  // What lies over it is another matter, and what the pointer never meets cannot be asked.
  face.style.transform = '';
  document.body.append(make('div', [], { style: 'position:fixed;inset:0' }));
  expect(away()).toBe(false);
  face.style.pointerEvents = 'none';
  expect(away()).toBe(false);
});
