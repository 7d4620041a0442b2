import { csvFile } from '../../tables/csv';
import type { BookInfo } from '../../yearbook/model';
import type { Entity, Kind } from '../model';
import { entityNames, placeFeature } from './geojson';

/** GeoNames feature classes, required by Linked Places 1.3. */
const FEATURE_CLASS: Record<Kind, 'A' | 'H' | 'L' | 'P' | 'R' | 'S' | 'T'> = {
  district: 'A',
  street: 'A',
  community: 'P',
  village: 'P',
  estate: 'P',
  road: 'R',
  railway: 'R',
  water: 'H',
  hill: 'T',
  area: 'L',
  park: 'L',
  bridge: 'S',
  heritage: 'S',
  venue: 'S',
  building: 'S',
  station: 'S',
  market: 'S',
  school: 'S',
  hospital: 'S',
  company: 'S',
  government: 'S',
  party: 'S',
  association: 'S',
  institute: 'S',
  post: 'S',
  telecom: 'S',
};

/** Types of the Getty AAT, where the list that goes with Linked Places has one of this meaning. */
const AAT: Partial<Record<Kind, { identifier: string; label: string }>> = {
  district: { identifier: 'aat:300232418', label: 'administrative division' },
  street: { identifier: 'aat:300232418', label: 'administrative division' },
  community: { identifier: 'aat:300387203', label: 'community' },
  village: { identifier: 'aat:300008372', label: 'village' },
  area: { identifier: 'aat:300182722', label: 'region (geographic)' },
};

const CONTEXT = 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

interface Timespans {
  timespans: { start: { in: string }; end?: { in: string } }[];
}

/** One place in Linked Places format 1.3: a GeoJSON feature with names, types, time, relations and links. */
interface LinkedPlace {
  '@id': string;
  type: 'Feature';
  properties: { title: string; ccodes: string[]; fclasses: string[] };
  when: Timespans;
  names: { toponym: string; lang: string; citations: { label: string; year: number }[] }[];
  types?: { identifier: string; label: string; sourceLabel: string }[];
  geometry:
    | (GeoJSON.Point & {
        certainty: 'certain' | 'less-certain';
        citations: { label: string }[];
        /** Kilometres, as the format's proposal for precision has it. */
        approximation?: { type: string; tolerance: number };
      })
    | null;
  relations?: { relationType: string; relationTo: string; label: string; certainty: 'certain' | 'less-certain' }[];
  descriptions: { value: string; lang: string }[];
}

interface LinkedPlaces {
  type: 'FeatureCollection';
  '@context': string;
  features: LinkedPlace[];
}

/** Ids in exports: a URN, for the project publishes no web addresses of places. */
const urn = (id: string) => `urn:yearbook-lens:${id.split('/').map(encodeURIComponent).join(':')}`;

/**
 * Entities in Linked Places format 1.3 (JSON-LD, at the same time valid GeoJSON). `all` resolves parents; `when` is the
 * book's year. Rough points are marked `less-certain` and carry their tolerance; a place without a point has null geometry.
 */
export function linkedPlaces(entities: readonly Entity[], all: readonly Entity[], book: BookInfo): LinkedPlaces {
  const nameOf = entityNames(all);
  const year = String(book.year);
  const citations = [{ label: `《${book.title}》`, year: book.edition }];
  return {
    type: 'FeatureCollection',
    '@context': CONTEXT,
    features: entities.map((entity) => {
      const { location } = entity;
      const { geometry } = placeFeature(entity, nameOf);
      const placed = location.level === 'own' || location.level === 'address';
      const area = location.level === 'within' ? location.within : entity.within;
      const areaName = area === null ? null : nameOf(area);
      const names = [entity.name, ...new Set([entity.full, entity.short, ...entity.aliases])].filter(
        (name, at, list): name is string => Boolean(name) && list.indexOf(name) === at,
      );
      const type = AAT[entity.kind];
      return {
        '@id': urn(entity.id),
        type: 'Feature',
        properties: { title: entity.name, ccodes: ['CN'], fclasses: [FEATURE_CLASS[entity.kind]] },
        when: { timespans: [{ start: { in: year }, end: { in: year } }] },
        names: names.map((toponym) => ({ toponym, lang: 'zh', citations })),
        ...(type ? { types: [{ ...type, sourceLabel: entity.kind }] } : {}),
        geometry:
          geometry && placed
            ? {
                ...geometry,
                certainty: location.approximate ? 'less-certain' : 'certain',
                approximation: { type: 'gvp:approximateLocation', tolerance: location.precision / 1000 },
                citations: [{ label: location.basis }],
              }
            : null,
        ...(area !== null && areaName !== null
          ? {
              relations: [
                {
                  relationType: 'gvp:broaderPartitive',
                  relationTo: urn(area),
                  label: areaName,
                  certainty: 'certain' as const,
                },
              ],
            }
          : {}),
        descriptions: [{ value: location.basis, lang: 'zh' }],
      } satisfies LinkedPlace;
    }),
  };
}

const CSV_COLUMNS = [
  'id',
  'name',
  'kind',
  'aliases',
  'lat',
  'lon',
  'precision_m',
  'level',
  'approximate',
  'within',
  'source',
  'address',
  'basis',
] as const;

/** Entities as CSV (`data/tables/csv.ts`); coordinates in WGS-84 degrees. */
export function placesCsv(entities: readonly Entity[], all: readonly Entity[]): string {
  const nameOf = entityNames(all);
  const rows = entities.map((entity) => {
    const { geometry, properties } = placeFeature(entity, nameOf);
    return {
      id: entity.id,
      name: entity.name,
      kind: entity.kind,
      aliases: entity.aliases,
      lat: geometry?.coordinates[1],
      lon: geometry?.coordinates[0],
      precision_m: properties.precision,
      level: properties.level,
      approximate: properties.approximate,
      within: properties.within,
      source: properties.source,
      address: entity.address,
      basis: properties.basis,
    } satisfies Record<(typeof CSV_COLUMNS)[number], unknown>;
  });
  return csvFile(rows, CSV_COLUMNS);
}
