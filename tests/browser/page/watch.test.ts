import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { splitBlocks } from '../../../data/recognizer/text/blocks';
import { Blocks, isWhole } from '../../../entrypoints/page.content/read/blocks';
import { Scan, type ScanTarget } from '../../../entrypoints/page.content/read/find/scan';
import { LateHosts, ShadowSearch } from '../../../entrypoints/page.content/read/find/shadows';
import { turnTab } from '../hidden';
import { make, painted, SHORT, type Stand, stand } from './stand';

let page: Stand;
beforeEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('contenteditable');
});
afterEach(() => {
  turnTab(false);
  page.off();
});

async function start(...content: (Node | string)[]): Promise<void> {
  document.body.append(...content);
  page = stand();
  await page.idle();
}

it('finds text that is added, and drops text that is taken away', async () => {
  const list = make('ul', [make('li', ['清波街道'])]);
  await start(list);
  list.append(make('li', ['柳翠井巷社区']));
  await page.idle();
  expect(page.texts()).toEqual(['清波街道', '柳翠井巷社区']);
  list.firstChild?.remove();
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区']);
  expect(painted()).toEqual({ place: ['柳翠井巷社区'] });
});

it('reads a text again that the page rewrites', async () => {
  const text = new Text('清波街道今天');
  await start(make('p', [text]));
  text.data = '昨天在柳翠井巷社区';
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区']);
  text.data = '没有名字';
  await page.idle();
  expect(page.texts()).toEqual([]);
  expect(painted()).toEqual({});
});

it('sees a name come together and come apart in one line', async () => {
  const line = make('p', ['清波', make('b', ['？']), '街道']);
  await start(line);
  expect(page.texts()).toEqual([]);
  line.querySelector('b')?.remove();
  await page.idle();
  expect(page.texts()).toEqual(['清波街道']);
  line.insertBefore(make('div', ['—']), line.lastChild);
  await page.idle();
  expect(page.texts()).toEqual([]);
});

it('follows moved elements', async () => {
  const one = make('p', ['清波街道']);
  await start(one, make('p', ['柳翠井巷社区']));
  document.body.append(one);
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区', '清波街道']);
});

it('notices when text is hidden or becomes an editor', async () => {
  const first = make('p', ['清波街道']);
  const second = make('div', [make('p', ['柳翠井巷社区'])]);
  await start(first, second);
  first.hidden = true;
  second.contentEditable = 'true';
  await page.idle();
  expect(page.seen()).toEqual([]);
  first.hidden = false;
  second.contentEditable = 'false';
  await page.idle();
  expect(page.seen()).toEqual(['清波街道', '柳翠井巷社区']);
});

it('follows a page that draws its whole body anew, and one that puts in another', async () => {
  await start(make('p', ['清波街道']));
  for (let turn = 1; turn < 5; turn++) document.body.replaceChildren(make('p', [`第${turn}回，柳翠井巷社区`]));
  document.body.replaceChildren(make('h1', ['清波街道']), make('p', ['清波街道和柳翠井巷社区']));
  await page.idle();
  expect(page.texts()).toEqual(['清波街道', '清波街道', '柳翠井巷社区']);
  document.body.replaceWith(make('body', [make('p', ['换了身体的清波街道'])]));
  await page.idle();
  expect(painted()).toEqual({ place: ['清波街道'] });
  document.body.style.cssText = 'color: #eee; background: #111';
  await expect.poll(painted).toEqual({ 'place dark': ['清波街道'] });
  document.body.removeAttribute('style');
});

it('reads components added later, and their changes', async () => {
  await start(make('p', ['清波街道']));
  const host = make('x-late');
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('p', ['柳翠井巷社区']));
  document.body.append(host);
  await page.idle();
  expect(page.texts()).toEqual(['清波街道', '柳翠井巷社区']);
  root.append(make('p', ['清波街道']));
  await page.idle();
  expect(page.texts()).toEqual(['清波街道', '柳翠井巷社区', '清波街道']);
});

it('reads the components in a component that is defined late, and those in them', async () => {
  const host = make('x-islands');
  await start(make('p', ['清波街道']), host);
  const nest = (outer: Element, mode: ShadowRootMode, ...names: string[]): void => {
    const root = outer.attachShadow({ mode });
    const inner = make('x-inner');
    if (names.length > 1) nest(inner, mode, ...names.slice(1));
    root.append(make('p', [names[0] as string]), inner);
  };
  nest(host, 'open', '柳翠井巷社区', SHORT, '上城区教育局');
  await expect.poll(() => page.texts().sort()).toEqual(['清波街道', '柳翠井巷社区', SHORT, '上城区教育局'].sort());
});

