import { describe, expect, it } from 'vitest';
import { parseBookStrict } from '../../../data/yearbook/index';
import { description, text, wholeBook } from './source';

const { book } = wholeBook();
const entry = (title: string, page?: number) =>
  book.entries.find((candidate) => candidate.title === title && (page === undefined || candidate.page === page))!;
const table = (number: number) => book.tables.find((candidate) => candidate.number === number)!;

describe('the whole book', () => {
  it('has every count the description expects, and no line without a place', () => {
    const off = Object.entries(book.report.counts).filter(
      ([, { got, expected }]) => expected !== null && got !== expected,
    );
    expect(off).toEqual([]);
    expect(book.report.unaccounted).toEqual({ count: 0, lines: [] });
    expect(book.report.missing).toEqual([]);
    expect(() => parseBookStrict(text, description)).not.toThrow();
  });

  it('agrees with the back index on every page, and reports the four titles that are worded otherwise', () => {
    const wording = book.report.findings.filter((finding) => finding.code === 'index-wording');
    expect(wording).toHaveLength(4);
    expect(book.report.findings.filter(({ code }) => code === 'index-page' || code === 'index-missing')).toEqual([]);
    const pageOf = new Map(
      [...book.entries, ...book.sections, ...book.tables].map((record) => [record.id, record.page]),
    );
    const rows = book.index.filter((row) => row.kind !== 'category');
    expect(rows.filter((row) => row.entry === null || pageOf.get(row.entry) !== row.page)).toEqual([]);
  });

  it('takes from the index only columns and the names of categories without a title line', () => {
    expect(book.categories.filter((category) => category.titleFrom === 'index')).toHaveLength(16);
    expect(book.entries.filter((candidate) => candidate.columnFrom === 'index')).toHaveLength(1150);
    const rest = book.entries.filter((candidate) => candidate.columnFrom !== 'index');
    expect(rest.every(({ title }) => title === '概况')).toBe(true);
    expect(rest.every(({ column, columnFrom }) => (column === null) === (columnFrom === null))).toBe(true);
    // 综述 opens a category and so a page: its 概况 stands in the first column.
    expect(entry('概况', 57)).toMatchObject({ section: '综述', column: 'a', columnFrom: 'neighbours' });
  });

  it('keeps the order of categories and sections as printed', () => {
    expect(book.categories.map(({ title, page }) => `${title} ${page}`).slice(0, 6)).toEqual([
      '特载 1',
      '专记 14',
      '大事记 30',
      '上城概览 46',
      '中国共产党上城区委员会 57',
      '上城区人民代表大会及其常务委员会 79',
    ]);
    expect(book.sections.filter(({ category }) => category === '军事').map(({ title, page }) => [title, page])).toEqual(
      [
        ['人民武装', 163],
        ['人民防空', 164],
      ],
    );
  });
});

