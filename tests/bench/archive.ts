/**
 * Annotating whole archives (Node): per core and in all, beside `grep -F` as the floor and other matchers as peers, on the same
 * text in one run, with the packaged command as archives have it. Text: see `archive-text.ts`. YL_BENCH_ARCHIVE_MB sets the size of
 * the JSON Lines (default 60). In-memory rates are processor time, the best of several rounds; rounds of one and two threads
 * alternate: a machine that does other things beside is told by the smallest time, not by the mean.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { annotateDocument, type LensDocument, type Vocabulary } from '../../data/index';
import { formatDocument } from '../../data/lens/formats';
import { loadVocabulary } from '../../data/recognizer/index';
import { ROOT } from '../../scripts/load-facts';
import { packVocabulary } from '../../scripts/pack-vocabulary';
import { articles, type TextKind, writeArticles } from './archive-text';

interface Row {
  what: string;
  value: string;
  budget: string;
}

const MEGABYTES = Number(process.env.YL_BENCH_ARCHIVE_MB ?? 60);
/** Characters that are annotated in memory, a round. */
const IN_MEMORY = 3e6;
const ROUNDS = 9;
const CLI = join(ROOT, '.output/package/dist/cli.js');

const million = (units: number, seconds: number): string => `${(units / seconds / 1e6).toFixed(1)} M characters/s`;

/** Processor seconds of this process, and seconds on the clock. */
const PROCESSOR = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const CLOCK = (): number => performance.now() / 1000;

/** Seconds of the fastest of some rounds. Processor time tells less of what else the machine does than the clock. */
function fastest(work: () => void, rounds = ROUNDS, clock = PROCESSOR): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i += 1) {
    const from = clock();
    work();
    best = Math.min(best, clock() - from);
  }
  return best;
}

/** The first articles of a kind, as if just parsed: their texts are flat strings. */
function documentsOf(kind: TextKind): { documents: LensDocument[]; units: number } {
  const documents: LensDocument[] = [];
  let units = 0;
  for (const article of articles(kind)) {
    documents.push(JSON.parse(JSON.stringify(article)));
    units += article.text.length;
    if (units >= IN_MEMORY) break;
  }
  return { documents, units };
}

interface Measured {
  seconds: number;
  /** Largest resident size, MB; 0 where the system does not tell (anything but Linux). */
  megabytes: number;
}

/** A command with its largest resident size, as /proc tells while it runs. */
async function measured(command: string, args: string[], input?: string): Promise<Measured> {
  const from = performance.now();
  const child = spawn(command, args, { cwd: ROOT, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let megabytes = 0;
  const look = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      megabytes = Math.max(megabytes, Number(kilobytes ?? 0) / 1024);
    } catch {
      // Gone, or not Linux.
    }
  }, 25);
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(look);
  return { seconds: (performance.now() - from) / 1000, megabytes };
}

function inMemory(vocabulary: Vocabulary): Row[] {
  return (['news', 'dense'] as const).flatMap((kind) => {
    const { documents, units } = documentsOf(kind);
    let mentions = 0;
    const decide = fastest(() => {
      mentions = documents.reduce((sum, one) => sum + annotateDocument(vocabulary, one).length, 0);
    });
    const rows = (why: boolean) =>
      fastest(() => {
        for (const one of documents) formatDocument('jsonl', one, annotateDocument(vocabulary, one), '', why);
      }, 5);
    return [
      {
        what: `one core, ${kind}: ${documents.length} documents, ${mentions} decided mentions`,
        value: million(units, decide),
        budget: kind === 'news' ? '≥ 25 M/s' : '–',
      },
      { what: '  … and their rows of JSON', value: million(units, rows(false)), budget: '–' },
      { what: '  … with the reasons in words (--why)', value: million(units, rows(true)), budget: '–' },
    ];
  });
}

/** The same text as one document, as tenths of it, and so on. */
function bySize(vocabulary: Vocabulary): Row[] {
  const text = documentsOf('news')
    .documents.map((one) => one.text)
    .join('\n');
  return [1_000, 10_000, 100_000, 1_000_000, 3_000_000].map((size) => {
    const documents: LensDocument[] = [];
    for (let at = 0; at + size <= text.length; at += size)
      // A string of its own, as a parser gives it.
      documents.push({ id: `${at}`, text: JSON.parse(JSON.stringify(text.slice(at, at + size))) });
    const units = documents.length * size;
    const seconds = fastest(() => {
      for (const one of documents) annotateDocument(vocabulary, one);
    }, 5);
    return {
      what: `documents of ${size.toLocaleString('en')} characters, news`,
      value: million(units, seconds),
      budget: 'flat',
    };
  });
}

