/**
 * Builds a finer base map from an OpenStreetMap extract that you download yourself; nothing here opens a connection.
 *
 *   npm run basemap -- --query                          print the Overpass query for the district and 1 km around it
 *   npm run basemap -- FILE… [--tolerance 5]            turn the answer into layers below data/books/shangcheng-2022/geo/layers/
 *
 * 1. Paste the query into https://overpass-turbo.eu (or send it to an Overpass server) and save the raw JSON answer.
 *    GeoJSON with OpenStreetMap tags as properties works too: `osmium export`, `ogr2ogr`, QGIS, or "Export" in overpass-turbo.
 *    An archive of vector tiles (.pmtiles: Protomaps, OpenMapTiles, Shortbread) that covers the district works as well.
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
import {
  type Box,
  boxOf,
  buildOsmLayers,
  ExtractError,
  matchPoints,
  type OsmShape,
  overpassQuery,
  readExtract,
} from '../data/basemap/index';
import { isTiles, readTiles } from '../data/basemap/vector-tiles';
import { parseGeoFacts } from '../data/gazetteer/places/facts';
import { layerFile, mergeLayerTable, mergePointTable, mergeSourceTable } from './basemap-files';
import { readCall } from './call';
import { currentPack } from './cli/books';
import { loadFacts, SOURCE } from './load-facts';

function boxAround(source: string): Box {
  const box = boxOf(parseGeoFacts(loadFacts(source)).layers);
  if (!box) throw new ExtractError('elsewhere', 'no district layer in geo/layers.tsv: nothing says where to cut');
  return box;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = readCall({
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
  const shapes: OsmShape[] = [];
  for (const path of positionals) {
    const file = new File([readFileSync(path)], path);
    const read = (await isTiles(file)) ? await readTiles(file, box, () => {}) : readExtract(await file.text());
    for (const shape of read) shapes.push(shape);
  }
  const layers = buildOsmLayers(shapes, box, tolerance);
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
  // Names of the book that have no point of their own yet get the extract's, where exactly one place bears the name.
  const { entities } = await currentPack();
  const wanted = new Map(
    entities
      .filter(({ location }) => location.level === 'within' || location.level === 'none')
      .map((one) => [one.name, one.kind]),
  );
  const report = matchPoints(shapes, new Set(wanted.keys()), box);
  rewrite('points-odbl.tsv', (text) => mergePointTable(text, report, (name) => wanted.get(name)));
  console.error(
    `points: ${report.matched.length} names of the book matched, ${report.ambiguous.length} stand in several places` +
      `${report.ambiguous.length ? ` (${report.ambiguous.join('、')})` : ''}, ${report.unmatched} named points are not in the book`,
  );
  parseGeoFacts(loadFacts(values.source));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ExtractError || 'code' in error ? 1 : 2;
}
