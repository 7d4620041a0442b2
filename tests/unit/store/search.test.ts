import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEntityByName, getNeighbours, importPack, Library, search } from '../../../data/store/index';
import { buildSearchRow } from '../../../data/store/search-index';
import type { Book } from '../../../data/yearbook/model';
import { smallBook, smallPack } from '../../fixtures/small-pack';
import { otherDistrict, yearBefore } from '../../fixtures/two-books';

const db = new Library('search');
beforeAll(async () => {
  await importPack(db, JSON.stringify(await smallPack()));
});
afterAll(() => db.delete());

describe('search over several books', () => {
  const shelf = new Library('search-shelf');
  beforeAll(async () => {
    for (const pack of [await otherDistrict(), await yearBefore()]) await importPack(shelf, JSON.stringify(pack));
  });
  afterAll(() => shelf.delete());

  it('looks in one after the other, the first one’s first of equals, and counts each book', async () => {
    const told: string[] = [];
    const packs = ['shangcheng-2021', 'baitang-2022'];
    const onBook = (done: number, all: number) => told.push(`${done}/${all}`);
    const answer = await search('望江街道', { db: shelf, packs, onBook });
    expect(answer.hits.slice(0, 2).map(({ pack, title }) => [pack, title])).toEqual(
      packs.map((pack) => [pack, '望江街道']),
    );
    expect(answer.books.map(({ pack }) => pack)).toEqual(packs);
    expect(answer.books.reduce((sum, { total }) => sum + total, 0)).toBe(answer.total);
    expect(answer.facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(answer.total);
    expect(told).toEqual(['0/2', '1/2']);
    expect((await search('望江街道', { db: shelf, packs: ['baitang-2022'] })).books).toHaveLength(1);
    expect((await search('青莲桥街道', { db: shelf, packs, limit: 1 })).hits).toHaveLength(1);
  });
});

const find = async (query: string, limit?: number) => (await search(query, { db, limit })).hits;

describe('search', () => {
  it('ranks the name itself, then titles, then sections, then bodies', async () => {
    const hits = await find('望桥街道');
    expect(hits.slice(0, 4).map((h) => [h.kind, h.title])).toEqual([
      ['entity', '望桥街道'],
      ['entry', '望桥街道'],
      ['entry', '公园建设'],
      ['entry', '道路整治'],
    ]);
    expect(hits.some((h) => h.kind === 'table' && h.id === '1')).toBe(true);
  });

  it('marks the hit inside the snippet', async () => {
    const [hit] = await find('资金');
    expect(hit!.title).toBe('道路整治');
    const [from, to] = hit!.marks[0]!;
    expect(hit!.snippet.slice(from, to)).toBe('资金');
    expect(hit!.page).toBe(12);
  });

  it('finds entities by alias, pinyin and initials', async () => {
    expect((await find('望桥'))[0]).toMatchObject({ kind: 'entity', title: '望桥街道', path: '试验区' });
    expect((await find('wangqiao'))[0]!.title).toBe('望桥街道');
    expect((await find('lasq'))[0]).toMatchObject({ title: '柳岸社区', path: '试验区 › 望桥街道' });
    expect((await findEntityByName('望桥', undefined, db))?.name).toBe('望桥街道');
  });

  it('needs every term and takes full-width and capital letters', async () => {
    expect((await find('公园 柳岸'))[0]!.title).toBe('公园建设');
    expect((await find('ａｂｃ'))[0]!.snippet).toContain('ABC工程');
    expect(await find('公园 没有的词')).toEqual([]);
    expect(await find('  ')).toEqual([]);
  });

  it('finds terms and the chronicle, by their date too', async () => {
    expect((await find('城市大脑'))[0]).toMatchObject({ kind: 'term', path: '名词解释' });
    expect((await find('2019-03-05'))[0]).toMatchObject({ kind: 'chronicle', snippet: '柳岸社区成立。' });
  });

  it('finds every kind of row by what it prints', async () => {
    const lines: [number, number] = [1, 1];
    const at = { page: 1, lines };
    const book: Book = {
      ...smallBook(),
      offices: [
        { body: '区教育局', group: '政府部门', post: '局长', name: '甲乙丙', period: null, remark: '女', ...at },
      ],
      honours: [
        {
          recipient: '丁戊',
          unit: '柳岸学校',
          award: '优秀教师',
          awarder: '试验市',
          date: '2019-09',
          list: '表1',
          ...at,
        },
      ],
      documents: [{ number: '试政〔2019〕3号', date: '2019-02-03', title: '关于整治道路的通知', table: 1, ...at }],
      captions: [
        {
          id: 'c',
          text: '桥上晨光（己庚摄）',
          date: null,
          credit: '己庚',
          section: null,
          entry: null,
          confidence: 0,
          ...at,
        },
      ],
      people: [{ id: 'p', name: '辛壬', section: '先进人物', text: '教师。', signature: ['癸子'], ...at }],
      treatises: [
        {
          id: 't',
          title: '工作报告',
          subtitle: null,
          signature: ['丑寅'],
          sections: [{ heading: '一年回顾', level: 1, text: '稳中有进。', ...at }],
          ...at,
        },
      ],
    };
    const own = new Library('search-rows');
    const { info } = book;
    const pack = { id: info.id, status: 'ready' as const, checksum: 'x', info, counts: {}, importedAt: '', bytes: 1 };
    await own.packs.put({ ...pack, sources: [], builtIn: false });
    await own.search.put(buildSearchRow(info.id, book, []));
    const said: [kind: string, words: string][] = [
      ['office', '甲乙丙'],
      ['office', '区教育局 局长'],
      ['honour', '丁戊'],
      ['honour', '柳岸学校 优秀教师'],
      ['document', '试政〔2019〕3号'],
      ['document', '2019-02-03'],
      ['org', '区教育局'],
      ['org', '试验市试验区教育局'],
      ['caption', '己庚'],
      ['person', '癸子'],
      ['treatise', '一年回顾'],
      ['treatise', '丑寅'],
      ['entry', book.entries[0]!.signature[0]!],
      ['table', '31,000'],
    ];
    for (const [kind, words] of said)
      expect(
        (await search(words, { db: own })).hits.map((hit) => hit.kind),
        words,
      ).toContain(kind);
    expect((await search('丁戊', { db: own })).facets.level).toEqual([{ value: 'district', count: 1 }]);
    await own.delete();
  });

  it('takes a name for all names of the same thing, dates as written, and leaves out what is not wanted', async () => {
    expect((await find('試驗區教育局')).length).toBe((await find('试验区教育局')).length);
    expect((await find('3月5日')).map((hit) => hit.title)).toEqual(['3月5日']);
    expect((await find('2019.3.5')).map((hit) => hit.title)).toEqual(['3月5日']);
    const all = await find('望桥街道');
    const fewer = await find('望桥街道 -公园');
    expect(fewer.length).toBeLessThan(all.length);
    expect(fewer.some((hit) => hit.snippet.includes('公园'))).toBe(false);
  });

  it('counts all hits by facet, and narrows to the values chosen', async () => {
    const { total, facets } = await search('望桥街道', { db, limit: 1 });
    expect(facets.kind.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    const entries = facets.kind.find((one) => one.value === 'entry')!;
    const only = await search('望桥街道', { db, filter: { kind: ['entry'] } });
    expect(only.total).toBe(entries.count);
    expect(new Set(only.hits.map((hit) => hit.kind))).toEqual(new Set(['entry']));
    // The facet itself keeps its other values: a second one can be chosen.
    expect(only.facets.kind).toEqual(facets.kind);
  });

  it('suggests what is near where nothing is found', async () => {
    expect((await search('望乔街道', { db })).near).toContainEqual({ query: '望桥街道', why: 'name', count: null });
    // Two wrong characters, half of the name right.
    expect((await search('望桥接到', { db })).near).toContainEqual({ query: '望桥街道', why: 'name', count: null });
    // A piece of a Latin word is no part of it.
    expect((await search('xqzzq', { db })).near).toEqual([]);
    const both = await search('望桥街道 没有的词', { db });
    expect(both.total).toBe(0);
    expect(both.near).toEqual([{ query: '望桥街道', why: 'fewer', count: (await find('望桥街道')).length }]);
  });

  it('lays a text of an older version out anew, from the records', async () => {
    const other = new Library('search-old');
    await importPack(other, JSON.stringify(await smallPack()));
    const [row] = await other.search.toArray();
    const { version: _, ...old } = row!;
    await other.search.put({ ...old, titles: '', documents: '[]' } as never);
    const again = await search('望桥街道', { db: other });
    expect(again.hits.map((hit) => hit.title)).toEqual((await find('望桥街道')).map((hit) => hit.title));
    await other.delete();
  });

  it('keeps to its limit and stops when told', async () => {
    expect(await find('街道', 2)).toHaveLength(2);
    await expect(search('街道', { db, signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('walks to the entries before and after', async () => {
    const [first] = await find('道路整治');
    const around = await getNeighbours(first!.id, db);
    expect([around.previous?.title, around.next?.title]).toEqual(['望桥街道', '公园建设']);
  });
});