/** The packaged command on a file: one thread, all threads, beside `wc -m` and parsing alone. */
async function command(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  const file = join(folder, 'articles.jsonl');
  writeArticles(file, 'news', MEGABYTES);
  const size = statSync(file).size / 1e6;
  const cores = Math.min(2, availableParallelism());
  const annotate = (jobs: number) =>
    measured(process.execPath, [CLI, 'annotate', file, '--quiet', '-j', `${jobs}`, '-o', join(folder, `${jobs}.out`)]);
  const nothing = () => measured(process.execPath, [CLI, 'annotate', '-', '--quiet'], '');
  const start = Math.min((await nothing()).seconds, (await nothing()).seconds);
  const best = {
    one: Number.POSITIVE_INFINITY,
    two: Number.POSITIVE_INFINITY,
    megabytes: 0,
    count: Number.POSITIVE_INFINITY,
  };
  for (let i = 0; i < 3; i += 1) {
    best.one = Math.min(best.one, (await annotate(1)).seconds);
    const two = await annotate(cores);
    best.two = Math.min(best.two, two.seconds);
    best.megabytes = Math.max(best.megabytes, two.megabytes);
    best.count = Math.min(best.count, (await measured('wc', ['-m', file])).seconds);
  }
  const parse = performance.now();
  let pending = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop()!;
    for (const line of lines) JSON.parse(line);
  }
  const parsing = (performance.now() - parse) / 1000;
  rows.push({ what: 'start of the command (nothing to read)', value: `${start.toFixed(2)} s`, budget: '–' });
  rows.push({
    what: `annotate ${size.toFixed(0)} MB of JSON Lines, one thread / ${cores}, start left out`,
    value: `${(size / (best.one - start)).toFixed(0)} / ${(size / (best.two - start)).toFixed(0)} MB/s, ${((best.one - start) / (best.two - start)).toFixed(2)}×`,
    budget: '≥ 1.8×',
  });
  rows.push({
    what: `largest resident size of that, ${cores} threads`,
    value: best.megabytes ? `${best.megabytes.toFixed(0)} MB` : 'not known here',
    budget: '≤ 300 MB',
  });
  rows.push({
    what: `wall time of that beside wc -m (${best.count.toFixed(1)} s); reading and parsing alone ${parsing.toFixed(1)} s`,
    value: `${best.two.toFixed(1)} s: ${(best.two / best.count).toFixed(1)}×`,
    budget: '≤ 3× + parsing',
  });
  return rows;
}

/** Longest matches by a trie of Maps, which is how FlashText and its ports go about it. */
function mapTrie(names: readonly string[]): (text: string) => number {
  interface Node {
    next: Map<string, Node>;
    end: boolean;
  }
  const root: Node = { next: new Map(), end: false };
  for (const name of names) {
    let node = root;
    for (const char of name) {
      let next = node.next.get(char);
      if (!next) {
        next = { next: new Map(), end: false };
        node.next.set(char, next);
      }
      node = next;
    }
    node.end = true;
  }
  return (text) => {
    let found = 0;
    for (let at = 0; at < text.length; ) {
      let node: Node | undefined = root;
      let stop = at + 1;
      let hit = false;
      for (let to = at; to < text.length; to += 1) {
        node = node.next.get(text[to]!);
        if (!node) break;
        if (node.end) {
          stop = to + 1;
          hit = true;
        }
      }
      if (hit) found += 1;
      at = stop;
    }
    return found;
  };
}

const PYTHON = `import ahocorasick,sys,time
a=ahocorasick.Automaton()
for w in open(sys.argv[1]).read().split("\\n"):
    if w: a.add_word(w,w)
a.make_automaton()
t=open(sys.argv[2]).read()
b=9e9
for _ in range(3):
    s=time.process_time();n=sum(1 for _ in a.iter_long(t));b=min(b,time.process_time()-s)
print(len(t)/b/1e6)`;

/** What only finds strings and decides nothing, on the text that `inMemory` decided. */
function peers(vocabulary: Vocabulary, folder: string): Row[] {
  const rows: Row[] = [];
  const { documents, units } = documentsOf('news');
  const names = Array.from({ length: vocabulary.size }, (_, i) => vocabulary.text(i));
  const list = join(folder, 'names.txt');
  const plain = join(folder, 'plain.txt');
  writeFileSync(list, `${names.join('\n')}\n`);
  writeFileSync(plain, documents.map((one) => one.text).join('\n'));
  const grep = fastest(
    () => {
      spawnSync('grep', ['-F', '-o', '-f', list, plain], { stdio: 'ignore' });
    },
    3,
    CLOCK,
  );
  rows.push({
    what: `grep -F -o of the same ${names.length} strings (start with it)`,
    value: million(units, grep),
    budget: 'floor',
  });
  const search = mapTrie(names);
  const trie = fastest(() => {
    for (const one of documents) search(one.text);
  }, 3);
  rows.push({ what: 'longest matches by a trie of Maps (as FlashText)', value: million(units, trie), budget: 'peer' });
  let value = 'not here';
  try {
    const out = execFileSync('/usr/bin/python3', ['-c', PYTHON, list, plain], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    value = `${Number(out).toFixed(1)} M characters/s`;
  } catch {
    // Debian: python3-ahocorasick.
  }
  rows.push({ what: 'pyahocorasick, longest matches (Debian: python3-ahocorasick)', value, budget: 'peer' });
  return rows;
}

export async function run(): Promise<{ rows: Row[] }> {
  if (!existsSync(CLI)) throw new Error('there is no package: npm run package makes it');
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    const vocabulary = loadVocabulary(await packVocabulary());
    const load = (): string => loadavg()[0]!.toFixed(1);
    const before = load();
    const rows = [
      ...inMemory(vocabulary),
      ...bySize(vocabulary),
      ...peers(vocabulary, folder),
      ...(await command(folder)),
    ];
    rows.push({ what: 'load of the machine before and after', value: `${before} / ${load()}`, budget: 'below 1.5' });
    return { rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
