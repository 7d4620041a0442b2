import { describe, expect, test } from 'vitest';
import { scaleOf } from '../../../components/atlas/measures';
import { dayWords } from '../../../components/atlas/year';
import { Clusters, clusterText } from '../../../components/map/clusters';

describe('shades', () => {
  test('five shades from least to most', () => {
    const scale = scaleOf([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect([10, 30, 50, 70, 100].map(scale.shade)).toEqual([0, 1, 2, 3, 4]);
  });
  test('equal numbers share a shade', () => {
    const scale = scaleOf([5, 5, 5, 5, 9]);
    expect(scale.shade(5)).toBe(0);
    expect(scale.shade(9)).toBeGreaterThan(0);
  });
});

describe('places that share a spot', () => {
  const points = [
    { id: 'a', lon: 120.17, lat: 30.25, number: 3 },
    { id: 'b', lon: 120.1701, lat: 30.25, number: 1 },
    { id: 'c', lon: 120.25, lat: 30.3, number: 2 },
  ];
  const box: [number, number, number, number] = [120, 30, 121, 31];
  test('share a marker far away and part when near; nothing is lost', () => {
    const clusters = new Clusters(points, 30);
    const far = clusters.at(box, 12);
    expect(far.map((cluster) => cluster.members.map((member) => member.id)).sort()).toEqual([['b', 'a'], ['c']]);
    const near = clusters.at(box, 18);
    expect(near.map((cluster) => cluster.members[0]!.id).sort()).toEqual(['a', 'b', 'c']);
  });
  test('say their numbers in the list', () => {
    expect(
      clusterText([
        { id: 'b', lon: 0, lat: 0, number: 1 },
        { id: 'a', lon: 0, lat: 0, number: 3 },
      ]),
    ).toBe('1·3');
    expect(clusterText([1, 4, 9].map((number) => ({ id: `${number}`, lon: 0, lat: 0, number })))).toBe('1 +2');
    expect(
      clusterText([
        { id: 'a', lon: 0, lat: 0 },
        { id: 'b', lon: 0, lat: 0 },
      ]),
    ).toBe('2');
  });
});

describe('days of the chronicle in words', () => {
  const item = (from: string | null, to: string | null) => ({
    id: '',
    month: '2021-03',
    from,
    to,
    label: '',
    text: '',
    page: 1,
    lines: [1, 1] as [number, number],
  });
  test.each([
    [item('2021-03-05', '2021-03-05'), '3月5日'],
    [item('2021-03-05', '2021-03-07'), '3月5日—7日'],
    [item('2021-03-30', '2021-04-02'), '3月30日—4月2日'],
    [item(null, null), '3月'],
  ])('%#', (one, words) => {
    expect(dayWords(one, 'zh')).toBe(words);
  });
});
