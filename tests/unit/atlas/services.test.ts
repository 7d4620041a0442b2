import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { MAP_SERVICES } from '../../../components/map/services';

/** A point of Hangzhou, WGS-84. */
const LON = 120.16;
const LAT = 30.24;

/** The point an address carries, as longitude and latitude of its own system. */
function carried(id: string, address: string): [number, number] {
  const url = new URL(address);
  const text =
    id === 'amap'
      ? url.searchParams.get('position')!
      : id === 'baidu'
        ? url.searchParams.get('location')!
        : id === 'tencent'
          ? /coord:([^;]+)/.exec(url.searchParams.get('marker')!)![1]!
          : `${url.searchParams.get('mlat')},${url.searchParams.get('mlon')}`;
  const [a, b] = text.split(',').map(Number) as [number, number];
  return id === 'amap' ? [a, b] : [b, a];
}

const SYSTEM = { amap: gcoord.GCJ02, tencent: gcoord.GCJ02, baidu: gcoord.BD09, osm: gcoord.WGS84 } as const;

describe('a place in another map', () => {
  it.each(MAP_SERVICES)('$id gets the point in its own coordinates, and nothing but https', ({ id, address }) => {
    const made = address(LON, LAT, '柳岸 & “公园”');
    expect(made.startsWith('https://')).toBe(true);
    const [lon, lat] = gcoord.transform(carried(id, made), SYSTEM[id], gcoord.WGS84) as [number, number];
    // Back within two metres.
    expect(Math.abs(lon - LON) * 96_000).toBeLessThan(2);
    expect(Math.abs(lat - LAT) * 111_000).toBeLessThan(2);
  });

  it('a name stays one value of the address', () => {
    const made = MAP_SERVICES[0]!.address(LON, LAT, 'A&B=C');
    expect(new URL(made).searchParams.get('name')).toBe('A&B=C');
  });
});
