import { afterEach, describe, expect, it, vi } from 'vitest';
// Parts that come after the popup is drawn: loaded at once here, so that a test waits for React alone.
import '../../../components/library/import-notice';
import '../../../components/popup/name-list';
import { Popup, type PopupProps } from '../../../components/popup/popup';
import '../../../components/popup/why-no-list';
import type { PageNames, PageState } from '../../../data/messaging/messages';
import { all, one, said } from '../find';
import { expectAccessible } from './axe';
import { button, click, press, settled, show, takeAway, type } from './render';
import { bureau, community, PACK, pack, street } from './sample-book';

afterEach(takeAway);

/** Shows a popup with the parts of it that come after it is drawn. */
const open: typeof show = async (...given) => {
  const host = await show(...given);
  await settled();
  return host;
};

/** The list of names; none where there is a reason instead. */
const listOf = (host: Element) => all(host, 'region', '本页出现的名字')[0];
const rowsOf = (host: Element) => all(host, 'region', '本页出现的名字').flatMap((list) => all(list, 'listitem'));
const buttonsOf = (host: Element) => rowsOf(host).flatMap((row) => all(row, 'button'));

const names: PageNames = {
  state: 'marked',
  title: '样本新闻',
  url: 'https://news.example/a',
  asked: false,
  expanded: 1,
  expandable: 3,
  names: [
    { entity: street.id, text: '青杨街道', kind: 'street', group: 'place', count: 2, mentions: [0, 4], former: false },
    {
      entity: community.id,
      text: '青杨里社区',
      kind: 'community',
      group: 'place',
      count: 1,
      mentions: [1],
      former: false,
    },
    {
      entity: bureau.id,
      text: '区文广局',
      kind: 'government',
      group: 'abbreviation',
      count: 3,
      mentions: [2, 3, 5],
      former: true,
    },
  ],
};

const base = (more: Partial<PopupProps> = {}): PopupProps => ({
  page: names,
  site: 'news.example',
  switches: { page: true, site: true, everywhere: true, alwaysExpand: false },
  partial: false,
  importing: null,
  packs: [],
  onSwitch: vi.fn(),
  onReveal: vi.fn(),
  onExpand: vi.fn(),
  onShowAll: vi.fn(),
  onOpen: vi.fn(),
  onImport: vi.fn(),
  onReload: vi.fn(),
  ...more,
});

