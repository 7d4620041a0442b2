/**
 * Sketches the areas of a district's streets anew: each cell goes to the street of the nearest community whose point is known,
 * and does not run past a limit that the book gives in words (四至) where the base map has the course of that limit.
 *
 *   npm run sketch               writes geo/layers/street-sketch.geojson of the book and prints how it agrees with the words
 *   npm run sketch -- --check    prints how the layer as it is agrees, and writes nothing
 *
 * What comes out is a sketch and is drawn as one: no boundary, and nothing is concluded from it. Exit 0.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entity } from '../data/gazetteer/model';
import { type Limits, limitsIn } from '../data/gazetteer/places/limits';
import type { Pack } from '../data/pack/index';
import { readCall } from './call';
import { currentPack } from './cli/books';
import { SOURCE } from './load-facts';
import { agreementOf } from './sketch/agreement';
import { gridOf, type Seed } from './sketch/grid';
import { limitLines, metresAt } from './sketch/limit-lines';
import { outlinesOf } from './sketch/outlines';
import { smoothed } from './sketch/smooth';

/** Metres up to which a community's point says in which street's area a cell lies. */
const GOOD_POINT = 800;

const { values } = readCall({ options: { check: { type: 'boolean', default: false } } });
const pack = await currentPack();
const outline = pack.layers.find(({ role }) => role === 'district')!.features.features[0]!.geometry as
  | GeoJSON.Polygon
  | GeoJSON.MultiPolygon;
const box = boundsOf(outline);
const metres = metresAt((box[1] + box[3]) / 2);
const streets = pack.entities.filter(({ kind, former }) => kind === 'street' && !former);
const limits = new Map(
  streets.map((street) => {
    const words = wordsOf(pack, street);
    return [street.name, words ? limitLines(words, pack.layers) : []];
  }),
);
const seeds = seedsOf(pack);
const sketched = values.check
  ? pack.layers.filter(({ role }) => role === 'street-sketch').flatMap(({ features }) => features.features)
  : outlinesOf(smoothed(gridOf(box, seeds, limits, metres), seeds), outline);
const order = new Map(streets.map(({ name }, i) => [name, i]));
sketched.sort((a, b) => order.get(a.properties?.name)! - order.get(b.properties?.name)!);
for (const { properties, geometry } of sketched) {
  const name = String(properties?.name);
  for (const row of agreementOf(name, geometry as GeoJSON.Polygon, limits.get(name) ?? [], metres))
    process.stdout.write(`${JSON.stringify(row)}\n`);
}
if (!values.check) {
  const lines = sketched.map((one) => JSON.stringify(one)).join(',\n');
  const file = join(SOURCE, 'geo/layers/street-sketch.geojson');
  writeFileSync(file, `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}

/** West, south, east, north. */
function boundsOf({ type, coordinates }: GeoJSON.Polygon | GeoJSON.MultiPolygon): [number, number, number, number] {
  const corners = (type === 'Polygon' ? coordinates : coordinates.flat()).flat();
  const lons = corners.map(([lon]) => lon!);
  const lats = corners.map(([, lat]) => lat!);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** The limits at the head of a street's own description. */
function wordsOf({ book }: Pack, street: Entity): Limits | null {
  for (const { entry } of street.entries) {
    const body = book.entries.find(({ id }) => id === entry)?.body ?? '';
    if (!body.replace(/\s+/gu, '').startsWith(street.name)) continue;
    const words = limitsIn(body);
    if (words) return words;
  }
  return null;
}

/** Communities and villages with a good point, each with its street. */
function seedsOf({ entities }: Pack): Seed[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return entities.flatMap(({ kind, location, within }) => {
    if (kind !== 'community' && kind !== 'village') return [];
    if ((location.level !== 'own' && location.level !== 'address') || location.precision > GOOD_POINT) return [];
    const street = within === null ? undefined : byId.get(within);
    return street?.kind === 'street' ? [{ lon: location.lon, lat: location.lat, area: street.name }] : [];
  });
}
