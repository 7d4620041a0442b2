import { beforeAll, describe, expect, it } from 'vitest';
import { type Entity, exportLinks, type Link, type LinkRole, linkedRecord, type Name } from '../../../data/gazetteer';
import { roleOf } from '../../../data/gazetteer/links/roles';
import type { Book } from '../../../data/yearbook';
import { text as whole } from '../yearbook/source';
import { wholeGazetteer } from './whole-book';

let text: string[];
let book: Book;
let entities: Entity[];
let names: Map<string, Name>;
let byId: Map<string, Entity>;

beforeAll(() => {
  text = whole.split('\n');
  const made = wholeGazetteer();
  ({ book, entities } = made);
  names = new Map(made.names.map((name) => [name.name, name]));
  byId = new Map(entities.map((entity) => [entity.id, entity]));
}, 60_000);

const of = (name: string): Entity => byId.get(names.get(name)!.entity)!;
const links = (name: string, kind: Link['kind'], role?: LinkRole): Link[] =>
  of(name).links.filter((link) => link.kind === kind && (role === undefined || link.role === role));
const words = (list: readonly Link[]): string[] =>
  list.map((link) => {
    const { title, text } = linkedRecord(book, link, book.info.id)!;
    return `${title} ${text}`;
  });

describe('records of every kind', () => {
  it('says who led a body, with their terms', () => {
    expect(words(links('区发改经信局', 'offices', 'holder'))).toContain('党委书记、局长：孙锦 至2021年5月，原上城');
    expect(words(links('望江街道', 'offices', 'holder')).join()).toContain('党工委书记：丁炜锋');
    // A post of the committee is the committee's too.
    expect(links('望江街道党工委', 'offices', 'holder').length).toBeGreaterThan(0);
    expect(links('玉皇山南基金小镇管委会', 'offices', 'holder').length).toBeGreaterThan(0);
  });

  it('says what a body was given, and what its people were', () => {
    const honours = words(links('区法院', 'honours'));
    expect(honours.join()).toContain('区法院刑事审判庭');
    expect(links('区法院', 'honours', 'recipient').length).toBeGreaterThan(0);
    expect(links('区检察院', 'honours', 'member').length).toBeGreaterThan(0);
    expect(links('省教育厅', 'honours', 'awarder').length).toBeGreaterThan(3);
  });

  it('finds a community in its street’s list, in the table, and in lists where the suffix stands once', () => {
    const [ref] = of('婺江社区').entries;
    expect(book.entries.find(({ id }) => id === ref!.entry)).toMatchObject({ section: '望江街道' });
    const told = entities
      .filter(({ kind }) => kind === 'community')
      .map(({ id, within }) => ({ id, street: byId.get(within!)!.name }))
      .filter(({ id, street }) => byId.get(id)!.entries.some(({ entry }) => entry.endsWith(`/街道/${street}/概况`)));
    expect(told.length).toBe(197);
    expect(links('婺江社区', 'tables', 'listed').length).toBeGreaterThan(0);
  });

  it('keeps the two 兴隆社区 apart by the street that is spoken of', () => {
    const twins = entities.filter(({ name }) => name === '兴隆社区');
    for (const twin of twins) {
      const street = byId.get(twin.within!)!.name;
      const other = twins.find((one) => one !== twin)!;
      const own = twin.entries.map(({ entry }) => entry);
      expect(own).toContain(`shangcheng-2022/街道/${street}/概况`);
      expect(own.filter((entry) => other.entries.some((one) => one.entry === entry && one.rank === 'title'))).toEqual(
        [],
      );
    }
  });

  it('gives every link the lines where it stands, the page, and a record', () => {
    const rows = exportLinks(entities, book);
    expect(rows.length).toBeGreaterThan(9000);
    const bare = (from: number, to: number) =>
      text
        .slice(from - 1, to)
        .join('')
        .replace(/[\s\ufffd]/g, '');
    let read = 0;
    for (const row of rows) {
      expect(row.record, JSON.stringify(row)).not.toBe('');
      expect(row.lines[0]).toBeLessThanOrEqual(row.lines[1]);
    }
    for (const { entries, aliases, name, full } of entities) {
      for (const ref of entries.filter(({ at, rank }) => at >= 0 && rank === 'body').slice(0, 3)) {
        const whole = [name, full ?? name, ...aliases].map((form) => form.replace(/\s/g, ''));
        // A member of a list goes without its suffix.
        const forms = whole.flatMap((form) => [form, form.replace(/(?:社区|街道|地铁站|站|村)$/, '')]);
        const here = bare(ref.lines[0], ref.lines[1]);
        expect(
          forms.some((form) => here.includes(form)),
          `${name} ${ref.lines}`,
        ).toBe(true);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(1000);
  });

  it('leaves few entities without any record, and says of each why', () => {
    const none = entities.filter(({ entries, links }) => entries.length + links.length === 0);
    expect(none.length).toBeLessThanOrEqual(150);
    expect(none.filter(({ unwritten }) => unwritten === undefined).map(({ name }) => name)).toEqual([]);
    expect(byId.get('shangcheng-2022/entity/葵巷')!.unwritten).toBe('inner');
    expect(of('江干区教育局').unwritten).toBe('rule');
    expect(of('九堡镇').unwritten).toBe('source');
  });
});

describe('ranking', () => {
  it('puts the first entry of a body’s own section first', () => {
    const overview = (name: string) => book.entries.find(({ id }) => id === of(name).entries[0]!.entry)!;
    expect(overview('区发改经信局')).toMatchObject({ section: '发展与改革', title: '概况' });
    expect(overview('区人防办')).toMatchObject({ section: '人民防空', title: '概况' });
    expect(overview('区教育局')).toMatchObject({ category: '教育', title: '概况' });
    expect(overview('望江街道')).toMatchObject({ section: '望江街道', title: '概况' });
  });

  it('then titles, its own section, sentences about it, and never by count', () => {
    const ranks = ['own', 'title', 'section', 'subject', 'body'];
    for (const { entries } of entities) {
      const order = entries.map(({ rank }) => ranks.indexOf(rank));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
    const counts = of('区法院')
      .entries.filter(({ rank }) => rank === 'body')
      .map(({ count }) => count);
    expect(counts).not.toEqual([...counts].sort((a, b) => b - a));
  });
});

describe('what a sentence says of a name in it', () => {
  const role = (sentence: string, name: string, kind: Entity['kind'] = 'government') => {
    const start = sentence.indexOf(name);
    return roleOf(sentence, { entity: '', name, start, end: start + name.length }, kind);
  };
  it.each([
    ['2021年6月，区甲局开展检查。', '区甲局', 'government', 'subject'],
    ['比赛在甲公园举行。', '甲公园', 'park', 'place'],
    ['年内，甲公司获评省级企业。', '甲公司', 'company', 'recipient'],
    ['该项目被省甲厅评为示范。', '省甲厅', 'government', 'awarder'],
    ['会议由区甲局局长主持。', '区甲局', 'government', 'member'],
    ['联合区乙局、区甲局、区丙局检查。', '区甲局', 'government', 'listed'],
    ['为区甲局提供帮助。', '区甲局', 'government', 'mentioned'],
  ] as const)('%s', (sentence, name, kind, expected) => {
    expect(role(sentence, name, kind)).toBe(expected);
  });
});
