import { describe, expect, it } from 'vitest';
import { type Box, buildOsmLayers } from '../../../data/basemap/layers';
import { isTiles, readTiles } from '../../../data/basemap/vector-tiles';
import { archive } from './tiles-archive';

const box: Box = [120.1, 30.15, 120.3, 30.4];

const feature = (geometry: GeoJSON.Geometry, properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { ...properties },
  geometry,
});
const line = (...coordinates: [number, number][]): GeoJSON.LineString => ({ type: 'LineString', coordinates });
const square = (west: number, south: number, side: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

const road = line([120.15, 30.25], [120.19, 30.26]);

describe('an archive of vector tiles', () => {
  it.each([
    [
      'Protomaps',
      {
        roads: [
          feature(road, { kind: 'minor_road', kind_detail: 'residential', name: '试验路' }),
          feature(road, { kind: 'rail', kind_detail: 'subway', name: '试验线' }),
        ],
        water: [
          feature(square(120.2, 30.2, 0.02), { kind: 'lake', name: '试验湖' }),
          feature(road, { kind: 'canal', name: '试验河' }),
        ],
        landuse: [feature(square(120.22, 30.22, 0.01), { kind: 'park', name: '试验园' })],
        pois: [feature({ type: 'Point', coordinates: [120.2, 30.2] }, { kind: 'school', name: '学校' })],
      },
    ],
    [
      'OpenMapTiles',
      {
        transportation_name: [feature(road, { class: 'minor', name: '试验路' })],
        transportation: [feature(road, { class: 'transit', subclass: 'subway', name: '试验线' })],
        water: [feature(square(120.2, 30.2, 0.02), { class: 'lake', name: '试验湖' })],
        waterway: [feature(road, { class: 'canal', name: '试验河' })],
        park: [feature(square(120.22, 30.22, 0.01), { class: 'nature_reserve', name: '试验园' })],
      },
    ],
  ])('of %s gives the layers that an extract gives', async (_, layers) => {
    const file = archive(layers);
    expect(await isTiles(file)).toBe(true);
    let read = 0;
    const built = buildOsmLayers(
      await readTiles(file, box, (bytes) => {
        read = bytes;
      }),
      box,
      4,
    );
    expect(read).toBeGreaterThan(0);
    const names = [...built].map(([layer, { features }]) => [layer, features.map((one) => one.properties?.name)]);
    expect(Object.fromEntries(names)).toEqual({
      roads: ['试验路'],
      metro: ['试验线'],
      water: ['试验湖'],
      rivers: ['试验河'],
      green: ['试验园'],
    });
    // Where it was, to a metre or two: the road's ends.
    const [found] = built.get('roads')!.features;
    const lons = (found!.geometry as GeoJSON.MultiLineString).coordinates.flat().map(([lon]) => lon!);
    expect(Math.min(...lons)).toBeCloseTo(120.15, 4);
    expect(Math.max(...lons)).toBeCloseTo(120.19, 4);
  });

  it('of pictures, damaged, or of another city says so', async () => {
    await expect(
      readTiles(archive({ roads: [feature(road, { kind: 'minor_road' })] }, 2), box, () => {}),
    ).rejects.toMatchObject({ fault: 'unknown-format' });
    const broken = new File(
      [
        await archive({ roads: [feature(road, {})] })
          .slice(0, 60)
          .arrayBuffer(),
      ],
      'a.pmtiles',
    );
    await expect(readTiles(broken, box, () => {})).rejects.toMatchObject({ fault: 'unknown-format' });
    const far = await readTiles(
      archive({ roads: [feature(road, { kind: 'minor_road', name: '路' })] }),
      [116, 39, 116.2, 39.2],
      () => {},
    );
    expect(() => buildOsmLayers(far, [116, 39, 116.2, 39.2], 4)).toThrow(
      expect.objectContaining({ fault: 'elsewhere' }),
    );
  });

  it('is told from other files by its first bytes', async () => {
    expect(await isTiles(new File(['{"elements":[]}'], 'x.pmtiles'))).toBe(false);
  });
});
