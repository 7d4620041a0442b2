import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Card, type CardProps } from '../../../components/card/card';
import { loadMap } from '../../../components/card/card-map';
import { NameFinderProvider } from '../../../components/entity/names-context';
import { mapOf } from '../atlas/drawn';
import { all, one, said } from '../find';
import { PATIENCE } from '../settle';
import { expectAccessible } from './axe';
import { button, click, press, redraw, settled, show, takeAway } from './render';
import {
  bureau,
  community,
  district,
  ended,
  entries,
  lost,
  mentionOf,
  office,
  sampleSource,
  street,
} from './sample-book';

afterEach(takeAway);

const events = () => ({
  onSize: vi.fn(),
  onClose: vi.fn(),
  onPin: vi.fn(),
  onExpand: vi.fn(),
  onRestore: vi.fn(),
  onNotThis: vi.fn(),
  onAlways: vi.fn(),
  onUndo: vi.fn(),
  onReader: vi.fn(),
  onAtlas: vi.fn(),
  onOptions: vi.fn(),
  onImport: vi.fn(),
});

const base = (more: Partial<CardProps> = {}): CardProps => ({
  turn: 1,
  entity: community.id,
  mention: mentionOf(community),
  pinned: false,
  pageExpandable: 0,
  pageExpanded: 0,
  width: 372,
  importing: null,
  ...events(),
  ...more,
});

/** The entries as the card lists them. */
const entriesOf = (host: Element) => all(host, 'list').at(-1)!;
const titlesOf = (host: Element) => said(all(entriesOf(host), 'heading').map((heading) => one(heading, 'button')));
/** What stands under a term ("全称") in the list of names. */
const under = (host: Element, term: string) =>
  said(all(host, 'term').flatMap((label) => (label.textContent === term ? label.nextElementSibling! : [])));

describe('what the card tells', () => {
  it('says where the place belongs, what it is, and what the book says, best first, with printed pages', async () => {
    const host = await show(<Card {...base()} />);
    await settled();
    expect(one(host, 'heading').textContent).toBe('青杨里社区 社区');
    expect(host.querySelector('header')!.textContent).toContain('上城区 › 青杨街道');
    expect(titlesOf(host)).toEqual(entries.slice(0, 3).map((entry) => entry.title));
    expect(said(all(host, 'listitem')).map((line) => /第 \d+ 页/.exec(line)?.[0])).toEqual([
      '第 398 页',
      '第 49 页',
      '第 401 页',
    ]);
    expect(said(all(host, 'mark'))[0]).toBe('青杨里社区');
    // The map comes after the words.
    await vi.waitFor(() => expect(mapOf(host)).not.toBeNull(), PATIENCE);
    expect(button(host, '另有 2 条')).toBeTruthy();
  });

  it('says the area of a body that is only known to be in it', async () => {
    const host = await show(<Card {...base({ entity: office.id, mention: mentionOf(office) })} />);
    await settled();
    await vi.waitFor(() => expect(host.textContent).toContain('位置：仅知在上城区'), PATIENCE);
  });

  it('says where a body belongs that is only placed in an area, and that nothing is known where nothing is', async () => {
    const host = await show(<Card {...base({ entity: office.id, mention: mentionOf(office) })} />);
    await settled();
    expect(said(all(host.querySelector('header')!, 'button'))).toEqual(['上城区']);
    await redraw(<Card {...base({ turn: 2, entity: lost.id, mention: mentionOf(lost) })} />);
    await settled();
    expect(host.querySelector('header')!.textContent).toContain('《样本年鉴（2022）》');
    expect(all(host, 'figure')).toEqual([]);
    expect(host.textContent).toContain('位置不详');
  });

  it('gives the figures, full and short names and what followed a body that ended', async () => {
    const host = await show(<Card {...base({ entity: street.id, mention: mentionOf(street) })} />);
    await settled();
    const figures = one(host, 'region', '2021 年的数字');
    expect(said(all(figures, 'listitem'))).toEqual(['68,897人户籍人口', '4.2平方千米面积', '8个社区']);
    expect(figures.textContent).toContain('第 49 页');
    expect(under(host, '前身')).toEqual([ended.name]);
    await redraw(<Card {...base({ turn: 2, entity: bureau.id, mention: mentionOf(bureau) })} />);
    await settled();
    expect([under(host, '全称'), under(host, '简称')]).toEqual([[bureau.full], ['区文广局']]);
    await redraw(<Card {...base({ turn: 3, entity: ended.id, mention: mentionOf(ended) })} />);
    await settled();
    expect(under(host, '沿革')).toEqual(['2021年4月止，行政区划调整后并入，后为 青杨街道']);
    expect(one(host, 'heading').textContent).toMatch(/街道旧名$/);
    expect(button(host, '青杨街道')).toBeTruthy();
    expect(host.textContent).toContain('本书没有专写它的条目');
  });

  it('speaks English where the reader does', async () => {
    const host = await show(<Card {...base()} />, { language: 'en' });
    await settled();
    expect(entriesOf(host).textContent).toContain('p. 398');
    expect(said(all(host.querySelector('footer')!, 'button'))).toEqual(['Why?', 'Cite', 'On the map', 'Read', '⋯']);
  });

  it('says so when the book does not have the name', async () => {
    const host = await show(
      <Card {...base({ entity: 'sample-2022/street/无', mention: mentionOf(district, { text: '无名街道' }) })} />,
    );
    await settled();
    expect(host.textContent).toContain('本书未载“无名街道”');
  });

  it('names the reason of a failure and shows the card when a retry succeeds', async () => {
    const state = { fail: true };
    const host = await show(<Card {...base()} />, { source: sampleSource(state) });
    await settled();
    expect(one(host, 'alert').textContent).toContain('读不到年鉴的数据');
    state.fail = false;
    await click(button(host, '重试'));
    await settled();
    expect(titlesOf(host)).toHaveLength(3);
  });

  it('shows how far the installation is while there is no book', async () => {
    const importing = { state: 'importing', step: 'entries', done: 400, total: 1344 } as const;
    const host = await show(<Card {...base({ importing })} />, { source: sampleSource({ fail: true }) });
    await settled();
    expect(host.textContent).toContain('写入条目 400 / 1344');
    const given = base({ importing: { state: 'failed', error: '磁盘满' } });
    await redraw(<Card {...given} />);
    expect(one(host, 'alert').textContent).toContain('磁盘满');
    await click(button(host, '重试'));
    expect(given.onImport).toHaveBeenCalled();
  });
});

