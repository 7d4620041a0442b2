import { type LimitLine, type Metres, metresPast } from './limit-lines';

/** A point known to lie in an area. */
export interface Seed {
  lon: number;
  lat: number;
  area: string;
}

/** Cells of a box, row by row from the south-west; each holds the name of an area. */
export interface Grid {
  west: number;
  south: number;
  columns: number;
  rows: number;
  /** Degrees of a cell. */
  lon: number;
  lat: number;
  areas: string[];
}

/** Side of a cell, metres: half of what the points themselves are known to. */
const CELL = 60;
/** Cells around the outline, so that cutting along it leaves no gap. */
const MARGIN = 2;
/** A metre past a limit counts as so many more metres from the area's points: words weigh more than nearness. */
const PAST = 6;

/** Gives each cell to the area with the nearest point, a point across a limit of its area being as good as farther away. */
export function gridOf(
  [west, south, east, north]: readonly [number, number, number, number],
  seeds: readonly Seed[],
  limits: ReadonlyMap<string, readonly LimitLine[]>,
  metres: Metres,
): Grid {
  const lon = CELL / metres.lon;
  const lat = CELL / metres.lat;
  const grid: Grid = {
    west: west - MARGIN * lon,
    south: south - MARGIN * lat,
    columns: Math.ceil((east - west) / lon) + 2 * MARGIN,
    rows: Math.ceil((north - south) / lat) + 2 * MARGIN,
    lon,
    lat,
    areas: [],
  };
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++)
      grid.areas.push(areaAt(middleOf(grid, column, row), seeds, limits, metres));
  return grid;
}

export function middleOf({ west, south, lon, lat }: Grid, column: number, row: number): [number, number] {
  return [west + (column + 0.5) * lon, south + (row + 0.5) * lat];
}

function areaAt(
  at: [number, number],
  seeds: readonly Seed[],
  limits: ReadonlyMap<string, readonly LimitLine[]>,
  metres: Metres,
): string {
  const past = new Map<string, number>();
  let best = Number.POSITIVE_INFINITY;
  let area = '';
  for (const seed of seeds) {
    const distance = Math.hypot((seed.lon - at[0]) * metres.lon, (seed.lat - at[1]) * metres.lat);
    if (distance >= best) continue;
    let over = past.get(seed.area);
    if (over === undefined) {
      over = Math.max(0, ...(limits.get(seed.area) ?? []).map((limit) => metresPast(limit, at, metres) ?? 0));
      past.set(seed.area, over);
    }
    if (distance + over * PAST >= best) continue;
    best = distance + over * PAST;
    area = seed.area;
  }
  return area;
}
