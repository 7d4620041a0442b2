import type { MapLayer } from '../../data/gazetteer/model';
import type { Limits, Side } from '../../data/gazetteer/places/limits';

/** One side of an area that a line of the base map bounds by the book's words: 北至庆春路. */
export interface LimitLine {
  side: Side;
  name: string;
  lines: GeoJSON.Position[][];
}

/** Metres of a degree, at the middle of the map. */
export interface Metres {
  lon: number;
  lat: number;
}

/** Mean length of a degree of latitude, metres (WGS-84). */
const DEGREE = 111_320;

export function metresAt(lat: number): Metres {
  return { lon: DEGREE * Math.cos((lat * Math.PI) / 180), lat: DEGREE };
}

/**
 * The limits whose course is known: a road or railway of the base map that the words name, on one side. Words that name
 * several sides at once bound none of them alone; a longer name hides the shorter one in it (庆春东路, 庆春路).
 */
export function limitLines(limits: Limits, layers: readonly MapLayer[]): LimitLine[] {
  const known = linesByName(layers);
  return limits.limits.flatMap(({ sides, words }) => {
    const [side, ...more] = sides;
    if (!side || more.length > 0) return [];
    const named = [...known.keys()].filter((name) => words.includes(name));
    return named
      .filter((name) => !named.some((other) => other !== name && other.includes(name)))
      .map((name) => ({ side, name, lines: known.get(name)! }));
  });
}

function linesByName(layers: readonly MapLayer[]): Map<string, GeoJSON.Position[][]> {
  const known = new Map<string, GeoJSON.Position[][]>();
  for (const { geometry, properties } of layers
    .filter(({ role }) => role === 'road' || role === 'rail')
    .flatMap(({ features }) => features.features)) {
    const name = properties?.name;
    if (typeof name !== 'string' || name === '') continue;
    const lines =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    known.set(name, [...(known.get(name) ?? []), ...lines]);
  }
  return known;
}

/**
 * Metres a point lies past a limit, measured straight across it (east–west for 东 and 西); negative on the near side. Null
 * where the line does not reach so far.
 */
export function metresPast(limit: LimitLine, [lon, lat]: readonly [number, number], metres: Metres): number | null {
  const across = limit.side === '东' || limit.side === '西' ? 0 : 1;
  const along = 1 - across;
  const at = along === 1 ? lat : lon;
  const value = along === 1 ? lon : lat;
  const sign = limit.side === '东' || limit.side === '北' ? 1 : -1;
  let nearest: number | null = null;
  for (const line of limit.lines)
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      if (a[along] === b[along] || (a[along]! - at) * (b[along]! - at) > 0) continue;
      const cut = a[across]! + ((b[across]! - a[across]!) * (at - a[along]!)) / (b[along]! - a[along]!);
      const past = (value - cut) * (across === 0 ? metres.lon : metres.lat) * sign;
      if (nearest === null || Math.abs(past) < Math.abs(nearest)) nearest = past;
    }
  return nearest;
}
