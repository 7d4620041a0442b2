import { expect, it } from 'vitest';
import { dateWords } from '../../../components/reader/chronicle-page';
import { contentsOf } from '../../../components/reader/contents-page';
import { runsOf } from '../../../components/reader/record-groups';

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

it('puts rows that follow one another under one heading', () => {
  expect(runsOf(['a1', 'a2', 'b1', 'a3'], (row) => row[0] ?? '').map((run) => [run.group, run.rows.length])).toEqual([
    ['a', 2],
    ['b', 1],
    ['a', 1],
  ]);
});
