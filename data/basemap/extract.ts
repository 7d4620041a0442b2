import type { Position } from 'geojson';

/** OpenStreetMap extracts (Overpass JSON, GeoJSON with tags) → shapes with their tags. Pure. */

/** A line, an area or a point with its OpenStreetMap tags. */
export interface OsmShape {
  tags: Record<string, string>;
  lines: Position[][];
  /** Areas, each as its outer ring and the holes in it. */
  areas: Position[][][];
  point: Position | null;
}

/** Why an extract cannot be used. */
export type ExtractFault = 'not-json' | 'unknown-format' | 'no-geometry' | 'stopped' | 'elsewhere' | 'too-large';

/** An extract that cannot be read: what is wrong with it. `detail` is the reader's or server's own word. */
export class ExtractError extends Error {
  override readonly name = 'ExtractError';

  constructor(
    readonly fault: ExtractFault,
    readonly detail = '',
  ) {
    super(`${WORDS[fault]}${detail && `: ${detail}`}`);
  }
}

const WORDS: Record<ExtractFault, string> = {
  'not-json': 'not JSON',
  'unknown-format': 'neither Overpass JSON (elements), GeoJSON (features) nor vector tiles (.pmtiles)',
  'no-geometry': 'no geometry in the elements: the Overpass query must end with "out geom;"',
  stopped: 'Overpass stopped early',
  elsewhere: 'nothing in the extract lies in the district and is drawn by the map',
  'too-large': 'the extract is too large',
};

type Points = readonly ({ lon: number; lat: number } | null)[];

/** An element of Overpass JSON as `out geom` gives it. */
interface OsmElement {
  type: 'node' | 'way' | 'relation';
  id: number;
  tags?: Record<string, string>;
  lon?: number;
  lat?: number;
  geometry?: Points;
  members?: { type: string; role: string; geometry?: Points }[];
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const positions = (points: Points | undefined): Position[] =>
  (Array.isArray(points) ? (points as Points) : []).flatMap((point) =>
    point && isNumber(point.lon) && isNumber(point.lat) ? [[point.lon, point.lat]] : [],
  );

const same = (a: Position | undefined, b: Position | undefined) =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const isRing = (line: readonly Position[]) => line.length >= 4 && same(line[0], line.at(-1));

/** Joins way ends into rings, as members of a multipolygon come in pieces; what never closes is dropped. */
export function closeRings(pieces: readonly Position[][]): Position[][] {
  const rings: Position[][] = [];
  // Pieces by either end: a coast in ten thousand pieces is joined in one pass.
  const ends = new Map<string, Set<Position[]>>();
  const key = (at: Position | undefined) => `${at?.[0]} ${at?.[1]}`;
  const open = new Set(pieces.filter((piece) => piece.length > 1).map((piece) => [...piece]));
  const note = (piece: Position[], add: boolean) => {
    for (const at of [piece[0], piece.at(-1)]) {
      const list = ends.get(key(at)) ?? new Set();
      if (add) ends.set(key(at), list.add(piece));
      else list.delete(piece);
    }
  };
  for (const piece of open) note(piece, true);
  for (const first of open) {
    if (!open.delete(first)) continue;
    note(first, false);
    const ring = first;
    while (!isRing(ring)) {
      const end = ring.at(-1);
      const [next] = ends.get(key(end)) ?? [];
      if (!next) break;
      open.delete(next);
      note(next, false);
      if (!same(next[0], end)) next.reverse();
      // Onto the one that is there: a ring copied for each piece would be the square of its length.
      for (const at of next.slice(1)) ring.push(at);
    }
    if (isRing(ring)) rings.push(ring);
  }
  return rings;
}

/** Whether a point lies in a ring (even-odd rule). */
function inRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[j] as [number, number];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function fromRelation(element: OsmElement, tags: Record<string, string>): OsmShape {
  const ways = (Array.isArray(element.members) ? element.members : []).filter(({ type }) => type === 'way');
  const pieces = (inner: boolean) =>
    ways.filter(({ role }) => (role === 'inner') === inner).map(({ geometry }) => positions(geometry));
  const outer = pieces(false);
  const holes = closeRings(pieces(true));
  const areas = closeRings(outer).map((ring) => [ring, ...holes.filter((hole) => inRing(hole[0]!, ring))]);
  return { tags, lines: outer.filter((line) => line.length > 1), areas, point: null };
}

function fromElement(element: OsmElement): OsmShape {
  const tags = tagsOf(element.tags);
  if (element.type === 'relation') return fromRelation(element, tags);
  if (element.type === 'node')
    return { tags, lines: [], areas: [], point: positions([element as { lon: number; lat: number }])[0] ?? null };
  const line = positions(element.geometry);
  return { tags, lines: line.length > 1 ? [line] : [], areas: isRing(line) ? [[line]] : [], point: null };
}

const tagsOf = (tags: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((tags ?? {}) as object).filter(([, value]) => typeof value === 'string'));

/** A feature whose properties are OpenStreetMap tags. */
export function fromFeature(feature: GeoJSON.Feature): OsmShape {
  const tags = tagsOf({ ...feature.properties, ...(feature.properties?.tags as object | undefined) });
  // ogr2ogr keeps rarer tags in one string: "bridge"=>"yes","name:zh"=>"…"
  for (const [, key, value] of (tags.other_tags ?? '').matchAll(/"([^"]+)"=>"([^"]*)"/g)) tags[key!] = value!;
  const none = { tags, lines: [], areas: [], point: null };
  const { geometry } = feature;
  switch (geometry?.type) {
    case 'Point':
      return { ...none, point: geometry.coordinates };
    case 'LineString':
      return {
        ...none,
        lines: [geometry.coordinates],
        areas: isRing(geometry.coordinates) ? [[geometry.coordinates]] : [],
      };
    case 'MultiLineString':
      return { ...none, lines: geometry.coordinates, areas: geometry.coordinates.filter(isRing).map((ring) => [ring]) };
    case 'Polygon':
      return { ...none, areas: [geometry.coordinates] };
    case 'MultiPolygon':
      return { ...none, areas: geometry.coordinates };
    default:
      return none;
  }
}

/** Reads Overpass JSON (`out geom`) or GeoJSON with OpenStreetMap tags as properties. Throws {@link ExtractError}. */
export function readExtract(text: string): OsmShape[] {
  let data: { elements?: OsmElement[]; features?: GeoJSON.Feature[]; remark?: string };
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ExtractError('not-json', (error as Error).message);
  }
  if (Array.isArray(data?.elements)) {
    if (String(data.remark ?? '').includes('error')) throw new ExtractError('stopped', data.remark);
    const shapes = data.elements.map(fromElement);
    if (shapes.length > 0 && shapes.every(({ lines, point }) => lines.length === 0 && !point))
      throw new ExtractError('no-geometry');
    return shapes;
  }
  if (Array.isArray(data?.features)) return data.features.map(fromFeature);
  throw new ExtractError('unknown-format');
}
