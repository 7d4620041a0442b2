/**
 * What the page script does to a page's main thread, from a trace of real Chromium with the built extension: how long its
 * tasks are and when the first names are seen. Processor time, not wall time, so that other work on the machine does not
 * count. `YL_BENCH_PAGES=folder` adds the HTML files of a folder. Asserts nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../../scripts/load-facts';
import { PAGE_PARTS, partPath } from '../../scripts/page-parts';
import { BUILT, launch, servePages, waitForImport } from '../e2e/harness';
import { bookPage } from './book-page';

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

/** Outermost events of ours in a thread's trace, ms of processor time. */
function tasksOf(events: TraceEvent[]): number[] {
  const calls = events
    .filter(
      ({ name, args }) => (name === 'FunctionCall' || name === 'EvaluateScript') && OURS.test(args?.data?.url ?? ''),
    )
    .sort((a, b) => a.ts - b.ts);
  const tasks: number[] = [];
  let end = 0;
  for (const { ts, dur = 0, tdur } of calls) {
    if (ts < end) continue;
    end = ts + dur;
    tasks.push((tdur ?? dur) / 1000);
  }
  return sorted(tasks);
}

/** Looks from the page's beginning, frame by frame, for the first painted name. */
const WATCH_MARKS = `(() => {
  const look = () => CSS.highlights.size ? window.firstMark = performance.now() : requestAnimationFrame(look);
  look();
})()`;
/** Milliseconds from the end of parsing to the first painted name, or null. */
const FIRST_MARK = `(window.firstMark ?? NaN) - performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd || null`;

async function trace(
  browser: Browser,
  page: Page,
  address: string,
): Promise<{ tasks: number[]; first: number | null }> {
  await page.addInitScript({ content: WATCH_MARKS });
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(3000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return { tasks: tasksOf(traceEvents), first: await page.evaluate<number | null>(FIRST_MARK) };
}

function bytes(): Row[] {
  const size = (file: string): number => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length;
  const kB = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
  const page = size('content-scripts/page.js');
  const parts = PAGE_PARTS.map((name) => size(partPath(name)));
  return [
    { what: 'page script, gzip: every page', value: kB(page), budget: '≤ 20 kB' },
    {
      what: 'the same with Chinese text / with a name on it',
      value: parts.map((_, i) => kB(parts.slice(0, i + 1).reduce((sum, one) => sum + one, page))).join(' / '),
      budget: '–',
    },
  ];
}

export async function run(): Promise<{ rows: Row[] }> {
  const folder = process.env.YL_BENCH_PAGES;
  const real = folder ? readdirSync(folder).filter((file) => file.endsWith('.html')) : [];
  const pages: Record<string, string> = { '/1.0 M units of Chinese': bookPage(1_000_000) };
  for (const file of real) pages[`/${basename(file, '.html')}`] = readFileSync(join(folder as string, file), 'utf8');
  const server = await servePages(join(ROOT, 'tests/pages'), { pages });
  const lens = await launch();
  const rows = bytes();
  try {
    await waitForImport(lens);
    const browser = lens.context.browser() as Browser;
    for (const path of Object.keys(pages)) {
      const runs: { tasks: number[]; first: number | null }[] = [];
      for (let i = 0; i < 3; i++) {
        const page = await lens.context.newPage();
        runs.push(await trace(browser, page, encodeURI(server.origin + path)));
        await page.close();
      }
      const median = (value: (run: (typeof runs)[number]) => number): number => at(sorted(runs.map(value)), 0.5);
      rows.push({
        what: `${path.slice(1)}: our tasks, median / p95 / longest`,
        value: [0.5, 0.95, 1].map((share) => ms(median(({ tasks }) => at(tasks, share)))).join(' / '),
        budget: 'p95 ≤ 8 ms, none over 50 ms',
      });
      rows.push({
        what: `${path.slice(1)}: processor time of ours in all; first name seen after parsing`,
        value: `${ms(median(({ tasks }) => tasks.reduce((sum, one) => sum + one, 0)))}; ${runs[0]?.first === null ? 'none there' : ms(median(({ first }) => first ?? 0))}`,
        budget: 'first slice',
      });
    }
    return { rows };
  } finally {
    await lens.close();
    await server.close();
  }
}
