import type { Position } from 'geojson';
import { clipPolygon, clipPolyline } from 'lineclip';
import simplify from 'simplify-js';
import type { MapLayer } from '../gazetteer/model';
import { ExtractError, type OsmShape } from './extract';
import { OSM_LAYERS, type OsmLayer } from './with-ground';

/** OpenStreetMap shapes → layers of the base map. Pure. */

/** Bounding box: west, south, east, north in WGS-84 degrees. */
export type Box = [west: number, south: number, east: number, north: number];

export const OSM_CREDIT = '© OpenStreetMap contributors, ODbL 1.0';

const METRES_PER_DEGREE = 111_195;

/** Thins a line to `tolerance` metres (Douglas–Peucker) and rounds it to five decimals, about a metre. */
export function thin(line: readonly Position[], tolerance: number): Position[] {
  const scale = Math.cos((line[0]?.[1] ?? 0) * (Math.PI / 180));
  const planar = line.map(([lon, lat]) => ({ x: lon! * scale * METRES_PER_DEGREE, y: lat! * METRES_PER_DEGREE }));
  return simplify(planar, tolerance, true).map(({ x, y }) => [
    Number((x / scale / METRES_PER_DEGREE).toFixed(5)),
    Number((y / METRES_PER_DEGREE).toFixed(5)),
  ]);
}

/** Road classes of OpenStreetMap that a district map draws. */
const ROADS =
  /^(?:motorway|trunk|primary|secondary|tertiary|residential|unclassified|pedestrian|living_street)(?:_link)?$/;
/** Drawing width in metres of a waterway without a `width` tag. */
const WATERWAYS: Readonly<Record<string, number>> = { river: 60, canal: 30, stream: 6 };

const isArea = (layer: OsmLayer) => layer === 'water' || layer === 'green';

/**
 * The layer a shape belongs to, or null for what the map does not draw.
 * Complexity: one test a kind of thing, in the order in which they win.
 */
export function layerOf({ tags, areas, lines }: OsmShape): OsmLayer | null {
  if (
    lines.length > 0 &&
    ROADS.test(tags.highway ?? '') &&
    (tags.name || /^(?:motorway|trunk|primary)/.test(tags.highway!))
  )
    return 'roads';
  if (areas.length > 0 && (tags.natural === 'water' || tags.waterway === 'riverbank')) return 'water';
  if (lines.length > 0 && tags.waterway && tags.waterway in WATERWAYS && tags.tunnel !== 'culvert') return 'rivers';
  if (areas.length > 0 && (tags.leisure === 'park' || tags.natural === 'wood' || tags.landuse === 'forest'))
    return 'green';
  if (tags.railway === 'subway' || tags.railway === 'light_rail') return 'metro';
  if (tags.railway === 'rail' && !tags.service) return 'rail';
  return null;
}

const kilometres = (lines: readonly Position[][]) => {
  let metres = 0;
  for (const line of lines)
    for (let i = 0; i + 1 < line.length; i++) {
      const [ax, ay] = line[i] as [number, number];
      const [bx, by] = line[i + 1] as [number, number];
      metres += Math.hypot((ax - bx) * Math.cos(ay * (Math.PI / 180)), ay - by) * METRES_PER_DEGREE;
    }
  return Math.round(metres / 100) / 10;
};

/** Twice the signed area; positive where the ring runs anticlockwise. */
function turn(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return sum;
}

/** Rings of an area, cut to the box and thinned; outer anticlockwise, holes clockwise (RFC 7946), so that holes stay open. */
function areaIn(area: readonly Position[][], box: Box, tolerance: number): Position[][] {
  const rings: Position[][] = [];
  for (const [i, ring] of area.entries()) {
    const cut = clipPolygon([...ring], box);
    if (cut.length < 3) {
      if (i === 0) return [];
      continue;
    }
    const first = cut[0]!;
    const last = cut.at(-1)!;
    if (first[0] !== last[0] || first[1] !== last[1]) cut.push(first);
    const thinned = thin(cut, tolerance);
    if (thinned.length < 4) {
      if (i === 0) return [];
      continue;
    }
    rings.push(turn(thinned) > 0 === (i === 0) ? thinned : thinned.reverse());
  }
  return rings;
}

interface Part {
  layer: OsmLayer;
  properties: { name: string | null; drawWidthMetres?: number; colour?: string };
  lines: Position[][];
  areas: Position[][][];
}

function propertiesOf(layer: OsmLayer, { tags }: OsmShape): Part['properties'] {
  const name = tags['name:zh'] ?? tags.name ?? null;
  if (layer === 'rivers') {
    const stated = Number.parseFloat(tags.width ?? '');
    return { name, drawWidthMetres: stated > 0 ? stated : WATERWAYS[tags.waterway!]! };
  }
  const colour = tags.colour ?? '';
  return layer === 'metro' && /^#[0-9a-f]{6}$/i.test(colour) ? { name, colour } : { name };
}

/**
 * OpenStreetMap shapes → one feature collection a layer, with the properties that `buildLayers` documents: shapes of one
 * name are one feature; everything is cut at the box; lines are thinned to `tolerance` metres. Throws
 * {@link ExtractError} where nothing is left.
 */
export function buildOsmLayers(
  shapes: readonly OsmShape[],
  box: Box,
  tolerance: number,
): Map<OsmLayer, GeoJSON.FeatureCollection> {
  const parts = new Map<string, Part>();
  for (const shape of shapes) {
    const layer = layerOf(shape);
    if (!layer) continue;
    const areas = isArea(layer)
      ? shape.areas.map((area) => areaIn(area, box, tolerance)).filter((one) => one.length)
      : [];
    const lines = isArea(layer)
      ? []
      : shape.lines
          .flatMap((line) => clipPolyline([...line], box))
          .map((line) => thin(line, tolerance))
          .filter((line) => line.length >= 2);
    if (areas.length === 0 && lines.length === 0) continue;
    const properties = propertiesOf(layer, shape);
    const key = `${layer}/${JSON.stringify(properties)}`;
    const known = parts.get(key);
    if (known) {
      known.lines.push(...lines);
      known.areas.push(...areas);
    } else parts.set(key, { layer, properties, lines, areas });
  }
  if (parts.size === 0) throw new ExtractError('elsewhere');
  const layers = new Map<OsmLayer, GeoJSON.FeatureCollection>();
  for (const layer of Object.keys(OSM_LAYERS) as OsmLayer[]) {
    const features = [...parts.values()]
      .filter((part) => part.layer === layer)
      .sort((a, b) => ((a.properties.name ?? '~') < (b.properties.name ?? '~') ? -1 : 1))
      .map(
        ({ properties, lines, areas }): GeoJSON.Feature => ({
          type: 'Feature',
          properties: { ...properties, ...(layer === 'roads' ? { km: kilometres(lines) } : {}) },
          geometry: isArea(layer)
            ? { type: 'MultiPolygon', coordinates: areas }
            : { type: 'MultiLineString', coordinates: lines },
        }),
      );
    if (features.length) layers.set(layer, { type: 'FeatureCollection', features });
  }
  return layers;
}

/** The same as layers of a map, ready to draw. */
export function mapLayersOf(collections: ReadonlyMap<OsmLayer, GeoJSON.FeatureCollection>): MapLayer[] {
  return [...collections].map(([layer, features]) => ({
    id: `osm-${layer}`,
    role: OSM_LAYERS[layer].role,
    sketch: false,
    sources: ['OSM'],
    attribution: OSM_CREDIT,
    licence: 'ODbL 1.0',
    features,
  }));
}
