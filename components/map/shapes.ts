import type { MapLayer } from '../../data/gazetteer/model';
import { worldSize, worldX, worldY } from './mercator';

/** Shapes are kept in pixels of this zoom, relative to the base map's middle: 32-bit floats then hold centimetres. */
export const SHAPE_ZOOM = 14;

export interface Shape {
  role: MapLayer['role'];
  kind: 'line' | 'area' | 'point';
  name: string | null;
  /** 1 a main road (or any other role), 2 a named road, 3 an unnamed one. */
  rank: 1 | 2 | 3;
  /** x, y, x, y… in pixels of SHAPE_ZOOM relative to `origin`. */
  rings: Float32Array[];
  /** The line's own colour (metro lines), `#rrggbb`. */
  colour: string | null;
  /** Not there yet in the year the book tells of. */
  later: boolean;
  /** Drawing width where the source gives the width of what a centre line stands for. */
  metres: number | null;
  /** Total length of all rings in metres of SHAPE_ZOOM pixels; picks the piece that carries the label. */
  length: number;
}

export interface BaseShapes {
  /** Middle of the base map in world fractions. */
  origin: { x: number; y: number };
  shapes: Shape[];
  /** WGS-84 bounds of the district (or of everything, without a district): west, south, east, north. */
  bounds: [number, number, number, number];
}

/** China; only where a pack has no base map at all. */
const NOWHERE: [number, number, number, number] = [73.5, 18, 135.1, 53.6];

export function boundsOf(features: Iterable<GeoJSON.Feature>): [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const feature of features) {
    for (const part of partsOf(feature.geometry)) {
      for (const [lon, lat] of part.coordinates) {
        west = Math.min(west, lon!);
        east = Math.max(east, lon!);
        south = Math.min(south, lat!);
        north = Math.max(north, lat!);
      }
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

const cache = new WeakMap<readonly MapLayer[], BaseShapes>();
let latest: { signature: string; base: BaseShapes } | null = null;

/**
 * Projects the layers once. The same array gives the same shapes back, and so does a fresh copy of the layers drawn last: a
 * card reads them from the database again for each name.
 */
export function shapesOf(layers: readonly MapLayer[]): BaseShapes {
  const known = cache.get(layers);
  if (known) return known;
  const signature = signatureOf(layers);
  const base = latest?.signature === signature ? latest.base : project(layers);
  latest = { signature, base };
  cache.set(layers, base);
  return base;
}

function signatureOf(layers: readonly MapLayer[]): string {
  return layers
    .map(({ id, features }) => {
      const first = features.features[0]?.geometry;
      return `${id}:${features.features.length}:${first && 'coordinates' in first ? first.coordinates.flat(3).slice(0, 4) : ''}`;
    })
    .join(' ');
}

function project(layers: readonly MapLayer[]): BaseShapes {
  const district = layers.find((layer) => layer.role === 'district');
  const bounds =
    (district && boundsOf(district.features.features)) ??
    boundsOf(layers.flatMap((layer) => layer.features.features)) ??
    NOWHERE;
  const origin = { x: worldX((bounds[0] + bounds[2]) / 2), y: worldY((bounds[1] + bounds[3]) / 2) };
  const shapes = layers.flatMap((layer) =>
    layer.features.features.flatMap((feature) => shapeOf(layer, feature, origin)),
  );
  rankRoads(shapes);
  return { origin, shapes, bounds };
}

function shapeOf(layer: MapLayer, feature: GeoJSON.Feature, origin: { x: number; y: number }): Shape[] {
  const parts = partsOf(feature.geometry);
  if (parts.length === 0) return [];
  const properties = feature.properties ?? {};
  const rings = parts.map((part) => ringOf(part.coordinates, origin));
  const width = properties.drawWidthMetres;
  return [
    {
      role: layer.role,
      kind: parts[0]!.kind,
      name: typeof properties.name === 'string' && properties.name !== '' ? properties.name : null,
      rank: 1,
      rings,
      colour: /^#[0-9a-f]{6}$/i.test(String(properties.colour)) ? properties.colour : null,
      later: properties.later === true,
      metres: typeof width === 'number' ? width : null,
      length: rings.reduce((sum, ring) => sum + lengthOf(ring), 0),
    },
  ];
}

/** A road is a main one when its pieces of that name are long together (≥ 2.5 km) or its name says so. */
function rankRoads(shapes: Shape[]): void {
  const total = new Map<string, number>();
  for (const shape of shapes)
    if (shape.role === 'road' && shape.name) total.set(shape.name, (total.get(shape.name) ?? 0) + shape.length);
  const pixelsPerKilometre = 1000 / 8.26; // SHAPE_ZOOM at 30.3° N: 8.26 m a pixel
  for (const shape of shapes) {
    if (shape.role !== 'road') continue;
    if (!shape.name) shape.rank = 3;
    else if (/快速路|高架|高速|大道$/.test(shape.name) || total.get(shape.name)! > 2.5 * pixelsPerKilometre)
      shape.rank = 1;
    else shape.rank = 2;
  }
}

interface Part {
  kind: Shape['kind'];
  coordinates: readonly GeoJSON.Position[];
}

function partsOf(geometry: GeoJSON.Geometry | null): Part[] {
  switch (geometry?.type) {
    case 'Point':
      return [{ kind: 'point', coordinates: [geometry.coordinates] }];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => ({ kind: 'point', coordinates: [position] }));
    case 'LineString':
      return [{ kind: 'line', coordinates: geometry.coordinates }];
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ kind: 'line', coordinates }));
    case 'Polygon':
      return geometry.coordinates.map((coordinates) => ({ kind: 'area', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.flat().map((coordinates) => ({ kind: 'area', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
    default:
      return [];
  }
}

function ringOf(positions: readonly GeoJSON.Position[], origin: { x: number; y: number }): Float32Array {
  const size = worldSize(SHAPE_ZOOM);
  const out = new Float32Array(positions.length * 2);
  positions.forEach(([lon, lat], i) => {
    out[2 * i] = (worldX(lon!) - origin.x) * size;
    out[2 * i + 1] = (worldY(lat!) - origin.y) * size;
  });
  return out;
}

function lengthOf(ring: Float32Array): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) sum += Math.hypot(ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!);
  return sum;
}
