import type { LibrarySource } from '../../../components/library/source';
import type { MapLayer } from '../../../data/gazetteer/model';
import type { CardMention } from '../../../data/messaging/card-protocol';
import type { EntityRow, EntryRow, PackRow, SearchAnswer } from '../../../data/store/model';
import type { Book } from '../../../data/yearbook/model';
import { records } from './sample-records';

/** A small book of our own writing, with the shapes of the store: enough for every state of the pages. */
export const PACK = 'sample-2022';

export const pack: PackRow = {
  id: PACK,
  status: 'ready',
  builtIn: true,
  checksum: 'ab12cd34'.repeat(8),
  info: {
    id: PACK,
    title: '样本年鉴（2022）',
    district: '上城区',
    city: '杭州市',
    province: '浙江省',
    year: 2021,
    edition: 2022,
    publisher: null,
    compiler: null,
  },
  counts: { entries: 4, entities: 5, tables: 1 },
  importedAt: '2026-01-02T03:04:05Z',
  bytes: 123_456,
  sources: [{ id: 'book', title: '样本年鉴', licence: 'CC0-1.0', notice: '为测试而写' }],
};

function entry(at: number, title: string, section: string, page: number, body: string): EntryRow {
  return {
    id: `${PACK}/街道/${section}/${title}`,
    pack: PACK,
    order: at,
    title,
    category: '街道',
    section,
    page,
    column: 'b',
    columnFrom: 'layout',
    body,
    signature: ['甲某某'],
    notes: [],
    captions: [],
    tables: [],
    lines: [at * 10 + 1, at * 10 + 9],
  };
}

export const entries: EntryRow[] = [
  entry(
    0,
    '青杨社区书屋开放',
    '青杨街道',
    398,
    '年内，街道整理旧屋三间。10月，青杨街道青杨里社区书屋开放，藏书两千册，由样本区文化广电局指导建设，居民步行十分钟可达。\n书屋每周开放六日。',
  ),
  entry(1, '行政区划', '青杨街道', 49, '至年底，青杨街道辖青杨里社区、石桥头社区等八个社区。'),
  entry(
    2,
    '一条名字特别长的条目用来看标题在窄处怎样换行以及页码怎样站在右边缘',
    '石桥街道',
    401,
    '青杨里社区与石桥头社区共建。',
  ),
  entry(3, '垃圾分类', '青杨街道', 402, '全年在青杨里社区开展入户宣传。'),
  entry(4, '老旧小区改造', '青杨街道', 403, '青杨里社区改造完成。'),
];

function entity(
  name: string,
  kind: EntityRow['kind'],
  within: string | null,
  more: Partial<EntityRow> = {},
): EntityRow {
  return {
    id: `${PACK}/${kind}/${name}`,
    pack: PACK,
    name,
    kind,
    aliases: [],
    within,
    address: null,
    location: within ? { level: 'within', within, basis: '行政区划' } : { level: 'none', basis: '' },
    facts: [],
    entries: [],
    links: [],
    pinyin: '',
    initials: '',
    ...more,
  };
}

const ref = (at: number, rank: 'title' | 'section' | 'body', offset: number) => ({
  entry: entries[at]!.id,
  rank,
  role: 'subject' as const,
  count: 1,
  at: offset,
  lines: entries[at]!.lines,
  page: entries[at]!.page,
});

