/**
 * What the page script does to a page's main thread, from a trace of real Chromium with the built extension: how long its
 * tasks are and when the first names are seen. Processor time, not wall time, so that other work on the machine does not
 * count. `YL_BENCH_PAGES=folder` adds the HTML files of a folder. Asserts nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { PAGE_PARTS, partPath } from '../../modules/page-parts/bundle';
import { ROOT } from '../../scripts/load-facts';
import { BUILT, launch, servePages, waitForImport } from '../e2e/harness';
import { bookPage, pageOf } from './book-page';

interface Row {
  what: string;
  value: string;
  budget: string;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Processor time, µs. */
  tdur?: number;
  args?: { data?: { url?: string; functionName?: string } };
}

/** Ours in pages; the extension's own pages have scripts too. */
const OURS = /^chrome-extension:\/\/[^/]+\/(content-scripts|parts)\//;

const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);
const at = (values: number[], share: number): number => values[Math.floor((values.length - 1) * share)] ?? 0;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

interface Work {
  /** Outermost calls of ours, ms of processor time, shortest first. */
  tasks: number[];
  /** Layouts within them. */
  layouts: number;
}

function workOf(events: TraceEvent[]): Work {
  const calls = events
    .filter(
      ({ name, args }) => (name === 'FunctionCall' || name === 'EvaluateScript') && OURS.test(args?.data?.url ?? ''),
    )
    .sort((a, b) => a.ts - b.ts);
  const tasks: number[] = [];
  let layouts = 0;
  let end = 0;
  for (const { pid, tid, ts, dur = 0, tdur } of calls) {
    if (ts < end) continue;
    end = ts + dur;
    tasks.push((tdur ?? dur) / 1000);
    for (const other of events)
      if (other.name === 'Layout' && other.pid === pid && other.tid === tid && other.ts >= ts && other.ts < end)
        layouts++;
  }
  return { tasks: sorted(tasks), layouts };
}

/** Looks from the page's beginning, frame by frame, for the first painted name. */
const WATCH_MARKS = `(() => {
  const look = () => CSS.highlights.size ? window.firstMark = performance.now() : requestAnimationFrame(look);
  look();
})()`;
/** Milliseconds from the end of parsing to the first painted name, or null. */
const FIRST_MARK = `(window.firstMark ?? NaN) - performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd || null`;

/** The least that finding text in a page costs, ms: the browser's own walk over its texts, for the first time. */
const WALK = `(() => {
  const start = performance.now(), walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let units = 0;
  while (walker.nextNode()) units += walker.currentNode.data.length;
  return performance.now() - start;
})()`;

type Run = Work & { first: number | null; walk: number };

async function trace(browser: Browser, page: Page, address: string): Promise<Run> {
  await page.addInitScript({ content: WATCH_MARKS });
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(3000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const first = await page.evaluate<number | null>(FIRST_MARK);
  return { ...workOf(traceEvents), first, walk: await page.evaluate<number>(WALK) };
}

function bytes(): Row[] {
  const size = (file: string): number => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length;
  const kB = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
  const page = size('content-scripts/page.js');
  // Most readers have one book.
  const parts = PAGE_PARTS.filter((name) => name !== 'shelf').map((name) => size(partPath(name)));
  return [
    { what: 'page script, gzip: every page', value: kB(page), budget: '≤ 12 kB' },
    {
      what: 'the same with Chinese text / a string that may be a name / a name / a card / an expansion on it',
      value: parts.map((_, i) => kB(parts.slice(0, i + 1).reduce((sum, one) => sum + one, page))).join(' / '),
      budget: '≤ 24 / – / 42 kB',
    },
  ];
}

export async function run(): Promise<{ rows: Row[] }> {
  const folder = process.env.YL_BENCH_PAGES;
  const real = folder ? readdirSync(folder).filter((file) => file.endsWith('.html')) : [];
  const english = 'The quick brown fox jumps over the lazy dog near the river bank. '.repeat(4);
  const pages: Record<string, string> = {
    '/1.0 M units of Chinese': bookPage(1_000_000),
    '/5,000 names': pageOf(
      '杭州市上城区',
      Array.from({ length: 1000 }, () => '清波街道、小营街道、望江街道、湖滨街道、紫阳街道'),
    ),
    '/3 MB of English': pageOf('English', Array(12_000).fill(english)),
  };
  for (const file of real) pages[`/${basename(file, '.html')}`] = readFileSync(join(folder as string, file), 'utf8');
  const server = await servePages(join(ROOT, 'tests/pages'), { pages });
  const lens = await launch();
  const rows = bytes();
  try {
    await waitForImport(lens);
    const browser = lens.context.browser() as Browser;
    for (const path of Object.keys(pages)) {
      const runs: Run[] = [];
      for (let i = 0; i < 3; i++) {
        const page = await lens.context.newPage();
        runs.push(await trace(browser, page, encodeURI(server.origin + path)));
        await page.close();
      }
      const median = (value: (run: Run) => number): number => at(sorted(runs.map(value)), 0.5);
      const what = path.slice(1);
      const all = median(({ tasks }) => tasks.reduce((sum, one) => sum + one, 0));
      const walk = median((run) => run.walk);
      rows.push({
        what: `${what}: our tasks, median / p95 / longest`,
        value: [0.5, 0.95, 1].map((share) => ms(median(({ tasks }) => at(tasks, share)))).join(' / '),
        budget: 'p95 ≤ 8 ms, none over 50 ms',
      });
      // Where there is Chinese text the walk alone is no measure: bench/main-thread has it beside walk and scan.
      if (path.includes('English'))
        rows.push({
          what: `${what}: ours in all / the browser's walk over the texts alone`,
          value: `${ms(all)} / ${ms(walk)} = ${(all / walk).toFixed(1)}×`,
          budget: '≤ 1.3×',
        });
      if (runs[0]?.first !== null)
        rows.push({
          what: `${what}: first name seen after parsing; layouts forced by us`,
          value: `${ms(median(({ first }) => first ?? 0))}; ${median(({ layouts }) => layouts)}`,
          budget: 'first slice; none',
        });
    }
    return { rows };
  } finally {
    await lens.close();
    await server.close();
  }
}
