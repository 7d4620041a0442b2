import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTakingOriginal } from '../../../entrypoints/page.content/expand/copy';
import { SIGN } from '../../../entrypoints/page.content/expand/ledger';
import { marksOf } from '../../../entrypoints/page.content/mark/listing';
import { textOf } from '../../../entrypoints/page.content/marks';
import { FULL, make, painted, SHORT, type Stand, stand } from './stand';

let page: Stand;
beforeEach(() => document.body.replaceChildren());
afterEach(() => page.off());

/** What the reader sees: our text without the sign at its end. */
const shown = (node: Node): string => (node.textContent ?? '').replaceAll(SIGN, '');

async function start(change = {}, ...content: (Node | string)[]): Promise<void> {
  document.body.append(...content);
  page = stand(change);
  await page.idle();
}

it('adds the full name in brackets and takes it back byte for byte', async () => {
  const line = make('p', ['据', make('b', [SHORT]), `介绍，${SHORT}在清波街道。`]);
  await start({}, line);
  const before = document.body.innerHTML;
  const nodes = [...line.childNodes];
  expect(page.expander.expand(page.mark(SHORT))).toBe(true);
  expect(shown(line)).toBe(`据${SHORT}（${FULL}）介绍，${SHORT}在清波街道。`);
  page.expander.expandPage();
  await page.idle();
  expect(shown(line)).toBe(`据${SHORT}（${FULL}）介绍，${SHORT}（${FULL}）在清波街道。`);
  expect([...line.childNodes]).toEqual(nodes);
  // The marks stay where they are, the added text is painted as ours and not marked itself.
  expect(page.texts()).toEqual([SHORT, SHORT, '清波街道']);
  expect(painted()).toEqual({
    place: ['清波街道'],
    abbreviation: [SHORT, SHORT],
    added: [`（${FULL}）`, `（${FULL}）`],
  });
  page.expander.restoreAll();
  expect(document.body.innerHTML).toBe(before);
});

it('is dim, and readable, on dark ground too', async () => {
  await start({}, make('p', [`${SHORT}，`, make('b', [SHORT], { style: 'color:#fff;background:#123' })]));
  page.expander.expandPage();
  await page.idle();
  const { added: light, 'added dark': dark } = painted();
  expect([light, dark]).toEqual([[`（${FULL}）`], [`（${FULL}）`]]);
});

it('restores one and leaves the others', async () => {
  const line = make('p', [`${SHORT}，又${SHORT}`]);
  await start({}, line);
  page.expander.expandPage();
  await page.idle();
  page.expander.restore(page.mark(SHORT, 0));
  await page.idle();
  expect(shown(line)).toBe(`${SHORT}，又${SHORT}`.replace(`又${SHORT}`, `又${SHORT}（${FULL}）`));
});

it('replaces where the reader chose so', async () => {
  const line = make('p', [`今天${SHORT}说，${SHORT}。`]);
  await start({ expandForm: 'replace' }, line);
  page.expander.expandPage();
  await page.idle();
  expect(shown(line)).toBe(`今天${FULL}说，${FULL}。`);
  expect(painted().abbreviation).toEqual([FULL, FULL]);
  page.off();
  expect(shown(line)).toBe(`今天${SHORT}说，${SHORT}。`);
});

it('expands the first of each name only where the reader chose so', async () => {
  const line = make('p', [`${SHORT}，${SHORT}`]);
  await start({ expandScope: 'first' }, line, make('p', [SHORT]));
  page.expander.expandPage();
  await page.idle();
  expect(shown(document.body).split(FULL)).toHaveLength(2);
  expect(shown(line)).toBe(`${SHORT}（${FULL}），${SHORT}`);
});

