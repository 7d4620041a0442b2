import type { AtlasHost, PageStatus } from '../../../components/atlas/host';
import type { LibrarySource } from '../../../components/library/source';
import type { OwnHost } from '../../../components/own/own-host';
import type { Location, MapLayer } from '../../../data/gazetteer/model';
import type { PageNames } from '../../../data/messaging/messages';
import { NOTHING_OWN } from '../../../data/own/shape';
import { compileVocabulary } from '../../../data/recognizer';
import type { EntityRow, EntryRow, PackRow, SearchAnswer } from '../../../data/store/model';
import type { ChronicleItem } from '../../../data/yearbook/model';
import { entityOf } from '../../fixtures/blank';

/** A small district of our own making: two streets as cells, placed and unplaced names, a chronicle. */
const PACK = 'probe-2020';
const id = (name: string) => `${PACK}/entity/${name}`;

const point = (lon: number, lat: number, precision = 100): Location => ({
  level: 'own',
  lon,
  lat,
  precision,
  source: 'T',
  basis: '试验点',
  approximate: false,
});

const entity = (name: string, over: Partial<EntityRow>): EntityRow => ({
  pack: PACK,
  ...entityOf({ id: id(name), name, within: id('柳江区'), ...over }),
});

const fact = (label: string, value: number, unit: string) => ({ label, value, unit, source: `${PACK}/表2`, page: 49 });

const STREETS = ['东湾街道', '西岭街道', '南桥街道', '北渡街道', '中山街道'];

export const entities: EntityRow[] = [
  entity('柳江区', { kind: 'district', within: null }),
  ...STREETS.map((name, i) =>
    entity(name, {
      kind: 'street',
      location: point(120.11 + i * 0.02, 30.25, 400),
      facts: [fact('户籍人口', 1000 * (i + 1), '人')],
    }),
  ),
  entity('柳岸社区', {
    within: id('东湾街道'),
    location: point(120.112, 30.242, 200),
    aliases: ['柳岸'],
    entries: [
      { entry: `${PACK}/柳岸社区揭牌`, rank: 'title', role: 'subject', count: 2, at: 3, lines: [1, 1], page: 1 },
    ],
    pinyin: 'liuanshequ',
    initials: 'lasq',
  }),
  entity('望桥社区', { within: id('东湾街道'), location: { level: 'within', within: id('东湾街道'), basis: '表2' } }),
  entity('青石公园', { kind: 'park', location: point(120.17, 30.26) }),
  entity('柳江区档案馆', { kind: 'government', location: { level: 'within', within: id('柳江区'), basis: '表2' } }),
];

const entry: EntryRow = {
  pack: PACK,
  order: 0,
  id: `${PACK}/柳岸社区揭牌`,
  title: '柳岸社区揭牌',
  category: '街道',
  section: '东湾街道',
  page: 398,
  column: 'a',
  columnFrom: 'layout',
  body: '3月，柳岸社区揭牌。柳岸社区由东湾街道管理。',
  signature: ['某某'],
  notes: [],
  captions: [],
  tables: [],
  lines: [1, 2],
};

const ring = (west: number, east: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 30.2],
      [east, 30.2],
      [east, 30.3],
      [west, 30.3],
      [west, 30.2],
    ],
  ],
});

const layer = (role: MapLayer['role'], over: Partial<MapLayer>): MapLayer => ({
  id: role,
  role,
  sketch: false,
  sources: ['T'],
  attribution: `${role} 的来源`,
  licence: 'CC0',
  features: { type: 'FeatureCollection', features: [] },
  ...over,
});

const feature = (name: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { name },
  geometry,
});

export const layers: MapLayer[] = [
  layer('district', { features: { type: 'FeatureCollection', features: [feature('柳江区', ring(120.1, 120.2))] } }),
  layer('street-sketch', {
    sketch: true,
    features: {
      type: 'FeatureCollection',
      features: STREETS.map((name, i) => feature(name, ring(120.1 + i * 0.02, 120.12 + i * 0.02))),
    },
  }),
  layer('water', {
    licence: 'ODbL 1.0',
    attribution: '© OpenStreetMap contributors',
    features: { type: 'FeatureCollection', features: [feature('镜湖', ring(120.08, 120.095))] },
  }),
];

const item = (day: string, text: string): ChronicleItem => ({
  id: `${PACK}/大事记/${day}`,
  month: day.slice(0, 7),
  from: day,
  to: day,
  label: '',
  text,
  page: 30,
  lines: [1, 1],
});

const chronicle = [
  item('2019-01-05', '柳岸社区文化家园落成。'),
  item('2019-03-08', '青石公园开放。'),
  item('2019-03-20', '全区召开年度会议。'),
];

