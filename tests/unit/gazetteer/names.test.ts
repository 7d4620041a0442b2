import { beforeAll, describe, expect, it } from 'vitest';
import { type CuratedFacts, type Entity, exportNames, lookup, type Name } from '../../../data/gazetteer';
import { streetsOfEntries, streetsOfTable } from '../../../data/gazetteer/names/units';
import type { Book } from '../../../data/yearbook';
import { text } from '../yearbook/source';
import { wholeGazetteer } from './whole-book';

let book: Book;
let facts: CuratedFacts;
let entities: Entity[];
let names: Name[];
let byName: Map<string, Name>;
let byId: Map<string, Entity>;

beforeAll(() => {
  ({ book, facts, entities, names } = wholeGazetteer());
  byName = new Map(names.map((name) => [name.name, name]));
  byId = new Map(entities.map((entity) => [entity.id, entity]));
}, 60_000);

const entityOf = (name: string): Entity => byId.get(byName.get(name)?.entity ?? '')!;

describe('the official lists', () => {
  it('holds 14 streets, 197 communities and 4 villages, each under its street', () => {
    const streets = entities.filter((one) => one.kind === 'street' && one.former === undefined);
    expect(streets).toHaveLength(14);
    expect(entities.filter((one) => one.kind === 'community')).toHaveLength(197);
    expect(entities.filter((one) => one.kind === 'village')).toHaveLength(4);
    for (const one of entities.filter((each) => each.kind === 'community' || each.kind === 'village')) {
      expect(byId.get(one.within ?? '')?.kind, one.name).toBe('street');
    }
    expect(entityOf('小营巷社区').within).toBe(entityOf('小营街道').id);
    expect(entityOf('小营街道').within).toBe(entityOf('上城区').id);
  });

  it('keeps the two 兴隆社区 apart', () => {
    const twins = entities.filter((one) => one.name === '兴隆社区');
    expect(new Set(twins.map((one) => byId.get(one.within!)!.name))).toEqual(new Set(['望江街道', '彭埠街道']));
    expect(byName.get('兴隆社区')!.others).toHaveLength(1);
    expect(byName.get('望江街道兴隆社区')!.entity).not.toBe(byName.get('彭埠街道兴隆社区')!.entity);
  });

  it('has every short name of the full/short table with its full name', () => {
    for (const org of book.orgs) {
      const name = byName.get(org.short);
      expect(name, org.short).toBeDefined();
      const entity = byId.get(name!.entity)!;
      expect(entity.full, org.short).toBe(org.full);
      if (!org.short.endsWith('街道')) expect(name!.full, org.short).toBe(org.full);
    }
    expect(byName.get('区人防办')!.full).toBe('杭州市上城区人民防空办公室');
  });
});

describe('numbered schools', () => {
  it.each([
    ['采荷一小', '杭州采荷第一小学'],
    ['丁兰二小', '杭州市丁兰第二小学'],
    ['杭州四中', '浙江省杭州第四中学'],
    ['杭四中', '浙江省杭州第四中学'],
  ])('%s is %s', (short, long) => {
    expect(byName.get(short)?.entity).toBe(byName.get(long)?.entity);
  });

  it('says nothing of a school without a place, nor of one elsewhere', () => {
    for (const form of ['毕节十九小', '贵州毕节十九小', '一小', '四中', '师范大学附属一小', '师范大学东城二小'])
      expect(byName.get(form)).toBeUndefined();
  });
});

describe('forms by rule', () => {
  it.each([
    ['区发改经信局', '杭州市上城区发展改革和经济信息化局'],
    ['区住建局', '杭州市上城区住房和城市建设局'],
    ['区卫健局', '杭州市上城区卫生健康局'],
    ['区城管局', '杭州市上城区综合行政执法局'],
    ['区综合执法局', '杭州市上城区综合行政执法局'],
    ['区人社局', '杭州市上城区人力资源和社会保障局'],
    ['区委统战部', '中共杭州市上城区委统一战线工作部'],
    ['区检察院', '杭州市上城区人民检察院'],
    ['区政协', '政协杭州市上城区委员会'],
    ['团区委', '中国共产主义青年团上城区委员会'],
  ])('%s is %s and needs much evidence', (short, full) => {
    expect(byName.get(short)).toMatchObject({ full, class: 'C' });
  });

  it('says of 上城区民政局 whose it is without offering to fill it', () => {
    expect(byName.get('上城区民政局')).toMatchObject({ class: 'A', entity: byName.get('区民政局')!.entity });
    expect(byName.get('上城区民政局')!.full).toBeUndefined();
  });

  it('keeps the stem of a community apart from the community', () => {
    expect(byName.get('柳翠井巷社区')!.class).toBe('A');
    expect(byName.get('小营巷社区居委会')!.entity).toBe(entityOf('小营巷社区').id);
    expect(byName.get('同心')!.class).toBe('C');
    expect(byName.get('人民')!.class).toBe('C');
  });

  it('never gives an A to a bare 区 form or to a two-character name', () => {
    for (const name of names) {
      if (/^区(?!域)/.test(name.name) || name.name.length <= 2) expect(name.class, name.name).not.toBe('A');
    }
  });
});