describe('entries', () => {
  it('unwraps a body, closes up figures and keeps its compilers (lines 2659–2768)', () => {
    const ceremony = entry('上城区揭牌仪式举行');
    expect(ceremony).toMatchObject({ category: '专记', section: '行政区划调整', page: 15, signature: ['许红霞'] });
    expect(ceremony.body).toBe(
      '2021年5月11日，上城区揭牌仪式在区行政中心举行。区四套班子领导，区法院院长、区检察院检察长和全体市管干部，区直属单位、区人武部、市直属各单位主要负责人，区委巡察办、区纪检监察组、区人大各工委、区政协各专委主要负责人，以及各街道党政主要负责人等参加。揭牌仪式上，中共杭州市上城区委员会、杭州市上城区人民代表大会常务委员会、杭州市上城区人民政府、政协杭州市上城区委员会、杭州市上城区纪律检查委员会杭州市上城区监察委员会揭牌。',
    );
    expect(ceremony.lines).toEqual([2659, 2694]);
  });

  it('puts displaced digits back and reads U+FFFD as nothing (lines 10259–10319, 71969)', () => {
    expect(entry('管党治党政治责任压实').body).toContain('区委常委会5次专题研究党风廉政建设');
    expect(entry('管党治党政治责任压实').body).toMatch(/^2021年，上城区制定《关于加强党（工）委（党组）领导班子/);
    expect(entry('学雷锋志愿服务').body).toMatch(/^2021年3月5日，江干区“三五”学雷锋志愿服务/);
    const everything = JSON.stringify({ ...book, report: null });
    expect(everything).not.toContain('\uFFFD');
  });

  it('is not interrupted by a table, a caption or a running head', () => {
    expect(entry('湿地').body).toContain('占全区总面积的2.0%，其中：输水河0.09公顷');
    expect(entry('湿地').tables).toEqual(['shangcheng-2022/表1']);
    expect(entry('基层医疗卫生体系建设').body).toContain('深化医联体内双向转诊。');
    expect(entry('海贝托育园成为市“儿童之家”示范点').body).toContain('园区携手闸弄口社区卫生服务中心，成立');
    expect(entry('海贝托育园成为市“儿童之家”示范点').captions).toHaveLength(1);
  });

  it('splits a signature over two lines and on the last line of the text (lines 2806, 12656)', () => {
    expect(entry('干部交流调配')).toMatchObject({ signature: ['马天洋'] });
    expect(entry('干部交流调配').body).toMatch(/钱塘区51人。$/);
    expect(book.entries.some(({ signature }) => signature.join() === '陈舒阳,李凌婧,刘佳楠,李佳')).toBe(true);
  });

  it('has no entry whose text looks like a table, a caption or a heading', () => {
    for (const { body, id } of book.entries) {
      expect(body, id).toMatch(/[。！？][”’）]?$/);
      expect(body, id).not.toMatch(/续表|供稿）|（[^（）]*摄）/);
      expect(body, id).not.toMatch(/[\u4e00-\u9fff，。] |[ ][\u4e00-\u9fff，。]|\d [\u4e00-\u9fff]/);
    }
  });

  it('finds the few bodies of several paragraphs by their indents', () => {
    const meetings = entry('行政区划调整后区政府常务会议').body.split('\n');
    expect(meetings).toHaveLength(9);
    expect(meetings[1]).toMatch(/^5月31日，区政府召开第一次常务会议。/);
    expect(entry('上城区揭牌仪式举行').body).not.toContain('\n');
  });
});

