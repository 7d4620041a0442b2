import { describe, expect, it } from 'vitest';
import {
  BookError,
  decodeText,
  formatReport,
  isComplete,
  parseBook,
  parseBookStrict,
} from '../../../data/yearbook/index';
import { description, text, wholeBook } from './source';

const whole = wholeBook().book;

describe('bad input', () => {
  it('reads other line ends and a byte order mark as the same book', () => {
    for (const variant of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const { report, ...book } = parseBook(variant, description);
      const { report: expected, ...same } = whole;
      expect(book).toEqual(same);
      expect(report.unaccounted).toEqual(expected.unaccounted);
    }
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
    const start = ' 特 载\n“五大行”“四大所”：“五大行”指全球五\n行政区划调整\n';
    expect(parseBook(`${start}${'【\n'.repeat(60_000)}`, description).entries).toHaveLength(60_000);
    expect(parseBook(`${start}${'（上 上）\n'.repeat(150_000)}`, description).report.unaccounted.count).toBe(150_001);
  });

  it('refuses to build a pack from a book that is not whole, with the reason and the line', () => {
    expect(() => parseBookStrict('', description)).toThrow(BookError);
    const stray = text.replace('\n1日 上城区启动“清洁', '\n此行无处可归，不属于任何月份。\n1日 上城区启动“清洁');
    const moved = stray.replace('\n1月\n', '\n');
    expect(() => parseBookStrict(moved, description)).toThrow(/line \d+: /);
  });

  it('decodes UTF-8, UTF-16, GB18030 and a mixture of lines', () => {
    const utf8 = new TextEncoder().encode('一、综述\n');
    const gb = Uint8Array.from([0xc9, 0xcf, 0xb3, 0xc7, 0xc7, 0xf8]);
    expect(decodeText(utf8)).toEqual({ text: '一、综述\n', converted: [], broken: [] });
    expect(decodeText(Uint8Array.from([...utf8, ...gb]))).toEqual({
      text: '一、综述\n上城区',
      converted: [2],
      broken: [],
    });
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x0a, 0x4e])).text).toBe('上');
    expect(decodeText(Uint8Array.from([...utf8, 0xff])).broken).toEqual([2]);
  });
});
