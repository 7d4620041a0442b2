import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePackOf } from '../../../data/build/make-pack';
import { loadVocabulary, recognizeText } from '../../../data/recognizer/index';
import { decodeText, readAnyBook } from '../../../data/yearbook/index';
import { loadLexicon } from '../../../scripts/load-facts';
import { county } from '../../books/content';
import { judge } from '../../books/judge';
import { print } from '../../books/layouts';
import { variants } from '../../books/variants';

const lexicon = loadLexicon();
const divisions = lexicon['divisions.tsv']!;
const layout = (start: string) => variants.find(({ name }) => name.startsWith(start))!;

/** GB 2312 bytes of the characters a text uses, found by decoding all of them once. */
function inGb(text: string): Uint8Array {
  const codes = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && sign !== '\ufffd' && !codes.has(sign)) codes.set(sign, [high, low]);
    }
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [0x3f]))),
  );
}

describe('three small books of other layouts', () => {
  it('a county in GB18030 with 〔〕 and an index by strokes', () => {
    const { text, expected } = print(county, layout('square brackets on lines'));
    const decoded = decodeText(inGb(text));
    expect(decoded.encoding).toBe('gb18030');
    expect(decoded.text).toBe(text);
    const { book } = readAnyBook(decoded.text, {}, divisions);
    expect([book.categories.length, book.sections.length, book.entries.length, book.chronicle.length]).toEqual([
      5, 11, 27, 9,
    ]);
    expect([book.tables.length, book.orgs.length, book.index.length]).toEqual([2, 8, 21]);
    expect(book.index.every(({ entry }) => entry !== null)).toBe(true);
    expect(judge(book, expected).wrong).toEqual([]);
  });

  it('a city district in two columns with 供稿 lines and no index; its names light on a page about it only', async () => {
    const district = {
      ...county,
      title: '青浦源年鉴',
      district: '青浦源区',
      orgs: [],
    };
    const { text } = print(district, layout('two columns, no index'));
    const info = {
      id: 'qingpuyuan-2019',
      district: '青浦源县',
      city: '某州市',
      province: '江西省',
      title: '青浦源年鉴（2019）',
      year: 2018,
      edition: 2019,
    };
    const { pack } = await makePackOf(text, { info: info as never }, {}, lexicon);
    expect(pack.book.entries).toHaveLength(27);
    expect(pack.book.entries.every(({ signature }) => signature.length > 0)).toBe(true);
    expect(pack.book.report.unaccounted.count).toBe(0);
    const towns = ['白沙镇', '竹溪镇', '云门乡', '清溪镇', '高桥镇'];
    for (const town of towns) expect(pack.entities.find(({ name }) => name === town)?.kind, town).toBe('street');
    expect(pack.names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['白柳坪村', '白沙老街社区', '竹溪新城社区']),
    );
    const vocabulary = loadVocabulary(pack.vocabulary);
    const here = '青浦源县近日在白沙镇、竹溪镇开展油茶产销对接，云门乡、清溪镇和高桥镇派员参加。';
    expect(recognizeText(vocabulary, here).map(({ text: name }) => name)).toEqual([
      '青浦源县',
      '白沙镇',
      '竹溪镇',
      '云门乡',
      '清溪镇',
      '高桥镇',
    ]);
    expect(recognizeText(vocabulary, '杭州市余杭区的居民昨天走访了良渚街道。')).toEqual([]);
  });

  it('an old gazetteer: no entry is invented, every line has a home', () => {
    const text = readFileSync(new URL('../../books/texts/gazetteer.txt', import.meta.url), 'utf8');
    const { book } = readAnyBook(text, {}, divisions);
    expect(book.entries).toEqual([]);
    expect(book.report.unaccounted.lines).toEqual([]);
    expect(book.treatises.length).toBeGreaterThan(0);
    expect(book.report.furniture['page mark']).toBe(3);
  });

  it('tells people from entries that bear the same mark, and documents from categories', () => {
    const { text } = print(county, layout('county, brackets'));
    const speech =
      '特载\n政府工作报告\n　　一、过去一年\n　　全县经济平稳运行。\n　　二、今年任务\n　　做好各项工作。\n';
    const people =
      '第七编　人物\n一、先进人物\n　　【何秀兰】　女，汉族，1968年3月生，白沙镇人。2018年获“全省劳动模范”称号。\n' +
      '　　【石永】　（1931—2018），竹溪镇人，离休干部。\n　　【表彰大会】　3月2日，县委召开表彰大会。\n';
    const { book } = readAnyBook(text.replace('第一编', `${speech}第一编`) + people, {}, divisions);
    expect(book.people.map(({ name, section }) => [name, section])).toEqual([
      ['何秀兰', '先进人物'],
      ['石永', '先进人物'],
    ]);
    expect(book.entries.filter(({ category }) => category === '人物').map(({ title }) => title)).toEqual(['表彰大会']);
    expect(book.entries).toHaveLength(28);
    expect(book.report.unaccounted.lines).toEqual([]);
  });
});
