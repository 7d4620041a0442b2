import { describe, expect, it } from 'vitest';
import { captionDate } from '../../../data/yearbook/divisions/captions';
import { awarderOf, splitUnits } from '../../../data/yearbook/divisions/honours';
import { likeness } from '../../../data/yearbook/export/oracle';
import { tabForms } from '../../../data/yearbook/read/furniture';
import { cutPiece, makePiece, splitLines } from '../../../data/yearbook/read/lines';
import { readNames } from '../../../data/yearbook/read/names';
import { paginate } from '../../../data/yearbook/read/pages';
import { paragraphs } from '../../../data/yearbook/read/paragraphs';
import { closeUp, joinPieces } from '../../../data/yearbook/read/spacing';

const pieces = (...lines: string[]) => lines.map((line, i) => makePiece(line, i + 1, 1));

describe('spacing', () => {
  it.each([
    ['2021年 5月 11日，上城区', '2021年5月11日，上城区'],
    ['工 作 的 通 知》（杭 政 办 函', '工作的通知》（杭政办函'],
    ['“9 · 26”工匠日', '“9·26”工匠日'],
    ['57\uFFFD项重点工作', '57项重点工作'],
    ['剂 （In Vitro Diagnostics）', '剂（In Vitro Diagnostics）'],
    ['GB/T 36473—2018《信息技', 'GB/T 36473—2018《信息技'],
    ['AED 3台，帮助', 'AED3台，帮助'],
    ['图1 2021年上城区生产总值', '图1 2021年上城区生产总值'],
    ['表2 2021年上城区', '表2 2021年上城区'],
  ])('%s → %s', (printed, read) => expect(closeUp(printed)).toBe(read));

  it('joins lines: words of Latin letters keep a blank, a soft hyphen goes, a minus stays', () => {
    expect(joinPieces(pieces('（Integrated', 'Resources System）'))).toBe('（Integrated Resources System）');
    expect(joinPieces(pieces('环境（En\u2010', 'vironmental）'))).toBe('环境（Environmental）');
    expect(joinPieces(pieces('最低气温为 -', '6.4℃'))).toBe('最低气温为-6.4℃');
    expect(joinPieces(pieces('为 Q_DC', '02—2021智能'))).toBe('为Q_DC 02—2021智能');
    expect(joinPieces(pieces('装置》（T/ZZB', '2219—2021）'))).toBe('装置》（T/ZZB 2219—2021）');
  });
});

describe('lines and pages', () => {
  it('cuts at any line end and counts pages from the anchor', () => {
    const source = splitLines('前页\r\n 特 载\r\n一\r\n\r\n\r\n\r\n次页\r\n');
    const { pieces: read, anchored } = paginate(source, { first: '特载', page: 1 });
    expect(anchored).toBe(true);
    expect(read.map(({ text, page }) => [text, page])).toEqual([
      ['前页', null],
      ['特 载', 1],
      ['一', 1],
      ['次页', 2],
    ]);
  });

  it('cuts a line into parts that together are the line', () => {
    const [left, right] = cutPiece(makePiece(' 塘区51人。 （马天洋）', 7, 14), 7);
    expect([left.text, right.text]).toEqual(['塘区51人。', '（马天洋）']);
    expect([left.from, left.to, right.from, right.to]).toEqual([0, 7, 7, 13]);
  });

  it('knows the forms of a decorative tab', () => {
    const forms = tabForms(['教育', '纪检·监察']);
    expect(forms.get('教育教育')).toBe('教育');
    expect(forms.get('纪检纪检··监察监察')).toBe('纪检·监察');
    expect(forms.get('教育')).toBeUndefined();
  });
});

describe('paragraphs', () => {
  it('end at a short line or before an indented one', () => {
    const lines = ['一二三四五六七八九十一二', '三四五。', '一二三四五六七八九十', '一二三四五六七八九十一二', '完。'];
    expect(paragraphs(pieces(...lines), 12)).toHaveLength(2);
  });

  it('do not end at a justified line, which only looks short', () => {
    const lines = ['飞 行 安 全 作 出 贡 献 。', '2021年 2月，陈春立一等功，', '被授予勋章。'];
    expect(paragraphs(pieces(...lines), 12)).toHaveLength(1);
  });
});

describe('small readers', () => {
  it('reads names, units, dates and likeness', () => {
    expect(readNames('（方 汇 潘煜戈 刘 毅）')).toEqual(['方汇', '潘煜戈', '刘毅']);
    expect(splitUnits('区委宣传部（网信办、文明办）、区法院')).toEqual(['区委宣传部（网信办、文明办）', '区法院']);
    expect(splitUnits('民革基层委员会三支部、四支部')).toEqual(['民革基层委员会三支部、四支部']);
    expect(splitUnits('区法院立案庭（诉讼服务中心）、刑事审判庭')).toEqual([
      '区法院立案庭（诉讼服务中心）',
      '区法院刑事审判庭',
    ]);
    expect(awarderOf('上城区委、区政府给予记三等功、嘉奖人员')).toBe('上城区委、区政府');
    expect(awarderOf('2021年上城区政府质量奖')).toBe('上城区政府');
    expect(awarderOf('上城区优秀共产党员')).toBeNull();
    expect(captionDate('2021年9—10月，上城区')).toBe('2021-09/2021-10');
    expect(captionDate('2021年8月9—10日')).toBe('2021-08-09/2021-08-10');
    expect(captionDate('2021年8月9日')).toBe('2021-08-09');
    expect(captionDate('上城新貌')).toBeNull();
    expect(likeness('职工技能素养提升行动', '职工技能素质提升行动')).toBe(0.9);
  });
});
