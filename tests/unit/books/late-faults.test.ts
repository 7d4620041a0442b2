import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePackOf } from '../../../data/build/make-pack';
import { loadVocabulary, recognizeText } from '../../../data/recognizer/index';
import { readAnyBook } from '../../../data/yearbook/index';
import { loadLexicon } from '../../../scripts/load-facts';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');
const read = (lines: readonly string[]) => readAnyBook(`清溪年鉴（2020）\n${lines.join('\n')}\n`, {}, divisions).book;
const shown = (book: ReturnType<typeof read>) =>
  book.entries.map(({ category, section, title }) => `${category}›${section}›${title}`);
/** Printed lines of a paragraph, twenty signs each. */
const wrapped = (text: string): string[] => `　　${text}`.match(/.{1,20}/gu)!;
const paragraph = (what: string) =>
  `2019年，全县${what}工作完成投资3.6亿元，新建项目12个，比上年增长5.4%，受到市里表扬。`;

type Tree = [category: string, sections: string[]][];
const tree: Tree = [
  ['农林水利', ['农业', '林业', '水利']],
  ['城乡建设', ['规划', '交通', '环保']],
  ['社会事业', ['教育', '民政', '卫生']],
  ['综合管理', ['财政', '审计']],
];
const wanted = tree.flatMap(([category, sections]) =>
  sections.flatMap((section) => ['概况', '队伍建设'].map((title) => `${category}›${section}›${title}`)),
);

