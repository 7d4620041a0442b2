import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { make, painted, type Stand, stand } from './stand';

const LINE = '居民们都说这里的日子过得很好，孩子们在院子里跑来跑去，一直到天黑才回家。';
const ROWS = 6000;

/** A page that is many times as long as what is read at once; a name in each of the rows given. */
function long(named: readonly number[], rows = ROWS): HTMLElement {
  const main = make('main');
  for (let i = 0; i < rows; i++) main.append(make('p', [named.includes(i) ? `第${i}行，清波街道。${LINE}` : LINE]));
  return main;
}

let page: Stand;
beforeEach(() => {
  document.body.replaceChildren();
  scrollTo(0, 0);
});
afterEach(() => {
  page.off();
  document.body.replaceChildren();
});

const seen = (): string[] => painted().place ?? [];
const soon = (what: () => unknown) => expect.poll(what, { timeout: 3000 });

describe('a very long page', () => {
  it('is read where the reader is, and the rest when somebody asks', async () => {
    document.body.append(long([0, 3000, ROWS - 1]));
    page = stand();
    await page.idle();
    expect(page.texts()).toEqual(['清波街道']);
    expect(page.reading.partly).toBe(true);
    await page.reading.whole();
    expect(page.texts()).toEqual(['清波街道', '清波街道', '清波街道']);
    expect(page.reading.partly).toBe(false);
  });

  it('is whole where it is of ordinary length', async () => {
    document.body.append(long([0, 999], 1000));
    page = stand();
    await page.idle();
    expect(page.texts()).toHaveLength(2);
    expect(page.reading.partly).toBe(false);
  });

  it('is read where the reader jumps to: to the end, into the middle', async () => {
    const main = long([2999, ROWS - 1]);
    document.body.append(main);
    page = stand();
    await page.idle();
    expect(seen()).toEqual([]);
    scrollTo(0, document.documentElement.scrollHeight);
    await soon(seen).toEqual(['清波街道']);
    main.children[2999]?.scrollIntoView();
    await soon(() => page.texts()).toHaveLength(2);
    await soon(seen).toEqual(['清波街道']);
    expect(page.reading.partly).toBe(true);
  });

  it('is read where the reader comes a little at a time', async () => {
    const main = long([1500]);
    document.body.append(main);
    page = stand();
    await page.idle();
    const row = main.children[1500] as Element;
    while (row.getBoundingClientRect().top > innerHeight) {
      scrollBy(0, 0.4 * innerHeight);
      await new Promise(requestAnimationFrame);
    }
    await soon(seen).toEqual(['清波街道']);
    expect(page.reading.partly).toBe(true);
  });

  it('is read in a box that scrolls by itself', async () => {
    const main = long([ROWS - 1]);
    main.style.cssText = 'height:300px;overflow:auto';
    document.body.append(main);
    page = stand();
    await page.idle();
    expect(page.texts()).toEqual([]);
    main.scrollTop = main.scrollHeight;
    await soon(seen).toEqual(['清波街道']);
  });

  it('is read where rows are laid out as what is in them', async () => {
    const main = long([]);
    for (let i = 0; i < 5; i++)
      main.append(make('section', [make('p', ['清波街道']), LINE], { style: 'display:contents' }));
    for (const p of [...main.children].slice(-400)) (p as HTMLElement).style.display = 'contents';
    document.body.append(main);
    page = stand();
    await page.idle();
    scrollTo(0, document.documentElement.scrollHeight);
    await soon(() => seen().length).toBe(5);
  });

  it.each([
    ['a column', 'position:absolute;top:0;left:60%;width:200px;background:#fff'],
    ['a bar that stays', 'position:fixed;bottom:0;left:0;right:0;background:#fff'],
    ['a bar that sticks', 'position:sticky;bottom:0;background:#fff'],
  ])('is read in %s that comes last in the document and is in view', async (_what, style) => {
    document.body.append(long([]), make('aside', [make('p', ['清波街道的消息'])], { style }));
    page = stand();
    await soon(seen).toEqual(['清波街道']);
    expect(page.reading.partly).toBe(true);
  });

  it('is read in a column that stands beside it in the layout', async () => {
    const wrap = make('div', [long([]), make('aside', ['清波街道'])], {
      style: 'display:grid;grid-template-columns:3fr 1fr',
    });
    document.body.append(wrap);
    page = stand();
    await soon(seen).toEqual(['清波街道']);
  });

  it('is read in a dialog that opens in an unread part', async () => {
    const main = long([]);
    const dialog = make('dialog', ['清波街道']) as HTMLDialogElement;
    main.children[5000]?.append(dialog);
    document.body.append(main);
    page = stand();
    await page.idle();
    expect(seen()).toEqual([]);
    dialog.showModal();
    await soon(seen).toEqual(['清波街道']);
  });

  it('is read where the page puts something in, or writes something anew', async () => {
    const main = long([]);
    document.body.append(main);
    page = stand();
    await page.idle();
    main.children[5000]?.after(make('p', ['清波街道新来了']));
    await soon(() => page.texts()).toHaveLength(1);
    (main.children[5500]?.firstChild as Text).data = '清波街道改写了';
    await soon(() => page.texts()).toHaveLength(2);
    await page.reading.whole();
    expect(page.texts()).toHaveLength(2);
  });

  it('loses nothing where the page moves about what is unread', async () => {
    const main = long([2500, 3500, 4500, 5500]);
    document.body.append(main);
    page = stand();
    await page.idle();
    const rows = [...main.children];
    // What stretches begin with goes behind others, or away.
    for (let i = 2000; i < ROWS; i += 3) if (i % 500) rows[i + 20]?.after(rows[i] as Element);
    for (let i = 2001; i < ROWS; i += 3) if (i % 500) rows[i]?.remove();
    await page.idle();
    await page.reading.whole();
    await page.idle();
    const there = [...main.children].filter((row) => row.textContent?.includes('清波街道'));
    expect(page.texts()).toHaveLength(there.length);
  });

  it('is read to the end again when it comes back whole', async () => {
    document.body.append(long([0, ROWS - 1]));
    page = stand();
    await page.idle();
    page.reading.readAll();
    await page.idle();
    expect(page.texts()).toHaveLength(1);
    scrollTo(0, document.documentElement.scrollHeight);
    await soon(() => page.texts()).toHaveLength(2);
  });

  it('is read in stretches of sections in sections', async () => {
    const body = make('div');
    for (let i = 0; i < 60; i++) body.append(make('section', [make('div', [long(i % 20 === 19 ? [99] : [], 100)])]));
    document.body.append(body);
    page = stand();
    await page.idle();
    expect(page.reading.partly).toBe(true);
    body.children[39]?.scrollIntoView({ block: 'end' });
    await soon(seen).toEqual(['清波街道']);
    await page.reading.whole();
    expect(page.texts()).toHaveLength(3);
  });

  it('is read whole before all of it is expanded', async () => {
    const main = long([]);
    main.append(make('p', ['上城区发改经信局的通知']));
    document.body.append(main);
    page = stand();
    await page.idle();
    page.expander.expandPage();
    await page.idle();
    expect(document.body.textContent).not.toContain('（杭州');
    void page.reading.whole();
    await soon(() => main.lastElementChild?.textContent).toContain('（杭州市上城区发展改革和经济信息化局）');
  });
});
