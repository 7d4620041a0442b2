import { parseTsv, TableError } from '../../tables/tsv';
import { KINDS, type Kind, type MapLayer } from '../model';

/** Where coordinates come from; `year` is the date of the source copy, null where unknown. */
interface GeoSource {
  id: string;
  title: string;
  /** Coordinate system of the source and how it was brought to WGS-84. */
  system: string;
  licence: string;
  notice: string;
  where: string;
  year: string | null;
}

/** One sourced point. WGS-84 degrees, precision in metres. */
export interface GeoPoint {
  name: string;
  also: string[];
  kind: Kind;
  lat: number;
  lon: number;
  precision: number;
  source: string;
  /** Communities: the street they belong to in the book; tells two communities of one name apart. */
  street: string | null;
  /** What the point shows. */
  note: string;
}

/** An independent source whose point of the same thing lies within what a point claims. */
export interface SecondSource {
  name: string;
  kind: string;
  street: string | null;
  source: string;
  /** Metres between the two points. */
  metres: number;
}

/** A house number with a point. */
export interface HouseNumber {
  road: string;
  number: number;
  lat: number;
  lon: number;
  precision: number;
  source: string;
  note: string;
}

/**
 * A statement of the book on where something lies, for sentences no rule reads.
 * `address`: road and number · `crossing`: two roads, split by ／ · `road`: somewhere on a road ·
 * `within`: a community or street · `at`: beside or inside another placed thing · `outside`: not in the district.
 */
export interface Statement {
  name: string;
  how: 'address' | 'crossing' | 'road' | 'within' | 'at' | 'outside';
  where: string;
  /** 1-based source line. */
  line: number;
  quote: string;
}

/** The curated facts about places, parsed. */
export interface GeoFacts {
  points: GeoPoint[];
  seconds: SecondSource[];
  houses: HouseNumber[];
  statements: Statement[];
  sources: GeoSource[];
  layers: MapLayer[];
}

/** File names of the facts relative to `data/books/shangcheng-2022`. */
const GEO_FILES = {
  sources: 'geo/sources.tsv',
  points: ['geo/points.tsv', 'geo/points-odbl.tsv'],
  seconds: 'geo/second-sources.tsv',
  houses: 'geo/addresses.tsv',
  statements: 'geo/statements.tsv',
  layers: 'geo/layers.tsv',
  layerFolder: 'geo/layers/',
} as const;

const ROLES: readonly MapLayer['role'][] = [
  'district',
  'street-sketch',
  'water',
  'river',
  'road',
  'rail',
  'bridge',
  'metro-line',
  'metro-station',
  'path',
  'green',
  'former-boundary',
];

/** Sources whose rows must stand in a file of their own (share-alike licence of OpenStreetMap). */
const isOdbl = (source: GeoSource) => source.licence.startsWith('ODbL');

function need(files: Readonly<Record<string, string>>, file: string): string {
  const text = files[file];
  if (text === undefined) throw new TableError(file, 0, 'file is missing');
  return text;
}

function degree(file: string, line: number, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text === '' || !(value >= low && value <= high))
    throw new TableError(file, line, `bad coordinate ${JSON.stringify(text)}`);
  return value;
}

function metres(file: string, line: number, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 50_000)) throw new TableError(file, line, `bad precision ${JSON.stringify(text)}`);
  return value;
}

function parseSources(text: string): GeoSource[] {
  const columns = ['id', 'title', 'system', 'licence', 'notice', 'where', 'year'] as const;
  return parseTsv(GEO_FILES.sources, text, columns).map((row) => ({
    id: row.get('id'),
    title: row.get('title'),
    system: row.get('system'),
    licence: row.get('licence'),
    notice: row.get('notice'),
    where: row.get('where'),
    year: row.get('year') || null,
  }));
}

function parsePoints(file: string, text: string, sources: ReadonlyMap<string, GeoSource>): GeoPoint[] {
  const columns = ['name', 'also', 'kind', 'lat', 'lon', 'precision_m', 'source', 'street', 'note'] as const;
  return parseTsv(file, text, columns).map((row) => {
    const kind = row.get('kind');
    if (!(kind in KINDS)) throw new TableError(file, row.line, `unknown kind ${JSON.stringify(kind)}`);
    const source = sources.get(row.get('source'));
    if (!source) throw new TableError(file, row.line, `point without a known source: ${row.get('name')}`);
    if (isOdbl(source) !== file.includes('odbl'))
      throw new TableError(file, row.line, `${source.id} (${source.licence}) does not belong in this file`);
    return {
      name: row.get('name'),
      also: row.get('also').split('；').filter(Boolean),
      kind: kind as Kind,
      lat: degree(file, row.line, row.get('lat'), -90, 90),
      lon: degree(file, row.line, row.get('lon'), -180, 180),
      precision: metres(file, row.line, row.get('precision_m')),
      source: source.id,
      street: row.get('street') || null,
      note: row.get('note'),
    };
  });
}