describe('former units', () => {
  it('knows 江干区 and its bodies as former, with what followed', () => {
    expect(entityOf('江干区').former).toMatchObject({ until: '2021-04-09', successor: '上城区' });
    const bureau = entityOf('江干区教育局');
    expect(bureau.former).toMatchObject({ successor: '杭州市上城区教育局' });
    expect(byName.get('江干区教育局')).toMatchObject({ former: true });
    expect(byName.get('江干区教育局')!.full).toBeUndefined();
    expect(entityOf('丁桥镇').former).toMatchObject({ until: '2014', successor: '丁兰街道' });
    expect(byName.get('九堡镇')!.former).toBe(true);
  });
});

describe('curated names', () => {
  /** All text without layout: spaces, line breaks and the space glyph of one font. */
  function unwrap(): { text: string; lines: number[] } {
    let joined = '';
    const lines: number[] = [];
    text.split('\n').forEach((line, index) => {
      const kept = line.replace(/[\s\ufffd]/g, '');
      joined += kept;
      for (let i = 0; i < kept.length; i += 1) lines.push(index + 1);
    });
    return { text: joined, lines };
  }

  it('stand in the book on the line given for them', () => {
    const whole = unwrap();
    const wrong = facts.names.filter((row) => {
      const first = whole.lines.indexOf(row.line);
      const name = row.name.replace(/\s/g, '');
      const at = first < 0 ? -1 : whole.text.indexOf(name, first);
      return at < 0 || whole.lines[at] !== row.line;
    });
    expect(wrong.map((row) => `${row.line} ${row.name}`)).toEqual([]);
  });

  it('are each given once', () => {
    const seen = new Set<string>();
    expect(facts.names.filter((row) => seen.size === seen.add(row.name).size).map((row) => row.name)).toEqual([]);
  });

  it('make at least 3,200 names that stand in the book itself', () => {
    const whole = unwrap().text;
    expect(names.filter((name) => whole.includes(name.name.replace(/\s/g, ''))).length).toBeGreaterThanOrEqual(3200);
  });
});

describe('entities', () => {
  it('have ids that no two share and no running numbers', () => {
    expect(new Set(entities.map((one) => one.id)).size).toBe(entities.length);
    expect(entityOf('湖滨街道').id).toBe('shangcheng-2022/entity/湖滨街道');
  });

  it('carry the numbers the book gives a street', () => {
    const facts = Object.fromEntries(entityOf('湖滨街道').facts.map((fact) => [fact.label, [fact.value, fact.unit]]));
    expect(facts).toMatchObject({
      面积: [1.6, '平方千米'],
      社区: [6, '个'],
      户籍人口: [28856, '人'],
      流动人口: [9341, '人'],
    });
  });

  it('carry the numbers of the district and of a new school', () => {
    const of = (name: string) => Object.fromEntries(entityOf(name).facts.map((fact) => [fact.label, fact.value]));
    expect(of('上城区')).toMatchObject({ 面积: 122, 街道: 14, 社区: 197, 行政村: 4, 户籍人口: 867376 });
    expect(of('杭州市东润外国语学校')).toMatchObject({ 占地面积: 45408, 建筑面积: 66278 });
  });

  it('have the address that the book states', () => {
    expect(entityOf('杭海路营业厅').address).toBe('杭海路223号兴业大厦1楼');
    expect(entityOf('上城区人民政府').address).toBe('望江街道望潮路77号');
    expect(entityOf('清波街道居家养老服务中心')).toMatchObject({
      address: '光复路24号',
      within: entityOf('清波街道').id,
    });
  });

  it('agree with the list of communities that every street gives in its own entry', () => {
    const table = new Map(streetsOfTable(book).map((row) => [row.street, row]));
    const differing: string[] = [];
    for (const row of streetsOfEntries(book)) {
      const same = table.get(row.street)!;
      expect(row.communities.length, row.street).toBe(same.communities.length);
      differing.push(...row.communities.filter((name) => !same.communities.includes(name)));
    }
    // The entry of 九堡街道 misprints 丽江 and 相江; 笕桥街道 writes 农科院 for 省农科院.
    expect(differing.sort()).toEqual(['丽红', '农科院', '湘江'].sort());
  });

  it('can be searched by pinyin and initials', () => {
    expect(entityOf('湖滨街道')).toMatchObject({ pinyin: 'hubinjiedao', initials: 'hbjd' });
  });
});

describe('lookup and export', () => {
  it('finds an entity by any of its forms, and by the start of its pinyin', () => {
    expect(lookup('区卫健局', entities, names)[0]!.name).toBe('杭州市上城区卫生健康局');
    expect(lookup('兴隆社区', entities, names)).toHaveLength(2);
    expect(lookup('xiaoyingxiang', entities, names)[0]!.name).toContain('小营巷');
    expect(lookup('', entities, names)).toEqual([]);
  });

  it('exports one row a name', () => {
    const rows = exportNames(names);
    expect(rows).toHaveLength(names.length);
    expect(rows.find((row) => row.name === '区民政局')).toMatchObject({ kind: 'government', needsEvidence: true });
    expect(rows.find((row) => row.name === '上城区民政局')).toMatchObject({ needsEvidence: false });
  });
});
