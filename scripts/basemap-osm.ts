import type { Position } from 'geojson';
import simplify from 'simplify-js';

/** OpenStreetMap extract → layers of the base map. Pure; `basemap.ts` beside it reads and writes the files. */

/** An element of Overpass JSON as `out geom` gives it. */
interface OsmElement {
  type: 'node' | 'way' | 'relation';
  id: number;
  tags?: Record<string, string>;
  geometry?: ({ lon: number; lat: number } | null)[];
  members?: { type: string; role: string; geometry?: ({ lon: number; lat: number } | null)[] }[];
}

/** A line or area with its OpenStreetMap tags. */
export interface OsmShape {
  tags: Record<string, string>;
  lines: Position[][];
  /** Outer rings; holes are left out, they would not show at the scale of a district. */
  areas: Position[][];
}

/** An extract that cannot be read: what is wrong with it. */
export class ExtractError extends Error {
  override readonly name = 'ExtractError';
}

type Points = readonly ({ lon: number; lat: number } | null)[];

const positions = (points: Points | undefined): Position[] =>
  (points ?? []).flatMap((point) => (point ? [[point.lon, point.lat]] : []));

const same = (a: Position | undefined, b: Position | undefined) =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const isRing = (line: readonly Position[]) => line.length >= 4 && same(line[0], line.at(-1));

/** Joins way ends into rings, as members of a multipolygon come in pieces; what never closes is dropped. */
export function closeRings(pieces: readonly Position[][]): Position[][] {
  const rings: Position[][] = [];
  const open = pieces.filter((piece) => piece.length > 1).map((piece) => [...piece]);
  while (open.length > 0) {
    let ring = open.pop()!;
    while (!isRing(ring)) {
      const end = ring.at(-1);
      const at = open.findIndex((piece) => same(piece[0], end) || same(piece.at(-1), end));
      if (at < 0) break;
      const [next] = open.splice(at, 1) as [Position[]];
      ring = ring.concat((same(next[0], end) ? next : next.reverse()).slice(1));
    }
    if (isRing(ring)) rings.push(ring);
  }
  return rings;
}

function fromElement(element: OsmElement): OsmShape {
  const tags = element.tags ?? {};
  if (element.type === 'relation') {
    const outer = (element.members ?? []).filter((member) => member.type === 'way' && member.role !== 'inner');
    const pieces = outer.map((member) => positions(member.geometry));
    return { tags, lines: pieces, areas: closeRings(pieces) };
  }
  const line = positions(element.geometry);
  return { tags, lines: line.length > 1 ? [line] : [], areas: isRing(line) ? [line] : [] };
}

function fromFeature(feature: GeoJSON.Feature): OsmShape {
  const tags: Record<string, string> = {};
  const properties = { ...feature.properties, ...(feature.properties?.tags as object | undefined) };
  for (const [key, value] of Object.entries(properties)) if (typeof value === 'string') tags[key] = value;
  // ogr2ogr keeps rarer tags in one string: "bridge"=>"yes","name:zh"=>"…"
  for (const [, key, value] of (tags.other_tags ?? '').matchAll(/"([^"]+)"=>"([^"]*)"/g)) tags[key!] = value!;
  const { geometry } = feature;
  switch (geometry?.type) {
    case 'LineString':
      return { tags, lines: [geometry.coordinates], areas: isRing(geometry.coordinates) ? [geometry.coordinates] : [] };
    case 'MultiLineString':
      return { tags, lines: geometry.coordinates, areas: geometry.coordinates.filter(isRing) };
    case 'Polygon':
      return { tags, lines: [], areas: geometry.coordinates.slice(0, 1) };
    case 'MultiPolygon':
      return { tags, lines: [], areas: geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1)) };
    default:
      return { tags, lines: [], areas: [] };
  }
}