describe('what a reader can do', () => {
  it('looks up names inside the entries and comes back', async () => {
    const finder = {
      ready: () => true,
      subscribe: () => () => {},
      find: (text: string) => {
        const at = text.indexOf(bureau.name);
        return at < 0
          ? []
          : [{ start: at, end: at + bureau.name.length, entity: bureau.id, group: 'organization' as const }];
      },
    };
    const given = base();
    const host = await show(
      <NameFinderProvider value={finder}>
        <Card {...given} />
      </NameFinderProvider>,
    );
    await settled();
    // The name pressed goes with the text it stood in: the focus stays in the card, or Esc would reach nobody.
    const name = button(host, bureau.name);
    name.focus();
    await click(name);
    await settled();
    expect(one(host, 'heading').textContent).toContain(bureau.name);
    expect(document.activeElement).toBe(one(host, 'article'));
    button(host, '返回').focus();
    await click(button(host, '返回'));
    await settled();
    expect(document.activeElement).toBe(one(host, 'article'));
    expect(one(host, 'heading').textContent).toContain('青杨里社区');
  });

  it('marks its own name and not a longer one of something else that begins with it', async () => {
    const finder = {
      ready: () => true,
      subscribe: () => () => {},
      find: (text: string) => {
        const at = text.indexOf('青杨里社区书屋');
        return at < 0 ? [] : [{ start: at, end: at + 7, entity: bureau.id, group: 'place' as const }];
      },
    };
    const host = await show(
      <NameFinderProvider value={finder}>
        <Card {...base()} />
      </NameFinderProvider>,
    );
    await settled();
    const [first, second] = all(entriesOf(host), 'listitem');
    expect(button(first!, '青杨里社区书屋')).toBeTruthy();
    expect(all(first!, 'mark')).toEqual([]);
    expect(said(all(second!, 'mark'))).toEqual(['青杨里社区']);
  });

  it('opens an entry in the reader and the place in the atlas by their ids', async () => {
    const given = base();
    const host = await show(<Card {...given} />);
    await settled();
    await click(one(entriesOf(host), 'button'));
    expect(given.onReader).toHaveBeenCalledWith(`#/entry/${encodeURIComponent(entries[0]!.id)}`);
    await click(button(host, '在图中看'));
    expect(given.onAtlas).toHaveBeenCalledWith(`#/entity/${encodeURIComponent(community.id)}`);
  });

  it('shows the rest of the entries on demand', async () => {
    const host = await show(<Card {...base()} />);
    await settled();
    await click(button(host, '另有 2 条'));
    await settled();
    expect(titlesOf(host)).toHaveLength(5);
  });

  it('copies a citation and says so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const host = await show(<Card {...base()} />);
    await settled();
    await click(button(host, '引用'));
    await click(button(host, '复制 GB/T 7714'));
    expect(write).toHaveBeenCalledWith(
      '甲某某. 青杨社区书屋开放[M]//样本年鉴（2022）. [出版地不详]: [出版者不详], [2022]: 398.',
    );
    expect(said(all(one(host, 'region', '引用这一条'), 'status'))).toContain('已复制');
    write.mockRestore();
  });

  it('explains a mark with the words around it', async () => {
    const host = await show(<Card {...base()} />);
    await settled();
    await click(button(host, '为何标注？'));
    expect(one(host, 'blockquote').textContent).toBe(
      `…近日，位于青杨街道的青杨里社区${mentionOf(community).after.slice(0, 40)}…`,
    );
    const why = one(host, 'region', '为何标注').textContent;
    expect(why).toContain('同段有多个本地名称+1.0');
    expect(why).toContain('同句有外地地名−0.5');
    expect(why).toContain('同名的还有：青杨街道（青杨镇）');
  });

  it('puts the book’s figure beside the page’s, unless that is turned off', async () => {
    const after = '辖区面积4.2平方公里，户籍人口7.4万人。';
    const given = base({ entity: street.id, mention: mentionOf(street, { before: '', after }) });
    const host = await show(<Card {...given} compare />);
    await settled();
    const rows = said(all(one(host, 'region', '网页上的数字与年鉴对照'), 'listitem'));
    expect(rows).toEqual([
      '户籍人口不一致网页 7.4万人 · 年鉴（2021 年） 68,897人 第 49 页',
      '面积相同网页 4.2平方公里 · 年鉴（2021 年） 4.2平方千米 第 49 页',
    ]);
    await expectAccessible(host);
    const without = await show(<Card {...given} />);
    await settled();
    expect(all(without, 'region', '网页上的数字与年鉴对照')).toEqual([]);
  });

  it('puts no dots where the block of the page begins and ends', async () => {
    const mention = mentionOf(community, { start: 2, before: '今日', after: '开放。' });
    const host = await show(<Card {...base({ mention })} />);
    await settled();
    await click(button(host, '为何标注？'));
    expect(one(host, 'blockquote').textContent).toBe('今日青杨里社区开放。');
  });

  it('says "not this" for a scope and takes it back', async () => {
    const given = base();
    const host = await show(<Card {...given} />);
    await settled();
    await click(button(host, '更多'));
    await click(button(host, '本站不再标注这个名字'));
    expect(given.onNotThis).toHaveBeenCalledWith('site');
    await click(button(host, '撤销'));
    expect(given.onUndo).toHaveBeenCalledOnce();
    expect(host.textContent).toContain('已恢复标注');
  });

  it('expands a short name, and restores it when it is expanded', async () => {
    const mention = mentionOf(bureau, { text: '区文广局', group: 'abbreviation', expand: true, full: bureau.full });
    const given = base({ entity: bureau.id, mention, pageExpandable: 2 });
    const host = await show(<Card {...given} />);
    await settled();
    button(host, '展开全称').focus();
    await click(button(host, '展开全称'));
    expect(given.onExpand).toHaveBeenCalledWith('one');
    await redraw(<Card {...given} mention={{ ...mention, expanded: true }} pageExpanded={1} />);
    expect(document.activeElement).toBe(button(host, '还原简称'));
    await click(button(host, '还原简称'));
    expect(given.onRestore).toHaveBeenCalledWith('one');
  });
});

