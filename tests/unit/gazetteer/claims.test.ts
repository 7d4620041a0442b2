import { describe, expect, it } from 'vitest';
import { exportClaims } from '../../../data/gazetteer';
import type { Entity, Name } from '../../../data/gazetteer/model';
import type { Book } from '../../../data/yearbook/model';

const area: Entity = {
  ...{ id: 'b/entity/甲街道', name: '甲街道', kind: 'street', aliases: [], within: null, address: null },
  ...{ location: { level: 'none', basis: '' }, facts: [], entries: [], links: [], pinyin: '', initials: '' },
};
const body: Entity = {
  ...area,
  id: 'b/entity/甲局',
  name: '甲局',
  kind: 'government',
  full: '试验市甲局',
  within: area.id,
  facts: [{ label: '面积', value: 5, unit: '平方千米', about: true, source: 'b/概况', page: 4 }],
  links: [{ kind: 'offices', record: 0, role: 'holder', page: 9, lines: [90, 91] }],
  relations: [{ relation: 'predecessor', name: '乙处', entity: null, line: 12, page: 3 }],
  evidence: { how: 'statement', lines: [7, 8], page: 2, quote: '辖区有甲局' },
};
const name = (form: string, origin: Name['origin'], line: number | null): Name => ({
  ...{ name: form, entity: body.id, kind: 'government', class: 'A', origin, line },
});
const book = {
  info: { id: 'b' },
  ...{ sections: [], captions: [], chronicle: [], notes: [], terms: [], people: [], treatises: [], documents: [] },
  ...{ tables: [], orgs: [], honours: [] },
  entries: [{ id: 'b/概况', title: '概况', body: '', section: '', category: '', page: 4, lines: [1, 20] }],
  offices: [{ body: '甲局', group: null, post: '局长', name: '丙', period: '2021年5月起', page: 9, lines: [90, 91] }],
} as unknown as Book;

describe('claims', () => {
  const claims = exportClaims([area, body], [name('甲局', 'text', 5), name('区甲局', 'rule', null)], book);
  const of = (property: string) => claims.filter((one) => one.entity === body.id && one.property === property);

  it('say what each rests on, with lines and page', () => {
    expect(of('kind')).toMatchObject([{ value: 'government', how: 'statement', lines: [5, 5], page: 4 }]);
    expect(of('scope')).toMatchObject([{ value: 'district', how: 'statement', lines: [7, 8], quote: '辖区有甲局' }]);
    expect(of('within')).toMatchObject([{ value: '甲街道', how: 'name' }]);
    expect(of('alias')).toMatchObject([{ value: '区甲局', how: 'rule', lines: null, page: null }]);
    expect(of('head')).toMatchObject([{ value: '局长 丙（2021年5月起）', how: 'list', lines: [90, 91], page: 9 }]);
    expect(of('predecessor')).toMatchObject([{ value: '乙处', lines: [12, 12], page: 3 }]);
  });

  it('keep what the book gives as about so much', () => {
    expect(of('figure')).toMatchObject([{ value: '面积 约5平方千米', page: 4 }]);
  });
});
