import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shell } from '../../../components/app-frame/app-frame';
import { Options } from '../../../components/options/options';
import { Reader } from '../../../components/reader/reader';
import type { ImportHand } from '../../../components/shelf/import-file';
import { Welcome } from '../../../components/welcome/welcome';
import type { Feedback } from '../../../data/recognizer/model';
import { DEFAULT_SETTINGS, DEFAULT_SITES } from '../../../data/settings/shape';
import { NO_CHOICES } from '../../../data/shelf/choices';
import { LibraryError } from '../../../data/store/errors';
import { mapOf } from '../atlas/drawn';
import { all, one, said } from '../find';
import './reader-parts';
import { expectAccessible } from './axe';
import { button, click, press, settled, show, takeAway, type } from './render';
import { answerOf, community, entries, pack, sampleSource, street } from './sample-book';

beforeEach(() => {
  location.hash = '';
});
afterEach(async () => {
  await takeAway();
  location.hash = '';
});

const reader = (more: Partial<Parameters<typeof Reader>[0]> = {}) => (
  <Reader importing={null} onAtlas={() => {}} onOptions={() => {}} onImport={() => {}} {...more} />
);

async function go(hash: string): Promise<void> {
  location.hash = hash;
  await settled();
}

describe('the reader', () => {
  it('shows the contents, an entry between its neighbours, and cites it', async () => {
    const host = await show(reader(), { width: 900 });
    await settled();
    expect([...host.querySelectorAll('summary')].map((title) => title.firstChild?.textContent)).toEqual(['街道']);
    await go(`#/entry/${encodeURIComponent(entries[1]!.id)}`);
    expect(one(host, 'heading').textContent).toBe('行政区划');
    expect(one(host, 'article').textContent).toContain('第 49 页中栏撰稿：甲某某');
    expect(one(host, 'link', new RegExp(`^‹ 上一条.*${entries[0]!.title}`))).toBeTruthy();
    expect(one(host, 'link', new RegExp(`^下一条 ›.*${entries[2]!.title}`))).toBeTruthy();
    expect(host.querySelector('details')?.textContent).toContain('行政区划[M]//样本年鉴（2022）');
    expect(document.title).toBe('行政区划 · 样本年鉴（2022）');
  });

  it('filters the contents by title', async () => {
    const host = await show(reader(), { width: 900 });
    await settled();
    await type(one(host, 'searchbox', '筛选'), '区划');
    expect(said(all(host, 'listitem'))).toEqual(['行政区划第 49 页']);
    await type(one(host, 'searchbox', '筛选'), '没有这个');
    expect(host.textContent).toContain('没有符合的内容');
  });

  it('tells everything of a place: figures, map, parts, entries', async () => {
    const host = await show(reader(), { width: 900 });
    await go(`#/entity/${encodeURIComponent(street.id)}`);
    await settled();
    expect(one(host, 'heading').textContent).toContain('青杨街道');
    expect(one(host, 'heading', /^所辖 1 处/).closest('section')?.textContent).toContain('青杨里社区');
    expect(said(all(one(host, 'table', '2021 年的数字'), 'row')).slice(1)).toEqual([
      '户籍人口68,897人第 49 页',
      '面积4.2平方千米第 49 页',
      '社区8个第 49 页',
    ]);
    expect(mapOf(host)).not.toBeNull();
    expect(all(one(host, 'region', '相关条目 2'), 'listitem')).toHaveLength(2);
  });

  it('searches with the keyboard alone', async () => {
    const source = sampleSource();
    source.search = async (query) =>
      answerOf(
        query === '青杨'
          ? [street, community].map((row) => ({
              pack: pack.id,
              kind: 'entity' as const,
              id: row.id,
              title: row.name,
              path: '上城区',
              page: null,
              snippet: row.name,
              marks: [[0, 2]] as [number, number][],
            }))
          : [],
      );
    const host = await show(reader(), { source, width: 900 });
    await go('#/search');
    const field = one(host, 'combobox', '检索全书');
    expect(document.activeElement).toBe(field);
    await type(field, '青杨');
    await settled();
    expect(all(host, 'option')).toHaveLength(2);
    await press(field, 'ArrowDown');
    expect(all(host, 'option')[1]?.getAttribute('aria-selected')).toBe('true');
    expect(all(host, 'option')[1]?.textContent).toContain('青杨里社区');
    await press(field, 'Enter');
    await settled();
    expect(one(host, 'heading').textContent).toContain('青杨里社区');
  });

  it('says so when an address is not in the book, and when there is no book', async () => {
    const host = await show(reader(), { width: 900 });
    await go('#/entry/sample-2022%2Fnothing');
    expect(host.textContent).toContain('这一页不在书里');
    const empty = sampleSource();
    empty.listPacks = async () => [];
    const bare = await show(reader({ importing: { state: 'importing', step: 'entries', done: 1, total: 4 } }), {
      source: empty,
    });
    await settled();
    expect(bare.textContent).toContain('写入条目 1 / 4');
  });

  it.each(['light', 'dark'] as const)('has no finding of axe in %s', async (theme) => {
    const host = await show(reader(), { width: 900 });
    document.documentElement.dataset.theme = theme;
    await settled();
    await expectAccessible(host, theme === 'dark');
    await go(`#/entry/${encodeURIComponent(entries[0]!.id)}`);
    await expectAccessible(host, theme === 'dark');
    await go(`#/entity/${encodeURIComponent(street.id)}`);
    await settled();
    await expectAccessible(host, theme === 'dark');
  });
});

const answer: Feedback = { verdict: 'never', name: '文化', scope: 'site', where: 'example.com', at: '2026-01-01' };

