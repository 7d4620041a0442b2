import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnyBook } from '../../../data/yearbook/index';
import { isTaggedText, withoutTags } from '../../../data/yearbook/read/tagged-text';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');
const paragraph = (what: string) => `2019年，全县${what}工作完成投资3.6亿元，新建项目12个，受到市里表扬。`;

const tree: [category: string, sections: string[]][] = [
  ['农林水利', ['农业', '林业']],
  ['社会事业', ['教育', '民政', '卫生']],
];
const text = (paragraphs: (style: string, words: string) => string, title: (words: string) => string) =>
  [
    paragraphs('封面', '清溪年鉴（2020）'),
    paragraphs('前言', '目录'),
    ...tree.flatMap(([category, sections]) => [
      paragraphs('目一', category),
      ...sections.map((section) => paragraphs('目二', section)),
    ]),
    ...tree.flatMap(([category, sections]) => [
      paragraphs('编名', category),
      ...sections.flatMap((section) => [
        paragraphs('节名', section),
        ...['概况', '队伍建设'].map((words) => paragraphs('内文', `${title(`【${words}】`)}　${paragraph(section)}`)),
        paragraphs('落款', `（县${section}局）`),
      ]),
    ]),
  ].join('\r\n');
const wanted = tree.flatMap(([category, sections]) =>
  sections.flatMap((section) =>
    ['概况', '队伍建设'].map((title) => [category, section, title, paragraph(section), `县${section}局`].join('›')),
  ),
);
const shown = (source: string) =>
  readAnyBook(source, {}, divisions).book.entries.map(({ category, section, title, body, signature }) =>
    [category, section, title, body, ...(signature ?? [])].join('›'),
  );

describe('tagged text of a layout program', () => {
  it.each([
    [
      'long tags',
      `<UNICODE-MAC>\r\n<Version:15><FeatureSet:InDesign-Roman>\r\n<DefineParaStyle:编名=<Nextstyle:节名><cSize:20>>\r\n`,
      (style: string, words: string) => `<ParaStyle:${style}>${words}`,
      (words: string) => `<CharStyle:题><cTypeface:Bold>${words}<cTypeface:><CharStyle:>`,
    ],
    [
      'short tags without the first lines',
      '',
      (style: string, words: string) => `<pstyle:${style}>${words}`,
      (words: string) => `<cstyle:题>${words}<cstyle:>`,
    ],
  ])('builds as plain text does: %s', (_, head, inParagraph, inTitle) => {
    expect(shown(head + text(inParagraph, inTitle))).toEqual(wanted);
  });

  it('keeps signs that were escaped, cells and rows of tables, and the numbers of lines', () => {
    expect(
      withoutTags(
        [
          '<ASCII-WIN>',
          '<DefineParaStyle:a=<Nextstyle:a>>',
          '<ParaStyle:a>水位\\<3米\\>，<0x2014><0x20>x < y，C:\\\\',
          '<ParaStyle:b><TableStart:1,2><RowStart:><CellStart:1,1>乡镇<CellEnd:><CellStart:1,1>人口<CellEnd:><RowEnd:><RowStart:><CellStart:1,1>白沙镇<CellEnd:><CellStart:1,1>21<CellEnd:><RowEnd:><TableEnd:>',
        ].join('\n'),
      ),
    ).toBe('\n\n水位<3米>，— x < y，C:\\\n乡镇\t人口\n白沙镇\t21');
  });

  it('leaves any other text alone, and loses nothing of a tag without an end', () => {
    for (const plain of ['', '清溪年鉴\n<p>一段</p>\n<注：略>', `${'<ParaStyle:a'.repeat(3)}\n正文\n正文`]) {
      expect(isTaggedText(plain)).toBe(false);
      expect(withoutTags(plain)).toBe(plain);
    }
    expect(withoutTags('<UNICODE-WIN>\n<ParaStyle:a>甲<b:乙')).toBe('\n甲<b:乙');
    const many = `<UNICODE-WIN>\n${'<a:'.repeat(200_000)}`;
    expect(withoutTags(many).length).toBe(many.length - '<UNICODE-WIN>'.length);
  });
});