describe('other records', () => {
  it('dates the chronicle, with 同日, 是月 and ranges over two months', () => {
    const at = (start: string) => book.chronicle.find((item) => item.text.startsWith(start))!;
    expect(at('上城区启动抗雪防冻')).toMatchObject({ from: '2021-01-07', to: '2021-01-07', label: '同日' });
    expect(at('江干区举办十字金街')).toMatchObject({ from: '2021-01-29', to: '2021-02-28' });
    expect(at('上城区杨柳郡社区入选全省未来社区')).toMatchObject({ month: '2021-12', from: null, to: null });
    expect(at('“朱炳仁·铜”').text).toContain('百老汇大楼128大屏播出，每天6时至24时每1小时播出1次');
  });

  it('rebuilds tables: merged cells, continuations, wrapped cells, sums', () => {
    expect(table(1).rows[2]).toEqual(['河流湿地', '洪泛平原湿地', '13.09', '0.80']);
    expect(table(2).rows[2]![1]).toMatch(/梅花碑、姚园寺巷$/);
    expect(book.tables.map(({ rows }) => rows.length)).toEqual([
      9, 14, 15, 32, 57, 10, 10, 23, 11, 11, 61, 43, 14, 11, 9, 15, 5, 39, 110, 30, 28, 102, 57,
    ]);
    expect(table(9).rows[7]).toEqual([
      '8',
      '关于进一步加强上城区古井保护的几点建议',
      '胡成敏 何奇 毛明秀 张建成 胡勇',
      '教文卫体',
      '满意',
    ]);
    expect(table(12).rows[42]).toEqual(['43', '上城二分局起航东宸专营店', '环站东路842号']);
    const checks = book.tables.flatMap((candidate) => candidate.checks);
    expect(checks.length).toBeGreaterThanOrEqual(12);
    expect(checks.every(({ printed, computed }) => printed === computed)).toBe(true);
  });

  it('pairs short names with second names kept', () => {
    expect(book.orgs).toHaveLength(91);
    expect(book.orgs.find(({ short }) => short === '区住建局')).toMatchObject({
      full: '杭州市上城区住房和城市建设局',
      plate: '杭州市上城区人民防空办公室',
      plateShort: '区人防办',
    });
  });

  it('names who held an office, when, in which body', () => {
    const holder = book.offices.find(({ name, post }) => name === '章燕' && post === '区长')!;
    expect(holder).toMatchObject({
      body: '杭州市上城区人民政府',
      group: null,
      period: '2021年3—5月候选人，至2021年12月',
      remark: '女；2021年3—5月候选人，至2021年12月',
    });
    expect(book.offices.filter(({ group }) => group === '街道')).toHaveLength(80);
    expect(book.offices.every(({ name }) => /^[\u4e00-\u9fff]{2,4}$/.test(name))).toBe(true);
  });

  it('hangs photographs and tables on the entry that speaks of the same, wherever they are printed', () => {
    const host = (words: string) =>
      book.captions
        .find(({ text }) => text.includes(words))!
        .entry?.split('/')
        .at(-1);
    expect(host('《梦想城》在杭州城市阳台')).toBe('《梦想城》开机');
    expect(host('南宋斗茶会')).toBe('第9届南宋斗茶会');
    expect(host('吴山庙会')).toBe('吴山庙会暨伍子胥祭祀大典');
    expect(host('“宋韵红盟”成立')).toBe('概况');
    // Nothing on the page tells of it: it belongs to its page and no entry.
    expect(host('部署抗击台风“烟花”')).toBeUndefined();
    expect(table(3).entry).toMatch(/人口$/);
    expect(table(4).entry).toBeNull();
    for (const caption of book.captions.filter((one) => one.entry !== null)) {
      expect(caption.confidence).toBeGreaterThan(0);
      expect(book.entries.find(({ id }) => id === caption.entry)!.captions).toContain(caption.id);
    }
  });

  it('gives honours by recipient, documents by title, captions with date and credit', () => {
    expect(book.honours).toContainEqual(
      expect.objectContaining({
        recipient: '刘金虎',
        unit: '农工党上城区基层委员会',
        award: '农工党中央脱贫攻坚先进个人',
        awarder: '中国农工民主党中央委员会',
        date: '2021-08',
      }),
    );
    expect(book.honours.filter(({ list }) => list === '上城区优秀共产党员')).toHaveLength(150);
    expect(book.documents).toContainEqual(
      expect.objectContaining({ number: '上政函〔2021〕48号', date: '2021-12-31', table: 7 }),
    );
    expect(book.captions.find(({ text }) => text.includes('柯林电气'))).toMatchObject({
      date: '2021-04-12',
      credit: '钱塘智慧城管委会',
      page: 186,
    });
  });

  it('reads treatises with their headings, also where a heading runs into its paragraph', () => {
    const report = book.treatises.find(({ title }) => title === '政府工作报告')!;
    expect(report.sections.filter(({ level }) => level === 1).map(({ heading }) => heading)).toEqual([
      '一、过去五年和2021年政府工作回顾',
      '二、今后五年经济社会发展的指导思想与奋斗目标',
      '三、2022年工作重点',
      '四、切实加强政府自身建设',
      '五、“十四五”规划纲要（草案）说明',
    ]);
    const honest = report.sections.find(({ heading }) => heading.startsWith('（一）坚持实干担当'))!;
    expect(honest.heading).toBe('（一）坚持实干担当，建设善作善成的有为政府');
    expect(honest.text).toMatch(/^牢记习近平总书记/);
  });

  it('lists contradictions and misprints and mends none of them', () => {
    const codes = book.report.findings.map(({ code }) => code);
    expect(codes.filter((code) => code === 'variant').length).toBeGreaterThanOrEqual(3);
    expect(codes).toContain('contradiction');
    expect(table(11).rows.some((row) => row.includes('杭州双菱路路邮政所'))).toBe(true);
    expect(table(2).rows[12]![1]).toContain('相江');
  });
});
