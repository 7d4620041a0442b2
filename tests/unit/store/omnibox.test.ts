import { describe, expect, it } from 'vitest';
import { publicAddress } from '../../../data/address';
import type { SearchHit } from '../../../data/store/model';
import { enter, suggest } from '../../../data/store/omnibox';

const hit: SearchHit = {
  pack: 'a-2022',
  kind: 'entry',
  id: 'a-2022/街道/甲&乙',
  title: '甲<乙>',
  path: '街道 › 青杨街道',
  page: 39,
  snippet: '在“青杨”A&B 处\u0001',
  marks: [[2, 4]],
};
const entity: SearchHit = {
  ...hit,
  kind: 'entity',
  id: 'a-2022/entity/青杨街道',
  title: '青杨街道',
  snippet: '青杨街道',
};

const asked: unknown[] = [];
const reads = {
  search: async (query: string, options: unknown) => {
    asked.push([query, options]);
    return { hits: [entity, hit] };
  },
  listPacks: async () => [{ id: 'a-2022' }],
  getEntity: async (id: string) => (id === entity.id ? { id, name: '青杨街道' } : undefined),
  getEntry: async () => undefined,
  getRecords: async () => [],
  findEntitiesByName: async (name: string) =>
    name === '青杨街道' ? ['b-2020', 'a-2022'].map((pack) => ({ pack, id: `${pack}/entity/青杨街道` })) : [],
} as unknown as Parameters<typeof enter>[1];

describe('the address bar', () => {
  it('suggests what is found, in the order of the shelf, fit for Chromium', async () => {
    const rows = await suggest(' 青杨 ', reads, ['a-2022'], 'xml', '第 %s 页');
    expect(asked).toEqual([['青杨', { limit: 5, packs: ['a-2022'] }]]);
    expect(rows[0]).toEqual({
      content: `#/entity/${encodeURIComponent(entity.id)}`,
      description: '青杨街道 <dim>街道 › 青杨街道 · 第 39 页</dim>',
    });
    expect(rows[1]?.content).toBe(`#/entry/${encodeURIComponent(hit.id)}?find=${encodeURIComponent('青杨')}`);
    expect(rows[1]?.description).toBe(
      '甲&lt;乙&gt; <dim>街道 › 青杨街道 · 第 39 页</dim> 在“<match>青杨</match>”A&amp;B 处 ',
    );
  });

  it('suggests in plain words for Firefox, and nothing for nothing', async () => {
    const rows = await suggest('青杨', reads, ['a-2022'], 'plain', 'p. %s');
    expect(rows[1]?.description).toBe('甲<乙> — 街道 › 青杨街道 · p. 39 — 在“青杨”A&B 处\u0001');
    expect(await suggest('  ', reads, ['a-2022'], 'xml', '')).toEqual([]);
  });

  it('leads to what was chosen, what an address names, what is called so, or the search', async () => {
    expect(await enter('#/entity/x', reads, ['a-2022'])).toBe('#/entity/x');
    const own = `#/entity/${encodeURIComponent(entity.id)}`;
    expect(await enter(publicAddress(entity.id), reads, ['a-2022'])).toBe(own);
    // 青楊街道: in traditional characters; the book that goes first has it.
    expect(await enter(' 青楊街道 ', reads, ['a-2022', 'b-2020'])).toBe(own);
    expect(await enter('青杨 书屋', reads, ['a-2022'])).toBe(`#/search?q=${encodeURIComponent('青杨 书屋')}`);
    expect(await enter('urn:yearbook:c/entity/x', reads, ['a-2022'])).toMatch(/^#\/search\?q=urn/);
  });
});