it.each([
  ['bracket', 'all', `${SHORT}（${FULL}）找${SHORT}（${FULL}）。`, `${SHORT}（${FULL}）。`],
  ['bracket', 'first', `${SHORT}（${FULL}）找${SHORT}。`, `${SHORT}。`],
  ['replace', 'all', `${FULL}找${FULL}。`, `${FULL}。`],
  ['replace', 'first', `${FULL}找${SHORT}。`, `${SHORT}。`],
] as const)('%s, %s: and back byte for byte, never in an editor', async (expandForm, expandScope, one, two) => {
  const [first, second] = [
    make('p', [make('b', [SHORT]), `找${SHORT}。`]),
    make('p', [make('i', ['又']), `${SHORT}。`]),
  ];
  const editor = make('div', [make('p', [`写着${SHORT}。`])], { contenteditable: '' });
  await start({ expandForm, expandScope }, first, second, editor);
  const [before, nodes] = [document.body.innerHTML, second.childNodes.length];
  page.expander.expandPage();
  await page.idle();
  expect([first, second, editor].map(shown)).toEqual([one, `又${two}`, `写着${SHORT}。`]);
  page.expander.restoreAll();
  expect(document.body.innerHTML).toBe(before);
  expect(second.childNodes.length).toBe(nodes);
});

it('takes its text back from a paragraph that becomes an editor, and puts it in again when that is text', async () => {
  const line = make('p', [`写着${SHORT}。`]);
  await start({}, line, make('p', [SHORT]));
  page.expander.expandPage();
  await page.idle();
  line.contentEditable = 'true';
  await page.idle();
  expect(shown(line)).toBe(`写着${SHORT}。`);
  line.removeAttribute('contenteditable');
  await page.idle();
  expect(shown(line)).toBe(`写着${SHORT}（${FULL}）。`);
});

it('gives way to a page that writes over what was expanded, or adds to what stands there', async () => {
  const text = new Text(`据${SHORT}。`);
  await start({}, make('p', [text]));
  page.expander.expandPage();
  await page.idle();
  text.data = `改成了柳翠井巷社区的${SHORT}！`;
  await page.idle();
  expect(shown(text)).toBe(`改成了柳翠井巷社区的${SHORT}（${FULL}）！`);
  text.appendData('还有清波街道。');
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区', SHORT, '清波街道']);
  page.expander.restoreAll();
  expect(text.data).toBe(`改成了柳翠井巷社区的${SHORT}！还有清波街道。`);
});

it('expands what comes later while the page is expanded', async () => {
  await start({}, make('p', ['无']));
  page.expander.expandPage();
  const late = make('p', [SHORT]);
  document.body.append(late);
  await page.idle();
  expect(shown(late)).toBe(`${SHORT}（${FULL}）`);
});

it('keeps its text where the page writes around it, and forgets it where the page writes over it', async () => {
  const text = new Text(`${SHORT}通知`);
  await start({}, make('p', [text]));
  page.expander.expand(page.mark(SHORT));
  text.data = `【新】${text.data}`;
  await page.idle();
  expect(page.expander.ledger.count).toBe(1);
  page.expander.restoreAll();
  expect(text.data).toBe(`【新】${SHORT}通知`);
  page.expander.expand(page.mark(SHORT));
  text.data = '别的文字';
  await page.idle();
  expect(page.expander.ledger.count).toBe(0);
  page.expander.restoreAll();
  expect(text.data).toBe('别的文字');
});

it('does not fight a page that keeps writing the same text', async () => {
  const text = new Text(SHORT);
  await start({}, make('p', [text]));
  page.expander.expandPage();
  await page.idle();
  let expanded = 0;
  for (let i = 0; i < 8; i++) {
    if (text.data !== SHORT) expanded++;
    text.data = SHORT;
    await page.idle();
  }
  expect(expanded).toBeLessThanOrEqual(3);
  expect(text.data).toBe(SHORT);
});