describe('the popup', () => {
  it('offers to reload a page that was open before this version of the extension', async () => {
    const given = base({ page: { ...names, state: 'stale', names: [] } });
    const host = await open(<Popup {...given} />, { width: 360 });
    expect(host.textContent).toContain('刷新本页后就会标注');
    await click([...host.querySelectorAll('button')].find((one) => one.textContent === '刷新本页')!);
    expect(given.onReload).toHaveBeenCalledOnce();
  });

  it('says of which book each name is where there are several, and shows one book’s names alone', async () => {
    const other = { ...pack, id: 'other-2021', info: { ...pack.info, district: '白塘区', year: 2020 } };
    const [first, second] = names.names;
    const page = { ...names, names: [first!, { ...second!, entity: 'other-2021/entity/a', text: '青莲桥' }] };
    const host = await open(<Popup {...base({ page, packs: [pack, other] })} />, { width: 360 });
    await expect.poll(() => said(rowsOf(host))[1]).toContain('白塘 2020');
    await expect
      .poll(() => all(host, 'group', '只看一本书的名字').flatMap((group) => all(group, 'button')).length)
      .toBe(2);
    await click(all(one(host, 'group', '只看一本书的名字'), 'button')[1]!);
    expect(rowsOf(host)).toHaveLength(1);
    const alone = await open(<Popup {...base({ page: names, packs: [pack] })} />, { width: 360 });
    expect(all(alone, 'group')).toEqual([]);
  });

  it('offers to mark every name for now only where the reader chose to see fewer', async () => {
    const given = base();
    const host = await open(<Popup {...given} />, { width: 360 });
    expect(host.textContent).not.toContain('暂时标出');
    await takeAway();
    const some = await open(<Popup {...given} partial />, { width: 360 });
    await click(one(some, 'switch', '暂时标出本页每一处'));
    expect(given.onShowAll).toHaveBeenCalledWith(true);
    await expectAccessible(some);
  });

  it('counts marks and lists the names in reading order', async () => {
    const host = await open(<Popup {...base()} />, { width: 360 });
    expect(said(all(host, 'status'))).toContain('本页 6 处 · 3 个名字');
    expect(said(all(one(host, 'region', '本页出现的名字'), 'button'))).toEqual([
      '青杨街道街道2 处',
      '青杨里社区社区1 处',
      '区文广局机关 · 旧名3 处',
    ]);
  });

  it('reveals the mentions of a name one after another', async () => {
    const given = base();
    const host = await open(<Popup {...given} />);
    const [row] = buttonsOf(host);
    await click(row);
    await click(row);
    await click(row);
    expect((given.onReveal as ReturnType<typeof vi.fn>).mock.calls.flat()).toEqual([0, 4, 0]);
  });

  it('moves through the names with arrow keys', async () => {
    const host = await open(<Popup {...base()} />);
    const rows = buttonsOf(host);
    rows[0]!.focus();
    await press(rows[0]!, 'ArrowDown');
    expect(document.activeElement).toBe(rows[1]);
    await press(rows[1]!, 'End');
    expect(document.activeElement).toBe(rows[2]);
  });

  it('is one stop of the Tab key, at the name used last', async () => {
    const host = await open(<Popup {...base()} />);
    const rows = buttonsOf(host);
    expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1]);
    rows[0]!.focus();
    await press(rows[0]!, 'ArrowDown');
    expect(rows.map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
  });

  it('filters a long list, goes from the filter into it by arrow, and says when nothing is left', async () => {
    const many = Array.from({ length: 14 }, (_, at) => ({
      ...names.names[0]!,
      entity: `${PACK}/street/${at}`,
      text: `第${at}街道`,
    }));
    const host = await open(<Popup {...base({ page: { ...names, names: many } })} />);
    const field = host.querySelector('input')!;
    await type(field, '第3');
    const [row] = buttonsOf(host);
    expect(row?.tabIndex).toBe(0);
    field.focus();
    await press(field, 'ArrowDown');
    expect(document.activeElement).toBe(row);
    await type(field, '无');
    expect(rowsOf(host)).toHaveLength(0);
    expect(one(listOf(host)!, 'status').textContent).toBe('没有这样的名字。');
  });

  it('switches page, site and everything, the wider before the narrower', async () => {
    const given = base({ switches: { page: true, site: false, everywhere: true, alwaysExpand: false } });
    const host = await open(<Popup {...given} />);
    const [, page, site, all] = host.querySelectorAll<HTMLButtonElement>('[role=switch]');
    expect([page, site, all].map((one) => one?.getAttribute('aria-checked'))).toEqual(['false', 'false', 'true']);
    expect(page?.disabled).toBe(true);
    await click(site);
    expect(given.onSwitch).toHaveBeenCalledWith('site', true);
    await click(all);
    expect(given.onSwitch).toHaveBeenCalledWith('everywhere', false);
  });

  it('expands what is left and restores what is expanded', async () => {
    const given = base();
    const host = await open(<Popup {...given} />);
    await click(button(host, '展开本页 2 处简称'));
    await click(button(host, '还原 1 处简称'));
    expect((given.onExpand as ReturnType<typeof vi.fn>).mock.calls.flat()).toEqual([true, false]);
  });

  it.each([
    ['unavailable', '浏览器不允许扩展读取本页'],
    ['off-site', '本站已关闭标注'],
    ['off-page', '本页已关闭标注'],
    ['off', '标注已全部关闭'],
    ['no-names', '没有出现年鉴里的名字'],
    ['foreign', '讲的像是别处'],
    ['working', '正在查找'],
  ] as [PageState, string][])('says why there is no list: %s', async (state, sentence) => {
    const host = await open(<Popup {...base({ page: { ...names, state, names: [] } })} />);
    expect(said(all(host, 'status')).join()).toContain(sentence);
    expect(listOf(host)).toBeUndefined();
  });

  it('tells the progress of the installation and offers to try again when it failed', async () => {
    const host = await open(
      <Popup {...base({ page: null, importing: { state: 'importing', step: 'search', done: 1, total: 2 } })} />,
    );
    expect(host.textContent).toContain('建立全文检索 1 / 2');
    const given = base({ page: null, importing: { state: 'failed', error: '磁盘满' } });
    const again = await open(<Popup {...given} />);
    await click(button(again, '重试'));
    expect(given.onImport).toHaveBeenCalled();
  });

  it.each(['light', 'dark'] as const)('has no finding of axe in %s', async (theme) => {
    const host = await open(<Popup {...base()} />, { width: 360 });
    document.documentElement.dataset.theme = theme;
    await expectAccessible(host, theme === 'dark');
    const dim = await open(
      <Popup {...base({ site: '', switches: { page: false, site: false, everywhere: false, alwaysExpand: false } })} />,
    );
    document.documentElement.dataset.theme = theme;
    await expectAccessible(dim, theme === 'dark');
  });
});
