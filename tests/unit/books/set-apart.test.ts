import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnyBook } from '../../../data/yearbook/index';
import { widthOf } from '../../../data/yearbook/read/lines';

/** What only its place on the page sets apart: centred, beside, above, in the middle of two columns. */

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');
const read = (lines: readonly string[]) => readAnyBook(`清溪年鉴（2020）\n${lines.join('\n')}\n`, {}, divisions).book;
const centred = (text: string, middle: number) => ' '.repeat(Math.round(middle - widthOf(text))) + text;
const shown = (book: ReturnType<typeof read>) =>
  book.entries.map(({ category, section, title }) => `${category}›${section}›${title}`);

const tree: [string, string[]][] = [
  ['县情', ['自然地理环境', '人口']],
  ['工业经济', ['综述', '工业园区建设', '电力']],
  ['社会事业', ['教育', '医疗卫生', '体育']],
  ['乡镇', ['白沙镇', '竹溪镇', '云门峡镇', '高桥乡']],
];
const wanted = tree.flatMap(([category, sections]) =>
  sections.flatMap((section) => ['概况', '重点工作'].map((title) => `${category}›${section}›${title}`)),
);
const entry = (section: string, title: string) => [
  `　　${title}`,
  `　　2019年，${section}各项工作完成投资3亿元，比上年增长5%。`,
];

describe('what is set apart', () => {
  it('sections that are centred, so that each begins elsewhere, under categories set in', () => {
    const lines = tree.flatMap(([category, sections]) => [
      `${' '.repeat(28)}${category}`,
      '',
      ...sections.flatMap((section) => [
        centred(section, 42),
        '',
        ...['概况', '重点工作'].flatMap((title) => entry(section, title)),
        `${' '.repeat(60)}［罗廷富］`,
        '',
      ]),
    ]);
    expect(shown(read(lines))).toEqual(wanted);
  });

  it('levels that blank lines seem to tell apart, where the contents say otherwise', () => {
    const contents = tree.flatMap(([category, sections]) => [
      `${category}…………3`,
      ...sections.flatMap((section) => [`　${section}…………3`, '　　概况......3', '　　重点工作......3']),
    ]);
    const lines = tree.flatMap(([category, sections]) => [
      '',
      centred(category, 40),
      ...sections.flatMap((section, k) => [
        ...(k === 0 ? ['', ''] : ['']),
        centred(section, 40),
        '',
        ...['概况', '重点工作'].map((title) => `　　【${title}】2019年，${section}完成投资3亿元。`),
      ]),
    ]);
    expect(shown(read(['目录', '', ...contents, '', ...lines]))).toEqual(wanted);
  });

  it('the first section of a category with one blank line more than the others, by the contents', () => {
    const contents = tree.flatMap(([category, sections]) => [
      `${category}\t3`,
      ...sections.flatMap((section) => [`　${section}\t3`, '　　概况\t3', '　　重点工作\t3']),
    ]);
    const lines = tree.flatMap(([category, sections]) => [
      '',
      category,
      '',
      ...sections.flatMap((section) => [
        '',
        section,
        ...['概况', '重点工作'].map((title) => `　　●${title}　2019年，${section}完成投资3亿元。`),
      ]),
    ]);
    expect(shown(read(['目录', ...contents, '', ...lines]))).toEqual(wanted);
  });

  it('a signature that the end of a page broke', () => {
    const page = (n: number) => ['', `- ${n} -`, ''];
    const lines = tree.flatMap(([category, sections], c) => [
      category,
      ...sections.flatMap((section, k) => [
        section,
        `　　●概况　2019年，${section}完成投资3亿元。`,
        ...(k === 1
          ? [`　　●重点工作　新建道路12条。（${section}`, ...page(c + 1), '供稿）']
          : [`　　●重点工作　新建道路12条。（${section}供稿）`]),
      ]),
    ]);
    const { entries } = read(lines);
    expect(shown({ entries } as ReturnType<typeof read>)).toEqual(wanted);
    expect(entries.map(({ section, signature }) => signature.join() === section)).not.toContain(false);
  });

  it('a category over its first section, where other categories have one more blank line', () => {
    const lines = tree.flatMap(([category, sections], c) => [
      ...(c === 0 ? [''] : ['', '']),
      category,
      ...sections.flatMap((section) => [
        '',
        section,
        '',
        ...['概况', '重点工作'].flatMap((title) => [title, `2019年，${section}各项工作完成投资3亿元。`]),
        '（供稿：县志办；撰稿人：叶新）',
      ]),
    ]);
    const book = read(['大事记', '1月4日，全会召开。', '3月2日，植树6000株。', ...lines]);
    expect(shown(book)).toEqual(wanted);
    expect(book.entries.every(({ signature }) => signature.join() === '县志办,叶新')).toBe(true);
  });
});