const pack: PackRow = {
  id: PACK,
  status: 'ready',
  builtIn: false,
  checksum: 'x',
  info: {
    id: PACK,
    title: '柳江年鉴（2020）',
    district: '柳江区',
    city: '某市',
    province: '某省',
    year: 2019,
    edition: 2020,
    publisher: null,
    compiler: null,
  },
  counts: {},
  importedAt: '2026-01-01',
  bytes: 1,
  sources: [],
};

/** An answer of the search with these hits. */
function answerOf(hits: SearchAnswer['hits']): SearchAnswer {
  return { hits, books: [], total: hits.length, facets: NO_FACETS, near: [] };
}

const NO_FACETS: SearchAnswer['facets'] = { kind: [], category: [], street: [], month: [], level: [], unit: [] };

export function sampleSource(over: Partial<LibrarySource> = {}): LibrarySource {
  const byId = new Map(entities.map((row) => [row.id, row]));
  return {
    listPacks: async () => [pack],
    getEntity: async (key) => byId.get(key),
    getEntities: async (ids) => ids.flatMap((key) => byId.get(key) ?? []),
    findEntityByName: async (name) => entities.find((row) => row.name === name),
    findEntitiesByName: async (name) => entities.filter((row) => row.name === name),
    findPredecessors: async (key) =>
      entities.filter((row) => row.former && row.former.successor === byId.get(key)?.name),
    listWithin: async (key) => entities.filter((row) => row.within === key),
    listEntities: async () => entities,
    getEntry: async (key) => (key === entry.id ? entry : undefined),
    getEntries: async (ids) => (ids.includes(entry.id) ? [entry] : []),
    readEntries: async () => [entry],
    listEntries: async () => [entry],
    getRecords: async (_pack, kind) => (kind === 'chronicle' ? (chronicle as never) : undefined),
    getLayers: async () => layers,
    search: async (query) =>
      answerOf(
        entities
          .filter((row) => row.name.includes(query) || row.initials.startsWith(query))
          .map((row) => ({
            pack: pack.id,
            kind: 'entity' as const,
            id: row.id,
            title: row.name,
            path: '',
            page: null,
            snippet: row.name,
            marks: [],
          })),
      ),
    ...over,
  };
}

export const names: PageNames = {
  state: 'marked',
  title: '新闻',
  url: 'https://news.example/1',
  names: [
    {
      entity: id('柳岸社区'),
      text: '柳岸社区',
      kind: 'community',
      group: 'place',
      count: 2,
      mentions: [0, 3],
      former: false,
    },
    {
      entity: id('柳江区档案馆'),
      text: '区档案馆',
      kind: 'government',
      group: 'organization',
      count: 1,
      mentions: [1],
      former: false,
    },
    { entity: id('青石公园'), text: '青石公园', kind: 'park', group: 'place', count: 1, mentions: [2], former: false },
  ],
  expanded: 0,
  asked: false,
  expandable: 1,
};

/** A host in memory that notes what it is asked to do. */
export function sampleHost(first: PageStatus = { state: 'page', tab: 1, names }) {
  const asked: unknown[][] = [];
  let tellPage: (view: PageStatus) => void = () => {};
  let tellHovered: (entity: string | null) => void = () => {};
  const note =
    (what: string) =>
    (...rest: unknown[]) => {
      asked.push([what, ...rest]);
    };
  const host: AtlasHost = {
    place: 'panel',
    watchPage: (callback) => {
      tellPage = callback;
      callback(first);
      return () => {};
    },
    watchHovered: (callback) => {
      tellHovered = callback;
      return () => {};
    },
    light: note('light'),
    reveal: note('reveal'),
    turnOn: async (page) => note('turn on')(page.state),
    open: note('open'),
    address: (page, hash) => `https://lens.test/${page}${hash}`,
    watchPins: (callback) => {
      callback([]);
      return () => {};
    },
    marks: async () => [],
    watchRecents: (callback) => {
      callback([id('青石公园')]);
      return () => {};
    },
    addRecent: note('recent'),
    watchTiles: (callback) => {
      callback(null);
      return () => {};
    },
    setTiles: note('tiles'),
    startImport: note('import'),
    vocabulary: async () =>
      compileVocabulary(
        entities.map((row) => ({
          name: row.name,
          entity: row.id,
          kind: row.kind,
          class: 'A' as const,
          origin: 'list' as const,
          line: null,
        })),
      ),
  };
  const own: OwnHost = {
    watchPins: (callback) => {
      callback([]);
      return () => {};
    },
    changePins: async (change) => {
      note('pin')(change([]));
      return true;
    },
    watchOwn: (callback) => {
      callback(NOTHING_OWN);
      return () => {};
    },
    changeOwn: async (change) => {
      note('own')(change);
      return true;
    },
  };
  return {
    host,
    own,
    asked,
    page: (view: PageStatus) => tellPage(view),
    hovered: (name: string | null) => tellHovered(name && id(name)),
  };
}

export { id };
