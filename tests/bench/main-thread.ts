/**
 * What the whole main thread of a page does with and without us: our script, and the browser's own work on our account
 * (styles, observers, paint, garbage). The two browsers take turns; figures are medians of the rounds. Processor time as
 * the browser tells it (`Performance.getMetrics`). `YL_BENCH_BESIDE=DIR` measures another built extension in the same turns,
 * an earlier version for one: milliseconds of two machines say nothing, two builds on one machine do. Asserts nothing.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { isMarked } from '../../scripts/driver/marks';
import { ROOT } from '../../scripts/load-facts';
import { packVocabulary } from '../../scripts/pack-vocabulary';
import { BUILT, type Lens, launch, servePages, waitForImport } from '../e2e/harness';
import { bookPage, pageOf } from './book-page';
import { leastExtension } from './least-extension';

interface Row {
  what: string;
  value: string;
  budget: string;
}

/** Milliseconds of processor, but for the last: megabytes after a collection. */
interface Work {
  task: number;
  script: number;
  style: number;
  heap: number;
  /** 95th percentile of the time between two frames, ms; and the longest. */
  frame: number;
}

const ROUNDS = Number(process.env.YL_BENCH_ROUNDS ?? 3);
const BESIDE = process.env.YL_BENCH_BESIDE;
const SPARSE = 50;

// Text, not functions: what runs in the page must not carry the helpers that the TypeScript runner adds.
const FRAMES = (time: number, each: string) => `new Promise((done) => {
  const frames = [], begun = performance.now();
  let last = 0, n = 0;
  requestAnimationFrame(function frame(now) {
    if (last) frames.push(now - last);
    last = now;
    if (now - begun > ${time}) return done(frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0);
    ${each};
    n++;
    requestAnimationFrame(frame);
  });
})`;
const VARIABLE = FRAMES(2500, `document.documentElement.style.setProperty('--at', n)`);
const SCROLL = FRAMES(2500, `scrollBy(0, n % 200 < 100 ? 120 : -120)`);
const CHAT = FRAMES(
  3500,
  `if (n % 3 === 0) { const p = document.createElement('p'); p.textContent = '第' + n + '条：望江街道的消息。'; document.querySelector('main').append(p); scrollTo(0, document.documentElement.scrollHeight); }`,
);

interface Case {
  what: string;
  path: string;
  /** What happens after the page has come to rest; else its loading is measured. */
  after?: string;
  /** It has gone on for a while already. */
  isLater?: true;
  budget: string;
  /**
   * `floor`: what the dense page costs whoever reads it, ms (`floor.ts`). `least`: what it costs to register the names in
   * view and nothing else (`least-extension.ts`), where `hasLeast`.
   */
  tell(ours: Work, bare: Work, floor: number, least: Work): string;
  hasLeast?: true;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const ratio = (ours: number, bare: number): string => `${ms(ours)} / ${ms(bare)} = ${(ours / bare).toFixed(2)}`;
const whole = (ours: Work, bare: Work): string => ratio(ours.task, bare.task);
const besideLeast = (ours: Work, bare: Work, _floor: number, least: Work): string =>
  `${whole(ours, bare)}; least ${(least.task / bare.task).toFixed(2)}`;

const CASES: readonly Case[] = [
  {
    what: 'loading 1.0 M units, 20,000 paragraphs: main thread with / without',
    path: '/dense.html',
    budget: '≤ 1.10',
    tell: whole,
  },
  {
    what: '– our script beside walk + scan; heap',
    path: '/dense.html',
    budget: '≤ 3.5×; –',
    tell: (a, b, floor) =>
      `${ms(a.script - b.script)} / ${ms(floor)} = ${((a.script - b.script) / floor).toFixed(1)}×; ${(a.heap - b.heap).toFixed(1)} MB`,
  },
  {
    what: 'loading 20,000 paragraphs, 400 names: our script; heap',
    path: '/sparse.html',
    budget: '≤ 45 ms; ≤ 3 MB',
    tell: (a, b) => `${ms(a.script - b.script)}; ${(a.heap - b.heap).toFixed(1)} MB`,
  },
  { what: '– main thread with / without', path: '/sparse.html', budget: '–', tell: whole },
  {
    what: '3 MB without a Han character: styles with / without',
    path: '/english.html',
    budget: '≤ 1.05',
    tell: (a, b) => ratio(a.style, b.style),
  },
  {
    what: '– our script; main thread with / without',
    path: '/english.html',
    budget: '–',
    tell: (a, b) => `${ms(a.script - b.script)}; ${whole(a, b)}`,
  },
  {
    what: 'scrolling 20,000 marked paragraphs: p95 frame with / without',
    path: '/marked.html',
    after: SCROLL,
    budget: '+ ≤ 2 ms',
    tell: (a, b) => ratio(a.frame, b.frame),
  },
  { what: '– main thread with / without', path: '/marked.html', after: SCROLL, budget: '–', tell: whole },
  {
    what: 'a CSS variable at every frame: main thread with / without',
    path: '/variable.html',
    after: VARIABLE,
    budget: '≤ 1.5',
    tell: besideLeast,
    hasLeast: true,
  },
  {
    what: '– from 2.5 s on',
    path: '/variable.html',
    after: VARIABLE,
    isLater: true,
    budget: '≤ 1.5',
    tell: besideLeast,
    hasLeast: true,
  },
  {
    what: '– some 70 names in view, from 2.5 s on',
    path: '/variable-few.html',
    after: VARIABLE,
    isLater: true,
    budget: '–',
    tell: besideLeast,
    hasLeast: true,
  },
  {
    what: '– our script',
    path: '/variable.html',
    after: VARIABLE,
    isLater: true,
    budget: '–',
    tell: (a, b) => ms(a.script - b.script),
  },
  {
    what: 'chat over 8,000 marked paragraphs, 3.5 s: ours',
    path: '/chat.html',
    after: CHAT,
    budget: '≤ 80 ms',
    tell: (a, b, _floor, least) =>
      `${ms(a.task - b.task)} (${ratio(a.task, b.task)}); least ${ms(least.task - b.task)}`,
    hasLeast: true,
  },
  {
    what: 'thirty frames with names: main thread with / without',
    path: '/frames.html',
    budget: '≤ 1.4',
    tell: besideLeast,
    hasLeast: true,
  },
];

async function reader(page: Page): Promise<{ session: CDPSession; read(): Promise<Omit<Work, 'frame'>> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    session,
    async read() {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
      return {
        task: of('TaskDuration') * 1000,
        script: of('ScriptDuration') * 1000,
        style: of('RecalcStyleDuration') * 1000,
        heap: of('JSHeapUsedSize') / 1e6,
      };
    },
  };
}

