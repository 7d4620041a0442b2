import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeDump } from '../../../data/yearbook/dump/describe';
import { readAnyBook } from '../../../data/yearbook/index';
import { county } from '../../books/content';
import { printDump } from '../../books/dump';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');
const { text, expected } = printDump(county);

describe('an extractor’s dump of another book, from its text alone', () => {
  const { book } = readAnyBook(text, {}, divisions);

  it('has all its entries where they stand, and every line a home', () => {
    expect(book.report.unaccounted.lines).toEqual([]);
    expect(book.entries.map(({ category, section, title, page }) => ({ category, section, title, page }))).toEqual(
      expected.entries,
    );
    expect(book.info).toMatchObject({ title: '青浦源年鉴（2019）', year: 2018, edition: 2019 });
    expect(book.chronicle).toHaveLength(county.chronicle.flatMap(({ items }) => items).length);
  });

  it('has its tables, whose columns were dumped one after another', () => {
    expect(book.tables.map(({ number, title, header, rows }) => ({ number, title, header, rows }))).toEqual(
      expected.tables,
    );
  });

  it('shows its layout as a description, which a correction changes', () => {
    const plain = describeDump(text, { info: book.info })!;
    expect(plain.runningHead).toBe('青浦源年鉴（2019）');
    expect(plain.categories.map(({ title }) => title)).toEqual([
      '大事记',
      ...county.categories.map(({ title }) => title),
    ]);
    const corrected = describeDump(text, { info: book.info, categories: [{ title: '另记', page: 2 }] })!;
    expect(corrected.categories).toContainEqual({ title: '另记', page: 2 });
    expect(describeDump('甲\n乙\n丙\n', { info: book.info })).toBeNull();
  });
});
