import { check } from '@placemarkio/check-geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Entity, KINDS } from '../../../data/gazetteer/model';
import {
  linkedPlaces,
  locateEntities,
  parseGeoFacts,
  placesCsv,
  placesGeoJSON,
  placesReport,
  placesReportText,
} from '../../../data/gazetteer/places';
import { distanceMetres, distanceToArea } from '../../../data/gazetteer/places/geometry';
import { districtOutline } from '../../../data/gazetteer/places/layers';
import type { Book } from '../../../data/yearbook';
import { text } from '../yearbook/source';
import { readGeoFiles } from './places-files';
import { wholeGazetteer } from './whole-book';

let book: Book;
let entities: Entity[];
const geo = parseGeoFacts(readGeoFiles());
beforeAll(() => {
  const made = wholeGazetteer();
  book = made.book;
  entities = locateEntities(made.entities, book, geo);
}, 60_000);

const pointOf = (entity: Entity) =>
  entity.location.level === 'own' || entity.location.level === 'address' ? entity.location : null;

describe('the places of the book', () => {
  it('places every street, four communities in five, and three mentions in five', () => {
    const { shares } = placesReport(entities, book);
    expect(shares.streets).toBeGreaterThan(0.9);
    expect(shares.communities).toBeGreaterThan(0.7);
    expect(shares.placeMentions).toBeGreaterThan(0.6);
    expect(shares.placeMentionsWithoutDistrict).toBeGreaterThan(0.55);
    const today = entities.filter((entity) => entity.kind === 'street' && entity.name.endsWith('街道'));
    expect(today.filter((entity) => !pointOf(entity)).map((entity) => entity.name)).toEqual([]);
  });

  it('places every metro station', () => {
    const stations = entities.filter((entity) => entity.kind === 'station' && /地铁.*站$/.test(entity.name));
    expect(stations.filter((entity) => !pointOf(entity)).map((entity) => entity.name)).toEqual([]);
  });

  it('puts nothing outside the district but what lies there by nature', () => {
    const outline = districtOutline(geo)!;
    const out = entities
      .filter((entity) => {
        const point = pointOf(entity);
        return point !== null && distanceToArea(outline, point) > 300;
      })
      .map((entity) => entity.name);
    expect(out.filter((name) => !['西湖', '玉皇山', '南屏山'].includes(name))).toEqual([]);
  });

  it('gives no point to what is elsewhere', () => {
    const elsewhere = entities.filter((entity) => entity.scope === 'outside' && pointOf(entity));
    // The hills and roads at the edge are named as elsewhere by the book and drawn as such; no organization is.
    expect(elsewhere.filter((entity) => KINDS[entity.kind] === 'organization').map((entity) => entity.name)).toEqual(
      [],
    );
  });

  it('gives every point a known source, a precision and a reason, and every area an entity', () => {
    const ids = new Set(entities.map((entity) => entity.id));
    const sources = new Set(geo.sources.map((source) => source.id));
    for (const { name, location } of entities) {
      expect(location.basis, name).not.toBe('');
      if (location.level === 'within') expect(ids, name).toContain(location.within);
      if (location.level !== 'own' && location.level !== 'address') continue;
      expect(sources, name).toContain(location.source);
      expect(location.precision, name).toBeGreaterThan(0);
    }
  });

  it('keeps a community within reach of its street', () => {
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    const far = entities.flatMap((entity) => {
      const point = pointOf(entity);
      const street = entity.within ? byId.get(entity.within) : undefined;
      const office = street ? pointOf(street) : null;
      if (entity.kind !== 'community' || !point || !office) return [];
      const metres = distanceMetres(point, office);
      // 九堡街道 is 7.8 km long by the book; the others less.
      return metres > 4500 ? [`${entity.name} ${Math.round(metres)}`] : [];
    });
    expect(far).toEqual([]);
  });

  it('quotes the book word for word where it cites a sentence', () => {
    const bare = text.replace(/[\s\ufffd]/g, '');
    const lines = text.split('\n');
    for (const { name, quote, line } of geo.statements) {
      expect(bare, name).toContain(quote);
      const around = lines
        .slice(line - 1, line + 30)
        .join('')
        .replace(/[\s\ufffd]/g, '');
      expect(around, `${name}, line ${line}`).toContain(quote.slice(0, 8));
    }
  });
});

describe('exports', () => {
  it('is GeoJSON that a strict reader accepts, with nothing hidden', () => {
    const places = placesGeoJSON(entities);
    expect(() => check(JSON.stringify(places))).not.toThrow();
    const names = new Set(places.features.map((feature) => feature.properties.name));
    for (const entity of entities) if (KINDS[entity.kind] === 'place') expect(names).toContain(entity.name);
    expect(places.features.find((feature) => feature.properties.name === '景湖社区')).toMatchObject({
      geometry: null,
      properties: { level: 'within', within: '凯旋街道', precision: null, source: null },
    });
  });

  it('writes Linked Places that are GeoJSON too, each with name, time, class and reason', () => {
    const chosen = entities.filter((entity) => ['吴山', '湖滨街道', '景湖社区'].includes(entity.name));
    const linked = linkedPlaces(chosen, entities, book.info);
    expect(() => check(JSON.stringify(linked))).not.toThrow();
    expect(linked['@context']).toMatch(/linkedplaces-context/);
    for (const feature of linked.features) {
      expect(feature['@id']).toMatch(/^urn:yearbook-lens:/);
      expect(feature.properties.fclasses).toHaveLength(1);
      expect(feature.names[0]!.citations).toEqual([{ label: `《${book.info.title}》`, year: 2022 }]);
      expect(feature.when.timespans[0]!.start.in).toBe('2021');
    }
    const hill = linked.features.find((feature) => feature.properties.title === '吴山')!;
    expect(hill.geometry).toMatchObject({ certainty: 'certain', approximation: { tolerance: 0.08 } });
    const community = linked.features.find((feature) => feature.properties.title === '景湖社区')!;
    expect(community.relations![0]).toMatchObject({ relationType: 'gvp:broaderPartitive', label: '凯旋街道' });
  });

  it('writes CSV that keeps commas, quotes and formulas as text', () => {
    const odd = { ...entities[0]!, name: '=A1,"x"', aliases: [] };
    const [head, row] = placesCsv([odd], entities).split('\r\n');
    expect(head).toBe('\ufeffid,name,kind,aliases,lat,lon,precision_m,level,approximate,within,source,address,basis');
    expect(row).toContain(`"'=A1,""x"""`);
  });

  it('tells the counts by level in lines a person can read', () => {
    const text = placesReportText(placesReport(entities, book));
    expect(text).toMatch(/^places\s+\d+/m);
    expect(text).toMatch(/streets \d+\.\d %/);
  });
});
