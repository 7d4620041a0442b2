import { expect, it } from 'vitest';
import { districtOf } from '../../../data/gazetteer/district';
import { buildGazetteer, parseCuratedFacts } from '../../../data/gazetteer/index';
import { textPlaces } from '../../../data/gazetteer/names/text-places';
import { readAnyBook } from '../../../data/yearbook/index';

const district = districtOf({ district: '白塘县', city: '临樟市', province: '某省' });

const names = (text: string) => {
  const { book } = readAnyBook(`白塘年鉴（2020）\n社会事业\n【概况】${text}\n`, {}, '');
  return textPlaces(book, district, ['少河镇'], new Set())
    .map(({ name, unplaced }) => (unplaced ? `${name}?` : name))
    .sort();
};

it('names schools, hospitals and sights after the district or its towns, and what comes word for word again', () => {
  expect(names('白塘中学获奖，白塘县人民医院扩建，在少河龙灯艺术馆举行。')).toEqual([
    '少河龙灯艺术馆',
    '白塘中学',
    '白塘县人民医院',
  ]);
  expect(names('活动在田汉纪念馆举行。田汉纪念馆接待2万人次。')).toEqual(['田汉纪念馆?']);
});

it('makes no name of words that say how many, of a sentence, or of a part of a longer name', () => {
  expect(names('全县各小学开学，所中小学达标，人民公园改造，人民公园开放，邱少河烈士纪念馆一处。')).toEqual([]);
  expect(names('新建学校3所，新建学校竣工。白塘县完成投资并改造中心医院。')).toEqual([]);
});

it('leaves alone what is a body of the district already', () => {
  const text = '晋江市博物馆开馆。晋江市博物馆接待2万人次，晋江市博物馆获评先进。';
  const { book } = readAnyBook(`晋江年鉴（2021）\n文化\n【概况】2020年，${text}\n`, {}, '');
  const { entities } = buildGazetteer(book, parseCuratedFacts({}));
  expect(entities.filter(({ name }) => name === '晋江市博物馆')).toHaveLength(1);
  expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
});