it('reads what is in a root that the pointer finds', async () => {
  // It has content, and is no component: nobody waits for a root of it.
  const host = make('section', [make('b', ['无'])]);
  await start(make('p', ['清波街道']), host);
  const inner = make('section', [make('i', ['无'])]);
  inner.attachShadow({ mode: 'open' }).append('柳翠井巷社区');
  host.attachShadow({ mode: 'open' }).append(inner);
  host.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
  await page.idle();
  expect(page.texts()).toEqual(['清波街道', '柳翠井巷社区']);
});

it('finds a component behind what the page takes away while it looks for them', async () => {
  const list = make(
    'div',
    Array.from({ length: 40_000 }, () => make('i')),
  );
  const host = make('x-far');
  host.attachShadow({ mode: 'open' }).append(make('p', ['柳翠井巷社区']));
  document.body.append(make('p', ['清波街道']), list, host);
  const found: ShadowRoot[] = [];
  const search = new ShadowSearch(document.body, (root) => found.push(root), new LateHosts());
  // A step of no time: it stands in the middle of the list.
  expect(search.step(0)).toBe(false);
  list.replaceChildren(make('i'));
  while (!search.step(0));
  expect(found).toEqual([host.shadowRoot]);
  page = stand();
});

it('lets go at once of what is moved into a frame of the page', async () => {
  const preview = make('iframe') as HTMLIFrameElement;
  const line = make('p', ['清波街道']);
  const component = make('x-part');
  component.attachShadow({ mode: 'open' }).append(make('p', ['上城区教育局']));
  await start(make('p', ['柳翠井巷社区']), make('section', [line, component]), preview);
  expect(page.texts()).toHaveLength(3);
  (preview.contentDocument as Document).body.append(line.parentNode as Node);
  // A timer of the page, shorter than the wait after other changes: timers fire in their order.
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(page.texts()).toEqual(['柳翠井巷社区']);
  expect(painted()).toEqual({ place: ['柳翠井巷社区'] });
  document.body.append(line);
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区', '清波街道']);
});

it('keeps the number of a mark whose text did not change', async () => {
  const line = make('p', ['清波街道，', make('b', ['今天'])]);
  await start(line);
  const { id } = page.mark('清波街道');
  line.querySelector('b')?.setAttribute('title', 'x');
  line.append(make('i'));
  document.body.prepend(make('p', ['柳翠井巷社区']));
  await page.idle();
  expect(page.mark('清波街道').id).toBe(id);
});

it('survives thirty thousand changes at once', async () => {
  const list = make('div');
  await start(list);
  const items = Array.from({ length: 30_000 }, (_, i) => make('p', [i % 1000 === 0 ? '清波街道' : '无']));
  for (const item of items) list.append(item);
  await page.idle();
  await page.reading.whole();
  await page.idle();
  expect(page.texts()).toHaveLength(30);
  for (const item of items) item.remove();
  await page.idle();
  expect(page.texts()).toEqual([]);
});

it('forgets what is gone: a page that adds and removes for long does not grow', async () => {
  const list = make('div');
  await start(list);
  for (let round = 0; round < 20; round++) {
    list.replaceChildren(...Array.from({ length: 200 }, () => make('p', ['在清波街道'])));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await page.idle();
  expect(page.reading.blocks.size).toBe(200);
  list.replaceChildren();
  await page.idle();
  expect(page.reading.blocks.size).toBe(0);
  expect(painted()).toEqual({});
});

it('notices when a part of a line is hidden or becomes an editor', async () => {
  const part = make('span', ['清波街道']);
  const other = make('span', ['柳翠井巷社区']);
  await start(make('p', ['在', part, '和', other]));
  part.hidden = true;
  other.contentEditable = 'true';
  await page.idle();
  expect(page.seen()).toEqual([]);
  expect(page.texts()).toEqual(['清波街道']);
  part.hidden = false;
  other.removeAttribute('contenteditable');
  await page.idle();
  expect(page.seen()).toEqual(['清波街道', '柳翠井巷社区']);
});

it('lets go of text that is moved into an editor', async () => {
  const line = make('p', ['清波街道']);
  const editor = make('div', [], { contenteditable: '' });
  await start(line, editor, make('p', ['柳翠井巷社区']));
  editor.append(line);
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区']);
  document.body.append(line);
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区', '清波街道']);
});

it('lets go of what becomes an editor among thirty thousand changes at once', async () => {
  const first = make('p', ['清波街道']);
  const list = make('div');
  await start(first, list);
  first.contentEditable = 'true';
  for (let i = 0; i < 30_000; i++) list.append(make('i'));
  await page.idle();
  expect(page.texts()).toEqual([]);
});

it('puts little in line for a table of which every row becomes an editor and text again', async () => {
  const rows = Array.from({ length: 6000 }, () => make('p', ['清波街道']));
  await start(...rows);
  const add = vi.spyOn(page.reading.slices, 'add');
  for (const row of rows) row.contentEditable = 'true';
  await page.idle();
  expect(page.texts()).toEqual([]);
  for (const row of rows.slice(0, 3)) row.contentEditable = 'false';
  await page.idle();
  expect(page.texts()).toHaveLength(3);
  expect(add.mock.calls.length).toBeLessThan(200);
});

it('shows no mark on words that are none, in no frame, while texts are written over', async () => {
  const lines = Array.from({ length: 30 }, () => make('p', ['居民在清波街道散步。']));
  await start(...lines);
  const wrong = new Set<string>();
  for (let round = 0; round < 20; round++) {
    for (const line of lines)
      (line.firstChild as Text).data = round % 2 ? '居民在清波街道散步。' : '他们说今天天气真好啊。';
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const text of Object.values(painted()).flat()) if (text !== '清波街道') wrong.add(text);
  }
  expect([...wrong]).toEqual([]);
  await page.idle();
  expect(page.texts()).toHaveLength(30);
});

