import { expect, it } from 'vitest';
import { readIndicators } from '../../../data/yearbook/export/indicators';
import type { Book } from '../../../data/yearbook/model';

const read = (text: string) =>
  readIndicators({
    info: { year: 2021 } as Book['info'],
    treatises: [
      {
        id: 'a/公报',
        title: '公报',
        subtitle: null,
        signature: [],
        page: 9,
        lines: [1, 9],
        sections: [{ heading: '（二）甲', level: 2, text, page: 10, lines: [2, 3] }],
      },
    ],
  });
const rows = (text: string) =>
  read(text).flatMap(({ indicators }) =>
    indicators.map(({ subject, value, unit, growth }) => [subject, value, unit, growth]),
  );

it('reads amounts with their growth, section by section', () => {
  expect(
    read('2021年实现生产总值120.5亿元，按可比价格计算，比上年增长7.2%。其中，第二产业增加值60.1亿元，下降5%；'),
  ).toEqual([
    {
      text: 'a/公报',
      title: '公报',
      heading: '甲',
      page: 10,
      indicators: [
        { subject: '生产总值', value: 120.5, unit: '亿元', growth: 7.2 },
        { subject: '第二产业增加值', value: 60.1, unit: '亿元', growth: -5 },
      ],
    },
  ]);
});

it('says whose it is, and not what was taken off first', () => {
  expect(
    rows('全年批发业实现增加值3.5亿元，同比增长1%。总支出9亿元，增长2%，剔除补助2.1亿元后净支出6.9亿元，增长3%。'),
  ).toEqual([
    ['批发业增加值', 3.5, '亿元', 1],
    ['总支出', 9, '亿元', 2],
    ['净支出', 6.9, '亿元', 3],
  ]);
});

it('leaves out another year’s, and amounts without growth', () => {
  expect(rows('（经核实，2020年甲区生产总值98.99亿元，按可比价格计算，比上年增长3.0%）。')).toEqual([]);
  expect(rows('完成投资5亿元。销售额7亿元，占全市一成。')).toEqual([]);
  expect(read('')).toEqual([]);
});
