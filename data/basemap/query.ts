import type { MapLayer } from '../gazetteer/model';
import type { Box } from './layers';

/** Degrees around the district that are drawn too: about a kilometre. */
const MARGIN = 0.01;

/** The box of a district's outline with a kilometre around it, WGS-84 degrees; null where the layers hold no outline. */
export function boxOf(layers: readonly MapLayer[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    const [lon, lat] = at;
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else for (const part of at) visit(part);
  };
  for (const { role, features } of layers)
    if (role === 'district')
      for (const { geometry } of features.features) if ('coordinates' in geometry) visit(geometry.coordinates);
  return west <= east ? [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN] : null;
}

/** The query service a reader is offered; any other that speaks Overpass QL serves as well. */
export const OVERPASS = 'https://overpass-api.de/api/interpreter';

/**
 * The Overpass query for everything the map can draw within a box (Overpass QL, wiki.openstreetmap.org): roads down to
 * lanes with a name, water, railways and metro, parks and woods, bridges over water, named points.
 */
export function overpassQuery([west, south, east, north]: Box): string {
  const box = [south, west, north, east].map((degree) => degree.toFixed(4)).join(',');
  return `[out:json][timeout:180][maxsize:536870912][bbox:${box}];
(
  way[highway~"^(motorway|trunk|primary|secondary|tertiary|residential|unclassified|pedestrian|living_street)(_link)?$"];
  way[waterway~"^(river|canal|stream)$"];
  way[natural=water]; relation[natural=water];
  way[waterway=riverbank]; relation[waterway=riverbank];
  way[leisure=park]; relation[leisure=park];
  way[natural=wood]; relation[natural=wood];
  way[landuse=forest]; relation[landuse=forest];
  way[railway~"^(rail|subway|light_rail)$"][!service];
  node[name][~"^(railway|public_transport|amenity|tourism|historic|leisure|shop|office|place|bridge)$"~"."];
);
out geom;`;
}