it('marks at once what an answer that streams in writes anew, whole or in part', async () => {
  // A timer of the page, shorter than the wait after other changes: timers fire in their order.
  const soon = () => new Promise((resolve) => setTimeout(resolve, 30));
  const line = make('p', ['今天清波街道']);
  const body = make('div', [line, make('p', ['别的'])]);
  await start(body);
  line.textContent = '今天清波街道下雨';
  await soon();
  expect(painted()).toEqual({ place: ['清波街道'] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  body.replaceChildren(make('p', ['今天', make('b', ['清波街道']), '下雨，明天']), make('p', ['别的']));
  await soon();
  expect(painted()).toEqual({ place: ['清波街道'] });
});

it('does not paint a word again that the page has written over, before it is read anew', async () => {
  const line = make('p', ['居民在清波街道散步。']);
  await start(line);
  await expect.poll(painted).toEqual({ place: ['清波街道'] });
  (line.firstChild as Text).data = '他们说今天天气真好啊。';
  // The page is told of the change, and nothing is read yet.
  await Promise.resolve();
  page.painter.repaint();
  expect(Object.values(painted()).flat()).toEqual([]);
  await page.idle();
});

it('puts nothing more in line while the page is hidden, however long it goes on changing', async () => {
  const line = make('p', ['清波街道']);
  await start(line);
  turnTab(true);
  const add = vi.spyOn(page.reading.slices, 'add');
  for (let i = 0; i < 10; i++) {
    line.append(make('b', ['柳翠井巷社区']));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(add.mock.calls.length).toBeLessThanOrEqual(2);
  turnTab(false);
  await page.idle();
  expect(page.texts()).toHaveLength(11);
});

it('reads a long paragraph whole that is moved while it is being read', async () => {
  const lines = Array.from({ length: 3000 }, () => ['清波街道', make('br')]).flat();
  const holder = make('section', [make('div', lines)]);
  document.body.append(holder);
  const { blocks, target } = reader();
  const scan = new Scan(holder, target, false);
  for (let i = 0; i < 5; i++) expect(scan.step(0)).toBe(false);
  holder.remove();
  expect(scan.step(0)).toBe(true);
  document.body.append(holder);
  const again = new Scan(holder, target, false);
  while (!again.step(0));
  expect(blocks.size).toBe(3000);
});

it('keeps nothing of a long paragraph that is taken away while it is read again', async () => {
  const div = make('div', Array.from({ length: 3000 }, () => ['清波街道', make('br')]).flat());
  document.body.append(div);
  const { blocks, target } = reader();
  const scan = new Scan(div, target, false);
  while (!scan.step(0));
  const again = new Scan(div, target, true);
  for (let i = 0; i < 5; i++) expect(again.step(0)).toBe(false);
  div.remove();
  expect(again.step(0)).toBe(true);
  const drop = blocks.dropping((block) => !isWhole(block));
  while (!drop.step(0));
  expect(blocks.size).toBe(0);
});

/** What is read, without anyone who decides about it. */
function reader(): { blocks: Blocks; target: ScanTarget } {
  page = stand();
  const blocks = new Blocks({ read: () => true, moved() {}, placed() {}, gone() {} });
  return {
    blocks,
    target: {
      known: (container) => blocks.has(container),
      containerOf: (text) => blocks.containerOf(text),
      open: (container) => blocks.open(container),
      lone: (container, text) => blocks.lone(container, text),
      drop: (container) => blocks.drop(container),
      emit: (lines, turn) => blocks.emit(lines, turn),
      close: (container, turn) => blocks.close(container, turn),
      ownText: () => null,
      isParted: () => false,
      ready: () => true,
      lines: splitBlocks,
      pause: () => false,
    },
  };
}
