import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../../components/shelf/load-comparison';
import { type Linked, linkConfidence } from '../../../data/shelf/link';

const thing = (over: Partial<Linked> = {}, at?: [number, number]): Linked => ({
  entity: {
    name: '江樟社区',
    kind: 'community',
    location: at
      ? { level: 'own', lon: at[0], lat: at[1], precision: 50, source: 's', basis: 'b', approximate: false }
      : { level: 'none', basis: 'b' },
  },
  holder: '望樟街道',
  info: { district: '白塘区', city: '临樟市' },
  ...over,
});

describe('the same name in two books', () => {
  it.each<[string, Linked, Linked, string]>([
    ['is the same place where all agrees', thing(), thing(), 'same'],
    ['is likely it where the holder is not known', thing(), thing({ holder: null }), 'likely'],
    [
      'is likely it where the district was cut anew',
      thing(),
      thing({ info: { district: '青塘区', city: '临樟市' } }),
      'likely',
    ],
    ['is a namesake under another street', thing(), thing({ holder: '绿洲街道' }), 'namesake'],
    ['is a namesake in another city', thing(), thing({ info: { district: '白塘区', city: '远樟市' } }), 'namesake'],
    ['is a namesake far away', thing({}, [120.1, 30.2]), thing({}, [120.2, 30.2]), 'namesake'],
    ['is the same place a few steps away', thing({}, [120.1, 30.2]), thing({}, [120.101, 30.2]), 'same'],
  ])('%s', (_, a, b, confidence) => {
    expect(linkConfidence(a, b)).toBe(confidence);
    expect(linkConfidence(b, a)).toBe(confidence);
  });

  it('is no more than a namesake of another kind', () => {
    const road = thing();
    expect(linkConfidence({ ...road, entity: { ...road.entity, kind: 'road' } }, thing())).toBe('namesake');
  });
});

it('puts figures of two books side by side, those of both first', () => {
  const fact = (label: string, value: number, unit = '人') => ({ label, value, unit, source: 's', page: 1 });
  const rows = compareFigures(
    [fact('面积', 4, '平方千米'), fact('人口', 10)],
    [fact('人口', 12), fact('人口', 12, '户')],
  );
  expect(rows.map(({ label, unit, values }) => [label, unit, ...values.map((one) => one?.value ?? null)])).toEqual([
    ['人口', '人', 10, 12],
    ['面积', '平方千米', 4, null],
    ['人口', '户', null, 12],
  ]);
});