describe('keyboard and frame', () => {
  it('moves in the menu with arrows; Esc closes the menu first and then the card', async () => {
    const given = base();
    const host = await show(<Card {...given} />);
    await settled();
    await click(button(host, '更多'));
    const first = document.activeElement;
    expect(first?.getAttribute('role')).toBe('menuitem');
    await press(first!, 'ArrowDown');
    expect(document.activeElement).not.toBe(first);
    expect(document.activeElement?.getAttribute('role')).toBe('menuitem');
    await press(document.activeElement!, 'Escape');
    expect(all(host, 'menu')).toEqual([]);
    expect(given.onClose).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('⋯');
    await press(document.activeElement!, 'Escape');
    expect(given.onClose).toHaveBeenCalledOnce();
  });

  it('shows that it is pinned, and closes a panel when pressed beside it', async () => {
    const given = base();
    const host = await show(<Card {...given} />);
    await settled();
    expect(host.textContent).not.toContain('已钉住');
    await redraw(<Card {...given} pinned />);
    expect(said(all(host, 'status'))).toContain('已钉住');
    await click(button(host, '更多'));
    await act(async () => {
      host.querySelector('header')!.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    });
    expect(all(host, 'menu')).toEqual([]);
  });

  it('keeps the focus when a pressed button turns into its contrary, and hears Esc wherever the focus is', async () => {
    const given = base({ mention: mentionOf(community, { expand: true }) });
    const host = await show(<Card {...given} />);
    await settled();
    button(host, '展开全称').focus();
    await redraw(<Card {...given} mention={{ ...given.mention, expanded: true }} />);
    expect(document.activeElement?.textContent).toContain('还原');
    (document.activeElement as HTMLElement).blur();
    await press(document.body, 'Escape');
    expect(given.onClose).toHaveBeenCalledOnce();
  });

  it('tells its size, keeps it when a panel opens, and is painted at once when shown again', async () => {
    const onSize = vi.fn();
    const given = base({ onSize });
    const host = await show(<Card {...given} />);
    await settled();
    const [size] = onSize.mock.lastCall ?? [];
    expect(size.width).toBe(372);
    expect(size.height).toBeGreaterThan(300);
    const calls = onSize.mock.calls.length;
    await click(button(host, '引用'));
    await settled();
    expect(onSize.mock.calls.length).toBe(calls);
    await redraw(<Card {...given} turn={2} entity={street.id} mention={mentionOf(street)} />);
    await settled();
    // No wait: what was loaded once is there in the render that asks for it.
    await redraw(<Card {...given} turn={3} />);
    expect(titlesOf(host)).toHaveLength(3);
  });

  it('says no size while the book is still being read, so that the frame does not shrink and grow', async () => {
    const onSize = vi.fn();
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const source = sampleSource();
    const host = await show(<Card {...base({ onSize })} />, {
      source: { ...source, getEntity: (id) => slow.then(() => source.getEntity(id)) },
    });
    await settled({ loading: true });
    expect(host.querySelector('[aria-busy=true]')).not.toBeNull();
    expect(onSize).not.toHaveBeenCalled();
    answer();
    await settled();
    expect(onSize).toHaveBeenCalledOnce();
  });

  it('says no size while its frame is not rendered, and says it when it is', async () => {
    const onSize = vi.fn();
    const given = base({ onSize });
    const host = await show(<Card {...given} />);
    await settled();
    const said = onSize.mock.calls.length;
    host.style.display = 'none';
    await redraw(<Card {...given} turn={2} />);
    await settled();
    expect(onSize.mock.calls.length).toBe(said);
    host.style.display = '';
    await expect.poll(() => onSize.mock.calls.length).toBe(said + 1);
    expect(onSize.mock.lastCall?.[0].height).toBeGreaterThan(300);
  });

  it('has no gap in its map’s place where the map has come before', async () => {
    await loadMap();
    const drawn: boolean[] = [];
    const watch = new MutationObserver(() => {
      const place = document.querySelector('figure.card-map');
      if (place) drawn.push(place.firstElementChild?.className !== '');
    });
    watch.observe(document.body, { childList: true, subtree: true });
    const host = await show(<Card {...base()} />);
    await vi.waitUntil(() => mapOf(host), PATIENCE);
    watch.disconnect();
    expect(new Set(drawn)).toEqual(new Set([true]));
  });

  it('keeps one Leaflet map from show to show', async () => {
    const host = await show(<Card {...base()} />);
    await settled();
    const map = await vi.waitUntil(() => mapOf(host), PATIENCE);
    await redraw(<Card {...base({ turn: 2, entity: street.id, mention: mentionOf(street) })} />);
    await settled();
    expect(mapOf(host)).toBe(map);
  });

  it('fits 360 pixels, and the long title leaves the page number its place', async () => {
    await page.viewport(420, 800);
    const host = await show(<Card {...base({ width: 360 })} />, { width: 360 });
    await settled();
    const card = one(host, 'article');
    expect(card.scrollWidth).toBeLessThanOrEqual(360);
    const right = card.getBoundingClientRect().right;
    for (const heading of all(entriesOf(host), 'heading'))
      expect(heading.lastElementChild!.getBoundingClientRect().right).toBeLessThanOrEqual(right - 15);
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no finding of axe in %s', async (theme) => {
    const host = await show(<Card {...base()} />);
    document.documentElement.dataset.theme = theme;
    await settled();
    await expectAccessible(host, theme === 'dark');
    await click(button(host, '更多'));
    await expectAccessible(host, theme === 'dark');
    await click(button(host, '引用'));
    await expectAccessible(host, theme === 'dark');
  });
});
