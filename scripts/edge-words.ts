/**
 * Writes `data/books/shangcheng-2022/edge-words.tsv`: ordinary words that cross an edge of a short name (希望 | 江苏 around 望江, 以上 |
 * 城市 around 上城), that hold one (凯旋门, 天南星), that end in 区 before a bare 区× (特区, 社区), or that a name itself is
 * (凯旋, 海潮); and names of ours that many towns have (解放路). The recognizer refuses or doubts a name there. Source: the dictionary of npm `@node-rs/jieba` (MIT), whose
 * counts come from a news corpus.
 *
 * Run: `npx tsx scripts/edge-words.ts PACK.json` (a built pack, or a JSON array of names).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Name } from '../data/gazetteer/model';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: edge-words.ts PACK.json');
const read = JSON.parse(readFileSync(file, 'utf8')) as Name[] | { names: Name[] };
const names = (Array.isArray(read) ? read : read.names).map((name) => name.name);
const known = new Set(names);
const two = names.filter((name) => name.length === 2 && !name.startsWith('区'));
const three = names.filter((name) => name.length === 3 && !name.startsWith('区'));
const heads = new Set(two.map((name) => name[0]!));
const tails = new Set([...two.map((name) => name[1]!), ...three.map((name) => name[2]!)]);
const twoTails = new Set(two.map((name) => name[1]!));
const held = [...two, ...three];

/** What may follow a name and still leave it whole: 凯旋路|口, 湖滨|路. */
const HARMLESS =
  /^[区市县镇乡村路街巷桥山河湖江园站城门寺院校][口边段旁内外东西南北上下中里面端侧]?$|^(路口|路段|路边|街头|街口|桥头|山脚|山脚下|山下|山上|山顶|山麓|江边|江畔|江岸|湖边|湖畔|湖面|桥上|桥下|站内|站外|局长|院长|处长|校长|站台|站长|城东|城西|城南|城北)$/;

/** Frequencies below these are noise at the edges; a word that holds a whole name needs less to be believed. */
const CROSSING = 150;
const CROSSING_THREE = 400;
const HOLDING = 3;
/** Below this a word on 区 is a cutting error of the dictionary (会|同区). */
const BEFORE = 10;
const BEING = 100;
/** Nouns of this count name a kind of thing (机场, 花园); rarer ones (鼓楼) are mostly our place on a page about us. */
const BEING_NOUN = 1000;
/** A road or park called by such a word is found in many towns: 解放路, 人民广场. */
const COMMON = 300;

const rows: string[] = [];
const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
  const [word = '', count = '0', tag = ''] = line.split(' ');
  const seen = Number(count);
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(word)) continue;
  let why = '';
  if (known.has(word)) {
    if (seen >= (tag === 'n' ? BEING_NOUN : BEING) && !/^n[stz]/.test(tag)) why = 'is';
  } else if (word.endsWith('区') && seen >= BEFORE && !/^[我全本该各两此某中上下选分设三七几]区$|讨论区$/.test(word)) {
    why = 'before';
  } else if (held.some((name) => word.includes(name)) && seen >= HOLDING) {
    why = 'holds';
  } else if (!HARMLESS.test(word) && seen >= CROSSING) {
    if (heads.has(word.at(-1)!)) why = 'left';
    else if (twoTails.has(word[0]!)) why = 'right';
    else if (tails.has(word[0]!) && seen >= CROSSING_THREE) why = 'right';
  }
  if (why && word.length - (why === 'left' || why === 'right' ? 1 : 0) <= 3) rows.push(`${word}\t${why}\t${seen}`);
}
const stems = new Map<string, string[]>();
for (const name of known) {
  const stem = name.replace(/[东西南北中]?[大]?[路街巷弄道桥]$|公园$|广场$|小区$|花园$|新村$|公寓$/, '');
  if (stem !== name && stem.length === 2) stems.set(stem, [...(stems.get(stem) ?? []), name]);
}
for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
  const [word = '', count = '0'] = line.split(' ');
  if (Number(count) >= COMMON) for (const name of stems.get(word) ?? []) rows.push(`${name}\tcommon\t${count}`);
}
rows.sort();
writeFileSync(
  new URL('../data/books/shangcheng-2022/edge-words.tsv', import.meta.url),
  `word\twhy\tcount\n${rows.join('\n')}\n`,
);
console.error(`${rows.length} words`);
