import type { Position } from 'geojson';
import type { OsmShape } from './extract';
import type { Box } from './layers';

/** A name of the book that a named point of the extract bears. */
export interface PointMatch {
  name: string;
  lat: number;
  lon: number;
  /** How far the points of that name lie apart, metres, at least 50. */
  precision: number;
  count: number;
}

export interface MatchReport {
  matched: PointMatch[];
  /** Names that several points far apart bear: which one is meant cannot be told. */
  ambiguous: string[];
  /** Named points in the box that no name of the book fits. */
  unmatched: number;
}

/** Points of one name farther apart than this are several things (metres). */
const APART = 300;
const METRES_PER_DEGREE = 111_195;

/**
 * Gives names of the book to the named points of an extract: by exactly the same name, within the box, and where all
 * points of that name lie close together. Nothing is guessed.
 */
export function matchPoints(
  shapes: readonly OsmShape[],
  names: ReadonlySet<string>,
  [west, south, east, north]: Box,
): MatchReport {
  const byName = new Map<string, Position[]>();
  let unmatched = 0;
  for (const { tags, point } of shapes) {
    const name = tags['name:zh'] ?? tags.name;
    if (!point || !name) continue;
    const [lon, lat] = point as [number, number];
    if (lon < west || lon > east || lat < south || lat > north) continue;
    if (!names.has(name)) unmatched += 1;
    else byName.set(name, [...(byName.get(name) ?? []), point]);
  }
  const report: MatchReport = { matched: [], ambiguous: [], unmatched };
  for (const [name, points] of byName) {
    const lon = points.reduce((sum, [x]) => sum + x!, 0) / points.length;
    const lat = points.reduce((sum, [, y]) => sum + y!, 0) / points.length;
    const far = Math.max(
      ...points.map(([x, y]) => Math.hypot((x! - lon) * Math.cos(lat * (Math.PI / 180)), y! - lat) * METRES_PER_DEGREE),
    );
    if (far > APART) report.ambiguous.push(name);
    else
      report.matched.push({
        name,
        lat: Number(lat.toFixed(6)),
        lon: Number(lon.toFixed(6)),
        precision: Math.max(50, Math.ceil(far / 10) * 10),
        count: points.length,
      });
  }
  return report;
}
