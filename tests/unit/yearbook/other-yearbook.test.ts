import { describe, expect, it } from 'vitest';
import { type BookDescription, parseBook } from '../../../data/yearbook/index';

/** A made-up yearbook of another district: a new description, no new code. */
const description: BookDescription = {
  info: {
    id: 'linhe-2020',
    title: '临河年鉴（2020）',
    district: '临河区',
    city: '某市',
    province: '某省',
    year: 2019,
    edition: 2020,
    publisher: null,
    compiler: null,
  },
  runningHead: '临河年鉴（2020）',
  pageAnchor: { first: '大事记大事记', page: 1 },
  photoSections: [],
  gluedCaptions: [],
  parts: [
    { kind: 'chronicle', title: '大事记', category: '大事记', first: '大事记大事记', required: true },
    { kind: 'entries', title: '正文', first: '农业农业', required: true },
    { kind: 'index', title: '索引', first: '索引索引', required: false },
  ],
  categories: [
    { title: '大事记', firstSection: null, nextSection: null },
    { title: '农业', firstSection: '综述', nextSection: '水利' },
    { title: '工业', firstSection: '综述', nextSection: null },
  ],
  tables: [
    {
      number: 1,
      title: '2019年粮食产量',
      columns: [
        { head: '品种', cells: 'gap' },
        { head: '产量（吨）', cells: 'line' },
      ],
      regions: [{ page: 2, from: '品种', to: '表1' }],
      totalRow: '合计',
    },
  ],
  mends: [],
  findings: [],
  expected: { entries: 4, chronicle: 3 },
};

const text = `  大事记大事记
1月
3日 临河区启动春耕备耕工作，
农机下田。
同日 区图书馆开馆。
2月
是月 全区完成春播。
 农 业农 业

综 述

【概况】 2019年，临河区

粮食总产量 300吨。

品种

稻谷

小麦

合计

产量（吨）

200
90
300

2019年粮食产量

表1

（王 一 李二三）

水 利

【河道整治】 2019年，区水

利局整治河道 2条。

资料

“一河一策”：指每条河

有一个方案。

（赵 四）

2019年5月1日，临河区水利局在临河举行河道整治开工仪式 （区水利局 供稿）
 综 述

【概况】 2019年，全区工业

产值增长 5%。

【技术改造】 2019年，3家

企业完成技改。

（孙五六）
 索 引索 引

条目索引

H

河道整治 2a

J

技术改造 3a

表格索引

表1 2019年粮食产量 2
`;

describe('another yearbook', () => {
  const book = parseBook(text, description);

  it('is read by its description alone', () => {
    expect(book.report.unaccounted).toEqual({ count: 0, lines: [] });
    expect(book.entries.map(({ id, page, signature }) => [id, page, signature])).toEqual([
      ['linhe-2020/农业/综述/概况', 2, ['王一', '李二三']],
      ['linhe-2020/农业/水利/河道整治', 2, ['赵四']],
      ['linhe-2020/工业/综述/概况', 3, ['孙五六']],
      ['linhe-2020/工业/综述/技术改造', 3, ['孙五六']],
    ]);
    expect(book.entries[0]!.body).toBe('2019年，临河区粮食总产量300吨。');
    expect(book.entries[1]!.body).toBe('2019年，区水利局整治河道2条。');
    expect(book.notes[0]).toMatchObject({ terms: [{ term: '一河一策', text: '指每条河有一个方案。' }] });
    expect(book.captions[0]).toMatchObject({ date: '2019-05-01', credit: '区水利局', page: 2 });
  });

  it('has its chronicle dated in its own year and its index compared', () => {
    expect(book.chronicle.map(({ from, to, month }) => [from, to, month])).toEqual([
      ['2019-01-03', '2019-01-03', '2019-01'],
      ['2019-01-03', '2019-01-03', '2019-01'],
      [null, null, '2019-02'],
    ]);
    expect(book.index.map(({ kind, entry }) => [kind, entry])).toEqual([
      ['entry', 'linhe-2020/农业/水利/河道整治'],
      ['entry', 'linhe-2020/工业/综述/技术改造'],
      ['table', 'linhe-2020/表1'],
    ]);
    expect(book.categories.map(({ title, titleFrom }) => [title, titleFrom])).toEqual([
      ['大事记', 'layout'],
      ['农业', 'layout'],
      ['工业', 'description'],
    ]);
  });

  it('has its sums checked: a total that is wrong is a finding', () => {
    expect(book.tables[0]!.checks).toEqual([{ label: '产量（吨）', printed: 300, computed: 290 }]);
    expect(book.report.findings.map(({ code }) => code)).toContain('table-total');
  });
});
