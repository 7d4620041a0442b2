import { describe, expect, it } from 'vitest';
import { limitsIn } from '../../../data/gazetteer/places/limits';

describe('limits in words', () => {
  it.each([
    [
      '柳岸街道南起青石大道，北至长庚路，东及中渠，西邻柳湖。2021年，街道面积1.6平方千米。',
      '南起青石大道，北至长庚路，东及中渠，西邻柳湖',
      ['南', '北', '东', '西'],
    ],
    // Without commas between, and with what borders in the next clause.
    [
      '望桥街道东临大江、南至望桥路、西接小河、北傍清渠路。',
      '东临大江、南至望桥路、西接小河、北傍清渠路',
      ['东', '南', '西', '北'],
    ],
    [
      '石桥街道位于某区北部，东起备渠路，南接天成路，西邻石大路，与柳江区交界，北至石线，毗邻车站。',
      '东起备渠路，南接天成路，西邻石大路，与柳江区交界，北至石线',
      ['东', '南', '西', '北'],
    ],
    // Several sides at once.
    [
      '闸口街道南起山路，西接铁路，与柳江区相邻，东、北分别与青石街道、望桥街道接壤。',
      '南起山路，西接铁路，与柳江区相邻，东、北分别与青石街道、望桥街道接壤',
      ['南', '西', '东', '北'],
    ],
  ])('are read at the head of a description: %s', (text, quote, sides) => {
    const read = limitsIn(text);
    expect(read?.quote).toBe(quote);
    expect(read?.limits.flatMap((limit) => limit.sides)).toEqual(sides);
  });

  it.each([
    '解放路东起城站，西至湖滨，全长2千米。',
    '全区东部有工业园，南部为农田。',
    '东起、南至、西邻、北靠，词语解释'.slice(0, 5),
  ])('are not read where too few sides are named: %s', (text) => expect(limitsIn(text)).toBeNull());
});
