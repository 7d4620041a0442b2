import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnyBook } from '../../../data/yearbook/index';
import { reignOfTitle, reignYears } from '../../../data/yearbook/infer/reigns';

const divisions = readFileSync(new URL('../../../data/lexicon/divisions.tsv', import.meta.url), 'utf8');

describe('years of reigns', () => {
  it('are years of our era, in both scripts', () => {
    expect(reignYears('民國二十五年修，光绪元年旧志，乾隆十二年序')).toEqual([1936, 1875, 1747]);
    expect(reignYears('今年是第三年')).toEqual([]);
    expect(reignOfTitle('咸淳臨安志')).toBe(1265);
    expect(reignOfTitle('青浦源志')).toBeNull();
  });

  it('date a gazetteer that names no other year, and its place is what its title says', () => {
    const text = `青源縣志\n民國二十二年修\n卷一　輿地志\n疆域\n位置　　縣居省治西北，距省城九百六十里，東界清溪。\n廣袤　　東西廣二百二十里，南北袤一百八十里，面積頗廣。\n山川\n福山　　在縣東十里，上有古寺一座，為邑中勝境，登者甚眾。\n茶　　產於北鄉諸處，味厚而色清，歲出千擔，運銷各省。\n`;
    const { book } = readAnyBook(text, {}, divisions);
    expect(book.info).toMatchObject({ title: '青源縣志', district: '青源縣', year: 1933, edition: 1933 });
    expect(book.entries.map(({ title }) => title)).toEqual(['位置', '廣袤', '福山', '茶']);
  });
});
