import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { xlsxFile } from '../../../data/tables/xlsx';

function open(rows: readonly string[][], name = '表') {
  const files = unzipSync(xlsxFile(name, rows));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** Cells of the sheet as a spreadsheet reads them. */
function cells(xml: string): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  let [at, words] = ['', false];
  const parser = new Parser(
    {
      onopentag: (tag, { r = '', t }) => {
        if (tag !== 'c') return;
        at = r;
        words = t === 'inlineStr';
        found[at] = '';
      },
      ontext: (text) => {
        if (at) found[at] = words ? `${found[at]}${text}` : Number(text);
      },
      onclosetag: (tag) => {
        if (tag === 'c') at = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

describe('a workbook', () => {
  it('has every part that its list of contents names', () => {
    const files = open([['甲'], ['1']]);
    const named = [...files['[Content_Types].xml']!.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path!);
    for (const path of named) expect(files).toHaveProperty([path]);
    expect(Object.keys(files)[0]).toBe('[Content_Types].xml');
    expect(files['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet1.xml"');
  });

  it('has words as words, numbers as numbers, and nothing that runs', () => {
    const files = open([
      ['街道', '人口', '文号'],
      ['<甲>&"乙"', '68,897', '007'],
      ['=1+1', '-3.5', '20211231000000001'],
      ['', '1,2', '第 3 页\u0001'],
    ]);
    expect(cells(files['xl/worksheets/sheet1.xml']!)).toEqual({
      A1: '街道',
      B1: '人口',
      C1: '文号',
      A2: '<甲>&"乙"',
      B2: 68897,
      C2: '007',
      A3: '=1+1',
      B3: -3.5,
      C3: '20211231000000001',
      B4: '1,2',
      C4: '第 3 页\ufffd',
    });
    expect(files['xl/worksheets/sheet1.xml']).not.toContain('<f>');
  });

  it('goes past column Z, and names its sheet as Excel allows', () => {
    const files = open([Array.from({ length: 28 }, (_, at) => `c${at}`)], `a/b:c[${'长'.repeat(40)}]`);
    expect(cells(files['xl/worksheets/sheet1.xml']!)).toMatchObject({ Z1: 'c25', AA1: 'c26', AB1: 'c27' });
    const name = /<sheet name="([^"]+)"/.exec(files['xl/workbook.xml']!)![1]!;
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]/);
  });

  it('is the same bytes for the same table', () => {
    expect(xlsxFile('表', [['甲']])).toEqual(xlsxFile('表', [['甲']]));
  });
});
