import { beforeAll, describe, expect, it } from 'vitest';
import type { Entity, Kind } from '../../../data/gazetteer/model';
import { type GeoFacts, locateEntities, parseGeoFacts } from '../../../data/gazetteer/places';
import type { Book, Entry } from '../../../data/yearbook/model';
import { entityOf, entryOf } from '../../fixtures/blank';
import { readGeoFiles } from './places-files';

const entity = (name: string, kind: Kind, extra: Partial<Entity> = {}): Entity =>
  entityOf({ id: `${kind}/${extra.within ?? ''}/${name}`, name, kind, ...extra });

const entry = (body: string, section = '综述', category = '文化'): Entry =>
  entryOf({ id: `${category}/${section}/${body.slice(0, 6)}`, category, section, page: 1, body });

const book = (...entries: Entry[]) =>
  ({
    info: { id: 'x', district: '上城区', city: '杭州市', province: '浙江省' },
    entries,
    ...{ sections: [], captions: [], chronicle: [], notes: [], terms: [], people: [], treatises: [] },
    ...{ documents: [], tables: [], orgs: [], offices: [], honours: [] },
  }) as unknown as Book;

const district = entity('上城区', 'district');
const street = (name: string) => entity(name, 'street', { within: district.id, aliases: [name.slice(0, -2)] });
const wangjiang = street('望江街道');
const pengbu = street('彭埠街道');
const xiaoying = street('小营街道');
const areas = [district, wangjiang, pengbu, xiaoying];

let geo: GeoFacts;
beforeAll(() => {
  geo = parseGeoFacts(readGeoFiles());
});

/** Locates `wanted` among the areas and returns its location. */
function locate(wanted: Entity, text: Book = book(), others: Entity[] = []) {
  const all = locateEntities([...areas, ...others, wanted], text, geo);
  return all.at(-1)!.location;
}

describe('own points', () => {
  it('gives a place its sourced point with the basis in words', () => {
    const location = locate(entity('城站广场', 'park'));
    expect(location).toMatchObject({ level: 'own', source: 'S02', precision: 120, approximate: false });
    expect(location.basis).toContain('城站广场');
  });

  it('keeps street, road and community of one name apart', () => {
    const [asStreet, asRoad, asCommunity] = [
      locate(entity('望江街道', 'street', { aliases: ['望江'] })),
      locate(entity('望江路', 'road', { aliases: ['望江'] })),
      locate(entity('望江社区', 'community', { aliases: ['望江'], within: wangjiang.id })),
    ];
    expect(asStreet.level).toBe('own');
    expect(asRoad.level).toBe('own');
    expect(asStreet).not.toMatchObject({ lat: asRoad.level === 'own' ? asRoad.lat : 0 });
    expect(asCommunity).toMatchObject({ level: 'within', within: wangjiang.id });
  });

  it('tells two communities of one name apart by their street', () => {
    expect(locate(entity('兴隆社区', 'community', { within: pengbu.id })).level).toBe('own');
    expect(locate(entity('兴隆社区', 'community', { within: wangjiang.id }))).toMatchObject({
      level: 'within',
      within: wangjiang.id,
    });
  });

  it('knows a school by its name with and without 杭州市, but not a namesake elsewhere', () => {
    expect(locate(entity('杭州市建兰中学', 'school')).level).toBe('own');
    expect(locate(entity('建兰中学', 'school')).level).toBe('own');
    expect(locate(entity('新疆阿克苏市天杭实验学校', 'school', { scope: 'outside' })).level).toBe('none');
    expect(locate(entity('杭州市天杭实验学校', 'school')).level).toBe('own');
    expect(locate(entity('杭州全民健身中心', 'venue')).level).toBe('own');
    expect(locate(entity('上城区全民健身中心', 'venue')).level).toBe('within');
  });

  it('reads 彭埠地铁站 as the metro station, not the street', () => {
    expect(locate(entity('彭埠地铁站', 'station'))).toMatchObject({ level: 'own', source: 'O02' });
  });
});

