import GeoJSONVT from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import vtpbf from 'vt-pbf';
import { type Box, buildOsmLayers } from '../../../data/basemap/layers';
import { isTiles, readTiles } from '../../../data/basemap/vector-tiles';

const box: Box = [120.1, 30.15, 120.3, 30.4];
const ZOOM = 14;
/** A tile's buffer in its own units; lines run into the next tile by so much. */
const BUFFER = 64;

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

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];

/** A small PMTiles 3 archive: header, one directory, tiles, nothing packed (the specification's sections 3 and 4). */
function archive(layers: Record<string, GeoJSON.Feature[]>, tileType = 1): File {
  const indexes = Object.entries(layers).map(
    ([name, features]) =>
      [
        name,
        new GeoJSONVT(
          { type: 'FeatureCollection', features },
          { maxZoom: ZOOM, indexMaxZoom: ZOOM, indexMaxPoints: 0, buffer: BUFFER, tolerance: 0 },
        ),
      ] as const,
  );
  const tiles = new Map<number, Uint8Array>();
  for (const [, index] of indexes)
    for (const { z, x, y } of index.tileCoords) {
      if (z !== ZOOM) continue;
      const found = Object.fromEntries(
        indexes.flatMap(([name, one]) => {
          const tile = one.getTile(z, x, y);
          return tile ? [[name, tile]] : [];
        }),
      );
      tiles.set(zxyToTileId(z, x, y), vtpbf.fromGeojsonVt(found, { version: 2 }));
    }
  const sorted = [...tiles].sort(([a], [b]) => a - b);
  const directory = new Uint8Array([
    ...varint(sorted.length),
    ...sorted.flatMap(([id], i) => varint(id - (sorted[i - 1]?.[0] ?? 0))),
    ...sorted.flatMap(() => varint(1)),
    ...sorted.flatMap(([, bytes]) => varint(bytes.length)),
    ...sorted.flatMap((_, i) => varint(i === 0 ? 1 : 0)),
  ]);
  const header = new DataView(new ArrayBuffer(127));
  new TextEncoder().encode('PMTiles').forEach((byte, i) => void header.setUint8(i, byte));
  header.setUint8(7, 3);
  const size = sorted.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const after = 127 + directory.length;
  // Root directory, metadata, leaf directories, tiles: each as offset and length; then the three counts.
  [127, directory.length, after, 0, after, 0, after, size, sorted.length, sorted.length, sorted.length].forEach(
    (value, i) => void header.setBigUint64(8 + 8 * i, BigInt(value), true),
  );
  [1, 1, 1, tileType, ZOOM, ZOOM].forEach((value, i) => void header.setUint8(96 + i, value));
  [120, 30, 121, 31].forEach((degrees, i) => void header.setInt32(102 + 4 * i, degrees * 1e7, true));
  header.setUint8(118, ZOOM);
  return new File(
    [header.buffer, directory, ...sorted.map(([, bytes]) => bytes as Uint8Array<ArrayBuffer>)],
    'district.pmtiles',
  );
}

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
