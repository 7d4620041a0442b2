import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../data/yearbook/export/figures';
import { entryOf } from '../../fixtures/blank';

const read = (body: string) =>
  figuresOf(entryOf({ body }), 2021).map(({ subject, value, unit, about, period }) => [
    subject,
    value,
    unit,
    about,
    period,
  ]);

describe('figures in a text', () => {
  it('have a subject, a value and a unit', () => {
    expect(read('至年末，全县有户籍人口83,300人、流动人口9.76万人。')).toEqual([
      ['全县有户籍人口', 83300, '人', false, 2021],
      ['流动人口', 9.76, '万人', false, 2021],
    ]);
  });

  it('say when they are not exact', () => {
    expect(read('接待游客约5万人次，清运垃圾300余吨。').map((row) => row[3])).toEqual([true, true]);
  });

  it('are of the year their sentence names, not of one it compares with', () => {
    expect(read('2019年建成公园3个。绿地面积12公顷，比2020年增长4.4%。').map((row) => row[4])).toEqual([
      2019, 2021, 2021,
    ]);
  });

  it('are no dates, ordinals or durations', () => {
    expect(read('2021年5月3日，第12个节日，历时7个月。')).toEqual([]);
  });

  it('stand where they are said to stand', () => {
    const body = '开展培训20场，参加1200多人次。';
    for (const { at, value } of figuresOf(entryOf({ body }), 2021))
      expect(body.startsWith(String(value), at)).toBe(true);
  });
});
