import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { FileSource, PMTiles, TileType } from 'pmtiles';
import { ExtractError, fromFeature, type OsmShape } from './extract';
import type { Box } from './layers';

/** An archive of vector tiles (`.pmtiles`) → the same shapes with OpenStreetMap tags as an extract gives. */

/** Zoom at which tiles hold residential streets with their names; more detail than the map can show comes after it. */
const ZOOM = 14;
/** Tiles of a district at that zoom are some two hundred; a box of more is asked at a lower zoom. */
const MOST_TILES = 1500;

/** Whether a file is a PMTiles archive, by its first bytes (PMTiles specification 3, section 3). */
export async function isTiles(file: Blob): Promise<boolean> {
  return (await file.slice(0, 7).text()) === 'PMTiles';
}

/**
 * Reads the tiles of a box out of an archive of vector tiles: Protomaps, OpenMapTiles or Shortbread layers.
 *
 * @param tell hears the bytes of tiles read so far
 * @throws ExtractError `unknown-format` for an archive of pictures or one that is damaged
 */
export async function readTiles(file: File, box: Box, tell: (bytes: number) => void): Promise<OsmShape[]> {
  const archive = new PMTiles(new FileSource(file));
  let header: Awaited<ReturnType<typeof archive.getHeader>>;
  try {
    header = await archive.getHeader();
  } catch (error) {
    throw new ExtractError('unknown-format', String((error as Error).message));
  }
  if (header.tileType !== TileType.Mvt) throw new ExtractError('unknown-format', 'tiles of pictures');
  const shapes: OsmShape[] = [];
  let bytes = 0;
  for (const [z, x, y] of tilesOf(box, Math.min(ZOOM, header.maxZoom))) {
    const tile = await archive.getZxy(z, x, y);
    if (!tile) continue;
    bytes += tile.data.byteLength;
    tell(bytes);
    shapes.push(...shapesOf(new VectorTile(new PbfReader(new Uint8Array(tile.data))), x, y, z));
  }
  return shapes;
}

/** Addresses of the tiles that cover a box (Web Mercator, rows from the north). */
function tilesOf([west, south, east, north]: Box, zoom: number): [z: number, x: number, y: number][] {
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** zoom);
  const row = (lat: number): number => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom);
  };
  const [left, right, top, bottom] = [column(west), column(east), row(north), row(south)];
  if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) return tilesOf([west, south, east, north], zoom - 1);
  const tiles: [number, number, number][] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) tiles.push([zoom, x, y]);
  return tiles;
}

function shapesOf(tile: VectorTile, x: number, y: number, z: number): OsmShape[] {
  return Object.entries(tile.layers).flatMap(([name, layer]) => {
    const shapes: OsmShape[] = [];
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const tags = osmTags(name, feature.properties);
      if (tags) shapes.push(fromFeature({ ...feature.toGeoJSON(x, y, z), properties: tags }));
    }
    return shapes;
  });
}

type Properties = Record<string, unknown>;

/** Road classes that tile schemas sum up, as the class of OpenStreetMap that the map draws alike. */
const ROADS: Readonly<Record<string, string>> = {
  highway: 'motorway',
  major_road: 'primary',
  medium_road: 'tertiary',
  minor_road: 'residential',
  minor: 'residential',
  service: 'service',
};

/**
 * Tags of OpenStreetMap that a feature of a tile stands for; null for what the map does not draw. Layers and classes as in
 * the schemas of Protomaps basemaps 3 and 4 (docs.protomaps.com/basemaps/layers), OpenMapTiles 3 (openmaptiles.org/schema)
 * and Shortbread 1 (shortbread-tiles.org/schema).
 * Complexity: one case a layer.
 */
function osmTags(layer: string, properties: Properties): Record<string, string> | null {
  const text = (...keys: string[]): string =>
    String(keys.map((key) => properties[key]).find((value) => value !== undefined && value !== '') ?? '');
  const kind = text('kind', 'pmap:kind', 'class');
  const detail = text('kind_detail', 'pmap:kind_detail', 'subclass');
  const name = text('name:zh', 'name:zh-Hans', 'name:zh_CN', 'name');
  const named: Record<string, string> = name === '' ? {} : { name };
  switch (layer) {
    case 'roads':
    case 'transit':
    case 'transportation':
    case 'transportation_name':
    case 'streets':
    case 'street_labels': {
      if (/subway|light_rail/.test(`${kind} ${detail}`)) return { railway: 'subway', ...named };
      if (/^(?:rail|transit)$/.test(kind)) return { railway: 'rail', ...named };
      return { highway: ROADS[kind] && !detail ? ROADS[kind] : detail || kind, ...named };
    }
    case 'water':
    case 'waterway':
    case 'water_polygons':
    case 'water_lines':
      // Lines and areas share a layer in some schemas; a line drawn as an area is none (`layerOf`).
      return { natural: 'water', waterway: /^(?:river|canal|stream)$/.test(kind) ? kind : '', ...named };
    case 'landuse':
    case 'landcover':
    case 'park':
    case 'land':
      if (layer === 'park' || /park|garden/.test(kind)) return { leisure: 'park', ...named };
      return /wood|forest/.test(kind) ? { natural: 'wood', ...named } : null;
    default:
      return null;
  }
}