describe('faults of books that nobody had seen', () => {
  it('contents of one level that list categories and sections alike; one section without its blank line', () => {
    const contents = tree.flatMap(([category, sections]) => [category, ...sections].map((title) => `${title} …… 3`));
    const text = tree.flatMap(([category, sections]) => [
      category,
      '',
      ...sections.flatMap((section) => [
        ...(section === '环保' ? [section] : ['', section]),
        '',
        ...['概况', '队伍建设'].flatMap((title) => [`●${title}`, ...wrapped(paragraph(section))]),
        `　　　　　　（县${section}局）`,
      ]),
    ]);
    expect(shown(read(['目 录', ...contents, ...text]))).toEqual(wanted);
  });

  it('full and short names that came out column by column', () => {
    const names = [
      ['清溪县发展和改革局', '县发改局'],
      ['清溪县农业农村局', '县农业农村局'],
      ['清溪县水务局', '县水务局'],
      ['共青团清溪县委员会', '团县委'],
    ];
    const column = (k: number, from: number, to: number) => names.slice(from, to).map((pair) => pair[k]!);
    const list = ['部分单位全称、简称对照', '全　称', ...column(0, 0, 3), '简　称', ...column(1, 0, 3)];
    const { orgs } = read([
      ...list,
      '全　称',
      ...column(0, 3, 4),
      '简　称',
      ...column(1, 3, 4),
      '农业',
      paragraph('农业'),
    ]);
    expect(orgs.map(({ full, short }) => [full, short])).toEqual(names);
  });

  it('columns of full and short names of which the second is cut off are text', () => {
    const full = [
      '清溪县发展和改革局',
      '清溪县农业农村局',
      '清溪县水务局',
      '清溪县教育局',
      '清溪县民政局',
      '清溪县文化局',
    ];
    const short = ['县发展和改革局', '县农业农村局', '县水务局', '县教育局', '县民政局'];
    const lines = ['清溪年鉴（2020）', '部分单位全称、简称对照', '全　称', ...full, '简　称', ...short];
    const { ledger } = readAnyBook(lines.join('\n'), {}, divisions);
    expect(ledger.unaccounted).toEqual([]);
    expect(ledger.doubled).toEqual([]);
  });

  it('second plates in brackets, each in a row of its own, are bodies without them', () => {
    const full = ['清溪县发展和改革局', '清溪县农业农村局', '清溪县档案馆', '（清溪县志编纂研究室）'];
    const short = ['县发展和改革局', '县农业农村局', '县档案馆', '（县志编纂研究室）'];
    const { orgs } = read(['部分单位全称、简称对照', '全　称', ...full, '简　称', ...short, '农业', paragraph('农业')]);
    expect(orgs.map((pair) => pair.short)).toEqual(['县发展和改革局', '县农业农村局', '县档案馆', '县志编纂研究室']);
  });

  it('a column of short names with a line that holds no letter is text, and the book becomes a pack', () => {
    const full = [
      '清溪县发展和改革局',
      '清溪县农业农村局',
      '清溪县水务局',
      '（清溪县志编纂研究室）',
      '清溪县教育局',
      '清溪县民政局',
    ];
    const short = ['县发展和改革局', '县农业农村局', '县水务局', '\u202e', '县教育局', '县民政局'];
    const { book, ledger } = readAnyBook(
      ['清溪年鉴（2020）', '部分单位全称、简称对照', '全　称', ...full, '简　称', ...short].join('\n'),
      {},
      divisions,
    );
    expect(book.orgs.filter(({ short: name }) => name.length < 2)).toEqual([]);
    expect(ledger.unaccounted).toEqual([]);
  });

  it('a heading of the contents that reads as the title of the book belongs to the contents alone', () => {
    const { ledger } = readAnyBook('· 0 ·\n目 录\n大 事 记\n望 望 1', {}, divisions);
    expect(ledger.doubled).toEqual([]);
    expect(ledger.unaccounted).toEqual([]);
  });

  it('a line that no title is so long as is no row of the index', () => {
    const long = '农田水利'.repeat(400);
    const lines = [
      '农业',
      paragraph('农业'),
      '林业',
      paragraph('林业'),
      '索 引',
      '农业 2',
      `${long} 3`,
      '林业 4',
      '水利 5',
    ];
    const { index } = read(lines);
    expect(index.filter(({ title }) => title.length > 300)).toEqual([]);
  });

  it('a caption with its credit between printed lines is no part of the text, nor is the credit a signature', () => {
    const section = (title: string) => [
      `　　　　　　　　${title}`,
      '',
      `　　【概况】　${paragraph(title).slice(0, 13)}`,
      ...paragraph(title)
        .slice(13)
        .match(/.{1,20}/gu)!,
      '',
      `11月3日，${title}现场会在`,
      '白溪镇召开（县融媒体中心供图）',
      '',
      `　　【队伍建设】　${paragraph(title).slice(0, 11)}`,
      ...paragraph(title)
        .slice(11)
        .match(/.{1,20}/gu)!,
      `　　　　　　　　（${title}局　江伟英）`,
      `${title}局职工在田间`,
      '（江伟英 摄）',
      '',
    ];
    const book = read(['林业', '农业', '水利', '交通'].flatMap(section));
    for (const entry of book.entries) {
      expect(entry.body).toBe(paragraph(entry.section));
      expect(entry.signature).toEqual([`${entry.section}局`, '江伟英']);
    }
    expect(book.captions.map(({ credit }) => credit)).toContain('县融媒体中心');
    expect(book.captions).toHaveLength(8);
  });

  it('days at the foot of a page are no page number', () => {
    const days = (page: number) => [
      ...[1, 5, 9].flatMap((day) => [
        `　　${page * 3 + day}日　县里召开第${page}次会议，部署`,
        '全年的防汛和春耕工作。',
      ]),
      `　　${page}—4日　清溪茶叶节在白溪镇老`,
      '街举行。',
      `·${page}·`,
      '清溪年鉴（2020）',
    ];
    const text = ['大事记', ...[1, 2, 3].flatMap((page) => [`${page}月`, ...days(page)])];
    const { chronicle } = read([...text, '农业', ...wrapped(paragraph('农业'))]);
    expect(chronicle.filter(({ text }) => text === '清溪茶叶节在白溪镇老街举行。').map(({ from }) => from)).toEqual([
      '2019-01-01',
      '2019-02-02',
      '2019-03-03',
    ]);
  });

  it('tables by a title alone, with a unit, with label and unit below, and of words that single blanks part', () => {
    const rows = ['水稻　　万吨　　3.1', '小麦　　万吨　　2.5', '油菜　　万吨　　1.2'];
    const book = read([
      ...[
        '一、农业',
        '【概况】　全年丰收，产量再创新高。',
        '　　　　2019年清溪主要农产品产量',
        '品名　　单位　　产量',
        ...rows,
      ],
      ...['【茶业】　新建茶园三百亩。', '　　　　2019年清溪空气质量监测结果', '　　　　　　单位：微克/立方米'],
      ...['月份  PM10  PM2.5', '1月  54  21', '2月  72  42', '3月  22  51'],
      ...[
        '二、水利',
        '【概况】　水库除险加固完工。',
        '　　　　2019年清溪水质情况',
        '表4\t\t单位：毫克/升',
        '断面\t氨氮\t总磷',
      ],
      ...[
        '上湾\t0.5\t0.1',
        '下湾\t0.4\t0.2',
        '【防汛】　安全度汛，没有发生灾情。',
        '表5 清溪县获市级以上表彰的单位',
        '单位 称号 授予者',
      ],
      ...['白溪村 全国文明村 中央文明办', '县图书馆 省先进图书馆 省文化厅', '县农业局 市先进集体 市政府', ''],
      ...['【节水】　推广滴灌两千亩。'],
    ]);
    expect(book.tables.map(({ title, header, rows }) => [title, header.length, rows.length])).toEqual([
      ['2019年清溪主要农产品产量', 3, 3],
      ['2019年清溪空气质量监测结果', 3, 3],
      ['2019年清溪水质情况', 3, 2],
      ['清溪县获市级以上表彰的单位', 3, 3],
    ]);
    expect(book.entries.map(({ body }) => body.length < 20)).toEqual([true, true, true, true, true]);
  });

  it('第三节 社会事业 of a town is not the 第二篇 社会事业 of the contents', () => {
    const parts: Tree = [
      ['农林水利', ['农业', '林业']],
      ['社会事业', ['教育', '卫生']],
      ['乡镇', ['白溪镇', '青溪镇', '上湾乡']],
    ];
    const contents = parts.flatMap(([part, chapters], i) => [
      `第${'一二三'[i]}篇　${part}……${i + 1}`,
      ...chapters.map((chapter, k) => `　第${'一二三'[k]}章　${chapter}……${i + 1}`),
    ]);
    const text = parts.flatMap(([part, chapters], i) => [
      `第${'一二三'[i]}篇　${part}`,
      '',
      ...chapters.flatMap((chapter, k) => [
        `第${'一二三'[k]}章　${chapter}`,
        ...['概况', '社会事业', '队伍建设'].flatMap((title, n) => [
          `第${'一二三'[n]}节　${title}`,
          `　　${paragraph(chapter)}`,
        ]),
      ]),
    ]);
    expect(shown(read(['目录', ...contents, '', ...text]))).toEqual(
      parts.flatMap(([part, chapters]) =>
        chapters.flatMap((chapter) => ['概况', '社会事业', '队伍建设'].map((title) => `${part}›${chapter}›${title}`)),
      ),
    );
  });

  it('one level of divisions: each is category and section, none belongs to the chronicle', () => {
    const titles = ['县情综述', '县委', '县政府', '群团', '农业', '旅游'];
    const text = titles.flatMap((title) => [
      `　　　　　　　　${title}`,
      ...['概况', '队伍建设'].flatMap((entry) => [`※${entry}`, `　　${paragraph(title)}`]),
    ]);
    const book = read([
      ...['目 录', '大事记 (1)', ...titles.map((title, i) => `${title} (${i + 2})`), '', '大事记', '3月'],
      ...['　　8日 县里召开春耕会议。', '　　月内 全县完成春灌。', '4月', '　　月内 全县完成征兵。', '', ...text],
    ]);
    expect(shown(book)).toEqual(
      titles.flatMap((title) => ['概况', '队伍建设'].map((entry) => `${title}›${title}›${entry}`)),
    );
    expect(book.chronicle.map(({ text: words, from }) => [words, from])).toEqual([
      ['县里召开春耕会议。', '2019-03-08'],
      ['全县完成春灌。', null],
      ['全县完成征兵。', null],
    ]);
  });

  it('a division of one sign, in the contents, on its page and as its running head', () => {
    const towns = ['白溪镇', '青溪镇', '上湾镇', '下湾镇'];
    const parts: Tree = [...tree, ['镇', towns]];
    const contents = parts.flatMap(([part, sections], i) => [
      `${part}……${i + 1}`,
      ...sections.map((section) => `　${section}……${i + 1}`),
    ]);
    const head = (page: number, words: string) =>
      page % 2 ? ['', `${words}　　${page}`, ''] : ['', `${page}　　清溪年鉴（2020）`, ''];
    const text = parts.flatMap(([part, sections], i) => [
      ...head(i + 1, part),
      `　　　　　　　　　　${part}`,
      '',
      '',
      ...sections.flatMap((section) => [
        `　　　　　　　　　${section}`,
        '',
        ...['概况', '队伍建设'].flatMap((title) => [`【${title}】　${paragraph(section)}`]),
        '',
      ]),
    ]);
    const book = read(['目录', ...contents, ...text]);
    expect(shown(book).filter((one) => one.startsWith('镇›'))).toEqual(
      towns.flatMap((town) => [`镇›${town}›概况`, `镇›${town}›队伍建设`]),
    );
    expect(book.entries.at(-1)!.page).toBe(5);
  });

  it('contents in two columns, of which signs as wide as one writes them move the second', () => {
    const left = ['农林·水利·气象', '　农业', '　林业', '　水利', '城乡建设', '　规划', '　交通'];
    const right = ['　环保', '社会事业', '　教育', '　民政', '　卫生', '综合管理', '　财政'];
    // Whoever set the columns counted every one of these signs as two.
    const padded = left.map((title) => `${title}${'…'.repeat(14 - title.length)}3`);
    const parts: Tree = [['农林·水利·气象', ['农业', '林业', '水利']], ...tree.slice(1)];
    const text = parts.flatMap(([part, sections]) => [
      `　　　　　　　　　　${part}`,
      ...sections.flatMap((section) => [
        `　　　　　　　　　${section}`,
        ...['概况', '队伍建设'].flatMap((title) => [`【${title}】　${paragraph(section)}`]),
      ]),
    ]);
    const contents = padded.map((row, i) => `${row}     ${right[i]}${'…'.repeat(14 - right[i]!.length)}5`);
    const book = read(['目录', ...contents, '', ...text]);
    expect([...new Set(book.entries.map(({ category }) => category))]).toEqual(parts.map(([part]) => part));
  });

  it('headings between dashes that blanks part, letter-spaced too', () => {
    const text = tree.flatMap(([category, sections]) => [
      `　　— — — — —  ${[...category].join(' ')}  — — — — —`,
      ...sections.flatMap((section) => [
        section,
        ...['概况', '队伍建设'].flatMap((title) => [`【${title}】　${paragraph(section)}`]),
      ]),
    ]);
    const days = ['　　— — — — —  大 事 记  — — — — —', '1月', '　　4日　县里召开会议。', '　　9日　茶市开业。'];
    const book = read([...days, ...text]);
    expect(book.chronicle.map(({ from }) => from)).toEqual(['2019-01-04', '2019-01-09']);
    expect(shown(book)).toEqual(wanted);
    expect(book.entries.every(({ section, body }) => body === paragraph(section))).toBe(true);
  });

  it('rows of a table are no running heads, though they end in figures that count on', () => {
    const rows = ['白溪镇\t106.43\t4\t3', '青溪镇\t183.07\t3\t3', '上湾镇\t181.30\t1\t6', '下湾镇\t125.63\t2\t5'];
    const pages = tree.flatMap(([category, sections], i) => [
      `清溪年鉴（2020）　${i + 1}`,
      `　　　　　　　　　　${category}`,
      ...sections.flatMap((section) => [
        `　　　　　　　　　${section}`,
        ...['概况', '队伍建设'].flatMap((title) => [`【${title}】　${paragraph(section)}`]),
      ]),
      ...(i === 1
        ? ['表1　清溪县各镇面积', '镇\t面积\t社区\t村', ...rows, '白溪镇的面积最小，另有三个镇面积相近。']
        : []),
    ]);
    expect(read(pages).tables[0]!.rows).toEqual(rows.map((row) => row.split('\t')));
  });

  it('a title of a table over two columns that touch is whole', () => {
    const full = (text: string, width: number) => text + '　'.repeat(Math.max(0, width - text.length));
    const left = (what: string) => wrapped(paragraph(what));
    const columns = (a: string[], b: string[]) =>
      Array.from({ length: Math.max(a.length, b.length) }, (_, i) => `${full(a[i] ?? '', 20)}${b[i] ?? ''}`.trimEnd());
    const page = (one: string, other: string) =>
      columns(
        ['▲概况', ...left(one), '▲队伍建设', ...left(one)],
        ['▲概况', ...left(other), '▲队伍建设', ...left(other)],
      );
    const text = tree.flatMap(([category, sections]) => [
      category,
      '',
      sections[0]!,
      '',
      ...page(sections[0]!, sections[0]!),
      '',
    ]);
    const title = `${'　'.repeat(14)}清溪县主要水库和山塘一览`;
    const rows = ['  水库  所在地  坝高', '  上湾水库  白溪镇  34.0', '  下湾水库  青溪镇  19.5', ''];
    const book = read([
      ...text,
      title,
      '表1　　　　　　　　　　　　　单位：米',
      ...rows,
      '农村能源',
      ...page('能源', '能源'),
    ]);
    expect(book.tables.map(({ title: words }) => words)).toEqual(['清溪县主要水库和山塘一览']);
  });

  it('who gave the pictures stands below who wrote the section and signs nothing', () => {
    const text = ['农业', '林业', '水利'].flatMap((section) => [
      `　　　　　　　　${section}`,
      `　　〔概况〕　${paragraph(section)}`,
      `　　〔队伍建设〕　${paragraph(section)}`,
      '　　　　　　　　　　　　　　撰稿　江伟英',
      '　　　　　　　　　　　　　　供图　萨　仁',
      '',
    ]);
    for (const { signature, body, section } of read(text).entries)
      expect([signature, body]).toEqual([['江伟英'], paragraph(section)]);
  });

  it.each(['（供图：罗小敏）', '（罗小敏　供图）', '［摄影：罗小敏］', '供图：罗小敏'])(
    'a credit alone on its line heads nothing, wherever it stands: %s',
    (credit) => {
      const text = tree.flatMap(([category, sections]) => [
        `　　　　　　　　　　　　　${category}`,
        '',
        ...sections.flatMap((section) => [
          `　　　　　　　　　　　　　${section}`,
          '',
          ...['概况', '队伍建设'].flatMap((title) => [`□${title}`, ...wrapped(paragraph(section))]),
          `　　　　　　　　　　　　　　　　　　（县${section}局）`,
          `　　　　　　　　　　　　　　　　　　${credit}`,
          '',
        ]),
      ]);
      const numbers = ['一', '二', '三', '四'];
      const contents = tree.flatMap(([category, sections], i) => [
        `第${numbers[i]}篇  ${category}`,
        ...sections.map((section) => `　　${section}`),
      ]);
      const book = read(['目　录', ...contents, '', ...text]);
      expect(shown(book)).toEqual(wanted);
      for (const { body, signature, section } of book.entries)
        expect([body, signature]).toEqual([paragraph(section), [`县${section}局`]]);
    },
  );

  it('three narrow columns side by side, under titles and tables in the middle of the page', () => {
    const WIDE = 33;
    const put = (text: string) =>
      text + ' '.repeat(Math.max(3, WIDE - [...text].reduce((n, c) => n + (c < 'ÿ' ? 1 : 2), 0)));
    const narrow = (text: string): string[] => text.match(/.{1,15}/gu)!;
    const page = ([category, sections]: Tree[number], n: number) => {
      const lines = sections.flatMap((section) => [
        `　　　　　${section}`,
        '',
        ...['概况', '队伍建设'].flatMap((title) => narrow(`◇${title}　${paragraph(section)}`)),
        `　　　　　　　　　（县${section}局）`,
        '',
      ]);
      const height = Math.ceil(lines.length / 3);
      const columns = [0, 1, 2].map((k) => lines.slice(k * height, (k + 1) * height));
      return [
        `　　　　　　　　　　　　　　　　　　　　　　${category}`,
        '',
        ...Array.from({ length: height }, (_, i) => {
          const [a = '', b = '', c = ''] = columns.map((column) => column[i] ?? '');
          return `${put(a)}${put(b)}${c}`.trimEnd();
        }),
        '',
        `　　　　　　　　　　　　　　　　表${n}　2019年清溪县${category}获奖情况`,
        '  获奖单位        荣誉称号              授予单位',
        '  县水文站        先进集体              省水利厅',
        '  白溪镇          文明乡镇              市文明办',
        ...(n < tree.length ? ['', `　　　　　　　　　　　　　　　　　　　　　　　${n}`] : []),
      ];
    };
    const contents = tree.flatMap(([category, sections], i) => [
      `${category}  ${i + 1}`,
      ...sections.map((section) => `　${section}  ${i + 1}`),
    ]);
    const book = read(['目录', ...contents, ...tree.flatMap((one, i) => page(one, i + 1))]);
    expect(shown(book)).toEqual(wanted);
    for (const { body, section, signature } of book.entries)
      expect([body, signature?.length ? signature : null]).toEqual([paragraph(section), [`县${section}局`]]);
    expect(book.tables.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2]);
  });

  it('departments that the text names once, and those that sign without 县, are bodies of the county', async () => {
    const text = [
      ...[
        '清溪年鉴（2020）',
        '一、水利',
        '【防汛】　清溪县地处山区，县河务局组织巡堤，县招商大会签约。',
        '　　（水利局　江伟英）',
      ],
      ...['二、林业', '【造林】　清溪县新造林三百亩，县林业和草原局验收，全县各局参加。', '　　（县志办　萨仁）'],
    ].join('\n');
    const { pack } = await makePackOf(text, {}, {}, loadLexicon());
    const names = pack.names.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['县河务局', '县水利局', '县林业和草原局', '清溪县水利局']));
    expect(names.filter((name) => /招商大|各局/.test(name))).toEqual([]);
  });

  it('a village whose name the end of a line broke has its name whole, and the names still load', async () => {
    const town = (name: string, villages: string) => [
      name,
      '概况',
      `　　${name}位于县城东部，有5个行政村（${villages}），人口一万。`,
      '基层党建',
      `　　${paragraph(name)}`,
    ];
    const text = [
      '清溪年鉴（2020）',
      ...[
        '乡镇',
        ...town('白溪镇', '柳坪村、石门村、上河\n村、樟木村、长冲村'),
        ...town('青溪镇', '井边村、枫树村、大路村、麻园村、下河村'),
      ],
    ].join('\n');
    const { pack } = await makePackOf(text, {}, {}, loadLexicon());
    expect(pack.names.map(({ name }) => name)).toContain('上河村');
    const page = '清溪县白溪镇上河村的村民说，柳坪村也修了路。';
    const marks = recognizeText(loadVocabulary(pack.vocabulary), page).map(({ start, end }) => page.slice(start, end));
    expect(marks).toContain('上河村');
  });

  it('rows of a table, where titles are told from their texts by a wide blank', () => {
    const entries = ['水利', '林业', '交通', '环保', '教育', '民政'].map(
      (what) => `　　${what}建设　　${paragraph(what)}`,
    );
    const cells = [
      ['乡镇', '户数', '人口'],
      ['白溪镇', '1021', '3304'],
      ['青溪镇', '2210', '7001'],
      ['河口乡', '890', '2671'],
    ];
    const rows = cells.map((row) => row.join('\t'));
    const book = read([
      '　　　　　　县情',
      '',
      ...entries.slice(0, 3),
      '',
      '　　　　2019年各乡镇人口一览表',
      '',
      ...rows,
      '',
      ...entries.slice(3),
    ]);
    expect(book.entries.map(({ title }) => title)).toEqual(
      ['水利', '林业', '交通', '环保', '教育', '民政'].map((what) => `${what}建设`),
    );
    expect(book.tables.map(({ rows }) => rows)).toEqual([cells.slice(1)]);
  });

  it('a community that the book lists by its committee is found by that name too', async () => {
    const text = [
      '清溪年鉴（2020）',
      ...[
        '乡镇',
        '白溪镇',
        '概况',
        '　　白溪镇辖3个村（居）委会：南门居委会、柳坪村、石门村。人口一万，面积九十平方千米。',
      ],
    ].join('\n');
    const { pack } = await makePackOf(text, {}, {}, loadLexicon());
    const of = (name: string) => pack.names.find((one) => one.name === name)?.entity;
    expect(of('南门居委会')).toBe(of('南门社区'));
    expect(of('南门居委会')).toBeDefined();
  });
});