describe('addresses', () => {
  it('uses a known house number as it stands', () => {
    const location = locate(entity('先锋书吧', 'venue', { address: '九堡街道杭乔路211号' }));
    expect(location).toMatchObject({ level: 'address', precision: 60, lat: 30.307987, lon: 120.275106 });
    expect(location.basis).toContain('书中地址“九堡街道杭乔路211号”');
  });

  it('puts a number between two known ones, half the stretch wide', () => {
    const location = locate(entity('某支局', 'post', { address: '庆春路147号' }));
    expect(location).toMatchObject({ level: 'address', precision: 100, approximate: false });
    expect(location.basis).toContain('之间按门牌推算');
  });

  it('draws no point that a road’s length makes meaningless, and says so', () => {
    const location = locate(entity('某营业厅', 'telecom', { address: '机场路240号' }));
    expect(location).toMatchObject({ level: 'within', within: district.id });
    expect(location.basis).toMatch(/“机场路240号”，只能定到约\d\.\d千米，不标点/);
    const known = locate(entity('清波街道某中心', 'association', { address: '光复路24号', within: wangjiang.id }));
    expect(known).toMatchObject({ level: 'within', within: wangjiang.id });
    expect(locate(entity('机场路', 'road')).level).toBe('own');
  });

  it('finds an estate or building in the address, but no temple in the road named after it', () => {
    expect(locate(entity('某部', 'post', { address: '多立方公寓5幢102室' })).basis).toContain('多立方公寓：');
    expect(locate(entity('邻里中心', 'building', { address: '梵天寺路54号' })).basis).toContain('梵天寺路54号：');
  });

  it('reads "X位于Y路N号" in the running text', () => {
    const text = book(entry('该区新馆建成。清波书院位于望潮路77号，占地1000平方米。'));
    expect(locate(entity('清波书院', 'venue'), text)).toMatchObject({ level: 'address', precision: 60 });
  });

  it('gives a building the address of its tenant', () => {
    const tenant = entity('某营业厅', 'telecom', { address: '庆春路147号庆春商务大厦1楼' });
    expect(locate(entity('庆春商务大厦', 'building'), book(), [tenant]).level).toBe('address');
  });

  it('shows a 未来社区 where the community of its name is, roughly', () => {
    const location = locate(entity('红梅未来社区', 'area'));
    expect(location).toMatchObject({ level: 'address', precision: 600, approximate: true });
    expect(location.basis).toContain('以红梅社区的位置表示');
  });

  it('has no point for a road nobody knows', () => {
    expect(locate(entity('某公司', 'company', { address: '无名新路9号' })).level).toBe('none');
  });
});

describe('the smallest area the book names', () => {
  const xiaoyingxiang = entity('小营巷社区', 'community', { within: xiaoying.id });

  it('takes the street or community written before the name', () => {
    const text = book(entry('在彭埠街道某某书屋举办读书会，又在小营巷社区红色驿站举行。'));
    expect(locate(entity('某某书屋', 'venue'), text)).toMatchObject({ level: 'within', within: pengbu.id });
    expect(locate(entity('红色驿站', 'venue'), text, [xiaoyingxiang])).toMatchObject({
      level: 'within',
      within: xiaoyingxiang.id,
    });
  });

  it('takes the street in whose section alone a local place is told of', () => {
    const told = entry('建成百果园，面积2万平方米。', '望江街道', '街道');
    const garden = entity('百果园', 'park', {
      entries: [{ entry: told.id, rank: 'body', role: 'subject', count: 1, at: 2, lines: [1, 1], page: 1 }],
    });
    expect(locate(garden, book(told))).toMatchObject({ level: 'within', within: wangjiang.id });
    expect(locate({ ...garden, kind: 'company' }, book(told)).level).toBe('none');
    const bus = { ...told, body: '新增公交线路5条，直达百果园、城站。' };
    expect(locate(garden, book(bus)).level).toBe('none');
  });

  it('takes the name itself', () => {
    expect(locate(entity('望江街道社区卫生服务中心', 'hospital'))).toMatchObject({ within: wangjiang.id });
    expect(locate(entity('彭埠派出所', 'government'))).toMatchObject({ within: pengbu.id });
  });

  it('says so when nothing is known, and invents nothing', () => {
    expect(locate(entity('区某办', 'government'))).toMatchObject({ level: 'within', within: district.id });
    expect(locate(entity('省某厅', 'government', { scope: 'province' })).level).toBe('none');
    expect(locate(entity('某县医院', 'hospital', { scope: 'outside' })).level).toBe('none');
    for (const kind of ['road', 'estate', 'heritage'] as const)
      expect(locate(entity('查无此名', kind))).toEqual({ level: 'none', basis: '书中提到，未说明所在' });
  });

  it('takes a thing for the district’s own only with evidence, and says what it is', () => {
    const judged = (one: Entity, text = book()) => locateEntities([...areas, one], text, geo).at(-1)!;
    expect(judged(entity('上城区某中心', 'government')).evidence).toMatchObject({ how: 'name' });
    const told = entry('辖区有甲公园、乙纪念馆。丙公司落户上城。丁公司来自外地。丙公司浙江分公司参加。');
    const within = (name: string, kind: Kind) =>
      judged(
        entity(name, kind, {
          entries: [{ entry: told.id, rank: 'body', role: 'mentioned', count: 1, at: 0, lines: [7, 7], page: 3 }],
        }),
        book(told),
      );
    expect(within('乙纪念馆', 'venue').evidence).toMatchObject({ how: 'statement', lines: [7, 7] });
    expect(within('乙纪念馆', 'venue').evidence?.quote).toContain('辖区有甲公园、乙纪念馆');
    expect(within('丙公司', 'company').evidence?.how).toBe('statement');
    expect(within('丁公司', 'company')).toMatchObject({ scope: 'mentioned', location: { level: 'none' } });
    expect(judged(entity('浙江省某协会', 'association')).scope).toBe('province');
  });

  it('leaves the order and everything else of the entities as it was', () => {
    const before = [...areas, entity('吴山', 'hill')];
    const after = locateEntities(before, book(), geo);
    const rest = ({ location: _, scope: __, evidence: ___, ...kept }: Entity) => kept;
    expect(after.map(rest)).toEqual(before.map(rest));
    expect(before.at(-1)!.location.level).toBe('none');
  });
});