describe('what stands across two columns of text', () => {
  const column = 36;
  const paragraph = (words: string) => {
    const text = `${words}全年完成投资三亿元，比上年增长百分之五，工程进展顺利，群众反映良好。县、乡两级新增设施十二处，培训人员一千二百人次，受益居民三万余人。`;
    return `　　${text}`.match(/.{1,18}/gu)!;
  };
  const beside = (left: string[], right: string[]) =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, k) => {
      const first = left[k] ?? '';
      return right[k] === undefined ? first : first + ' '.repeat(column + 6 - widthOf(first) * 2) + right[k];
    });
  const page = (category: string, names: string[], table: string[] = []) => [
    centred(category, 39),
    '',
    ...beside(
      [
        `　　　　　　　${names[0]}`,
        ...paragraph('【概况】　'),
        ...paragraph('【道路】　'),
        '　　　　　　　　　（罗廷富）',
      ],
      [
        `　　　　　　　${names[1]}`,
        ...paragraph('【概况】　'),
        ...paragraph('【桥梁】　'),
        '　　　　　　　　　（毛　敏）',
      ],
    ),
    '',
    ...table,
  ];
  const table = [
    `    表1  2019年清溪县民宿${' '.repeat(24)}单位：家`,
    `    乡镇${' '.repeat(12)}民宿${' '.repeat(18)}床位`,
    `    白沙镇${' '.repeat(10)}612 ${' '.repeat(18)}9850`,
    `    竹溪镇${' '.repeat(10)}48  ${' '.repeat(18)}760`,
    `    云门镇${' '.repeat(10)}37  ${' '.repeat(18)}512`,
  ];
  const book = read([
    ...page('旅　游', ['民宿', '景区'], table),
    ...page('社　会　事　业', ['教育', '卫生']),
    ...page('城　市　建　设', ['规划', '市政']),
    ...page('工　业', ['电力', '机械']),
  ]);

  it('letter-spaced titles stay whole, also right after a table', () => {
    expect([...new Set(book.entries.map(({ category }) => category))]).toEqual([
      '旅游',
      '社会事业',
      '城市建设',
      '工业',
    ]);
    expect(book.entries).toHaveLength(16);
    expect(book.entries.every(({ signature }) => signature.length === 1)).toBe(true);
  });

  it('a table with blanks where the columns are parted stays whole', () => {
    expect(book.tables.map(({ title, rows }) => [title, rows[0], rows.length])).toEqual([
      ['2019年清溪县民宿', ['白沙镇', '612', '9850'], 3],
    ]);
  });

  it('titles in the middle part bands; what opens the second column is no signature, whatever it is', () => {
    // Both columns of a band begin on its first line; the second may go on with the text of the first.
    const band = (title: string, names: string[], first: string[]) => [
      '',
      centred(title, column / 2 + 3 + 18),
      '',
      ...beside(
        [`　　　　　　　${names[0]}`, '【概况】', ...paragraph(''), '【道路】', ...paragraph('').slice(0, -1)],
        [...first, '【桥梁】', ...paragraph(''), `${' '.repeat(28)}（徐进）`],
      ),
    ];
    const rest = paragraph('').at(-1)!;
    const { categories, entries, report } = read([
      ...band('县 情 概 貌', ['地理'], [rest]),
      ...band('旅游', ['景区'], [rest]),
      ...band('镇 街道', ['白沙镇'], [rest]),
      ...band('社 会 民 生', ['医养'], [rest]),
    ]);
    expect(categories.map(({ title }) => title)).toEqual(['县情概貌', '旅游', '镇街道', '社会民生']);
    expect(entries.map(({ title }) => title)).toEqual(Array.from({ length: 4 }, () => ['概况', '道路', '桥梁']).flat());
    expect(entries.map(({ body }) => body)).toEqual(entries.map(() => paragraph('').join('').trim()));
    expect(entries.every(({ signature }) => signature.join() === '徐进')).toBe(true);
    expect(report.unaccounted.count).toBe(0);
  });

  it('contents in two columns, each of its own levels', () => {
    const row = (title: string, page: number) => title + '.'.repeat(30 - widthOf(title) * 2) + page;
    const rows = tree.flatMap(([category, sections], k) => [
      row(category, 30 + k),
      ...sections.map((section) => row(`  ${section}`, 30 + k)),
    ]);
    const half = Math.ceil(rows.length / 2);
    const contents = rows.slice(0, half).map((line, k) => `${line}        ${rows[half + k] ?? ''}`.trimEnd());
    const lines = tree.flatMap(([category, sections]) => [
      category,
      ...sections.flatMap((section) => [
        section,
        ...['概况', '重点工作'].map((title) => `【${title}】2019年，${section}完成投资3亿元。`),
      ]),
    ]);
    const { entries } = read(['目  录', '', ...contents, '', ...lines]);
    expect(shown({ entries } as ReturnType<typeof read>)).toEqual(wanted);
  });

  it('a list of full and short names as far apart as the columns', () => {
    const pairs = [
      ['清溪县农业农村局', '县农业农村局'],
      ['清溪县发展和改革委员会', '县发改委'],
      ['清溪县住房和城乡建设局', '县住建局'],
      ['清溪县人民政府', '县政府'],
    ];
    const list = pairs.map(([full, short]) => full + ' '.repeat(column + 6 - widthOf(full!) * 2) + short);
    const { orgs } = read([
      '常用单位全称与简称',
      `全称${' '.repeat(column + 2)}简称`,
      ...list,
      '',
      ...page('工　业', ['电力', '机械']),
      ...page('农　业', ['林业', '水利']),
      ...page('社　会　事　业', ['教育', '卫生']),
    ]);
    expect(orgs.map(({ full, short }) => [full, short])).toEqual(pairs);
  });
});

