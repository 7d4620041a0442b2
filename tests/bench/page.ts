/**
 * What the page script costs a page, in real Chromium with the built extension beside the same browser without it:
 * a large fresh page, an endless list, the page's own changes, a page without Chinese, memory, and the way from a resting
 * pointer to a card. Pages are made of the book's own sentences. Asserts nothing.
 */
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { needChromium } from '../../scripts/driver/find-browser.mjs';
import { ROOT } from '../../scripts/load-facts';
import { hover, launch, type PageServer, servePages, waitForImport, waitForMarks } from '../e2e/harness';
import { bookPage, pageOf, stretches } from './book-page';

interface Row {
  what: string;
  value: string;
  budget: string;
}

/** Delay of the hover setting that is taken off the measured time, ms. */
const HOVER_DELAY = 150;
const HOVERED = [
  '望江街道',
  '清波街道',
  '小营街道',
  '采荷街道',
  '凯旋街道',
  '彭埠街道',
  '九堡街道',
  '笕桥街道',
  '丁兰街道',
];

// Text, not functions: what runs in the page must not carry the helpers that the TypeScript runner adds.
const WATCH_TASKS = `
  window.tasks = [];
  new PerformanceObserver((list) => { for (const task of list.getEntries()) window.tasks.push(task.duration); })
    .observe({ type: 'longtask', buffered: true });`;
const GROW = `new Promise((done) => {
  const list = document.querySelector('main'), frames = [];
  const texts = [...list.querySelectorAll('p')].slice(0, 200).map((one) => one.textContent);
  let batch = 0, last = 0;
  requestAnimationFrame(function frame(now) {
    if (last) frames.push(now - last);
    last = now;
    if (batch === 20) return done(frames.sort((a, b) => a - b)[frames.length >> 1]);
    if (frames.length % 3 === 0) {
      const more = document.createDocumentFragment();
      for (let i = 0; i < 1000; i++) {
        const p = document.createElement('p');
        p.textContent = texts[(batch * 1000 + i) % texts.length].slice(0, 50);
        more.append(p);
      }
      list.append(more);
      batch++;
    }
    requestAnimationFrame(frame);
  });
})`;
const WATCH_ONLY = `new MutationObserver(() => {}).observe(document, { childList: true, characterData: true, subtree: true })`;
const CHANGE = `(() => {
  const list = document.querySelector('main'), first = list.firstChild, rounds = [];
  for (let round = 0; round < 9; round++) {
    const begun = performance.now(), made = [];
    for (let i = 0; i < 1000; i++) {
      const p = document.createElement('p');
      p.textContent = '望江街道';
      list.insertBefore(p, first);
      made.push(p);
    }
    for (const p of made) p.remove();
    rounds.push(performance.now() - begun);
  }
  return rounds.sort((a, b) => a - b)[4];
})()`;

interface Cost {
  script: number;
  heap: number;
  longest: number;
}

/** Opens a page and waits until nothing runs any more; script time in ms, heap in MB after a collection. */
async function cost(context: BrowserContext, address: string): Promise<Cost & { page: Page }> {
  const page = await context.newPage();
  await page.addInitScript({ content: WATCH_TASKS });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  };
  await page.goto(address);
  let script = -1;
  for (let turn = 0; turn < 60; turn++) {
    await page.waitForTimeout(400);
    const now = (await read())('ScriptDuration') * 1000;
    if (turn > 3 && now - script < 0.5) break;
    script = now;
  }
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await read())('JSHeapUsedSize') / 1e6;
  const tasks = await page.evaluate<number[]>('window.tasks');
  return { page, script, heap, longest: Math.max(0, ...tasks) };
}

/** From the last movement of the pointer to a card with text and map, the hover delay taken off. */
async function cards(page: Page): Promise<number[]> {
  await page.evaluate(
    `addEventListener('mousemove', (event) => { window.rested = performance.timeOrigin + event.timeStamp; }, true)`,
  );
  const times: number[] = [];
  for (const name of HOVERED) {
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    const frame = await hover(page, name);
    const shown = await frame.evaluate<number>(`new Promise((done) => {
      const ready = () => document.querySelector('.entity-name')?.textContent.includes('${name}')
        && document.querySelector('.entity-entry') && document.querySelector('.leaflet-container');
      const look = () => (ready() ? requestAnimationFrame(() => done(Date.now())) : requestAnimationFrame(look));
      look();
    })`);
    times.push(shown - (await page.evaluate<number>('window.rested')) - HOVER_DELAY);
  }
  return times;
}

