import type { Book } from '../../../data/yearbook/model';

const at = (page: number, line: number) => ({ page, lines: [line, line] as [number, number] });

/** Records of the small book: a few of every kind, of our own writing. */
export const records: Omit<Book, 'info' | 'entries' | 'categories' | 'sections'> = {
  chronicle: [
    {
      id: 'c1',
      month: '2021-03',
      from: '2021-03-05',
      to: '2021-03-05',
      label: '5日',
      text: '青杨里社区书屋开放。',
      ...at(3, 1),
    },
    {
      id: 'c2',
      month: '2021-03',
      from: '2021-03-05',
      to: '2021-03-05',
      label: '5日',
      text: '样本区召开植树会。',
      ...at(3, 2),
    },
    {
      id: 'c3',
      month: '2021-10',
      from: '2021-10-02',
      to: '2021-10-04',
      label: '2—4日',
      text: '青杨街道办市集。',
      ...at(4, 3),
    },
    { id: 'c4', month: '2021-10', from: null, to: null, label: '是月', text: '石桥整修完成。', ...at(4, 4) },
  ],
  orgs: [
    { full: '样本区文化和广电局', short: '区文广局', lines: [5, 5] },
    { full: '样本区教育局', short: '区教育局', plate: '样本区语委', plateShort: '区语委', lines: [6, 6] },
  ],
  terms: [{ id: 't1', term: '“一屋两架”', text: '每个书屋设两架书。', ...at(9, 7) }],
  notes: [
    {
      id: 'n1',
      owner: 'e1',
      text: '邻里日：每年三月。共享伞：雨天借用。',
      terms: [
        { term: '邻里日', text: '每年三月。' },
        { term: '共享伞', text: '雨天借用。' },
      ],
      ...at(9, 8),
    },
  ],
  captions: [
    { id: 'p1', text: '青杨里晨光（甲某某摄）', date: '2021-06', credit: '甲某某', section: '卷首', ...at(2, 9) },
  ],
  tables: [
    {
      id: 'sample-2022/表1',
      number: 1,
      title: '各街道人口',
      header: ['街道', '户籍人口（人）', '流动人口（人）'],
      rows: [
        ['青杨街道', '68,897', '39,197'],
        ['石桥街道', '41,002', '12,480'],
        ['柳荫街道', '55,310', '20,006'],
        ['合计', '165,209', '71,683'],
      ],
      checks: [{ label: '户籍人口（人）', printed: 165209, computed: 165209 }],
      ...at(50, 10),
    },
    {
      id: 'sample-2022/表2',
      number: 2,
      title: '重要文件题录',
      header: ['文号', '发文日期', '文件标题'],
      rows: [['样政〔2021〕3号', '2021-02-03', '关于整治道路的通知']],
      checks: [],
      ...at(58, 11),
    },
  ],
  people: [
    {
      id: 'r1',
      name: '乙某',
      section: '先进人物',
      text: '女，1980年生，教师。她办起社区书屋。',
      signature: ['丙某'],
      ...at(440, 12),
    },
  ],
  offices: [
    {
      body: '区教育局',
      group: '政府工作部门',
      post: '局长',
      name: '丁某',
      period: '至2021年5月，原样本',
      remark: '至2021年5月，原样本',
      ...at(450, 13),
    },
    {
      body: '区教育局',
      group: '政府工作部门',
      post: '局长',
      name: '戊某',
      period: '2021年5月起',
      remark: '女；2021年5月起',
      ...at(450, 14),
    },
    {
      body: '样本区人大常委会',
      group: null,
      post: '主任',
      name: '己某',
      period: '2021年1—3月',
      remark: null,
      ...at(451, 15),
    },
  ],
  honours: [
    {
      recipient: '青杨街道',
      unit: null,
      award: '先进集体',
      awarder: '样本省人民政府',
      date: '2021-06',
      list: '获省级先进集体荣誉',
      ...at(466, 16),
    },
    {
      recipient: '乙某',
      unit: '区教育局',
      award: '优秀教师',
      awarder: '样本市教育局',
      date: '2021-09',
      list: '获市级先进个人荣誉',
      ...at(470, 17),
    },
    {
      recipient: '青杨里社区',
      unit: null,
      award: '书香社区',
      awarder: null,
      date: null,
      list: '书香社区',
      ...at(477, 18),
    },
  ],
  documents: [{ number: '样政〔2021〕3号', date: '2021-02-03', title: '关于整治道路的通知', table: 2, ...at(58, 19) }],
  treatises: [
    {
      id: 'sample-2022/编辑说明',
      title: '编辑说明',
      subtitle: null,
      signature: [],
      sections: [{ heading: '', level: 1, text: '本书记样本区一年之事。', ...at(1, 20) }],
      ...at(1, 20),
    },
  ],
  index: [{ kind: 'entry', title: '垃圾分类', column: 'a', entry: null, ...at(402, 21) }],
  report: {
    unaccounted: { count: 0, lines: [] },
    counts: { entries: { got: 5, expected: 5 }, orgs: { got: 2, expected: null } },
    furniture: {},
    findings: [{ code: 'sum', message: '户籍人口两处不同', lines: [10] }],
    missing: [],
  },
};
