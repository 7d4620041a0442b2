import polygonClipping from 'polygon-clipping';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Grid } from './grid';

/** Corners flatter than so many cells' worth of triangle go: the steps of the grid, and no more. */
const FLAT_CELLS = 4;
/** Digits of a degree: about a metre. */
const DIGITS = 5;

/** Areas of a grid as polygons that share their edges, thinned, and cut along an outline. */
export function outlinesOf(grid: Grid, outline: GeoJSON.Polygon | GeoJSON.MultiPolygon): GeoJSON.Feature[] {
  const names = [...new Set(grid.areas)].filter(Boolean);
  const areas: GeoJSON.FeatureCollection<GeoJSON.Polygon> = {
    type: 'FeatureCollection',
    features: names.flatMap((name) =>
      ringsOf(grid, name).map((ring) => ({
        type: 'Feature' as const,
        properties: { name },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      })),
    ),
  };
  const shared = presimplify(
    topology({ areas }) as unknown as Topology<{ areas: GeometryCollection<{ name: string }> }>,
  );
  const thinned = simplify(shared, FLAT_CELLS * grid.lon * grid.lat);
  const { features } = feature(thinned, thinned.objects.areas);
  const cut = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return names.map((name) => {
    const rings = features
      .filter(({ properties }) => properties.name === name)
      .map(({ geometry }) => (geometry as GeoJSON.Polygon).coordinates);
    const inside = polygonClipping.intersection(rings as never, cut as never);
    const coordinates = inside.map((polygon) => polygon.map((ring) => ring.map((at) => at.map(rounded))));
    return {
      type: 'Feature',
      properties: { name },
      geometry:
        coordinates.length === 1
          ? { type: 'Polygon', coordinates: coordinates[0]! }
          : { type: 'MultiPolygon', coordinates },
    };
  });
}

const rounded = (value: number): number => Number(value.toFixed(DIGITS));

/** Outer rings of the cells of one area, along the cells' edges. Holes are other areas' and are cut out by drawing them. */
function ringsOf(grid: Grid, name: string): GeoJSON.Position[][] {
  const { columns, rows, areas } = grid;
  const is = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && areas[row * columns + column] === name;
  // Edges with the area on their left, by the corner they start from.
  const next = new Map<string, [number, number][]>();
  const edge = (from: [number, number], to: [number, number]): void => {
    const key = from.join();
    next.set(key, [...(next.get(key) ?? []), to]);
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (!is(column, row)) continue;
      if (!is(column, row - 1)) edge([column, row], [column + 1, row]);
      if (!is(column + 1, row)) edge([column + 1, row], [column + 1, row + 1]);
      if (!is(column, row + 1)) edge([column + 1, row + 1], [column, row + 1]);
      if (!is(column - 1, row)) edge([column, row + 1], [column, row]);
    }
  const rings: GeoJSON.Position[][] = [];
  for (const start of next.keys()) {
    while (next.get(start)?.length) {
      const ring: [number, number][] = [];
      let at = start;
      for (let to = next.get(at)!.pop(); to; to = next.get(at)?.pop()) {
        ring.push(to);
        at = to.join();
        if (at === start) break;
      }
      if (areaOf(ring) > MIN_CELLS)
        rings.push([...ring, ring[0]!].map(([x, y]) => [grid.west + x * grid.lon, grid.south + y * grid.lat]));
    }
  }
  return rings;
}

/** Patches of fewer cells (two hectares) are accidents of the grid. */
const MIN_CELLS = 6;

/** Signed area in cells; negative for a hole. */
function areaOf(ring: readonly [number, number][]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
