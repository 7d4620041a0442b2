/** Small things that were once told wrongly of the built-in book, one test each, so that none comes back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Entity, exportClaims, exportUnlinked, type Link, type Name } from '../../../data/gazetteer';
import { locateEntities, parseGeoFacts } from '../../../data/gazetteer/places';
import type { Book } from '../../../data/yearbook';
import { readGeoFiles } from './places-files';
import { wholeGazetteer } from './whole-book';

let book: Book;
let entities: Entity[];
let names: Name[];
let byName: Map<string, Name>;
let byId: Map<string, Entity>;

beforeAll(() => {
  const made = wholeGazetteer();
  ({ book, names } = made);
  entities = locateEntities(made.entities, book, parseGeoFacts(readGeoFiles()));
  byName = new Map(names.map((name) => [name.name, name]));
  byId = new Map(entities.map((entity) => [entity.id, entity]));
}, 60_000);

const of = (name: string): Entity => byId.get(byName.get(name)!.entity)!;
const scopeOf = (name: string) => of(name).scope ?? 'district';
const written = ({ aliases, ruled = 0 }: Entity) => aliases.slice(0, aliases.length - ruled);
const linked = (name: string, kind: Link['kind']) => of(name).links.filter((link) => link.kind === kind);
const entryTitles = (name: string) =>
  of(name).entries.map(({ entry }) => book.entries.find(({ id }) => id === entry)!.title);

describe('whose a thing is', () => {
  it('is not the district for firms that the book only names, nor for a firm whose daughter is registered here', () => {
    for (const name of ['横店影视制作有限公司', '阿里云计算有限公司', '中国水利博物馆', '浙江省国际贸易集团'])
      expect(scopeOf(name), name).toBe('mentioned');
    for (const name of ['高优逸（杭州）商贸有限公司', '杭州声能科技有限公司', '野村东方国际证券有限公司浙江分公司'])
      expect(scopeOf(name), name).toBe('district');
  });

  it('is the city’s for bridges over the river and lines of its metro', () => {
    for (const name of ['钱江一桥', '钱江三桥', '彭埠大桥', '地铁1号线']) expect(scopeOf(name), name).toBe('city');
    expect(of('地铁1号线').kind).toBe('railway');
    for (const name of ['玉皇山', '南屏山', '虎跑路']) expect(scopeOf(name), name).not.toBe('district');
    expect(of('笕桥区').location).toMatchObject({ basis: '已撤销：1949年设的杭州市8个区之一' });
  });

  it('is the district by name for a branch that is called after it', () => {
    expect(scopeOf('市公共资源交易中心上城分中心')).toBe('district');
    expect(of('市公共资源交易中心江干分中心').former).toMatchObject({ successor: '市公共资源交易中心上城分中心' });
  });
});

describe('offices and honours', () => {
  it('have their terms, but for the four that the list gives none, and the list its compiler', () => {
    expect(book.offices.filter(({ period }) => period === null).length).toBe(4);
    expect(book.offices.find(({ name, post }) => name === '金承涛' && post === '副书记')!.period).toBe('2021年1—3月');
    expect(new Set(book.offices.map(({ signature }) => signature?.join()))).toContain('谢迪沁');
  });

  it('have their own lines, all their months, and the awarder that a list’s title names', () => {
    const lines = book.honours.filter(({ list }) => list === '上城区先进基层党组织').map((one) => one.lines.join());
    expect(new Set(lines).size).toBe(lines.length);
    expect(book.honours.filter(({ recipient }) => recipient === '王厚琦').map(({ date }) => date)).toContain(
      '2021-04、2021-06',
    );
    const titled = book.honours.filter(({ list }) => /政府/.test(list));
    expect(titled.length).toBe(14);
    expect(titled.every(({ awarder }) => awarder !== null)).toBe(true);
    expect(book.honours.some(({ recipient }) => recipient === '区法院刑事审判庭')).toBe(true);
  });

  it('are the community’s or the estate’s where the honour is for those', () => {
    const honoured = (name: string) => linked(name, 'honours').map(({ record }) => book.honours[record]!.award);
    expect(honoured('始版桥社区')).toContain('第二批高质量就业社区（村）');
    expect(byId.get('shangcheng-2022/entity/始版桥')!.links.filter(({ kind }) => kind === 'honours')).toEqual([]);
    expect(of('积善坊巷').name).toBe('积善坊巷小区');
    expect(honoured('积善坊巷小区').join()).toContain('生活垃圾分类示范小区');
  });
});

describe('names', () => {
  it('that only a rule made are told apart from those that are written', () => {
    expect(written(of('小营巷社区'))).toContain('小营巷社区党委');
    expect(of('小营巷社区').aliases).toContain('小营巷社区党总支');
    expect(written(of('小营巷社区'))).not.toContain('小营巷社区党总支');
  });

  it('of people, and halves of other words, are no places', () => {
    expect(byName.get('于谦')).toBeUndefined();
    for (const half of ['施家', '新开', '艮北新', '小营红', '疾病预防控制中心'])
      expect(byName.get(half), half).toBeUndefined();
    expect(of('近江').kind).toBe('area');
  });

  it('that stand for one thing are one entity', () => {
    const pairs = [
      ['省科学技术厅', '浙江省科学技术厅'],
      ['国家广电总局', '国家广播电视总局'],
      ['彭埠地铁站', '彭埠站'],
    ] as const;
    for (const [one, other] of pairs) expect(of(one), one).toBe(of(other));
  });

  it('without any record each have a reason', () => {
    const rows = exportUnlinked(entities);
    expect(rows.length).toBeLessThanOrEqual(150);
    expect(rows.filter(({ why, inside }) => why === 'inner' && inside.length === 0)).toEqual([]);
    expect(rows.find(({ name }) => name === '葵巷')!.inside).toContain('葵巷社区');
  });
});

describe('places', () => {
  it('known to more than a kilometre are told as their street, unless they are that wide', () => {
    const wide = new Set(['street', 'district', 'road', 'railway', 'water', 'area']);
    const weak = entities.filter(
      ({ kind, location }) => 'precision' in location && location.precision > 1000 && !wide.has(kind),
    );
    expect(weak.map(({ name }) => name)).toEqual([]);
    expect(of('七堡社区').location).toMatchObject({ level: 'within', within: of('彭埠街道').id });
  });

  it('at a house number are not put at another of the same road', () => {
    expect(of('清波街道居家养老服务中心').location).toMatchObject({ level: 'within', within: of('清波街道').id });
  });
});

describe('records', () => {
  it('keep paragraphs, ranges of days and 约', () => {
    const history = book.entries.find(({ title }) => title === '建置沿革')!;
    expect(history.body).toContain('直辖。\n民国元年');
    expect(book.captions.find(({ text }) => text.startsWith('2021年5月8—10日'))!.date).toBe('2021-05-08/2021-05-10');
    expect(of('闸弄口街道').facts.find(({ label }) => label === '面积')).toMatchObject({ value: 5, about: true });
  });

  it('are linked by what their words mean', () => {
    // 闸弄口、七堡、九堡、笕桥10个消防救援站 are no metro stations, “江河汇才” is no place.
    expect(entryTitles('闸弄口地铁站')).toEqual(['地铁出入口标准化管理试点']);
    expect(entryTitles('江河汇')).not.toContain('创业创新“新生态”优化');
    const graduate = linked('浙江大学', 'people').find(({ record }) =>
      book.people[record]!.text.includes('毕业于浙江大学'),
    );
    expect(graduate!.role).not.toBe('place');
  });

  it('of papers are the body’s whose list they stand in, and those of the other district its own', () => {
    const numbers = (name: string) => linked(name, 'documents').map(({ record }) => book.documents[record]!.number);
    expect(numbers('区人大常委会')).toContain('上人大〔2021〕7号');
    expect(numbers('江干区人大常委会')).toContain('江人大〔2021〕1号');
    expect(numbers('区人大常委会')).not.toContain('江人大〔2021〕1号');
    expect(of('中共杭州市上城区第一届委员会')).toBe(of('区委'));
    const day = book.chronicle.findIndex(({ text }) => text.includes('大学路和葵巷3个社区'));
    expect(linked('大学路社区', 'chronicle').map(({ record }) => record)).toContain(day);
  });

  it('of a body’s own section are about it, named or not', () => {
    const own = of('区教育局').entries.filter(({ rank }) => rank === 'section');
    expect(own.some(({ count }) => count === 0)).toBe(true);
    expect(own.filter(({ count, role }) => count === 0 && role !== 'subject')).toEqual([]);
  });
});

describe('claims', () => {
  it('name the area where only one entity is asked about, and the line of the cell', () => {
    const [one] = [of('婺江社区')];
    const claims = exportClaims([one], names, book, entities);
    expect(claims.find(({ property }) => property === 'within')).toMatchObject({
      value: '望江街道',
      lines: [9767, 9767],
    });
    expect(claims.find(({ property }) => property === 'kind')).toMatchObject({ how: 'table', lines: [9767, 9767] });
  });

  it('of what followed a body that went with its district rest on a rule, not on the line it is named on', () => {
    const claims = exportClaims([of('江干生态环境分局')], names, book, entities);
    expect(claims.find(({ property }) => property === 'successor')).toMatchObject({ how: 'rule', lines: null });
  });
});