/** Waits until the page does next to nothing any more. */
async function rest(page: Page, read: () => Promise<{ task: number }>): Promise<void> {
  let before = -100;
  for (let turn = 0; turn < 60; turn++) {
    await page.waitForTimeout(400);
    const { task } = await read();
    if (turn > 3 && task - before < 8) return;
    before = task;
  }
}

async function measure(
  context: BrowserContext,
  origin: string,
  path: string,
  act?: string,
  isLater = false,
): Promise<Work> {
  const page = await context.newPage();
  const { session, read } = await reader(page);
  await page.goto(origin + path);
  await rest(page, read);
  if (act && isLater) await page.evaluate(act);
  let work: Work = { ...(await read()), frame: 0 };
  if (act) {
    const frame = await page.evaluate<number>(act);
    const end = await read();
    work = {
      task: end.task - work.task,
      script: end.script - work.script,
      style: end.style - work.style,
      heap: 0,
      frame,
    };
  } else {
    await session.send('HeapProfiler.collectGarbage');
    work.heap = (await read()).heap;
  }
  await page.close();
  return work;
}

/** The least that reading the dense page can cost (`floor.ts`), each time in a new page. */
async function floorOf(context: BrowserContext, address: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(ROOT, 'tests/bench/floor.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('the floor of the bench was not built');
  const wire = await packVocabulary();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await context.newPage();
    await page.goto(address);
    await page.addScriptTag({ content: first.output[0].code });
    times.push(await page.evaluate<number, string>((names) => (window as never as Bench).bench.floor(names), wire));
    await page.close();
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
}

interface Bench {
  bench: { floor(wire: string): number };
}

/** Milliseconds from the installation of the extension to the first painted name of a page that is opened at once. */
async function install(lens: Lens, path: string, address: string): Promise<number> {
  const send = lens.browser.send.bind(lens.browser) as unknown as (method: string, params: object) => Promise<unknown>;
  const page = await lens.context.newPage();
  await send('Extensions.uninstall', { id: new URL(lens.url('')).host });
  const start = performance.now();
  await send('Extensions.loadUnpacked', { path });
  await page.goto(address);
  await page.waitForFunction(isMarked, undefined, { polling: 'raf' });
  const time = performance.now() - start;
  await page.waitForTimeout(3000);
  await page.close();
  return time;
}

/** The same of this build and, where there is one, of the other in turn. */
async function installs(lens: Lens, other: Lens | undefined, address: string): Promise<[ours: number, other: number]> {
  const ours: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await install(lens, BUILT, address));
    if (other && BESIDE) others.push(await install(other, BESIDE, address));
  }
  return [middle(ours), middle(others)];
}

