import { type LimitLine, type Metres, metresPast } from './limit-lines';

/** How an outline and one limit in words agree. */
export interface Agreement {
  area: string;
  side: string;
  limit: string;
  /** Median over transects of how far the outline runs past the line, metres; negative where it stops short. */
  past: number;
  transects: number;
}

const TRANSECTS = 60;
/** Fewer crossings say nothing. */
const ENOUGH = 5;

/** Compares an area's outline with the limits whose course is known, on transects straight across them. */
export function agreementOf(
  area: string,
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon,
  limits: readonly LimitLine[],
  metres: Metres,
): Agreement[] {
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => ring!);
  return limits.flatMap((limit) => {
    const across = limit.side === '东' || limit.side === '西' ? 0 : 1;
    const along = 1 - across;
    const values = rings.flat().map((at) => at[along]!);
    const from = Math.min(...values);
    const step = (Math.max(...values) - from) / TRANSECTS;
    const past: number[] = [];
    for (let i = 0.5; i < TRANSECTS; i++) {
      const at = from + i * step;
      const edges = rings.flatMap((ring) => cuts(ring, along, at));
      if (edges.length === 0) continue;
      const edge = limit.side === '东' || limit.side === '北' ? Math.max(...edges) : Math.min(...edges);
      const metresOver = metresPast(limit, across === 0 ? [edge, at] : [at, edge], metres);
      if (metresOver !== null) past.push(metresOver);
    }
    if (past.length < ENOUGH) return [];
    past.sort((a, b) => a - b);
    const middle = past[past.length >> 1]!;
    return [{ area, side: limit.side, limit: limit.name, past: Math.round(middle), transects: past.length }];
  });
}

function cuts(ring: GeoJSON.Position[], along: number, at: number): number[] {
  const across = 1 - along;
  return ring.slice(1).flatMap((b, i) => {
    const a = ring[i]!;
    if (a[along] === b[along] || (a[along]! - at) * (b[along]! - at) > 0) return [];
    return [a[across]! + ((b[across]! - a[across]!) * (at - a[along]!)) / (b[along]! - a[along]!)];
  });
}
