/**
 * Annotating whole archives (Node): per core and in all, beside grep -F as the floor and pyahocorasick as a peer, on the same
 * text in one run. Text: articles made of the yearbook's own paragraphs, about a quarter of its names in each, as JSON Lines.
 * YL_BENCH_ARCHIVE_MB sets their size (default 60).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { annotateDocument } from '../../data/index';
import { loadVocabulary } from '../../data/recognizer/index';
import { loadText, ROOT } from '../../scripts/load-facts';
import { packVocabulary } from '../../scripts/pack-vocabulary';

interface Row {
  what: string;
  value: string;
  budget: string;
}

const MEGABYTES = Number(process.env.YL_BENCH_ARCHIVE_MB ?? 60);

/** Articles in a fixed order of chance: `{id,title,date,text}`. */
function writeArticles(path: string, megabytes: number): string[] {
  const lines = loadText()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const texts: string[] = [];
  const file = openSync(path, 'w');
  let bytes = 0;
  for (let i = 0; bytes < megabytes * 1e6; i += 1) {
    const at = Math.floor(chance() * (lines.length - 40));
    const text = lines.slice(at, at + 10 + Math.floor(chance() * 30)).join('\n');
    if (texts.length < 4000) texts.push(text);
    bytes += writeSync(
      file,
      `${JSON.stringify({ id: `d${i}`, title: lines[at]!.slice(0, 20), date: `2021-${String(1 + (i % 12)).padStart(2, '0')}-01`, text })}\n`,
    );
  }
  closeSync(file);
  return texts;
}

/** Seconds and the largest resident size (MB) of a command, by GNU time where it is there. */
function timed(
  command: string,
  args: string[],
  input?: string,
): { seconds: number; megabytes: number | null; ok: boolean } {
  const from = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - from) / 1000;
  return { seconds, megabytes: null, ok: status === 0 };
}

/** Largest resident size of a child in MB, as /proc tells while it runs (Linux); null elsewhere. */
async function peak(args: string[]): Promise<{ seconds: number; megabytes: number | null }> {
  const { spawn } = await import('node:child_process');
  const from = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  let most: number | null = null;
  const look = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      if (kilobytes) most = Math.max(most ?? 0, Number(kilobytes) / 1024);
    } catch {
      // Gone, or not Linux.
    }
  }, 50);
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(look);
  return { seconds: (performance.now() - from) / 1000, megabytes: most };
}

export async function run(): Promise<{ rows: Row[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const rows: Row[] = [];
  try {
    const file = join(folder, 'articles.jsonl');
    const texts = writeArticles(file, MEGABYTES);
    const vocabulary = loadVocabulary(await packVocabulary());
    const units = texts.reduce((sum, text) => sum + text.length, 0);
    const all = () =>
      texts.reduce((sum, text, i) => sum + annotateDocument(vocabulary, { id: `${i}`, text }).length, 0);
    all();
    const from = performance.now();
    const mentions = all();
    const seconds = (performance.now() - from) / 1000;
    rows.push({
      what: `one core, ${(units / 1e6).toFixed(1)} M characters in memory, ${mentions} decided mentions`,
      value: `${(units / seconds / 1e6).toFixed(0)} M characters/s`,
      budget: '≥ 25 M/s',
    });

    const size = statSync(file).size / 1e6;
    const start = timed(process.execPath, ['--import', 'tsx', 'scripts/yearbook.ts', 'annotate', '-', '--quiet'], '');
    rows.push({ what: 'start of the command (nothing to read)', value: `${start.seconds.toFixed(1)} s`, budget: '–' });
    const command = (jobs: number) => [
      '--import',
      'tsx',
      'scripts/yearbook.ts',
      'annotate',
      file,
      '--quiet',
      '-j',
      `${jobs}`,
      '-o',
      join(folder, `${jobs}.out`),
    ];
    const one = await peak(command(1));
    const two = await peak(command(2));
    const net = (run: { seconds: number }) => run.seconds - start.seconds;
    rows.push({
      what: `annotate ${size.toFixed(0)} MB of JSON Lines, one thread / two`,
      value: `${(size / net(one)).toFixed(0)} / ${(size / net(two)).toFixed(0)} MB/s, ${(net(one) / net(two)).toFixed(2)}×`,
      budget: '≥ 1.8×',
    });
    rows.push({
      what: 'largest resident size of that, two threads',
      value: two.megabytes === null ? 'not known here' : `${two.megabytes.toFixed(0)} MB`,
      budget: '≤ 300 MB',
    });

    const count = timed('wc', ['-m', file]);
    rows.push({
      what: 'beside wc -m on the same file',
      value: `${(net(two) / count.seconds).toFixed(1)}×`,
      budget: '≤ 3× + parsing',
    });
    const parse = performance.now();
    let pending = '';
    for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
      const lines = (pending + chunk).split('\n');
      pending = lines.pop()!;
      for (const line of lines) JSON.parse(line);
    }
    rows.push({
      what: 'reading and JSON.parse alone, one thread',
      value: `${(net(one) / ((performance.now() - parse) / 1000)).toFixed(1)}× that (one thread)`,
      budget: '–',
    });

    const names = Array.from({ length: vocabulary.size }, (_, i) => vocabulary.text(i));
    const list = join(folder, 'names.txt');
    writeFileSync(list, `${names.join('\n')}\n`);
    const plain = join(folder, 'plain.txt');
    writeFileSync(plain, texts.join('\n'));
    const grep = timed('grep', ['-F', '-o', '-f', list, plain]);
    rows.push({
      what: 'grep -F -o of the same names (no decision), one core',
      value: `${(units / grep.seconds / 1e6).toFixed(0)} M characters/s`,
      budget: 'floor',
    });
    try {
      const code = `import ahocorasick,sys,time
a=ahocorasick.Automaton()
for w in open(sys.argv[1]).read().split("\\n"):
    if w: a.add_word(w,w)
a.make_automaton()
t=open(sys.argv[2]).read()
s=time.time();n=sum(1 for _ in a.iter_long(t));print(len(t)/(time.time()-s)/1e6)`;
      const out = execFileSync('/usr/bin/python3', ['-c', code, list, plain], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      rows.push({
        what: 'pyahocorasick, longest matches of the same names (no decision)',
        value: `${Number(out).toFixed(0)} M characters/s`,
        budget: 'peer',
      });
    } catch {
      rows.push({ what: 'pyahocorasick (Debian: python3-ahocorasick)', value: 'not here', budget: 'peer' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { rows };
}