it('expands what a list shows that uses its rows again, however often', async () => {
  const text = new Text(`第0行，${SHORT}`);
  await start({}, make('p', [text]));
  page.expander.expandPage();
  await page.idle();
  for (let row = 1; row < 8; row++) {
    text.data = `第${row}行，${SHORT}`;
    await page.idle();
    expect(shown(text)).toBe(`第${row}行，${SHORT}（${FULL}）`);
  }
});

it('does not fight a page that guards a text, and expands what is beside it', async () => {
  const [guarded, other] = [make('p', [`${SHORT}在柳翠井巷社区`]), make('p', [`据${SHORT}介绍`])];
  const own = guarded.textContent as string;
  await start({}, guarded, other);
  let fights = 0;
  const guard = new MutationObserver(() => {
    if (guarded.textContent === own) return;
    fights++;
    guarded.textContent = own;
  });
  guard.observe(guarded, { childList: true, characterData: true, subtree: true });
  page.expander.expandPage();
  // Whatever else the page does does not begin it anew.
  for (let i = 0; i < 6; i++) {
    await page.idle();
    document.body.append(make('p', [`第${i}条`]));
  }
  await page.idle();
  guard.disconnect();
  expect(fights).toBe(3);
  expect(guarded.textContent).toBe(own);
  expect(shown(other)).toBe(`据${SHORT}（${FULL}）介绍`);
});

it('gives a text its own words back when the page takes it out of the document', async () => {
  const line = make('p', [SHORT]);
  await start({}, line);
  page.expander.expand(page.mark(SHORT));
  line.remove();
  await page.idle();
  expect(shown(line)).toBe(SHORT);
});

it('leaves alone what a style lets the reader write in', async () => {
  const bodies = ['read-write', 'read-write-plaintext-only'].map((how) =>
    make('p', [make('span', [`据${SHORT}介绍`])], { style: `-webkit-user-modify:${how}` }),
  );
  await start({}, make('p', [`据${SHORT}介绍`]), ...bodies);
  page.expander.expandPage();
  await page.idle();
  expect(bodies.map(shown)).toEqual([`据${SHORT}介绍`, `据${SHORT}介绍`]);
  expect(page.expander.ledger.any).toBe(true);
});

it('leaves editors alone even when they became editors just now', async () => {
  const line = make('p', [SHORT]);
  await start({}, line);
  const mark = page.mark(SHORT);
  line.contentEditable = 'true';
  expect(page.expander.expand(mark)).toBe(false);
  expect(shown(line)).toBe(SHORT);
});

it('does not repeat a full name that the page gives itself', async () => {
  const line = make('p', [`${SHORT}（${FULL}）`]);
  await start({}, line);
  page.expander.expandPage();
  await page.idle();
  expect(shown(line)).toBe(`${SHORT}（${FULL}）`);
  expect(page.expander.ledger.count).toBe(0);
});

it('copies the page’s own text, and shows the full name again after', async () => {
  const line = make('p', [`据${SHORT}介绍`]);
  await start({}, line);
  const stop = new AbortController();
  keepTakingOriginal(page.expander, () => page.settings, stop.signal);
  page.expander.expand(page.mark(SHORT));
  const expanded = shown(line);
  getSelection()?.selectAllChildren(line);
  let seen = '';
  document.addEventListener(
    'copy',
    () => {
      seen = getSelection()?.toString() ?? '';
    },
    { once: true },
  );
  document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
  expect(seen).toBe(`据${SHORT}介绍`);
  await page.idle();
  expect(shown(line)).toBe(expanded);
  page.settings.copy = 'expanded';
  document.addEventListener(
    'copy',
    () => {
      seen = getSelection()?.toString() ?? '';
    },
    { once: true },
  );
  document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
  expect(seen).toBe(expanded);
  stop.abort();
});

it('expands a name that runs over several nodes after its end', async () => {
  const line = make('p', ['上城区', make('b', ['发改']), '经信局开会']);
  await start({ expandForm: 'replace' }, line);
  page.expander.expandPage();
  await page.idle();
  expect(shown(line)).toBe(`${SHORT}（${FULL}）开会`);
  page.expander.restoreAll();
  expect(shown(line)).toBe(`${SHORT}开会`);
});