function parseHouses(text: string, sources: ReadonlyMap<string, GeoSource>): HouseNumber[] {
  const file = GEO_FILES.houses;
  const columns = ['road', 'number', 'lat', 'lon', 'precision_m', 'source', 'note'] as const;
  return parseTsv(file, text, columns).map((row) => {
    const source = sources.get(row.get('source'));
    if (!source) throw new TableError(file, row.line, 'house number without a known source');
    return {
      road: row.get('road'),
      number: Number(row.get('number')),
      lat: degree(file, row.line, row.get('lat'), -90, 90),
      lon: degree(file, row.line, row.get('lon'), -180, 180),
      precision: metres(file, row.line, row.get('precision_m')),
      source: source.id,
      note: row.get('note'),
    };
  });
}

const HOWS: readonly Statement['how'][] = ['address', 'crossing', 'road', 'within', 'at', 'outside'];

function parseStatements(text: string): Statement[] {
  const file = GEO_FILES.statements;
  return parseTsv(file, text, ['name', 'how', 'where', 'line', 'quote'] as const).map((row) => {
    const how = row.get('how') as Statement['how'];
    if (!HOWS.includes(how)) throw new TableError(file, row.line, `unknown relation ${JSON.stringify(how)}`);
    if (row.get('quote') === '') throw new TableError(file, row.line, 'a statement needs its quotation');
    return {
      name: row.get('name'),
      how,
      where: row.get('where'),
      line: Number(row.get('line')),
      quote: row.get('quote'),
    };
  });
}

/** A book without the file knows of no second source. */
function parseSeconds(text: string | undefined, sources: ReadonlyMap<string, GeoSource>): SecondSource[] {
  const file = GEO_FILES.seconds;
  if (text === undefined) return [];
  return parseTsv(file, text, ['name', 'kind', 'street', 'source', 'metres'] as const).map((row) => {
    if (!sources.has(row.get('source'))) throw new TableError(file, row.line, `unknown source ${row.get('source')}`);
    return {
      name: row.get('name'),
      kind: row.get('kind'),
      street: row.get('street') || null,
      source: row.get('source'),
      metres: Number(row.get('metres')),
    };
  });
}

function parseLayers(files: Readonly<Record<string, string>>, sources: ReadonlyMap<string, GeoSource>): MapLayer[] {
  const file = GEO_FILES.layers;
  const columns = ['id', 'file', 'role', 'sketch', 'sources', 'attribution', 'licence', 'title'] as const;
  return parseTsv(file, need(files, file), columns).map((row) => {
    const role = row.get('role') as MapLayer['role'];
    if (!ROLES.includes(role)) throw new TableError(file, row.line, `unknown role ${JSON.stringify(role)}`);
    const used = row.get('sources').split(',');
    for (const id of used) {
      const source = sources.get(id);
      if (!source) throw new TableError(file, row.line, `layer without a known source: ${id}`);
      if (isOdbl(source) !== row.get('file').includes('odbl'))
        throw new TableError(file, row.line, `${id} (${source.licence}) does not belong in ${row.get('file')}`);
    }
    const path = GEO_FILES.layerFolder + row.get('file');
    let features: GeoJSON.FeatureCollection;
    try {
      features = JSON.parse(need(files, path)) as GeoJSON.FeatureCollection;
    } catch (error) {
      if (error instanceof TableError) throw error;
      throw new TableError(path, 1, `not JSON: ${(error as Error).message}`);
    }
    if (features.type !== 'FeatureCollection' || !Array.isArray(features.features))
      throw new TableError(path, 1, 'not a GeoJSON FeatureCollection');
    return {
      id: row.get('id'),
      role,
      sketch: row.get('sketch') === 'yes',
      sources: used,
      attribution: row.get('attribution'),
      licence: row.get('licence'),
      features,
    };
  });
}

/**
 * Reads the curated facts on places. `files` maps names relative to `data/books/shangcheng-2022` (`geo/points.tsv`) to contents.
 * Throws `TableError` (file, line, reason) on a missing file, a bad coordinate, a row without a known source, or an
 * ODbL row outside its own file.
 */
export function parseGeoFacts(files: Readonly<Record<string, string>>): GeoFacts {
  const sources = parseSources(need(files, GEO_FILES.sources));
  const byId = new Map(sources.map((source) => [source.id, source]));
  return {
    sources,
    points: GEO_FILES.points.flatMap((file) => parsePoints(file, need(files, file), byId)),
    seconds: parseSeconds(files[GEO_FILES.seconds], byId),
    houses: parseHouses(need(files, GEO_FILES.houses), byId),
    statements: parseStatements(need(files, GEO_FILES.statements)),
    layers: parseLayers(files, byId),
  };
}
