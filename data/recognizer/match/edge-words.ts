import type { Word } from './lexicon';

/**
 * Which ordinary words matter to a set of names: words that cross an edge of a short name (希望 | 江苏 around 望江), that hold
 * one (凯旋门, 天南星), that end in 区 before a bare 区× (特区, 社区), that begin in the last word of a long one (中学生 behind
 * 杭州中学), and frequent words that explain the text beside a name as well (鼓楼|下车 against 楼下).
 */
export interface EdgeWords {
  /** For the trie. */
  words: string[];
  /** Names that are everyday words themselves: 凯旋, 海潮. */
  ordinary: Set<string>;
  /** Names many towns have, since what they are called after is an everyday word: 解放路. */
  common: Set<string>;
}

/** What may follow a name and still leave it whole: 凯旋路|口, 湖滨|路. */
const HARMLESS =
  /^[区市县镇乡村路街巷桥山河湖江园站城门寺院校][口边段旁内外东西南北上下中里面端侧]?$|^(路口|路段|路边|街头|街口|桥头|山脚|山脚下|山下|山上|山顶|山麓|江边|江畔|江岸|湖边|湖畔|湖面|桥上|桥下|站内|站外|局长|院长|处长|校长|站台|站长|城东|城西|城南|城北)$/;

/** Counts below these are noise at the edges; a word that holds a whole name needs less to be believed. */
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
/** From here on a word explains the text beside a name. */
const BESIDE = 200;

/** What is left of 街道 behind a name on 街: 河坊街|道路. */
const UNIT_TAILS = ['道'];

const NOT_BEFORE = /^[我全本该各两此某中上下选分设三七几]区$|讨论区$/;
const ENDING = /[东西南北中]?大?[路街巷弄道桥]$|公园$|广场$|小区$|花园$|新村$|公寓$/;

// Complexity: one pass over a long list; each kind of word has its own test.
export function edgeWordsOf(names: readonly string[], words: readonly Word[]): EdgeWords {
  if (words.length === 0) return { words: [], ordinary: new Set(), common: new Set() };
  const known = new Set(names);
  const own = names.filter((name) => !name.startsWith('区'));
  const two = own.filter((name) => name.length === 2);
  const three = own.filter((name) => name.length === 3);
  const heads = new Set(two.map((name) => name[0]!));
  const tails = new Set([...two, ...three].map((name) => name.at(-1)!));
  const twoTails = new Set(two.map((name) => name[1]!));
  const held = new Set([...two, ...three]);
  const longTails = new Set(own.filter((name) => name.length >= 4).map((name) => name.slice(-2)));
  const stems = new Map<string, string[]>();
  for (const name of known) {
    const stem = name.replace(ENDING, '');
    if (stem !== name && stem.length === 2) stems.set(stem, [...(stems.get(stem) ?? []), name]);
  }
  const result: EdgeWords = { words: [], ordinary: new Set(), common: new Set() };
  /** First characters of what is left of a crossing word outside the name: the rival words begin or end there. */
  const after = new Set(UNIT_TAILS);
  const before = new Set<string>();
  const taken = new Set<string>();
  const take = (word: string): void => {
    taken.add(word);
    result.words.push(word);
  };
  for (const { text, count, tag } of words) {
    if (count >= COMMON) for (const name of stems.get(text) ?? []) result.common.add(name);
    if (text.length > 4 || HARMLESS.test(text)) continue;
    if (known.has(text)) {
      if (count >= (tag === 'n' ? BEING_NOUN : BEING) && !/^n[stz]/.test(tag)) result.ordinary.add(text);
    } else if (text.endsWith('区') && count >= BEFORE && !NOT_BEFORE.test(text)) take(text);
    else if (count >= HOLDING && holds(text, held)) take(text);
    else if (count >= CROSSING && text.length <= 4 && heads.has(text.at(-1)!)) {
      take(text);
      before.add(text.at(-2)!);
    } else if (
      text.length <= 4 &&
      ((count >= CROSSING && twoTails.has(text[0]!)) || (count >= CROSSING_THREE && tails.has(text[0]!)))
    ) {
      take(text);
      after.add(text[1]!);
    } else if (text.length === 3 && longTails.has(text.slice(0, 2))) take(text);
  }
  for (const { text, count } of words) {
    if (text.length !== 2 || count < BESIDE || taken.has(text) || known.has(text) || HARMLESS.test(text)) continue;
    if (after.has(text[0]!) || before.has(text[1]!)) take(text);
  }
  return result;
}

function holds(word: string, names: ReadonlySet<string>): boolean {
  for (let length = 2; length <= 3; length += 1)
    for (let at = 0; at + length <= word.length; at += 1)
      if (length < word.length && names.has(word.slice(at, at + length))) return true;
  return false;
}