/** Reads Overpass JSON (`out geom`) or GeoJSON with OpenStreetMap tags as properties. Throws `ExtractError`. */
export function readExtract(text: string): OsmShape[] {
  let data: { elements?: OsmElement[]; features?: GeoJSON.Feature[]; remark?: string };
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ExtractError(`not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(data?.elements)) {
    if (data.remark?.includes('error')) throw new ExtractError(`Overpass stopped early: ${data.remark}`);
    const shapes = data.elements.map(fromElement);
    if (shapes.length > 0 && shapes.every(({ lines }) => lines.length === 0))
      throw new ExtractError('no geometry in the elements: the Overpass query must end with "out geom;"');
    return shapes;
  }
  if (Array.isArray(data?.features)) return data.features.map(fromFeature);
  throw new ExtractError('neither Overpass JSON (elements) nor GeoJSON (features)');
}

/** Bounding box: west, south, east, north in WGS-84 degrees. */
export type Box = [west: number, south: number, east: number, north: number];

const inBox = (line: readonly Position[], [west, south, east, north]: Box) =>
  line.some(([lon, lat]) => lon! >= west && lon! <= east && lat! >= south && lat! <= north);

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

export type OsmLayer = 'roads' | 'rivers' | 'water' | 'green' | 'railways';

/** The layer a shape belongs to, or null for what the map does not draw. */
export function layerOf({ tags, areas }: OsmShape): OsmLayer | null {
  if (ROADS.test(tags.highway ?? '') && (tags.name || /^(?:motorway|trunk|primary)/.test(tags.highway!)))
    return 'roads';
  if (areas.length > 0 && (tags.natural === 'water' || tags.waterway === 'riverbank')) return 'water';
  if (tags.waterway && tags.waterway in WATERWAYS && tags.tunnel !== 'culvert') return 'rivers';
  if (areas.length > 0 && (tags.leisure === 'park' || tags.natural === 'wood' || tags.landuse === 'forest'))
    return 'green';
  if (tags.railway === 'subway') return 'railways';
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

/**
 * OpenStreetMap shapes → one feature collection per layer, with the properties `buildLayers` documents: shapes of one
 * name are one feature; what lies outside `box` is left out; lines are thinned to `tolerance` metres.
 */
export function buildOsmLayers(
  shapes: readonly OsmShape[],
  box: Box,
  tolerance: number,
): Map<OsmLayer, GeoJSON.FeatureCollection> {
  const parts = new Map<string, { layer: OsmLayer; name: string | null; width: number | null; lines: Position[][] }>();
  for (const shape of shapes) {
    const layer = layerOf(shape);
    if (!layer) continue;
    const area = layer === 'water' || layer === 'green';
    const lines = (area ? shape.areas : shape.lines).filter((line) => inBox(line, box));
    const thinned = lines.map((line) => thin(line, tolerance)).filter((line) => line.length >= (area ? 4 : 2));
    if (thinned.length === 0) continue;
    const name = shape.tags['name:zh'] ?? shape.tags.name ?? null;
    const stated = Number.parseFloat(shape.tags.width ?? '');
    const width = layer === 'rivers' ? (stated > 0 ? stated : WATERWAYS[shape.tags.waterway!]!) : null;
    const key = `${layer}/${name}/${width}`;
    const known = parts.get(key);
    if (known) known.lines.push(...thinned);
    else parts.set(key, { layer, name, width, lines: thinned });
  }
  const layers = new Map<OsmLayer, GeoJSON.FeatureCollection>();
  for (const { layer, name, width, lines } of [...parts.values()].sort((a, b) =>
    (a.name ?? '~') < (b.name ?? '~') ? -1 : 1,
  )) {
    const area = layer === 'water' || layer === 'green';
    const collection = layers.get(layer) ?? { type: 'FeatureCollection', features: [] };
    layers.set(layer, collection);
    collection.features.push({
      type: 'Feature',
      properties: {
        name,
        ...(layer === 'roads' ? { km: kilometres(lines) } : {}),
        ...(width === null ? {} : { drawWidthMetres: width }),
      },
      geometry: area
        ? { type: 'MultiPolygon', coordinates: lines.map((ring) => [ring]) }
        : { type: 'MultiLineString', coordinates: lines },
    });
  }
  return layers;
}

/** What each layer becomes in `layers.tsv`, and which of the layers that came with the project it replaces. */
const ROWS: Record<OsmLayer, { role: string; title: string; replaces: string[] }> = {
  green: { role: 'green', title: '公园与林地', replaces: [] },
  water: { role: 'water', title: '水面', replaces: ['west-lake'] },
  rivers: { role: 'river', title: '河道', replaces: [] },
  roads: { role: 'road', title: '道路', replaces: ['roads'] },
  railways: { role: 'metro-line', title: '地铁线路', replaces: ['metro-lines'] },
};

/** File of a layer below `geo/layers/`; its name marks it as ODbL, which the loader insists on. */
export const layerFile = (layer: OsmLayer) => `osm-${layer}-odbl.geojson`;

const SOURCE_ID = 'OSM';

/** `layers.tsv` with the layers of the extract in, and the sketches they replace out. Can be repeated. */
export function mergeLayerTable(table: string, layers: readonly OsmLayer[], replaceWater: boolean): string {
  const out = new Set(
    layers.flatMap((layer) => [`osm-${layer}`, ...(layer === 'water' && !replaceWater ? [] : ROWS[layer].replaces)]),
  );
  const kept = table.split('\n').filter((line) => line !== '' && !out.has(line.split('\t')[0]!));
  const rows = (Object.keys(ROWS) as OsmLayer[])
    .filter((layer) => layers.includes(layer))
    .map((layer) => {
      const { role, title } = ROWS[layer];
      const credit = '© OpenStreetMap contributors, ODbL 1.0';
      return [`osm-${layer}`, layerFile(layer), role, 'no', SOURCE_ID, credit, 'ODbL 1.0', title].join('\t');
    });
  return `${[...kept, ...rows].join('\n')}\n`;
}

/** `sources.tsv` with the extract as a source, dated. Can be repeated. */
export function mergeSourceTable(table: string, year: string): string {
  const kept = table.split('\n').filter((line) => line !== '' && !line.startsWith(`${SOURCE_ID}\t`));
  const notice = '© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright';
  const row = [SOURCE_ID, 'OpenStreetMap 底图', 'WGS-84', 'ODbL 1.0', notice, 'www.openstreetmap.org', year].join('\t');
  return `${[...kept, row].join('\n')}\n`;
}

/** The Overpass query that gives this script what it reads. */
export function overpassQuery([west, south, east, north]: Box): string {
  const box = [south, west, north, east].map((degree) => degree.toFixed(4)).join(',');
  return `[out:json][timeout:180][bbox:${box}];
(
  way[highway~"^(motorway|trunk|primary|secondary|tertiary|residential|unclassified|pedestrian|living_street)(_link)?$"];
  way[waterway~"^(river|canal|stream)$"];
  way[natural=water]; relation[natural=water];
  way[leisure=park]; relation[leisure=park];
  way[natural=wood]; relation[natural=wood];
  way[landuse=forest]; relation[landuse=forest];
  way[railway=subway];
);
out geom;`;
}