export const district = entity('上城区', 'district', null);
export const street = entity('青杨街道', 'street', district.id, {
  facts: [
    { label: '户籍人口', value: 68897, unit: '人', source: entries[1]!.id, page: 49 },
    { label: '面积', value: 4.2, unit: '平方千米', source: entries[1]!.id, page: 49 },
    { label: '社区', value: 8, unit: '个', source: entries[1]!.id, page: 49 },
  ],
  entries: [ref(1, 'title', 4), ref(0, 'section', 17)],
});
export const community = entity('青杨里社区', 'community', street.id, {
  address: '青杨路 12 号',
  location: {
    level: 'own',
    lon: 120.178,
    lat: 30.237,
    precision: 200,
    source: 'sample',
    basis: '样本',
    approximate: true,
  },
  entries: [ref(0, 'title', 21), ref(1, 'section', 8), ref(2, 'body', 0), ref(3, 'body', 3), ref(4, 'body', 0)],
});
export const bureau = entity('样本区文化广电局', 'government', district.id, {
  full: '杭州市样本区文化和广电旅游体育局（杭州市样本区文物局）',
  short: '区文广局',
  aliases: ['区文广局'],
  entries: [ref(0, 'body', 36)],
});
export const ended = entity('旧桥街道', 'street', district.id, {
  former: { until: '2021-04', successor: street.name, note: '行政区划调整后并入' },
});
/** Placed in the district, though the book names nothing that holds it: as most bodies are. */
export const office = entity('样本区民政局', 'government', null, {
  location: { level: 'within', within: district.id, basis: '书中未说明地址，按所记事项列入本区' },
});
/** Of no known place. */
export const lost = entity('样本协会', 'association', null);
export const entities = [district, street, community, bureau, ended, office, lost];

const square: MapLayer = {
  id: 'sample-district',
  role: 'district',
  sketch: true,
  sources: ['sample'],
  attribution: '样本',
  licence: 'CC0-1.0',
  features: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: district.id, name: '上城区' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [120.15, 30.2],
              [120.3, 30.2],
              [120.3, 30.35],
              [120.15, 30.35],
              [120.15, 30.2],
            ],
          ],
        },
      },
    ],
  },
};

/** An answer of the search with these hits. */
export function answerOf(hits: SearchAnswer['hits']): SearchAnswer {
  const facets = { kind: [], category: [], street: [], month: [], level: [], unit: [] };
  return { hits, books: [], total: hits.length, facets, near: [] };
}

/** Answers from the arrays above. `fail` makes every read reject until it is set to false. */
export function sampleSource(state: { fail?: boolean; reads?: string[] } = {}): LibrarySource {
  const read = async <T>(what: string, value: T): Promise<T> => {
    state.reads?.push(what);
    if (state.fail) throw new Error('读不到数据库');
    return value;
  };
  const pick = <T extends { id: string }>(rows: readonly T[], ids: readonly string[]) =>
    ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return {
    listPacks: () => read('packs', [pack]),
    getEntity: (id) => read(`entity ${id}`, pick(entities, [id])[0]),
    getEntities: (ids) => read('entities', pick(entities, ids)),
    findEntityByName: (name) =>
      read(
        'name',
        entities.find((row) => row.name === name || row.aliases.includes(name)),
      ),
    findEntitiesByName: async (name) => entities.filter((row) => row.name === name),
    findPredecessors: (id) => {
      const name = pick(entities, [id])[0]?.name;
      return read(
        'predecessors',
        entities.filter((row) => name !== undefined && row.former?.successor === name),
      );
    },
    listWithin: (id) =>
      read(
        'within',
        entities.filter((row) => row.within === id),
      ),
    listEntities: () => read('all entities', entities),
    getEntry: (id) => read(`entry ${id}`, pick(entries, [id])[0]),
    getEntries: (ids) => read('entries', pick(entries, ids)),
    readEntries: () => read('entries', entries),
    listEntries: () => read('entry list', entries),
    getRecords: async (_pack, kind) => read(`records ${kind}`, (records as Partial<Book>)[kind]),
    getLayers: () => read('layers', [square]),
    search: () => read('search', answerOf([])),
  };
}

export function mentionOf(row: EntityRow, more: Partial<CardMention> = {}): CardMention {
  return {
    id: 1,
    text: row.name,
    name: row.name,
    kind: row.kind,
    group: row.kind === 'government' ? 'organization' : 'place',
    expand: false,
    expanded: false,
    former: Boolean(row.former),
    score: 0.92,
    rules: [
      { id: 'base', weight: 4 },
      { id: 'company', weight: 1 },
      { id: 'elsewhere-sentence', weight: -0.5 },
    ],
    others: ['other/entity/青杨街道@青杨镇'],
    start: 60,
    before: '近日，位于青杨街道的',
    after: '书屋正式开放，藏书两千册，由样本区文化广电局指导建设，居民步行十分钟可达，每周开放',
    ...more,
  };
}