function optionsProps(): Parameters<typeof Options>[0] {
  return {
    settings: DEFAULT_SETTINGS,
    compare: true,
    onCompare: vi.fn(),
    sites: { ...DEFAULT_SITES, off: ['example.com'] },
    answers: [answer],
    books: {
      packs: [pack],
      choices: NO_CHOICES,
      onChoices: vi.fn(),
      importing: null,
      onReinstall: vi.fn(),
      onRemove: vi.fn(),
      onImport: vi.fn(async () => pack),
    },
    ground: {
      ground: null,
      onAllow: vi.fn(async () => true),
      onTake: vi.fn(async () => {}),
      onRemove: vi.fn(async () => {}),
    },
    backup: { onSave: vi.fn(), onTake: vi.fn(), onUndo: vi.fn(), mend: async () => false, undoable: async () => null },
    storage: { usage: 5_600_000, quota: 1e10, persisted: false },
    onSettings: vi.fn(),
    onRemoveSite: vi.fn(),
    onAnswers: vi.fn(),
    onPersist: vi.fn(async () => false),
  };
}

async function choose(host: Element, content: string): Promise<void> {
  const input = [...host.querySelectorAll<HTMLInputElement>('input[type=file]')].find(
    (one) => one.labels?.[0]?.textContent === '导入年鉴包…',
  )!;
  const files = new DataTransfer();
  files.items.add(new File([content], 'other.json', { type: 'application/json' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

describe('options', () => {
  it('keeps a change as soon as it is made', async () => {
    const given = optionsProps();
    const host = await show(<Options {...given} />, { width: 640 });
    await click(one(host, 'switch', /^标注网页上的名字/));
    expect(given.onSettings).toHaveBeenCalledWith({ everywhere: false });
    await click(button(host, '移除 example.com'));
    expect(given.onRemoveSite).toHaveBeenCalledWith('off', 'example.com');
  });

  it('says why a change could not be kept, over any page', async () => {
    const full = new Error('IO error: …/000003.log: FILE_ERROR_NO_SPACE');
    let tell: (error: unknown) => void = () => {};
    const watchUnkept = (callback: typeof tell) => {
      tell = callback;
      return () => {};
    };
    const chosen = (callback: (settings: typeof DEFAULT_SETTINGS) => void) =>
      callback({ ...DEFAULT_SETTINGS, language: 'zh' });
    const host = await show(
      <Shell watch={chosen} watchUnkept={watchUnkept}>
        <Options {...optionsProps()} />
      </Shell>,
      { width: 640 },
    );
    await act(async () => tell(full));
    await expect
      .poll(() => host.querySelector('[role=alert]')?.textContent ?? '')
      .toMatch(/^刚才的改动没有存下。写不进磁盘，多半是存储空间满了/);
    await expectAccessible(host);
    await act(async () => tell(null));
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  it('clears the corrections and takes that back', async () => {
    const given = optionsProps();
    const host = await show(<Options {...given} />, { width: 640 });
    await click(button(host, '全部清除'));
    expect(given.onAnswers).toHaveBeenLastCalledWith([]);
    await click(button(host, '撤销'));
    expect(given.onAnswers).toHaveBeenLastCalledWith([answer]);
  });

  it('tells in one sentence why a file was not taken, and that one was', async () => {
    const given = optionsProps();
    const refuse = vi.fn(async () => {
      throw new LibraryError('invalid', '$.id');
    });
    const host = await show(<Options {...given} books={{ ...given.books, onImport: refuse }} />, { width: 640 });
    await choose(host, '{}');
    expect(one(host, 'alert').textContent).toBe('这个文件不是可用的年鉴包，资料库没有改动。（$.id）');
    const good = await show(<Options {...given} />, { width: 640 });
    await choose(good, '{}');
    expect(good.textContent).toContain('已导入《样本年鉴（2022）》');
  });

  it('lets an import be cancelled', async () => {
    const given = optionsProps();
    const wait = vi.fn(
      (_file: File, { signal }: ImportHand) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new LibraryError('cancelled')));
        }),
    );
    const host = await show(<Options {...given} books={{ ...given.books, onImport: wait }} />, { width: 640 });
    await choose(host, '{}');
    await click(button(host, '取消'));
    await settled();
    expect(one(host, 'alert').textContent).toBe('导入已取消，资料库没有改动。');
  });

  it.each(['light', 'dark'] as const)('has no finding of axe in %s', async (theme) => {
    const host = await show(<Options {...optionsProps()} />, { width: 640 });
    document.documentElement.dataset.theme = theme;
    await expectAccessible(host, theme === 'dark');
  });
});

describe('welcome', () => {
  it('follows the installation step by step and ends with what was installed', async () => {
    const base = { onRetry: vi.fn(), onOpen: vi.fn() };
    const host = await show(
      <Welcome pack={null} importing={{ state: 'importing', step: 'records', done: 3, total: 9 }} {...base} />,
      { width: 640 },
    );
    expect(host.querySelector('[aria-current=step]')?.textContent).toBe('写入表格、大事记等 3 / 9');
    expect(button(host, '读全书')).toHaveProperty('disabled', true);
    const done = await show(<Welcome pack={pack} importing={null} {...base} />, { width: 640 });
    expect(done.textContent).toContain('年鉴已装好：4 个条目，5 个地名与机构');
    await click(button(done, '读全书'));
    expect(base.onOpen).toHaveBeenCalledWith('reader');
    await expectAccessible(done);
  });

  it('tells why it failed and tries again', async () => {
    const onRetry = vi.fn();
    const host = await show(
      <Welcome pack={null} importing={{ state: 'failed', error: '磁盘满' }} onRetry={onRetry} onOpen={() => {}} />,
    );
    expect(one(host, 'alert').textContent).toContain('磁盘满');
    await click(button(host, '重试'));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});
