import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Reader } from '../../../components/reader/reader';
import { all, one, said } from '../find';
import './reader-parts';
import { untranslated } from '../own-words';
import { expectAccessible } from './axe';
import { click, press, settled, show, takeAway, type } from './render';
import * as sample from './sample-book';
import { records } from './sample-records';

beforeEach(() => {
  location.hash = '';
});
afterEach(async () => {
  await takeAway();
  location.hash = '';
});

const reader = <Reader importing={null} onAtlas={() => {}} onOptions={() => {}} onImport={() => {}} />;

async function open(hash: string, language: 'zh' | 'en' = 'zh', width = 900): Promise<HTMLElement> {
  location.hash = hash;
  const host = await show(reader, { language, width });
  await settled();
  await settled();
  return host;
}

const PAGES = [
  '#/contents',
  '#/names',
  `#/entity/${encodeURIComponent(sample.street.id)}`,
  `#/entity/${encodeURIComponent(sample.community.id)}`,
  `#/entry/${encodeURIComponent(sample.entries[0]!.id)}`,
  '#/search',
  '#/chronicle',
  '#/tables',
  '#/tables/1',
  '#/data',
  '#/treatises',
  `#/treatises/${encodeURIComponent('sample-2022/编辑说明')}`,
  '#/people?id=r1',
  '#/offices',
  '#/honours',
  '#/documents',
  '#/orgs',
  '#/captions',
  '#/glossary',
  '#/index',
  '#/about',
  '#/entity/sample-2022%2Fnothing',
];

describe('every page of the reader', () => {
  it.each(PAGES)('%s in English says nothing of ours in Chinese, and axe has nothing to say', async (hash) => {
    const host = await open(hash, 'en');
    // A citation by the Chinese standard is in Chinese in every language.
    expect(untranslated(host, [sample, records], ['[出版地不详]: [出版者不详]'])).toEqual([]);
    expect(untranslated(document.head, [sample, records])).toEqual([]);
    await expectAccessible(host);
    document.documentElement.dataset.theme = 'dark';
    await expectAccessible(host, true);
  });

  it.each(PAGES)('%s at 360 px: nothing is cut off sideways', async (hash) => {
    const host = await open(hash, 'zh', 360);
    const main = one(host, 'main');
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth + 1);
  });
});

describe('the parts of the book', () => {
  it('offices: sorted by a press, narrowed by words, opened at the row sought', async () => {
    const host = await open(
      '#/offices?row=%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80%2F%E5%B1%80%E9%95%BF%2F%E6%88%8A%E6%9F%90%2F2021%E5%B9%B45%E6%9C%88%E8%B5%B7',
    );
    const table = () => one(host, 'table', '任职名录');
    const names = () =>
      all(table(), 'row')
        .slice(1)
        .map((row) => all(row, 'cell')[2]?.textContent);
    expect(names()).toEqual(['丁某', '戊某', '己某']);
    expect(table().querySelector('[data-sought]')?.textContent).toContain('戊某');
    await click(one(one(table(), 'columnheader', /^单位/), 'button'));
    expect(one(table(), 'columnheader', /^单位/).getAttribute('aria-sort')).toBe('ascending');
    await type(one(host, 'searchbox', '筛选'), '主任');
    await settled();
    expect(names()).toEqual(['己某']);
    // The picture of the terms has its table, too.
    await click(one(host, 'button', '数据表'));
    expect(said(all(one(host, 'table', '任期图'), 'rowheader'))).toEqual(['丁某', '戊某']);
  });

  it('tables: numbers sort as numbers, and go along as a file', async () => {
    const host = await open('#/tables/1');
    const table = one(host, 'table', '各街道人口');
    await click(one(one(table, 'columnheader', /^户籍人口/), 'button'));
    await click(one(one(table, 'columnheader', /^户籍人口/), 'button'));
    expect(
      all(table, 'row')
        .slice(1)
        .map((row) => all(row, 'cell')[0]?.textContent)
        .slice(-1),
    ).toEqual(['石桥街道']);
    const blobs: Blob[] = [];
    const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return '#';
    });
    const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await click(one(host, 'button', '带走'));
    await click(one(host, 'menuitem', '表格 CSV'));
    const text = await blobs[0]!.text();
    expect(text.startsWith('街道,户籍人口（人）')).toBe(true);
    expect(new Uint8Array(await blobs[0]!.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    make.mockRestore();
    press.mockRestore();
  });

  it('chronicle: a day of the calendar shows its items, and the arrows move by day and week', async () => {
    const host = await open('#/chronicle');
    const day = one(host, 'button', '3月5日：2 条');
    await click(day);
    await settled();
    expect(location.hash).toBe('#/chronicle/2021-03-05');
    expect(said(all(one(host, 'main'), 'listitem')).map((line) => line.slice(-9))).toHaveLength(2);
    one(host, 'button', '3月5日：2 条').focus();
    await press(document.activeElement!, 'ArrowDown');
    expect(document.activeElement?.getAttribute('data-day')).toBe('2021-03-06');
    await press(document.activeElement!, 'ArrowRight');
    expect(document.activeElement?.getAttribute('data-day')).toBe('2021-03-13');
    await press(document.activeElement!, 'Home');
    expect(document.activeElement?.getAttribute('data-day')).toBe('2021-03-01');
  });

  it('figures of the text are listed with subject, value, unit and page; a contradiction stands beside its table', async () => {
    location.hash = '#/data';
    const source = sample.sampleSource();
    const entry = { ...sample.entries[0]!, body: '全年接待读者12,400人次，其中儿童约5000人次。' };
    const host = await show(reader, { source: { ...source, readEntries: async () => [entry] }, width: 900 });
    await settled();
    await settled();
    const table = one(host, 'table', '正文里的数字');
    expect(
      all(table, 'row')
        .slice(1)
        .map((row) => said(all(row, 'cell')).slice(0, 4)),
    ).toEqual([
      ['接待读者', '12,400', '人次', '2021'],
      ['儿童', '约 5,000', '人次', '2021'],
    ]);
    expect(one(host, 'heading', '各街道人口')).toBeTruthy();
    expect(host.textContent).toContain('书中有出入：户籍人口两处不同');
  });

  it('the glossary has one entry a term, from A to Z', async () => {
    const host = await open('#/glossary');
    expect(said(all(host, 'term')).map((text) => text.replace(/\s.*$/, ''))).toEqual([
      '共享伞',
      '邻里日',
      '“一屋两架”第',
    ]);
  });
});