describe('the label of a table', () => {
  const rows = ['品种　　面积　　产量', '稻谷　　32.6　　15.9', '小麦　　4.1　　1.2', '油菜　　7.3　　1.1'];
  const text = (title: string[]) =>
    read(['农业', '种植业', '【概况】　2019年，产粮3万吨。', ...title, ...rows, '【蔬菜】　产量5万吨。', '（叶新）']);
  it.each([
    ['below its title', ['　　　清溪县农产品产量', '　　　　　　　　　　　　　　表3']],
    ['beside its title', ['　　　清溪县农产品产量　　　　　　　　　　表3']],
  ])('stands %s', (_, title) => {
    const { tables, entries } = text(title);
    expect(tables.map((one) => [one.number, one.title, one.rows.length])).toEqual([[3, '清溪县农产品产量', 3]]);
    expect(entries[0]!.body).toBe('2019年，产粮3万吨。');
  });
});

describe('heads of pages and what they name', () => {
  const sections = (names: string[]) =>
    names.flatMap((name) => [
      name,
      '■概况',
      `　　${name}全年完成投资3亿元，比上年增长5%。`,
      '■重点工作',
      `　　${name}新建道路12条。（${name}）`,
    ]);
  const left = (page: number) => `${page}　清溪年鉴（2020）`;
  const names = ['白沙镇', '竹溪镇', '云门镇', '高桥乡', '清溪镇', '石门乡'];
  const pages = (head: (page: number) => string) => [
    left(10),
    '农业',
    ...sections(['种植业', '林业']),
    head(11).replace('街道·镇', '农业'),
    ...sections(['水利']),
    left(12),
    '街道·镇',
    ...sections(names.slice(0, 2)),
    head(13),
    ...sections(names.slice(2, 4)),
    left(14),
    '石桥镇',
    head(15),
    ...sections(['石桥镇', ...names.slice(4)]).slice(1),
  ];

  it.each([
    ['beside their number', (page: number) => `街道·镇 ${page}`],
    ['far from their number', (page: number) => `${page}${' '.repeat(66)}街道·镇`],
  ])('stand %s; the title without one is no head', (_, head) => {
    const { entries } = read(pages(head));
    expect([...new Set(entries.map(({ category, section }) => `${category}›${section}`))]).toEqual([
      ...['种植业', '林业', '水利'].map((name) => `农业›${name}`),
      ...[...names.slice(0, 4), '石桥镇', ...names.slice(4)].map((name) => `街道·镇›${name}`),
    ]);
    expect(entries.every(({ signature }) => signature.length === 1)).toBe(true);
  });

  it('a list of names after the last signed section is no part of it', () => {
    const { entries, categories } = read([
      ...pages((page) => `街道·镇 ${page}`),
      '先进名录',
      '2019年获省级以上表彰的集体',
      '　　白沙镇综合办公室：全国信访工作先进集体',
    ]);
    expect(entries.at(-1)).toMatchObject({ body: '石门乡新建道路12条。', signature: ['石门乡'] });
    expect(categories.at(-1)!.title).toBe('先进名录');
  });
});
