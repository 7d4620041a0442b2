import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../components/app-frame/error-boundary';
import { ImportNotice } from '../../../components/library/import-notice';
import { ImportPreview } from '../../../components/shelf/import-preview';
import { ShelfSection, type ShelfSectionProps } from '../../../components/shelf/shelf-section';
import { NO_CHOICES } from '../../../data/shelf/choices';
import type { PackRow } from '../../../data/store/model';
import { expectAccessible } from '../card/axe';
import { click, show, takeAway } from '../card/render';
import { pack } from '../card/sample-book';

const other: PackRow = {
  ...pack,
  id: 'zzz-2021',
  builtIn: false,
  info: {
    ...pack.info,
    id: 'zzz-2021',
    title: '\u202e别的年鉴（2021）很长很长很长很长很长的书名一直写下去',
    year: 2020,
  },
  before: { checksum: 'x', importedAt: pack.importedAt, counts: { ...pack.counts, entries: 2 } },
};

const props = (over: Partial<ShelfSectionProps> = {}): ShelfSectionProps => ({
  packs: [pack, other],
  choices: NO_CHOICES,
  importing: null,
  onChoices: vi.fn(),
  onReinstall: vi.fn(),
  onRemove: vi.fn(),
  onImport: vi.fn(),
  ...over,
});

const named = (host: HTMLElement, role: string, name: RegExp): HTMLElement => {
  const found = [...host.querySelectorAll<HTMLElement>(role)].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  if (!found) throw new Error(`no ${role} ${name}`);
  return found;
};

/** A part of a page that cannot be drawn. */
function Broken(): never {
  throw new Error('pins.map is not a function');
}

afterEach(takeAway);

describe('the shelf', () => {
  it('moves a book by a button that says which, and turns one off', async () => {
    const given = props();
    const host = await show(<ShelfSection {...given} />, { width: 640 });
    await click(named(host, 'button', /别的年鉴.*往前移/));
    expect(given.onChoices).toHaveBeenLastCalledWith({ ...NO_CHOICES, order: ['zzz-2021', pack.id] });
    await click(named(host, '[role=switch]', /别的年鉴/));
    expect(given.onChoices).toHaveBeenLastCalledWith({ ...NO_CHOICES, off: ['zzz-2021'] });
  });

  it('tells what the last update changed', async () => {
    const host = await show(<ShelfSection {...props()} />, { width: 640 });
    expect(host.textContent).toContain(`条目 2 → ${pack.counts.entries}`);
  });

  it('says of a book that is damaged what can be done', async () => {
    const host = await show(<ShelfSection {...props({ packs: [{ ...other, status: 'damaged' }] })} />, { width: 640 });
    expect(host.querySelector('[role=alert]')?.textContent).toMatch(/再导入一次，或移除它/);
  });

  it('does not let a long title widen the page', async () => {
    const host = await show(<ShelfSection {...props()} />, { width: 320 });
    expect(host.scrollWidth).toBeLessThanOrEqual(320);
  });

  it.each(['light', 'dark'] as const)('has no finding of axe in %s', async (theme) => {
    const host = await show(
      <main>
        <h1>设置</h1>
        <ShelfSection {...props()} />
      </main>,
      { width: 640 },
    );
    document.documentElement.dataset.theme = theme;
    await expectAccessible(host, theme === 'dark');
  });
});

describe('what a reader is told', () => {
  it('before a book is taken in', async () => {
    const decide = vi.fn();
    const host = await show(
      <ImportPreview
        preview={{
          info: other.info,
          checksum: 'y',
          characters: 1e6,
          counts: { entries: 3, entities: 2, tables: 0 },
          missing: ['tables'],
          unaccounted: 4,
          findings: [],
          unseen: 2,
          located: 1,
          silent: 0,
          replaces: {
            title: other.info.title,
            checksum: 'x',
            // Written by another clock: nothing is said of when.
            importedAt: 'before',
            older: true,
            changes: {
              entries: {
                added: 1,
                removed: 0,
                changed: 14,
                titles: { added: ['新桥概况'], removed: [], changed: ['旧桥概况'] },
              },
              entities: { added: 0, removed: 2, changed: 0, titles: { added: [], removed: ['甲', '乙'], changed: [] } },
            },
          },
        }}
        onDecide={decide}
      />,
      { width: 400 },
    );
    for (const words of [
      '会替换书架上的同一本书',
      '这个文件比书架上的那一份旧',
      '条目 新增 1',
      '旧桥概况等 14 个',
      '名称 去掉 2',
      '4 行没有归入',
      '书里没有：表格',
      '2 个看不见的控制字符',
    ])
      expect(host.textContent).toContain(words);
    await click(named(host, 'button', /收进书架/));
    expect(decide).toHaveBeenCalledWith(true);
  });

  it('while the library is repaired', async () => {
    const host = await show(
      <ImportNotice state={{ state: 'repairing', step: 'entries', done: 1, total: 3 }} onRetry={vi.fn()} />,
      {
        width: 400,
      },
    );
    expect(host.textContent).toContain('资料库损坏，正在修复');
  });

  it('when a page of ours fails to draw', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const host = await show(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
      { width: 400 },
    );
    expect(host.querySelector('[role=alert]')?.textContent).toContain('这一页出了问题');
    expect(named(host, 'button', /重新打开/)).toBeTruthy();
    silent.mockRestore();
  });
});
