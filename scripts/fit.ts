/**
 * `npm run fit -- DIR DIR… [--write] [--rounds N] [--pull L]`: fits the weights of the recognizer's rules to labelled pages.
 *
 * Starting from the weights in use it moves one weight at a time while the log-loss over all candidates that a label speaks of
 * falls; `--pull` is how much a weight is held to where it started (a squared distance costs so much). Every folder is left out
 * once: the weights fitted on the others are reported on it, and so they are with the documents of all folders dealt into five
 * parts. `--write` then fits on all folders and writes `data/recognizer/evidence/weights.ts`.
 */
import { writeFileSync } from 'node:fs';
import { headsOf, loadVocabulary, splitBlocks, type Vocabulary } from '../data/recognizer';
import { ExplainedDocument } from '../data/recognizer/evidence/explained-document';
import { COLUMNS, RULES, tableOf, type Weights } from '../data/recognizer/evidence/rules';
import { fitted } from '../data/recognizer/evidence/score';
import { overlaps, type Page, readPages, scorePages } from './accuracy/labelled';
import { readCall, usage } from './call';
import { packVocabulary } from './pack-vocabulary';

const FILE = new URL('../data/recognizer/evidence/weights.ts', import.meta.url);
/** Steps a weight is moved by, the largest first; nats. */
const STEPS = [0.8, 0.4, 0.2];
const PARTS = 5;
/** A candidate this far on the right side of the threshold costs nearly nothing. */
const MARGIN = 1;

interface Open {
  page: Page;
  decide(): { start: number; end: number; sum: number }[];
}

/** Opens a page once; deciding it again costs no scan. */
function open(vocabulary: Vocabulary, page: Page): Open {
  const document = new ExplainedDocument(vocabulary, page);
  const blocks = splitBlocks(page.body);
  const heads = headsOf(blocks);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role, heads[i]);
  return {
    page,
    decide: () => {
      document.setContext(page);
      document.decide();
      return blocks.flatMap((block, i) =>
        document.explain(i).map(({ start, end, rules }) => ({
          start: start + block.start,
          end: end + block.start,
          sum: rules.reduce((sum, { weight }) => sum + weight, 0),
        })),
      );
    },
  };
}

/** Log-loss over the candidates that a label speaks of; a mark nobody asked for on a clean page counts as a wrong one. */
function loss(pages: readonly Open[]): number {
  const { mark } = fitted.weights.limits;
  let sum = 0;
  for (const { page, decide } of pages) {
    const clean = page.file.startsWith('neg') && !page.labels.some((label) => label.label === 'mention');
    for (const candidate of decide()) {
      const label = page.labels.find((one) => overlaps(one, candidate));
      if (!label && !clean) continue;
      if (label?.optional || label?.yearbook_knows === false) continue;
      const want = label?.label === 'mention' ? 1 : -1;
      sum += Math.log1p(Math.exp(-want * (candidate.sum - mark) + MARGIN));
    }
  }
  return sum;
}

/** A weight that can be moved. */
interface Knob {
  name: string;
  get(weights: Weights): number;
  set(weights: Weights, value: number): void;
}

function knobsOf(start: Weights): Knob[] {
  const knobs: Knob[] = [];
  for (const [id, row] of Object.entries(start.rules)) {
    for (const [column, value] of row!.entries()) {
      if (value === 0) continue;
      knobs.push({
        name: `${id} ${COLUMNS[column]}`,
        get: (weights) => weights.rules[id as keyof Weights['rules']]![column]!,
        set: (weights, to) => {
          (weights.rules[id as keyof Weights['rules']] as number[])[column] = to;
        },
      });
    }
  }
  for (const key of Object.keys(start.page) as (keyof Weights['page'])[]) {
    knobs.push({
      name: `page ${key}`,
      get: (weights) => weights.page[key],
      set: (weights, to) => {
        weights.page[key] = to;
      },
    });
  }
  return knobs;
}

const copy = (weights: Weights): Weights => structuredClone(weights);

function use(weights: Weights): void {
  fitted.weights = weights;
  fitted.table = tableOf(weights);
}

const round = (value: number): number => Math.round(value * 100) / 100;

