import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnyBook } from '../../../data/yearbook/index';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');
const read = (lines: readonly string[]) => readAnyBook(`清溪年鉴（2020）\n${lines.join('\n')}\n`, {}, divisions).book;

/** Sections of two entries each, under bare categories over centred sections. */
const body = (titles: readonly [string, string[]][], entry: (title: string) => string, sign = ''): string[] =>
  titles.flatMap(([category, sections]) => [
    '',
    category,
    '',
    ...sections.flatMap((section) => [
      `　　　　　　　　　　${section}`,
      ...['概况', '队伍建设'].flatMap((title) => [
        entry(title),
        `　　2019年，${section}工作完成投资3亿元，比上年增长5%。`,
      ]),
      sign === '' ? '' : `${' '.repeat(50)}［县${section}局　供稿］`,
      '',
    ]),
  ]);
const tree: [string, string[]][] = [
  ['农林水利', ['农业', '林业', '水利']],
  ['城乡建设', ['规划', '交通', '环保']],
  ['社会事业', ['教育', '民政', '卫生']],
];
const shown = (book: ReturnType<typeof read>) =>
  book.entries.map(({ category, section, title }) => `${category}›${section}›${title}`);
const wanted = tree.flatMap(([category, sections]) =>
  sections.flatMap((section) => ['概况', '队伍建设'].map((title) => `${category}›${section}›${title}`)),
);

describe('settings that one hard test used to lose', () => {
  it('contents of one level that list every title, entries without a mark', () => {
    const contents = tree.flatMap(([category, sections]) => [
      `${category}\t3`,
      ...sections.flatMap((section) => [`${section}\t3`, '概况\t3', '队伍建设\t4']),
    ]);
    expect(shown(read(['目录', '', ...contents, '', ...body(tree, (title) => title)]))).toEqual(wanted);
  });

  it('who supplied a section, in square brackets at the right edge', () => {
    const { entries } = read(body(tree, (title) => `【${title}】`, 'yes'));
    expect(entries.map(({ signature }) => signature.join())).toEqual(
      tree.flatMap(([, sections]) => sections.flatMap((section) => [`县${section}局`, `县${section}局`])),
    );
  });

  it('who supplied and who wrote a section, without who looked it over', () => {
    const two = body(tree, (title) => `【${title}】`, 'yes').map((line) =>
      line.replace(/［(县.*局)　供稿］/, '［供稿：$1　撰稿：江伟英］'),
    );
    expect(read(two).entries[0]!.signature).toEqual(['县农业局', '江伟英']);
    const below = body(tree, (title) => `【${title}】`, 'yes').flatMap((line) =>
      line.includes('供稿') ? ['　　　　　　　　　　撰稿：江伟英', '　　　　　　　　　　审稿：萨　仁'] : [line],
    );
    expect(read(below).entries[0]!.signature).toEqual(['江伟英']);
  });

  it('a triangle before each whole date', () => {
    const { chronicle } = read([
      '大事记',
      '　　△1月7日　公司投产。',
      '　　△1月19日—21日　医疗队出发。',
      ...body(tree, (title) => `【${title}】`),
    ]);
    expect(chronicle.map(({ from }) => from)).toEqual(['2019-01-07', '2019-01-19']);
  });

  it('short names without a heading over them', () => {
    const { orgs } = read([
      '编辑说明',
      '　　部门名称首次出现用全称，其后用简称：',
      '　　清溪县发展和改革委员会，简称“县发改委”。',
      '　　清溪县卫生健康委员会，简称“县卫健委”。',
      ...body(tree, (title) => `【${title}】`),
    ]);
    expect(orgs.map(({ short }) => short)).toEqual(['县发改委', '县卫健委']);
  });

  it('a drawn table under a title without a number, and a labelled one of single blanks', () => {
    const { tables } = read([
      ...body(tree, (title) => `【${title}】`),
      '　　　　清溪县财政收支',
      '┌────┬────┬────┐',
      '│项目│预算│执行│',
      '├────┼────┼────┤',
      '│税收│3816│2811│',
      '│教育│3112│3388│',
      '└────┴────┴────┘',
      '　　2019年，全县新批项目98个，资金比上年有所增长。',
      '表 2 清溪县新批项目',
      '年份 项目数 资金 增资',
      '2017 96 9.8 61',
      '2018 161 9.7 20',
      '2019 98 3.7 25',
    ]);
    expect(tables.map(({ title, rows }) => [title, rows])).toEqual([
      [
        '清溪县财政收支',
        [
          ['税收', '3816', '2811'],
          ['教育', '3112', '3388'],
        ],
      ],
      [
        '清溪县新批项目',
        [
          ['2017', '96', '9.8', '61'],
          ['2018', '161', '9.7', '20'],
          ['2019', '98', '3.7', '25'],
        ],
      ],
    ]);
  });

  it('a chronicle that the contents do not list, in months with blank lines between its items', () => {
    const { chronicle } = read([
      '目　录',
      ...tree.flatMap(([category, sections]) => [category, ...sections.map((section) => `　　${section}`)]),
      '',
      '大事记',
      '',
      '一月',
      '',
      '　　12日　研讨会举行。',
      '',
      '　　16日　全会召开。',
      '',
      ...body(tree, (title) => `【${title}】`),
    ]);
    expect(chronicle.map(({ from }) => from)).toEqual(['2019-01-12', '2019-01-16']);
  });

  it('an autonomous county by its full and its short name, a new district without 新', () => {
    const full = readAnyBook(
      '巴里坤年鉴（2019）\n乡镇\n【概况】巴里坤哈萨克自治县在东部。2018年，巴里坤哈萨克自治县辖3镇。巴里坤县人口10万人。\n',
      {},
      divisions,
    ).book;
    expect(full.info).toMatchObject({ district: '巴里坤哈萨克自治县', province: '新疆维吾尔自治区' });
    const pudong = readAnyBook(
      '浦东年鉴（2020）\n农业\n【概况】2019年，浦东新区产粮3万吨。浦东新区增收。\n',
      {},
      divisions,
    ).book;
    expect(pudong.info).toMatchObject({ district: '浦东新区', province: '上海市' });
  });

  it.each([
    ['北京延庆年鉴（2021）', '延庆区', '北京市'],
    ['江苏省南通市海门年鉴（2021）', '海门区', '江苏省'],
    ['海门年鉴（2021）', '海门区', '江苏省'],
  ])('the province and the city in the title %s are not part of the district', (title, district, province) => {
    const text = `${title}\n农业\n【概况】2020年，产粮3万吨。\n`;
    expect(readAnyBook(text, {}, divisions).book.info).toMatchObject({ title, district, province });
  });
});
