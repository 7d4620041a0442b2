import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEntityByName, getNeighbours, importPack, Library, search } from '../../../data/store/index';
import { smallPack } from '../../fixtures/small-pack';

const db = new Library('search');
beforeAll(async () => {
  await importPack(db, JSON.stringify(await smallPack()));
});
afterAll(() => db.delete());

const find = (query: string, limit?: number) => search(query, { db, limit });

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
