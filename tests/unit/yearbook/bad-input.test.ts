import { describe, expect, it } from 'vitest';
import { BookError, formatReport, isComplete, parseBook, parseBookStrict } from '../../../data/yearbook/index';
import { description, text, wholeBook } from './source';

const whole = wholeBook().book;

describe('bad input', () => {
  it('reads other line ends and a byte order mark as the same book', () => {
    const { report, ...book } = parseBook(`\uFEFF${text.replaceAll('\n', '\r\n')}`, description);
    const { report: expected, ...same } = whole;
    expect(book).toEqual(same);
    expect(report.unaccounted).toEqual(expected.unaccounted);
  });

  it('reads a truncated text as far as it goes and says which parts are missing', () => {
    const book = parseBook(text.slice(0, text.indexOf('【双拥')), description);
    expect(book.chronicle).toHaveLength(369);
    expect(book.entries.length).toBeGreaterThan(100);
    expect(book.entries.length).toBeLessThan(1344);
    expect(isComplete(book.report)).toBe(false);
    expect(book.report.missing).toContain('索引');
    expect(formatReport(book.report)).toContain('required part missing: 索引');
  });

  it('invents nothing from a text that is no yearbook, and lists every line of it', () => {
    const other = '卷第一\n\n行在所録\n\n宮闕一\n大内\n\n在鳳凰山，【按】此處。\n';
    const book = parseBook(other, description);
    expect(book.entries).toEqual([]);
    expect(book.sections).toEqual([]);
    expect(book.report.unaccounted.lines).toEqual([1, 3, 5, 6, 8]);
    expect(isComplete(book.report)).toBe(false);
    expect(parseBook('', description).report.unaccounted.count).toBe(0);
  });

  it('holds for a text of very many lines of one kind', () => {
    const described = {
      ...description,
      runningHead: '',
      pageAnchor: { first: '特载', page: 1 },
      photoSections: [],
      parts: [{ kind: 'entries' as const, title: '正文', first: '行政区划调整', required: true }],
      categories: [],
      tables: [],
    };
    const start = ' 特 载\n行政区划调整\n';
    expect(parseBook(`${start}${'【\n'.repeat(60_000)}`, described).entries).toHaveLength(60_000);
    expect(parseBook(`${start}${'（上 上）\n'.repeat(150_000)}`, described).report.unaccounted.count).toBe(150_002);
  });

  it('refuses to build a pack from a book that is not whole, with the reason and the line', () => {
    expect(() => parseBookStrict('', description)).toThrow(BookError);
    const stray = text.replace('\n1日 上城区启动“清洁', '\n此行无处可归，不属于任何月份。\n1日 上城区启动“清洁');
    const moved = stray.replace('\n1月\n', '\n');
    expect(() => parseBookStrict(moved, description)).toThrow(/line \d+: /);
  });
});
