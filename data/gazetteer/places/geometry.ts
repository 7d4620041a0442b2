import type { Position } from 'geojson';

/** Anything with WGS-84 degrees. */
export interface LonLat {
  lon: number;
  lat: number;
}

/** Metres per degree of latitude, and of longitude at the equator (mean earth radius 6,371,009 m). */
const METRES_PER_DEGREE = 111_195;

/** Great-circle distance in metres; at the size of a district a local plane is exact to centimetres. */
export function distanceMetres(a: LonLat, b: LonLat): number {
  const x = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return Math.hypot(x, a.lat - b.lat) * METRES_PER_DEGREE;
}

function insideRing(point: LonLat, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > point.lat !== yj > point.lat && point.lon < ((xj - xi) * (point.lat - yi)) / (yj - yi) + xi)
      inside = !inside;
  }
  return inside;
}

/** Rings of every polygon in a geometry; other geometries have none. */
function polygonsOf(geometry: GeoJSON.Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

/** Lines of a geometry, polygon rings included. */
export function linesOf(geometry: GeoJSON.Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(linesOf);
  return polygonsOf(geometry).flat();
}

/** True inside a polygon geometry (holes excluded). */
function contains(geometry: GeoJSON.Geometry, point: LonLat): boolean {
  return polygonsOf(geometry).some(
    ([outer, ...holes]) =>
      outer !== undefined && insideRing(point, outer) && !holes.some((hole) => insideRing(point, hole)),
  );
}

/** The point of a line or ring nearest to `point`, and its distance in metres; null for geometries without lines. */
function nearestOnLines(geometry: GeoJSON.Geometry, point: LonLat): { at: LonLat; metres: number } | null {
  const scale = Math.cos(point.lat * (Math.PI / 180));
  let best: { at: LonLat; metres: number } | null = null;
  for (const line of linesOf(geometry)) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [ax, ay] = line[i] as [number, number];
      const [bx, by] = line[i + 1] as [number, number];
      const dx = (bx - ax) * scale;
      const dy = by - ay;
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((point.lon - ax) * scale * dx + (point.lat - ay) * dy) / length;
      const t = Math.max(0, Math.min(1, along));
      const at = { lon: ax + t * (bx - ax), lat: ay + t * (by - ay) };
      const metres = distanceMetres(at, point);
      if (!best || metres < best.metres) best = { at, metres };
    }
  }
  return best;
}

/** Distance in metres from a point to a polygon: 0 inside. Infinity when the geometry has no polygon. */
export function distanceToArea(geometry: GeoJSON.Geometry, point: LonLat): number {
  if (contains(geometry, point)) return 0;
  return nearestOnLines(geometry, point)?.metres ?? Number.POSITIVE_INFINITY;
}

function crossingOf(a1: Position, a2: Position, b1: Position, b2: Position): LonLat | null {
  const [ax, ay] = a1 as [number, number];
  const [bx, by] = b1 as [number, number];
  const dax = a2[0]! - ax;
  const day = a2[1]! - ay;
  const dbx = b2[0]! - bx;
  const dby = b2[1]! - by;
  const cross = dax * dby - day * dbx;
  if (cross === 0) return null;
  const t = ((bx - ax) * dby - (by - ay) * dbx) / cross;
  const u = ((bx - ax) * day - (by - ay) * dax) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { lon: ax + t * dax, lat: ay + t * day } : null;
}

/** Where two line geometries cross or, within `reach` metres, come nearest; null when they stay apart. */
export function meetingOf(a: GeoJSON.Geometry, b: GeoJSON.Geometry, reach: number): LonLat | null {
  let best: { at: LonLat; metres: number } | null = null;
  for (const first of linesOf(a)) {
    for (let i = 0; i + 1 < first.length; i++)
      for (const second of linesOf(b))
        for (let j = 0; j + 1 < second.length; j++) {
          const at = crossingOf(first[i]!, first[i + 1]!, second[j]!, second[j + 1]!);
          if (at) return at;
        }
    for (const [lon, lat] of first as [number, number][]) {
      const near = nearestOnLines(b, { lon, lat });
      if (near && near.metres <= reach && (!best || near.metres < best.metres)) best = near;
    }
  }
  return best?.at ?? null;
}
