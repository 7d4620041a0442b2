import GeoJSONVT from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import vtpbf from 'vt-pbf';

/** Zoom of the one level of tiles in the archives of the tests. */
const ZOOM = 14;
/** A tile's buffer in its own units; lines run into the next tile by so much. */
const BUFFER = 64;

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];

/** A small PMTiles 3 archive: header, one directory, tiles, nothing packed (the specification's sections 3 and 4). */
export function archive(layers: Record<string, GeoJSON.Feature[]>, tileType = 1): File {
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
