import { expect, it } from 'vitest';
import { dateWords, dayCounts } from '../../../components/reader/chronicle-page';
import { contentsOf } from '../../../components/reader/contents-page';
import { unsureCaptions } from '../../../components/reader/entry-captions';
import { explainedOf } from '../../../components/reader/glossary-page';
import { byLetter, letterOfText } from '../../../components/reader/letters';
import { readTerm } from '../../../components/reader/office-terms';
import { chartable } from '../../../components/reader/table-chart';

it('groups entries as 类目 › 分目 › 条目 in the order of the book', () => {
  const line = (category: string, section: string, title: string, page: number) => ({
    id: title,
    title,
    category,
    section,
    page,
  });
  const parts = contentsOf([
    line('街道', '青杨街道', '概况', 10),
    line('街道', '青杨街道', '书屋', 11),
    line('街道', '石桥街道', '概况', 12),
    line('文化', '图书', '借阅', 20),
  ]);
  expect(parts.map((part) => [part.title, part.count, part.sections.length])).toEqual([
    ['街道', 3, 2],
    ['文化', 1, 1],
  ]);
});

it('writes dates of the chronicle as people read them', () => {
  const date = (from: string | null, to: string | null) => dateWords({ month: '2021-03', from, to }, 'zh');
  expect(date('2021-03-05', '2021-03-05')).toBe('3 月 5 日');
  expect(date('2021-03-05', '2021-03-08')).toBe('3 月 5—8 日');
  expect(date('2021-03-30', '2021-04-02')).toBe('3 月 30 日—4 月 2 日');
  expect(date(null, null)).toBe('3 月');
  expect(dateWords({ month: '2021-03', from: '2021-03-05', to: null }, 'en')).toBe('Mar 5');
});

it.each([
  ['2021年1—3月', { from: 0, to: 3 }],
  ['至2021年5月，原上城', { from: null, to: 5 }],
  ['至2021年５月', { from: null, to: 5 }],
  ['2021年5月起', { from: 4, to: null }],
  ['2019年7月起', { from: null, to: null }],
  ['至2019年7月', null],
  [null, { from: null, to: null }],
])('reads a term of office: %s', (period, span) => {
  expect(readTerm(period, 2021)).toEqual(span);
});

it('makes one entry of each term of a box', () => {
  const boxes = [
    {
      id: 'b',
      owner: 'e',
      text: '甲：一。乙：二。',
      page: 1,
      lines: [1, 2] as [number, number],
      terms: [
        { term: '甲', text: '一。' },
        { term: '乙', text: '二。' },
      ],
    },
    { id: 'c', owner: 'e', text: '说明。', page: 2, lines: [3, 3] as [number, number], terms: [] },
  ];
  expect(explainedOf([], boxes, '资料').map((item) => [item.head, item.text, item.id])).toEqual([
    ['甲', '一。', 'b'],
    ['乙', '二。', 'b'],
    ['资料', '说明。', 'c'],
  ]);
});

it('sorts by letter: pinyin where it is known, the collation where not', () => {
  expect(byLetter(['wang', 'an', '3', ''], (text) => text).map((group) => group.letter)).toEqual(['A', 'W', '#']);
  expect(['“最多跑一次”', '城市大脑', 'AED', '120急救', '望江'].map(letterOfText)).toEqual(['Z', 'C', 'A', '#', 'W']);
});

it('counts an item of several days on each', () => {
  const item = { id: '', month: '2021-01', label: '', text: '', page: 1, lines: [1, 1] as [number, number] };
  const counts = dayCounts([
    { ...item, from: '2021-01-31', to: '2021-02-01' },
    { ...item, from: '2021-02-01', to: '2021-02-01' },
    { ...item, from: null, to: null },
  ]);
  expect([...counts]).toEqual([
    ['2021-01-31', 1],
    ['2021-02-01', 2],
  ]);
});

it('draws tables of numbers and leaves tables of words', () => {
  const table = (header: string[], rows: string[][]) => ({
    id: '',
    number: 1,
    title: '',
    header,
    rows,
    page: 1,
    entry: null,
    confidence: 0,
    checks: [],
    lines: [1, 1] as [number, number],
  });
  const people = table(
    ['街道', '人口（人）'],
    [
      ['甲', '1'],
      ['乙', '2'],
      ['丙', '3'],
      ['合计', '6'],
    ],
  );
  expect(chartable(people, [false, true])).toEqual({ label: [0], values: [1] });
  expect(chartable(table(['文号', '标题'], [['1', 'a']]), [false, false])).toBeNull();
});

it('shows a photograph that is surely no entry’s with the entries that begin on its page, or with the one that runs through it', () => {
  const line = (id: string, page: number) => ({ id, title: id, category: '街道', section: '青杨街道', page });
  const lines = [line('甲', 10), line('乙', 10), line('丙', 13)];
  const caption = (id: string, page: number | null, more = {}) => ({
    ...{ id, text: id, date: null, credit: null, page, entry: null, section: null, lines: [1, 1] as [number, number] },
    ...more,
  });
  const captions = [
    caption('十', 10),
    caption('十二', 12),
    caption('十三', 13),
    caption('定', 10, { entry: '甲' }),
    caption('彩', null, { section: '彩页' }),
  ];
  const of = (id: string) => unsureCaptions(id, lines, captions).map((one) => one.id);
  expect(of('甲')).toEqual(['十']);
  expect(of('乙')).toEqual(['十', '十二']);
  expect(of('丙')).toEqual(['十三']);
  expect(of('无')).toEqual([]);
});
