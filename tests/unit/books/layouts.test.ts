import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText, readAnyBook } from '../../../data/yearbook/index';
import { county } from '../../books/content';
import { judge } from '../../books/judge';
import { print } from '../../books/layouts';
import { variants } from '../../books/variants';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');

/** In columns of which one ends in a title the order of lines is not told by the text: what is left is stated, not hidden. */
const SHORT_OF: Record<string, number> = { 'two columns without marks': 0.92 };

describe('a yearbook of any layout, from its text alone', () => {
  it.each(variants.map((layout) => [layout.name, layout] as const))('%s', (name, layout) => {
    const { text, expected } = print(county, layout);
    const { book, ledger } = readAnyBook(text, {}, divisions);
    expect(book.report.unaccounted.lines).toEqual([]);
    expect(ledger.doubled).toEqual([]);
    expect(book.info).toMatchObject({ title: '青浦源年鉴（2019）', district: '青浦源县', year: 2018, edition: 2019 });
    const { counts, wanted, wrong } = judge(book, expected);
    const share = SHORT_OF[name];
    if (share === undefined) expect({ counts, wrong }).toEqual({ counts: wanted, wrong: [] });
    else
      for (const kind of Object.keys(wanted) as (keyof typeof wanted)[])
        expect(counts[kind], kind).toBeGreaterThanOrEqual(wanted[kind] * share);
  });

  it('calls a county what its text calls it, and finds it by what has become of it', () => {
    const { text } = print(county, variants[0]!);
    const { info } = readAnyBook(text.replaceAll('青浦源县', '沙县').replaceAll('青浦源', '沙县'), {}, divisions).book;
    expect(info).toMatchObject({ title: '沙县年鉴（2019）', district: '沙县', city: '三明市', province: '福建省' });
  });

  it('is the same book in GB18030-like bytes, other line ends and with a mark', () => {
    const { text } = print(county, variants[1]!);
    const { report, ...book } = readAnyBook(text, {}, divisions).book;
    for (const other of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const { report: _, ...same } = readAnyBook(decodeText(new TextEncoder().encode(other)).text, {}, divisions).book;
      expect(same).toEqual(book);
    }
    expect(report.inferred?.map(({ field }) => field)).toContain('mark');
  });
});
