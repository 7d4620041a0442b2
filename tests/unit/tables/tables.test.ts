import { describe, expect, it } from 'vitest';
import { csvFile, csvText } from '../../../data/tables/csv';
import { parseTsv, readTsv, TableError } from '../../../data/tables/tsv';

describe('CSV', () => {
  it('is a file that spreadsheets read as UTF-8, with lines as RFC 4180 has them', () => {
    expect(
      csvFile([
        { 名称: '甲', 数: 1 },
        { 名称: '乙, 丙', more: null },
      ]),
    ).toBe('\ufeff名称,数,more\r\n甲,1,\r\n"乙, 丙",,\r\n');
    expect(csvFile([])).toBe('');
  });

  it('is text without a mark where it is pasted', () => {
    expect(
      csvText([
        ['项目', '数, 人'],
        ['"甲"', '两\n行'],
      ]),
    ).toBe('项目,"数, 人"\r\n"""甲""","两\n行"');
  });

  it('joins lists, writes ranges of lines, and gives what is deeper as JSON', () => {
    expect(csvText([[['甲', '乙'], [312, 371], { a: 1 }, undefined]])).toBe('甲；乙,312-371,"{""a"":1}",');
  });

  it.each([
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+cmd|x', "'+cmd|x"],
    ['@sum', "'@sum"],
    ['-1+1', "'-1+1"],
    ['-12.5', '-12.5'],
    ['+3.2%', '+3.2%'],
    ['-', '-'],
    ['－', '－'],
  ])('starts no formula: %s', (cell, written) => {
    expect(csvText([[cell]])).toBe(written);
  });
});

describe('TSV', () => {
  it('passes over remarks, marks and line ends of other systems', () => {
    const text = '\ufeff# remark\r\nname\tkind\tnote\r\n甲 \tpark\r\n\r\n乙\troad\tx\r\n';
    expect(readTsv('a.tsv', text, ['name', 'note'])).toEqual([
      { name: '甲', note: '' },
      { name: '乙', note: 'x' },
    ]);
    expect(parseTsv('a.tsv', text, ['kind']).map((row) => [row.line, row.get('kind')])).toEqual([
      [3, 'park'],
      [5, 'road'],
    ]);
  });

  it('says which file, line and column is wrong', () => {
    expect(() => readTsv('a.tsv', '# x\nname\n甲\n', ['name', 'line', 'of'])).toThrow(
      'a.tsv:2: missing column line, of',
    );
    expect(() => readTsv('a.tsv', 'name\n甲\t乙\n', ['name'])).toThrow(
      new TableError('a.tsv', 2, '2 cells for 1 columns'),
    );
  });

  it('has no rows where there is no file', () => {
    expect(readTsv('a.tsv', undefined, ['name'])).toEqual([]);
  });
});
