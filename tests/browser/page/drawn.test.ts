import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Unrest } from '../../../entrypoints/page.content/mark/drawn/unrest';
import type { Mark } from '../../../entrypoints/page.content/marks';
import { hitsOf, make, type Stand, stand } from './stand';

let page: Stand;
let unrest: number;
let shadows: ShadowRoot[];
const NAMES = 60;

beforeEach(() => {
  document.body.replaceChildren();
  scrollTo(0, 0);
  shadows = [];
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    shadows.push(root);
    return root;
  });
});
afterEach(() => {
  calm();
  page.off();
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('style');
  expect(pane()).toBeNull();
});

/** Sets a variable on the root at every frame. */
function stir(): void {
  let n = 0;
  const frame = (): void => {
    document.documentElement.style.setProperty('--at', `${n++}`);
    unrest = requestAnimationFrame(frame);
  };
  unrest = requestAnimationFrame(frame);
}
const calm = (): void => cancelAnimationFrame(unrest);

/** What the marks are drawn in, if they are. */
const pane = (): Element | null => document.head.previousElementSibling;
const registered = (): number => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);

const row = (): HTMLElement =>
  make('p', ['在清波街道'], { style: 'display:inline-block;margin:2px;font:14px/20px serif' });
const rows = (count = NAMES): HTMLElement[] => Array.from({ length: count }, row);

async function start(...content: (Node | string)[]): Promise<void> {
  document.body.append(...content);
  page = stand();
  await page.idle();
  // What is in view the browser tells with a frame.
  await expect.poll(registered).toBe(page.texts().length);
  stir();
}

async function drawn(left = 0): Promise<void> {
  await expect.poll(registered, { timeout: 10_000 }).toBe(left);
  expect(pane()).not.toBeNull();
}

/** In the next frame, when it has been laid out and is painted next. */
const laidOut = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(document.documentElement);
    });
  });

function canvas(): HTMLCanvasElement {
  const found = shadows.at(-1)?.querySelector('canvas');
  if (!found) throw new Error('nothing is drawn');
  return found;
}

/** Opacity of what is drawn at a point of the view, 0–255. */
function inkAt(x: number, y: number): number {
  const { left, top } = canvas().getBoundingClientRect();
  const brush = canvas().getContext('2d') as CanvasRenderingContext2D;
  const at = (way: number): number => Math.floor(way * devicePixelRatio);
  return brush.getImageData(at(x - left), at(y - top), 1, 1).data[3] as number;
}
/** The same in the upper left corner of a name, where no letter is. */
function inkOf(mark: Mark): number {
  const [box] = page.painter.boxes(mark) as [DOMRect];
  return inkAt(box.left + 1, box.top + 1);
}
const all = (): Mark[] => [...page.reading.blocks.marked].flatMap(({ marks }) => marks);

it('draws what is in view while the page changes its styles at every frame, and no longer', async () => {
  await start(...rows());
  await drawn();
  for (const mark of all()) {
    const [box] = page.painter.boxes(mark) as [DOMRect];
    expect(inkOf(mark)).toBeGreaterThan(20);
    expect(inkAt(box.left - 2, box.top + 5)).toBe(0);
    expect(inkAt(box.left + 5, box.top - 2)).toBe(0);
  }
  // Nobody else notices.
  expect(page.seen()).toHaveLength(NAMES);
  const mark = all()[7] as Mark;
  const [{ x, y, width, height }] = page.painter.boxes(mark) as [DOMRect];
  expect(hitsOf(page).at(x + width / 2, y + height / 2, [document.body])).toBe(mark);
  expect(document.elementFromPoint(x + 2, y + 2)?.localName).toBe('p');
  calm();
  await expect.poll(registered).toBe(NAMES);
  expect(pane()).toBeNull();
});

it('registers all again before the frame is painted in which the page scrolls, and draws when it rests', async () => {
  await start(...rows(), make('div', [], { style: 'height:5000px' }));
  await drawn();
  scrollTo(0, 30);
  await laidOut();
  expect(registered()).toBe(NAMES);
  expect(pane()).toBeNull();
  await drawn();
  for (const mark of all().slice(-8)) expect(inkOf(mark)).toBeGreaterThan(20);
});