const ms = (value: number) => `${Math.round(value * 10) / 10} ms`;
const times = (a: number, b: number) => `${(a / b).toFixed(2)}×`;

async function compare(withLens: BrowserContext, plain: BrowserContext, server: PageServer): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [path, what] of [
    ['/chinese.html', '1.0 M units of fresh Chinese page'],
    ['/english.html', '3 MB page without a Han character'],
  ] as const) {
    const bare = await cost(plain, server.origin + path);
    const ours = await cost(withLens, server.origin + path);
    rows.push({
      what: `${what}: longest task with / without us`,
      value: `${ms(ours.longest)} / ${ms(bare.longest)}`,
      budget: 'none of ours over 50 ms',
    });
    if (path === '/chinese.html') {
      const [changed, plainly] = [await ours.page.evaluate<number>(CHANGE), await bare.page.evaluate<number>(CHANGE)];
      // What any watcher of the page costs: one observer that does nothing.
      await bare.page.evaluate(WATCH_ONLY);
      const watched = await bare.page.evaluate<number>(CHANGE);
      rows.push({
        what: "the page's own 2,000 changes, marks on / an idle observer / without us",
        value: `${ms(changed)} / ${ms(watched)} / ${ms(plainly)} = ${times(changed, watched)} / ${times(changed, plainly)}`,
        budget: '≤ 1.2×',
      });
    }
    await ours.page.close();
    await bare.page.close();
  }
  const [bare, ours] = [
    await cost(plain, `${server.origin}/names.html`),
    await cost(withLens, `${server.origin}/names.html`),
  ];
  rows.push({
    what: 'short page with names: heap of the tab, ours with all names',
    value: `${(ours.heap - bare.heap).toFixed(1)} MB`,
    budget: '≤ 3 MB',
  });
  await ours.page.close();
  await bare.page.close();
  return rows;
}

async function endless(context: BrowserContext, server: PageServer): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${server.origin}/list.html`);
  await page.waitForTimeout(1500);
  const median = await page.evaluate<number>(GROW);
  await page.close();
  return median;
}

export async function run(): Promise<{ rows: Row[] }> {
  const english = 'The quick brown fox jumps over the lazy dog near the river bank. '.repeat(4);
  const server = await servePages(join(ROOT, 'tests/pages'), {
    pages: {
      '/chinese.html': bookPage(1_000_000),
      '/list.html': bookPage(1_000_000),
      '/english.html': pageOf(
        'English',
        Array.from({ length: 12_000 }, () => english),
      ),
      '/names.html': pageOf('杭州市上城区', [...HOVERED.map((name) => `今天的${name}`), ...stretches(2000)]),
    },
  });
  const browser: Browser = await chromium.launch({
    executablePath: needChromium().path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const lens = await launch();
  try {
    const plain = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await waitForImport(lens);
    const rows = await compare(lens.context, plain, server);
    const [grown, plainly] = [await endless(lens.context, server), await endless(plain, server)];
    rows.push({
      what: 'endless list, 20 × 1,000 nodes: median frame with / without us',
      value: `${ms(grown)} / ${ms(plainly)} = ${times(grown, plainly)}`,
      budget: '≤ 1.15×',
    });
    const page = await lens.newPage(`${server.origin}/names.html`);
    await waitForMarks(page, HOVERED[0]);
    const [cold = Number.NaN, ...warm] = await cards(page);
    const sorted = warm.sort((a, b) => a - b);
    rows.push(
      { what: 'pointer at rest → card with text and map, cold', value: ms(cold), budget: '≤ 250 ms' },
      {
        what: 'the same, warm: median / slowest of 8 names',
        value: `${ms(sorted[sorted.length >> 1] ?? Number.NaN)} / ${ms(sorted.at(-1) ?? Number.NaN)}`,
        budget: '≤ 50 ms (p95)',
      },
    );
    return { rows };
  } finally {
    await lens.close();
    await browser.close();
    await server.close();
  }
}