const middle = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

function median(rounds: readonly Work[]): Work {
  const of = (key: keyof Work): number =>
    rounds.map((work) => work[key]).sort((a, b) => a - b)[rounds.length >> 1] ?? 0;
  return { task: of('task'), script: of('script'), style: of('style'), heap: of('heap'), frame: of('frame') };
}

export async function run(): Promise<{ rows: Row[] }> {
  const english = 'The quick brown fox jumps over the lazy dog near the river bank. '.repeat(4);
  const plainLine = '昨天下午天气很好，大家坐在院子里说话，孩子们跑来跑去，一直到天黑才回家。';
  const lines = (count: number, line: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => line(i));
  const variable = pageOf(
    '杭州市上城区',
    lines(400, () => '居民从望江街道走到小营街道，又去了清波街道。'),
  ).replace('<main>', '<style>p{margin:0;font-size:12px;line-height:14px;display:inline}</style><main>');
  const inner = pageOf(
    '杭州市上城区',
    lines(20, (i) => `第${i}行，居民来到望江街道和小营街道。`),
  );
  const server = await servePages(join(ROOT, 'tests/pages'), {
    pages: {
      '/dense.html': bookPage(1_000_000),
      '/sparse.html': pageOf(
        '杭州市上城区',
        lines(20_000, (i) => (i % SPARSE ? plainLine : `居民来到望江街道，${plainLine}`)),
      ),
      '/english.html': pageOf(
        'English',
        lines(12_000, () => english),
      ),
      '/marked.html': pageOf(
        '杭州市上城区',
        lines(20_000, (i) => `第${i}行，居民来到望江街道。`),
      ),
      '/chat.html': pageOf(
        '杭州市上城区',
        lines(8_000, (i) => `第${i}条：望江街道的消息。`),
      ),
      '/variable.html': variable,
      // As much text, names in every tenth line.
      '/variable-few.html': variable.replace(/居民从望江街道走到小营街道，又去了清波街道。/g, (line, at: number) =>
        at % 10 === 0 ? line : '居民从大桥走到了另一条马路，又去了远处的小河。',
      ),
      '/inner.html': inner,
      '/frames.html': pageOf('杭州市上城区', ['三十个框架']).replace(
        '</main>',
        `</main>${'<iframe src="/inner.html" width="200" height="100"></iframe>'.repeat(30)}`,
      ),
    },
  });
  const without = await launch({ extension: null });
  const lens = await launch();
  const folder = leastExtension();
  const bound = await launch({ extension: folder });
  const other = BESIDE ? await launch({ extension: BESIDE }) : undefined;
  const wanted = process.env.YL_BENCH_CASES?.split(',');
  try {
    const plain = without.context;
    await waitForImport(lens);
    if (other) await waitForImport(other);
    const floor = await floorOf(plain, `${server.origin}/dense.html`);
    const kept = new Map<string, { ours: Work; bare: Work; least: Work; others: Work }>();
    const rows: Row[] = [];
    for (const { what, path, after, isLater, budget, tell, hasLeast } of CASES) {
      if (wanted && !wanted.some((one) => path.includes(one))) continue;
      const key = path + (after ?? '') + (isLater ?? '');
      let found = kept.get(key);
      if (!found) {
        const ours: Work[] = [];
        const bare: Work[] = [];
        const least: Work[] = [];
        const others: Work[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          bare.push(await measure(plain, server.origin, path, after, isLater));
          ours.push(await measure(lens.context, server.origin, path, after, isLater));
          if (hasLeast) least.push(await measure(bound.context, server.origin, path, after, isLater));
          if (other) others.push(await measure(other.context, server.origin, path, after, isLater));
        }
        found = { ours: median(ours), bare: median(bare), least: median(least), others: median(others) };
        kept.set(key, found);
      }
      rows.push({ what, value: tell(found.ours, found.bare, floor, found.least), budget });
      if (other)
        rows.push({ what: '  the other build', value: tell(found.others, found.bare, floor, found.least), budget: '' });
    }
    if (!wanted || wanted.includes('install')) {
      const [ours, others] = await installs(lens, other, `${server.origin}/inner.html`);
      rows.push({
        what: 'install → a name painted on a page that is opened at once',
        value: ms(ours),
        budget: '≤ 600 ms',
      });
      if (other) rows.push({ what: '  the other build', value: ms(others), budget: '' });
    }
    return { rows };
  } finally {
    await lens.close();
    await bound.close();
    await other?.close();
    rmSync(folder, { recursive: true });
    await without.close();
    await server.close();
  }
}