describe('registers all again before a frame is painted in which', () => {
  const first = (): Element => document.body.children[1] as Element;
  it.each<[string, () => void]>([
    [
      'something above grows',
      () => (document.body.firstElementChild as HTMLElement).style.setProperty('height', '9px'),
    ],
    ['a text comes before a name', () => first().prepend('多')],
    ['a text before a name becomes longer', () => ((first().firstChild as Text).data = '已经在清波街道')],
    ['a paragraph is taken away', () => first().remove()],
    ['what a name stands in fades', () => (first() as HTMLElement).style.setProperty('opacity', '.5')],
    ['what a name stands in is turned', () => (first() as HTMLElement).style.setProperty('transform', 'rotate(2deg)')],
    ['a class of the page moves it', () => document.body.classList.add('wide')],
    ['the view scrolls without a word', () => document.body.style.setProperty('margin-top', '50px')],
  ])('%s', async (_what, act) => {
    const style = make('style', ['body.wide{padding-left:20px}']);
    await start(make('div', [], { style: 'height:5px' }), ...rows(), style);
    await drawn();
    act();
    await laidOut();
    expect(registered()).toBeGreaterThanOrEqual(NAMES - 1);
    expect(pane()).toBeNull();
    document.body.removeAttribute('class');
    document.body.removeAttribute('style');
  });
});

it('registers all again when something comes to lie over names without moving them', async () => {
  const cover = make('div', [], { style: 'grid-area:1/1;background:#fff;visibility:hidden' });
  await start(make('div', [make('div', rows(), { style: 'grid-area:1/1' }), cover], { style: 'display:grid' }));
  await drawn();
  cover.style.visibility = 'visible';
  await laidOut();
  expect(registered()).toBe(NAMES);
  expect(pane()).toBeNull();
});

it('lies below what the page lays over its text', async () => {
  const bar = make('div', [], { style: 'position:fixed;inset:0 0 auto;height:60px;background:#fff;display:none' });
  await start(...rows(), bar);
  await drawn();
  bar.style.display = 'block';
  await laidOut();
  expect(registered()).toBe(0);
  const [x, y] = [20, 15];
  canvas().style.pointerEvents = 'auto';
  const stack = document.elementsFromPoint(x, y);
  expect(stack.indexOf(bar)).toBeLessThan(stack.indexOf(pane() as Element));
});

it.each([
  ['fixed', 'position:fixed;left:0;bottom:0'],
  ['half transparent', 'opacity:.7'],
  ['turned', 'transform:rotate(3deg)'],
  ['on a ground of their own in a layer', 'position:relative;background:#fff'],
  ['below the page', 'position:relative;z-index:-1'],
  ['in a box that scrolls', 'overflow:auto;max-height:40px'],
  ['upright', 'writing-mode:vertical-rl'],
  ['filtered', 'filter:blur(1px)'],
])('leaves names registered that are %s', async (_what, style) => {
  await start(...rows(), make('div', [row(), row()], { style }));
  await drawn(2);
});

it.each([
  ['placed by itself', 'position:relative'],
  ['in a layer of its own', 'position:relative;z-index:1'],
  ['placed anywhere', 'position:absolute;left:9px;top:300px'],
  ['kept apart', 'isolation:isolate'],
])('draws names below what is %s', async (_what, style) => {
  const around = make('div', rows(), { style });
  await start(around);
  await drawn();
  for (const mark of all()) expect(inkOf(mark)).toBeGreaterThan(20);
  // It takes a ground of its own: what is drawn would be hidden.
  around.style.background = '#eee';
  await laidOut();
  expect(registered()).toBe(NAMES);
  expect(pane()).toBeNull();
});

it('leaves names registered where something lies between them and what is drawn', async () => {
  const between = make('div', [], { style: 'position:absolute;inset:0;background:#def;pointer-events:none' });
  const apart = make('p', ['在清波街道'], { style: 'position:absolute;top:40px;pointer-events:auto' });
  await start(make('div', [between, apart], { style: 'position:relative;height:90px' }), ...rows());
  await drawn(1);
  expect(document.adoptedStyleSheets).toHaveLength(1);
  expect(getComputedStyle(between).pointerEvents).toBe('none');
});