it.each(['after', 'replace'] as const)(
  'expands a name with noise in it that is not displayed, and takes it back: %s',
  async (expandForm) => {
    const noise = (text: string) => make('span', [text], { style: 'display:none' });
    const line = make('p', ['今天上城区', noise('x8kQ'), '发改', noise(SHORT), '经信局', noise('（无关）'), '说。']);
    await start({ expandForm }, line);
    const before = document.body.innerHTML;
    page.expander.expandPage();
    await page.idle();
    expect(line.innerText.replaceAll(SIGN, '')).toBe(`今天${SHORT}（${FULL}）说。`);
    line.append('又下雨');
    await page.idle();
    page.expander.restoreAll();
    expect(document.body.innerHTML).toBe(before.replace('</p>', '又下雨</p>'));
  },
);

it('takes its text back where the page has written into it a moment ago', async () => {
  const text = new Text(`${SHORT}通知`);
  await start({}, make('p', [text]));
  page.expander.expand(page.mark(SHORT));
  text.data = `【新】${text.data}`;
  page.expander.restoreAll();
  expect(text.data).toBe(`【新】${SHORT}通知`);
});

it('lends its text where the page has written into it a moment ago', async () => {
  const text = new Text(`${SHORT}通知`);
  await start({}, make('p', [text]));
  page.expander.expand(page.mark(SHORT));
  text.data = `【新】${text.data}`;
  const putBack = page.expander.lendAll();
  expect(text.data).toBe(`【新】${SHORT}通知`);
  putBack();
  expect(shown(text)).toBe(`【新】${SHORT}（${FULL}）通知`);
});

it('takes its text back after thirty thousand changes at once', async () => {
  const text = new Text(`${SHORT}通知`);
  const list = make('div');
  await start({}, make('p', [text]), list);
  page.expander.expand(page.mark(SHORT));
  text.data = `【新】${text.data}`;
  for (let i = 0; i < 30_000; i++) list.append(make('i'));
  await page.idle();
  page.expander.restoreAll();
  expect(text.data).toBe(`【新】${SHORT}通知`);
});

it('keeps the marks it has replaced when everything is read again', async () => {
  await start({ expandForm: 'replace' }, make('p', [`今天${SHORT}说，在清波街道。`]));
  page.expander.expandPage();
  await page.idle();
  page.reading.readAll();
  await page.idle();
  expect(page.texts()).toEqual([SHORT, '清波街道']);
  expect(textOf(page.mark(SHORT).block)).toBe(`今天${SHORT}说，在清波街道。`);
});

it('keeps the lines of a text of lines, and the pieces of a long one, when a name in it is expanded', async () => {
  const long = new Text(`${'前面的话。'.repeat(4000)}${SHORT}通知。${'后面的话。'.repeat(4000)}在清波街道。`);
  await start({}, make('pre', [`清波街道\n\n${SHORT}\n\n柳翠井巷社区\n`]), make('p', [long]));
  const before = [document.body.innerHTML, page.reading.blocks.size] as const;
  const ids = marksOf(page.reading).map(({ id }) => id);
  page.expander.expandPage();
  await page.idle();
  expect(page.expander.ledger.count).toBe(2);
  expect(marksOf(page.reading).map(({ id }) => id)).toEqual(ids);
  expect(page.reading.blocks.size).toBe(before[1]);
  page.expander.restoreAll();
  expect(document.body.innerHTML).toBe(before[0]);
  expect(marksOf(page.reading).map(({ id }) => id)).toEqual(ids);
});

it('puts nothing into a text that the page has changed since', async () => {
  const text = new Text(`${SHORT}通知`);
  await start({}, make('p', [text]));
  const mark = page.mark(SHORT);
  text.data = '别的文字，别的文字，别的文字';
  expect(page.expander.expand(mark)).toBe(false);
  await page.idle();
  expect(page.expander.expand(mark)).toBe(false);
  expect(text.data).toBe('别的文字，别的文字，别的文字');
});

