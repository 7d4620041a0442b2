import { describe, expect, it } from 'vitest';
import { parseBook } from '../../../data/yearbook/index';
import { description, text, wholeBook } from './source';

const { book } = wholeBook();
const ids = (other: typeof book) => [
  ...[...other.categories, ...other.sections, ...other.entries, ...other.notes, ...other.captions].map(({ id }) => id),
  ...[...other.chronicle, ...other.terms, ...other.tables, ...other.people, ...other.treatises].map(({ id }) => id),
];

describe('ids', () => {
  it('are the same in every build and never the same twice', () => {
    expect(parseBook(text, description)).toEqual(book);
    for (const records of [
      book.sections,
      book.entries,
      book.notes,
      book.captions,
      book.chronicle,
      book.terms,
      book.people,
    ])
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it('stay when lines are added in every part of the source', () => {
    let changed = text;
    for (const before of ['【上城区揭牌仪式举行】', '上城区启动“清洁', '【湿地】', '徐荣培 男']) {
      const line = changed.lastIndexOf('\n', changed.indexOf(before)) + 1;
      changed = `${changed.slice(0, line)}\n${changed.slice(line)}`;
    }
    expect(ids(parseBook(changed, description))).toEqual(ids(book));
  });

  it('stay when an entry is added: only the new one is new', () => {
    const at = text.indexOf('【干部交流调配】');
    const added = '【新增的条目】 2021年，上\n\n城区补记一条。\n\n';
    const before = new Set(ids(book));
    const after = ids(parseBook(text.slice(0, at) + added + text.slice(at), description));
    expect(after.filter((id) => !before.has(id))).toEqual(['shangcheng-2022/专记/行政区划调整/新增的条目']);
    expect(after).toHaveLength(before.size + 1);
  });
});
