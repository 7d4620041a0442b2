import { describe, expect, test } from 'vitest';
import { distance } from '../../../components/map/mercator';
import { shiftFor } from '../../../components/map/shift';
import { providerOf, TILE_PROVIDERS, tileAddresses } from '../../../components/map/tiles';
import { whereabouts, zoomFor } from '../../../components/map/view';
import type { MapLayer } from '../../../data/gazetteer/model';
import { entityOf } from '../../fixtures/blank';

const cell: MapLayer = {
  id: 'cells',
  role: 'street-sketch',
  sketch: true,
  sources: [],
  attribution: '',
  licence: '',
  features: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '东街道' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [120, 30],
              [120.1, 30],
              [120.1, 30.1],
              [120, 30],
            ],
          ],
        },
      },
    ],
  },
};
const street = entityOf({ id: 'street', name: '东街道', kind: 'street' });

describe('what may be drawn of a place', () => {
  test('a place known only by what holds it never gets a point', () => {
    const inside = entityOf({ within: 'street', location: { level: 'within', within: 'street', basis: '' } });
    const drawn = whereabouts(inside, [street], [cell]);
    expect(drawn).toMatchObject({ kind: 'area', name: '东街道', sketch: true });
  });

  test('a holder without an area gives a ring around its own point, not a marker', () => {
    const holder = entityOf({
      id: 'holder',
      location: { level: 'own', lon: 120.05, lat: 30.05, precision: 100, source: 's', basis: '', approximate: false },
    });
    const inside = entityOf({ location: { level: 'within', within: 'holder', basis: '' } });
    expect(whereabouts(inside, [holder], [])).toMatchObject({ kind: 'near', precision: 300 });
  });

  test('nothing known is said to be unknown', () => {
    expect(whereabouts(entityOf({}), [], [])).toEqual({ kind: 'unknown' });
  });

  test('the rougher the point, the farther the view', () => {
    expect(zoomFor(30.25, 1500, 132)).toBeLessThan(zoomFor(30.25, 200, 132));
  });
});

describe('online tiles', () => {
  test('only 高德 is drawn in GCJ-02: a point moves some hundred metres there and nowhere else', () => {
    const amap = TILE_PROVIDERS.find((provider) => provider.id === 'amap')!.url!;
    const [lon, lat] = shiftFor(amap)(120.17, 30.25);
    const metres = distance({ lon: 120.17, lat: 30.25 }, { lon, lat });
    expect(metres).toBeGreaterThan(300);
    expect(metres).toBeLessThan(700);
    expect(shiftFor('https://tile.openstreetmap.org/{z}/{x}/{y}.png')(120.17, 30.25)).toEqual([120.17, 30.25]);
    expect(shiftFor(null)(120.17, 30.25)).toEqual([120.17, 30.25]);
  });

  test('every preset is https and known again by its address', () => {
    for (const { id, url } of TILE_PROVIDERS) {
      if (url === null) continue;
      expect(url).toMatch(/^https:\/\//);
      expect(providerOf(url)).toBe(id);
    }
    expect(providerOf('https://tiles.example.org/{z}/{x}/{y}.png')).toBe('custom');
  });

  test('天地图 brings its names as a second layer', () => {
    const url = TILE_PROVIDERS.find((provider) => provider.id === 'tianditu')!.url!;
    expect(tileAddresses(url).map((address) => /T=(\w+)/.exec(address.url)?.[1])).toEqual(['vec_w', 'cva_w']);
  });
});
