import { beforeAll, describe, expect, it } from 'vitest';
import type { CuratedFacts, Name } from '../../../data/gazetteer';
import type { Draft } from '../../../data/gazetteer/names/draft';
import { draftAll, entityId, namesOf } from '../../../data/gazetteer/names/names';
import type { Book, SourceIndex } from '../../../data/yearbook';
import { wholeGazetteer } from './whole-book';

let book: Book;
let source: SourceIndex;
let facts: CuratedFacts;
let drafts: Draft[];
let names: Map<string, Name>;

beforeAll(() => {
  ({ book, source, facts } = wholeGazetteer());
  const all = draftAll(book, facts, source);
  drafts = all.drafts;
  names = new Map(namesOf(book.info.id, drafts, facts, all.district, all.uses).map((name) => [name.name, name]));
}, 60_000);

const draftOf = (form: string): Draft => drafts.find((one) => entityId(book.info.id, one) === names.get(form)?.entity)!;

describe('what the book says of names', () => {
  it('gives the short names in brackets to the bodies they stand for, with their line', () => {
    expect(names.get('区爱卫办')).toMatchObject({
      full: '杭州市上城区爱国卫生运动委员会办公室',
      line: 67849,
      class: 'C',
    });
    expect(names.get('区健康办')).toMatchObject({ full: '“健康上城”建设领导小组办公室', line: 67853 });
    expect(draftOf('宋都集团').name).toBe('杭州宋都房地产集团有限公司');
    expect(names.has('综管大队')).toBe(false);
  });

  it('knows the full names of bodies of the city and the province', () => {
    expect(names.get('市卫健委')?.full).toBe('杭州市卫生健康委员会');
    expect(names.get('市文联')?.full).toBe('杭州市文学艺术界联合会');
    expect(names.get('市拥江办')?.full).toBe('杭州市拥江发展领导小组办公室');
    expect(names.get('区文化馆')?.full).toBe('杭州市上城区文化馆');
  });

  it('ties the plates of one body together and calls neither former', () => {
    const bureau = draftOf('区住建局');
    const second = draftOf('区人防办');
    expect(bureau.plates).toEqual([{ name: second.name, role: 'plate', line: 433 }]);
    expect(second.plates).toEqual([{ name: bureau.name, role: 'plate-of', line: 433 }]);
    expect(second.former).toBeUndefined();
    expect(draftOf('市钱江新城管委会').plates?.[0]).toMatchObject({ role: 'plate', line: 37442 });
  });

  it('reads what something was before', () => {
    expect(draftOf('丁兰街道').before).toEqual([{ name: '丁桥镇', line: 82762 }]);
    expect(draftOf('娃哈哈集团').before?.[0]?.name).toBe('杭州市上城区校办企业经销部');
  });

  it('takes a misprinted community of a street for the one its table lists', () => {
    expect(draftOf('丽红社区').name).toBe('丽江社区');
    expect(draftOf('湘江社区').name).toBe('相江社区');
  });
});

describe('one thing under two names', () => {
  it('is one entity', () => {
    for (const { name, keep } of facts.sameAs) expect(draftOf(name), name).toBe(draftOf(keep));
    expect(draftOf('湖滨街道办事处').name).toBe('湖滨街道');
  });

  it('stops the build where a row speaks of a name the book has not, or of two kinds', () => {
    const rows = (name: string, keep: string) => ({ ...facts, sameAs: [{ name, keep, line: null, reason: 'x' }] });
    expect(() => draftAll(book, rows('没有这个', '湖滨街道'), source)).toThrow('没有这个');
    expect(() => draftAll(book, rows('湖滨街道', '杭州市上城区民政局'), source)).toThrow('cannot be one thing');
  });

  it('leaves no two entities of one full name', () => {
    const fulls = new Map<string, string>();
    const twice: string[] = [];
    for (const { full, name } of drafts) {
      if (full === undefined) continue;
      if (fulls.has(full)) twice.push(`${name} and ${fulls.get(full)}: ${full}`);
      fulls.set(full, name);
    }
    expect(twice).toEqual([]);
  });
});

describe('names made by rule', () => {
  it('are kept where the book writes them, and marked where it does not', () => {
    expect(names.has('湖滨街道党工委')).toBe(true);
    expect(drafts.some((one) => /街道(?:总工会|妇联|团工委|商会)$/.test(one.name) && one.rule)).toBe(false);
    expect(draftOf('江干区教育局').rule).toBe(true);
    expect(draftOf('区教育局').rule).toBeUndefined();
  });
});
