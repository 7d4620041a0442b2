import { describe, expect, it } from 'vitest';
import type { MapLayer } from '../../../data/gazetteer/model';
import { limitsIn } from '../../../data/gazetteer/places/limits';
import { agreementOf } from '../../../scripts/sketch/agreement';
import { gridOf } from '../../../scripts/sketch/grid';
import { limitLines, metresAt } from '../../../scripts/sketch/limit-lines';
import { outlinesOf } from '../../../scripts/sketch/outlines';
import { smoothed } from '../../../scripts/sketch/smooth';

/** A district of about 4 × 4 km, and a road from west to east through it, a kilometre south of its middle. */
const WEST = 120;
const SOUTH = 30;
const SIDE = 0.04;
const ROAD = SOUTH + SIDE / 2 - 0.009;
const outline: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [WEST, SOUTH],
      [WEST + SIDE, SOUTH],
      [WEST + SIDE, SOUTH + SIDE],
      [WEST, SOUTH + SIDE],
      [WEST, SOUTH],
    ],
  ],
};
const roads = {
  role: 'road',
  features: {
    type: 'FeatureCollection',
    features: ['青石路', '青石路北弄'].map((name) => ({
      type: 'Feature',
      properties: { name },
      geometry: {
        type: 'LineString',
        coordinates: [
          [WEST, ROAD],
          [WEST + SIDE, ROAD],
        ],
      },
    })),
  },
} as unknown as MapLayer;
const metres = metresAt(SOUTH);
const north = { lon: WEST + SIDE / 2, lat: SOUTH + SIDE * 0.75, area: '北街道' };
const south = { lon: WEST + SIDE / 2, lat: SOUTH + SIDE * 0.25, area: '南街道' };
const words = limitsIn('北街道东临大江，南至青石路，西接小河，北靠山。')!;
const limits = new Map([['北街道', limitLines(words, [roads])]]);
const box = [WEST, SOUTH, WEST + SIDE, SOUTH + SIDE] as const;

describe('sketched areas of streets', () => {
  it('take from the words the limits whose course the map has, the longest name that is meant', () => {
    expect(limits.get('北街道')?.map(({ side, name }) => side + name)).toEqual(['南青石路']);
  });

  it('meet half way between their points where no words say more, and share that edge', () => {
    const [first, second] = outlinesOf(gridOf(box, [south, north], new Map(), metres), outline);
    const edge = (one: GeoJSON.Feature) =>
      new Set(
        (one.geometry as GeoJSON.Polygon).coordinates[0]!.map(([, lat]) => lat!).filter(
          (lat) => Math.abs(lat - (SOUTH + SIDE / 2)) < 0.001,
        ),
      );
    expect(edge(first!)).toEqual(edge(second!));
    expect(edge(first!).size).toBe(1);
  });

  it('have no fringes and lie in one piece', () => {
    const grid = gridOf(box, [south, north], new Map(), metres);
    const middle = Math.floor(grid.rows / 2);
    // A stripe of one cell across the edge, and a speck far from it.
    for (let up = 0; up < 12; up++) grid.areas[(middle + up) * grid.columns + 20] = '南街道';
    grid.areas[5 * grid.columns + 5] = '北街道';
    const { areas, columns } = smoothed(grid);
    for (let up = 4; up < 12; up++) expect(areas[(middle + up) * columns + 20]).toBe('北街道');
    expect(areas[5 * columns + 5]).toBe('南街道');
  });

  it('do not run past a limit, and are cut along the outline', () => {
    // Nearness alone would take the northern street to the middle between the points, past nothing; the limit is south of it.
    const close = { ...north, lat: ROAD + 0.002 };
    const sketched = outlinesOf(gridOf(box, [{ ...south, lat: SOUTH + 0.0005 }, close], limits, metres), outline);
    const area = sketched.find(({ properties }) => properties?.name === '北街道')!.geometry as GeoJSON.Polygon;
    const [row] = agreementOf('北街道', area, limits.get('北街道')!, metres);
    expect(Math.abs(row!.past)).toBeLessThan(250);
    const free = outlinesOf(gridOf(box, [{ ...south, lat: SOUTH + 0.0005 }, close], new Map(), metres), outline);
    const without = free.find(({ properties }) => properties?.name === '北街道')!.geometry as GeoJSON.Polygon;
    expect(agreementOf('北街道', without, limits.get('北街道')!, metres)[0]!.past).toBeGreaterThan(row!.past);
    for (const [lon, lat] of area.coordinates.flat()) {
      expect(lon).toBeGreaterThanOrEqual(WEST);
      expect(lat).toBeLessThanOrEqual(SOUTH + SIDE + 1e-9);
    }
  });
});
