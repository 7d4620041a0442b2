/**
 * Builds a finer base map from an OpenStreetMap extract that you download yourself; nothing here opens a connection.
 *
 *   npm run basemap -- --query                          print the Overpass query for the district and 1 km around it
 *   npm run basemap -- FILE… [--tolerance 5]            turn the answer into layers below data/books/shangcheng-2022/geo/layers/
 *
 * 1. Paste the query into https://overpass-turbo.eu (or send it to an Overpass server) and save the raw JSON answer.
 *    GeoJSON with OpenStreetMap tags as properties works too: `osmium export`, `ogr2ogr`, QGIS, or "Export" in overpass-turbo.
 * 2. Run this script on the file. It writes osm-*-odbl.geojson, lists them in layers.tsv in place of the sketches they
 *    replace (roads of bus routes, straight metro lines, the lake) and notes the source in sources.tsv.
 * 3. `npm run pack` builds the pack with them. `git checkout data/books/shangcheng-2022/geo` brings the sketches back.
 *
 * What is written is a database derived from OpenStreetMap: © OpenStreetMap contributors, ODbL 1.0. It keeps to its own
 * files, and whoever passes them on does so under the ODbL.
 *
 * Options: --tolerance METRES thins lines (default 5); --year YYYY dates the source (default: this year);
 * --source FOLDER reads and writes another data/books/shangcheng-2022. Exit: 0 done, 1 the extract cannot be used, 2 wrong use.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseGeoFacts } from '../data/gazetteer/places/facts';
import { linesOf } from '../data/gazetteer/places/geometry';
import { districtOutline } from '../data/gazetteer/places/layers';
import {
  type Box,
  buildOsmLayers,
  ExtractError,
  layerFile,
  mergeLayerTable,
  mergeSourceTable,
  overpassQuery,
  readExtract,
} from './basemap-osm';
import { loadFacts, SOURCE } from './load-facts';

/** Degrees around the district that are drawn too: about a kilometre. */
const MARGIN = 0.01;

function boxAround(source: string): Box {
  const outline = districtOutline(parseGeoFacts(loadFacts(source)));
  if (!outline)
    throw new ExtractError('no district layer in data/books/shangcheng-2022/geo: nothing says where to cut');
  const points = linesOf(outline).flat();
  const lons = points.map(([lon]) => lon!);
  const lats = points.map(([, lat]) => lat!);
  return [
    Math.min(...lons) - MARGIN,
    Math.min(...lats) - MARGIN,
    Math.max(...lons) + MARGIN,
    Math.max(...lats) + MARGIN,
  ];
}

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      query: { type: 'boolean', default: false },
      tolerance: { type: 'string', default: '5' },
      year: { type: 'string', default: String(new Date().getFullYear()) },
      source: { type: 'string', default: SOURCE },
    },
  });
  const tolerance = Number(values.tolerance);
  if (!(tolerance > 0) || !/^\d{4}$/.test(values.year) || (positionals.length === 0 && !values.query)) {
    console.error('usage: basemap.ts --query | FILE… [--tolerance METRES] [--year YYYY] [--source FOLDER]');
    return 2;
  }
  const box = boxAround(values.source);
  if (values.query) {
    console.log(overpassQuery(box));
    return 0;
  }
  const shapes = positionals.flatMap((file) => readExtract(readFileSync(file, 'utf8')));
  const layers = buildOsmLayers(shapes, box, tolerance);
  if (layers.size === 0) throw new ExtractError('nothing in the extract lies in the district and is drawn by the map');
  const folder = join(values.source, 'geo');
  for (const [layer, collection] of layers) {
    const features = collection.features.map((feature) => JSON.stringify(feature)).join(',\n');
    const text = `{"type":"FeatureCollection","features":[\n${features}\n]}\n`;
    writeFileSync(join(folder, 'layers', layerFile(layer)), text);
    console.error(`${layerFile(layer)}: ${collection.features.length} features, ${Math.ceil(text.length / 1024)} KB`);
  }
  const hasLake = layers.get('water')?.features.some((feature) => feature.properties?.name === '西湖') ?? false;
  const rewrite = (name: string, edit: (text: string) => string) => {
    const file = join(folder, name);
    writeFileSync(file, edit(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  };
  rewrite('layers.tsv', (text) => mergeLayerTable(text, [...layers.keys()], hasLake));
  rewrite('sources.tsv', (text) => mergeSourceTable(text, values.year));
  parseGeoFacts(loadFacts(values.source));
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ExtractError || 'code' in error ? 1 : 2;
}