it('gives a name up while it is pointed at', async () => {
  await start(...rows());
  await drawn();
  const [one, other] = all().slice(3) as [Mark, Mark];
  page.painter.setCurrent([one]);
  await laidOut();
  expect([registered(), inkOf(one), inkOf(other) > 20]).toEqual([1, 0, true]);
  page.painter.setCurrent([other]);
  await laidOut();
  expect([registered(), inkOf(one) > 20, inkOf(other)]).toEqual([1, true, 0]);
  page.painter.setCurrent([]);
  await laidOut();
  expect([registered(), inkOf(one) > 20, inkOf(other) > 20]).toEqual([0, true, true]);
  expect(pane()).not.toBeNull();
});

it('registers all again while something is selected, which lies over marks and below what is drawn', async () => {
  await start(...rows());
  await drawn();
  getSelection()?.selectAllChildren(document.body);
  await expect.poll(registered).toBe(NAMES);
  for (let frame = 0; frame < 60; frame++) {
    await laidOut();
    expect(registered()).toBe(NAMES);
  }
  getSelection()?.removeAllRanges();
  await drawn();
});

it('takes new names in and lets go of those that the page writes over', async () => {
  await start(...rows());
  await drawn();
  const [mark] = all() as [Mark];
  (mark.block.pieces[0]?.node as Text).data = '没有了';
  document.body.append(row());
  await expect.poll(() => page.texts().length).toBe(NAMES);
  await laidOut();
  expect([registered() === 0, pane() === null]).toContain(true);
  await drawn();
  expect(all()).not.toContain(mark);
  for (const now of all()) expect(inkOf(now)).toBeGreaterThan(20);
});

it('draws names in no frame elsewhere than they are, and soon no more, where they move with every frame', async () => {
  await start(make('div', rows(), { style: 'margin-left:calc(mod(var(--at), 2) * 9px)' }));
  let frames = 0;
  for (let frame = 0; frame < 90; frame++) {
    await laidOut();
    if (pane() && registered() === 0) {
      frames++;
      for (const mark of all()) {
        const [{ left, top }] = page.painter.boxes(mark) as [DOMRect];
        expect([inkOf(mark) > 20, inkAt(left - 2, top + 5)]).toEqual([true, 0]);
      }
    } else expect(registered()).toBe(NAMES);
  }
  // It was tried, and again after a pause.
  expect(frames).toBeLessThanOrEqual(3);
});

it('leaves nothing behind when marking ends', async () => {
  await start(...rows());
  await drawn();
  page.off();
  expect(pane()).toBeNull();
  expect(registered()).toBe(0);
  for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
  expect(pane()).toBeNull();
});

it('trusts no property of an element', async () => {
  const form = make('form', rows());
  for (const name of ['getBoundingClientRect', 'parentElement', 'parentNode', 'style', 'getRootNode', 'prepend'])
    form.append(make('input', [], { type: 'hidden', name }));
  await start(form);
  await drawn();
});

it('tells animations that cost every frame from those that the browser runs by itself', () => {
  const box = make('div', ['一'], { style: 'width:20px;height:20px' });
  document.body.append(box);
  page = stand();
  const goesOn = (): boolean => new Unrest().goesOn;
  const animate = (frames: PropertyIndexedKeyframes, options = {}): Animation => {
    for (const animation of document.getAnimations()) animation.cancel();
    return box.animate(frames, { duration: 10_000, iterations: Number.POSITIVE_INFINITY, ...options });
  };
  expect(goesOn()).toBe(false);
  animate({ transform: ['none', 'rotate(9deg)'], opacity: [0, 1] });
  expect(goesOn()).toBe(false);
  const turning = animate({ backgroundPosition: ['0 0', '9px 0'] });
  expect(goesOn()).toBe(true);
  turning.pause();
  expect(goesOn()).toBe(false);
  animate({ width: ['1px', '9px'] }, { delay: 5000 });
  expect(goesOn()).toBe(false);
});