function fitWeights(pages: readonly Open[], start: Weights, pull: number, rounds: number): Weights {
  const weights = copy(start);
  const knobs = knobsOf(start);
  use(weights);
  const cost = (): number => {
    let held = 0;
    for (const knob of knobs) held += (knob.get(weights) - knob.get(start)) ** 2;
    return loss(pages) + pull * held;
  };
  let best = cost();
  for (let turn = 0; turn < rounds; turn += 1) {
    let moved = false;
    for (const knob of knobs) {
      const before = knob.get(weights);
      for (const step of STEPS) {
        for (const to of [before + step, before - step]) {
          // A weight keeps its sign: what a rule sees speaks for or against.
          if (Math.sign(to) !== Math.sign(before)) continue;
          knob.set(weights, round(to));
          use(weights);
          const now = cost();
          if (now < best - 1e-6) {
            best = now;
            moved = true;
            break;
          }
          knob.set(weights, before);
        }
        if (knob.get(weights) !== before) break;
      }
      use(weights);
    }
    if (!moved) break;
  }
  return weights;
}

function report(what: string, vocabulary: Vocabulary, pages: readonly Page[]): void {
  const { found, known, right, wrong } = scorePages(vocabulary, pages);
  const rate = (part: number, whole: number): string => (whole ? (part / whole).toFixed(4) : 'n/a');
  console.log(
    `${what}: recall ${rate(found, known)} of ${known}, precision ${rate(right, right + wrong)} of ${right + wrong}`,
  );
}

function textOf(weights: Weights): string {
  const rules = RULES.filter((id) => weights.rules[id]).map((id) => {
    const key = /^\w+$/.test(id) ? id : `'${id}'`;
    return `    ${key}: [${weights.rules[id]!.join(', ').replace(/(?:, 0)+$/, '')}],`;
  });
  const flat = (values: Record<string, number>): string =>
    Object.entries(values)
      .map(([key, value]) => `    ${/^\w+$/.test(key) ? key : `'${key}'`}: ${value},`)
      .join('\n');
  return `import type { Weights } from './rules';

/** Fitted weights, nats, by column of \`COLUMNS\`: ${COLUMNS.join(', ')}. Written by \`npm run fit -- --write\`. */
export const WEIGHTS: Weights = {
  rules: {
${rules.join('\n')}
  },
  page: {
${flat(weights.page)}
  },
  limits: {
${flat(weights.limits)}
  },
};
`;
}

const { values, positionals } = readCall({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    pull: { type: 'string', default: '1' },
  },
});
if (positionals.length === 0) usage('no folder of labelled pages named');
const vocabulary = loadVocabulary(await packVocabulary());
const start = copy(fitted.weights);
const folders = positionals.map((dir) => ({ dir, pages: readPages(dir) }));
const opened = new Map(folders.flatMap(({ pages }) => pages.map((page) => [page, open(vocabulary, page)] as const)));
const open_ = (pages: readonly Page[]): Open[] => pages.map((page) => opened.get(page)!);
const all = folders.flatMap(({ pages }) => pages);
const [rounds, pull] = [Number(values.rounds), Number(values.pull)];
for (const { dir, pages } of folders) report(`as it is, ${dir}`, vocabulary, pages);
if (folders.length > 1) {
  for (const { dir, pages } of folders) {
    use(fitWeights(open_(all.filter((page) => !pages.includes(page))), start, pull, rounds));
    report(`fitted on the others, ${dir}`, vocabulary, pages);
  }
}
for (let part = 0; part < PARTS; part += 1) {
  const left = all.filter((_, i) => i % PARTS === part);
  use(fitWeights(open_(all.filter((_, i) => i % PARTS !== part)), start, pull, rounds));
  report(`fitted on four parts of five, part ${part + 1}`, vocabulary, left);
}
if (values.write) {
  const weights = fitWeights(open_(all), start, pull, rounds);
  use(weights);
  for (const { dir, pages } of folders) report(`fitted on all, ${dir}`, vocabulary, pages);
  for (const knob of knobsOf(start)) {
    if (knob.get(weights) !== knob.get(start)) console.log(`${knob.name}: ${knob.get(start)} → ${knob.get(weights)}`);
  }
  writeFileSync(FILE, textOf(weights));
}