it('reads a long paragraph once when everything in it is taken back', async () => {
  const line = make('p', Array.from({ length: 100 }, () => [SHORT, make('br')]).flat());
  await start({}, line);
  const before = document.body.innerHTML;
  page.expander.expandPage();
  await page.idle();
  expect(page.expander.ledger.count).toBe(100);
  const open = vi.spyOn(page.reading.blocks, 'open');
  page.expander.restoreAll();
  expect(document.body.innerHTML).toBe(before);
  expect(open.mock.calls.length).toBe(1);
});

it('keeps its text where the page cuts a text in two', async () => {
  const text = new Text(`今天${SHORT}通知，明天开会`);
  await start({}, make('p', [text]));
  page.expander.expand(page.mark(SHORT));
  const word = text.splitText(1);
  word.splitText(1);
  const wrapped = make('b');
  word.replaceWith(wrapped);
  wrapped.append(word);
  await page.idle();
  expect(page.expander.ledger.count).toBe(1);
  // … and joins them again.
  wrapped.replaceWith(...wrapped.childNodes);
  document.querySelector('p')?.normalize();
  await page.idle();
  page.expander.restoreAll();
  expect(document.body.innerHTML).toBe(`<p>今天${SHORT}通知，明天开会</p>`);
});

it('takes back its own text, cut in two and put into another element by the page', async () => {
  const line = make('p', [`今天${SHORT}通知，明天开会`]);
  await start({}, line);
  const before = line.innerHTML;
  page.expander.expand(page.mark(SHORT));
  const cut = (): HTMLElement => {
    const text = [...line.childNodes].find((node): node is Text => node.textContent?.includes('改革') ?? false) as Text;
    const word = text.splitText(text.data.indexOf('改革'));
    word.splitText(2);
    const wrapped = make('b');
    word.replaceWith(wrapped);
    wrapped.append(word);
    return wrapped;
  };
  const wrapped = cut();
  await page.idle();
  expect(page.expander.ledger.count).toBe(1);
  wrapped.replaceWith(...wrapped.childNodes);
  // Cut as it is, ours is known by its parts.
  await page.idle();
  expect(line.childNodes.length).toBeGreaterThan(1);
  page.expander.restoreAll();
  expect(line.innerHTML).toBe(before);
});

it('knows its own text where the page sets each letter in a box of its own, and takes it back', async () => {
  const line = make('h2', [`今天${SHORT}通知`]);
  await start({}, line);
  page.expander.expandPage();
  await page.idle();
  const saved = line.innerHTML;
  line.replaceChildren(
    ...[...(line.textContent ?? '')].map((letter) => make('span', [letter], { style: 'display:inline-block' })),
  );
  await page.idle();
  expect(shown(line)).toBe(`今天${SHORT}（${FULL}）通知`);
  expect(page.expander.ledger.count).toBe(1);
  page.expander.restoreAll();
  expect(line.textContent).toBe(`今天${SHORT}通知`);
  // The page puts back what it had kept, ours with it.
  line.innerHTML = saved;
  await page.idle();
  expect(line.innerHTML).toBe(`今天${SHORT}通知`);
});

it.each([
  ['what is not to be translated', make('p', [`今天${SHORT}说。`], { translate: 'no' })],
  ['code', make('p', [make('code', [SHORT])])],
  ['a run that is placed by itself', make('p', [make('span', [SHORT], { style: 'position:absolute' })])],
])('marks %s and puts nothing into it', async (_what, element) => {
  const before = element.outerHTML;
  await start({}, element);
  page.expander.expandPage();
  await page.idle();
  expect(page.texts()).toEqual([SHORT]);
  expect(element.outerHTML).toBe(before);
});
