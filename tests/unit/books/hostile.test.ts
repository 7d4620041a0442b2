import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../data/build/check-source';
import { makePackOf, readText } from '../../../data/build/make-pack';
import { type BookInfo, decodeText } from '../../../data/yearbook/index';

const file = (name: string) => readFileSync(new URL(`../../../data/lexicon/${name}`, import.meta.url), 'utf8');
const names = ['context-words.tsv', 'divisions.tsv', 'words.tsv', 'world-places.tsv'];
const lexicon = Object.fromEntries(names.map((name) => [name, file(name)]));
const refusal = (text: string) => {
  try {
    readText(text, {}, lexicon);
  } catch (error) {
    return error instanceof SourceError ? error.said : error;
  }
  return null;
};

describe('a text that is no book, or a strange one', () => {
  it.each([
    ['empty', ''],
    ['cut off by zeros', `清溪年鉴\n一行字\n${'\0'.repeat(500)}`],
    ['bytes of no encoding', decodeText(Uint8Array.from({ length: 4000 }, (_, i) => (i * 197 + 131) % 256)).text],
    ['without Chinese', 'The quick brown fox.\n'.repeat(200)],
    ['more than one book', '　　全县粮食丰收，比上年增产百分之五。\n'.repeat(520_000)],
    ['without ends of lines', `清溪年鉴（2020）　${'农业【概况】全年粮食丰收。'.repeat(10_000)}\n`],
  ])('is refused in a sentence of either language: %s', (_, text) => {
    expect(refusal(text)).toEqual({
      'zh-CN': expect.stringMatching(/[\u3400-\u9fff].*。$/),
      en: expect.stringMatching(/^[A-Z][^\u3400-\u9fff]*\.$/),
    });
  });

  it('is refused where it has more entries than a pack holds, before names are looked for', async () => {
    const told: string[] = [];
    const text = `清溪年鉴（2020）\n${'【概况】2019年粮食丰收。\n'.repeat(20_001)}`;
    const error = await makePackOf(text, {}, {}, lexicon, (stage) => told.push(stage)).catch((reason) => reason);
    expect(error.said['zh-CN']).toMatch(/20001条.*第20002行.*拆开/);
    expect(told).toEqual(['read']);
  });

  it('asks for the year of a book that does not say it, where days stand in it', async () => {
    const text =
      '清溪年鉴\n大事记\n1月\n8日　全县工作会议召开。\n19日　博物馆开馆。\n农业\n【概况】粮食丰收，比上年增产。\n';
    const [error, given] = await Promise.all([
      makePackOf(text, {}, {}, lexicon).catch((reason) => reason),
      makePackOf(text, { info: { year: 2019 } as BookInfo }, {}, lexicon),
    ]);
    expect(error.said).toEqual({
      'zh-CN': expect.stringMatching(/年份/),
      en: expect.stringMatching(/year/),
    });
    expect(given.pack.book.chronicle.map(({ from }) => from)).toEqual(['2019-01-08', '2019-01-19']);
  });

  it.each([
    [
      'entries without a year',
      '清溪年鉴\n农业\n【概况】粮食丰收，比上年增产。\n【林业】植树造林。\n',
      /第3行起有条目.*年份/,
    ],
    [
      'a novel',
      `雨夜\n第一章　归来\n${'　　他撑着一把旧伞走过石桥，心里想着家中的老母亲。\n'.repeat(40)}`,
      /不是年鉴.*年份/,
    ],
  ])('says what is missing or that it looks like no yearbook: %s', async (_, text, said) => {
    const error = await makePackOf(text, {}, {}, lexicon).catch((reason) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(error.said['zh-CN']).toMatch(said);
    expect(error.said.en).toMatch(/year/);
  });

  it('may be UTF-16 without a mark that ends within a sign', () => {
    const bytes = new Uint8Array(Buffer.from('清溪年鉴（2020）\n农业\n【概况】全年粮食丰收。\n', 'utf16le'));
    expect(decodeText(bytes.slice(0, -1)).encoding).toBe('utf-16le');
  });

  it('is read where a hundred and thirty thousand lines are headings', () => {
    // More than a call takes arguments.
    const text = '一、水利\n【甲】\n'.repeat(65_000);
    expect(readText(text, {}, lexicon).book.report.unaccounted.count).toBe(0);
  });

  it('builds where more things have one name than a pack lists, and says so', async () => {
    const signs = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';
    const towns = Array.from(
      { length: 120 },
      (_, i) => `${signs[i % 20]}${signs[(i + 1 + Math.floor(i / 20)) % 20]}镇`,
    );
    const sections = towns.map(
      (town) =>
        `${town}\n【概况】${town}在县境，辖3个行政村（红旗村、${town[0]}家村、${town[1]}坪村），年末人口1000人。`,
    );
    const text = `青源年鉴（2020）\n乡镇\n${sections.join('\n')}\n`;
    const { pack } = await makePackOf(text, {}, {}, lexicon);
    expect(pack.names.find(({ name }) => name === '红旗村')?.others).toHaveLength(100);
    expect(pack.book.report.findings).toContainEqual({
      code: 'name-of-many',
      message: '“红旗村”有120处，只按这一名称列出前101处',
      lines: expect.any(Array),
    });
  });
});
