/** How long the atlas takes to show every place, and how its frames run while it is dragged and zoomed. Asserts nothing. */
import type { Page } from 'playwright-core';
import { type Lens, launch, waitForImport } from '../e2e/harness';

const OPENINGS = 7;

// Text, not functions: what runs in the page must not carry the helpers that the TypeScript runner adds.
const WATCH_FIRST_MAP = `
  new MutationObserver((_, watcher) => {
    if (document.querySelectorAll('.ym-marker').length < 4) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.mapShown = performance.now(); }));
  }).observe(document, { subtree: true, childList: true });`;
const WATCH_FRAMES = `
  window.frames_ = [];
  (function frame(last) { requestAnimationFrame((now) => { if (last) window.frames_.push(now - last); frame(now); }); })(0);`;

export async function run(): Promise<{ rows: { what: string; value: string; budget: string }[] }> {
  const lens = await launch({ viewport: { width: 400, height: 860 } });
  try {
    await waitForImport(lens);
    const address = lens.url('sidepanel.html?tab=1#/all');
    const openings: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      const page = await lens.context.newPage();
      await page.addInitScript({ content: WATCH_FIRST_MAP });
      await page.goto(address);
      await page.waitForFunction(() => 'mapShown' in window);
      openings.push(await page.evaluate<number>('window.mapShown'));
      await page.close();
    }
    const page = await lens.context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(address);
    await page.waitForSelector('.ym-marker');
    const places = await page.locator('.at-note').first().textContent();
    await page.evaluate(WATCH_FRAMES);
    await drag(page);
    const panned = await frames(page);
    await zoom(page);
    const zoomed = await frames(page);
    await page.close();
    const vertices = await bringGround(lens);
    const full = await lens.context.newPage();
    await full.setViewportSize({ width: 1280, height: 800 });
    await full.goto(address);
    await full.waitForSelector('.ym-marker');
    await full.evaluate(WATCH_FRAMES);
    await drag(full);
    const fullPanned = await frames(full);
    await zoom(full);
    const fullZoomed = await frames(full);
    return {
      rows: [
        {
          what: 'atlas: open → map with all places, cold page',
          value: `${round(median(openings))} ms`,
          budget: '≤ 400 ms',
        },
        {
          what: `atlas: median frame while dragged (${places?.split('·')[0]?.trim()})`,
          value: `${round(median(panned))} ms`,
          budget: '≤ 20 ms',
        },
        { what: 'atlas: median frame while zoomed', value: `${round(median(zoomed))} ms`, budget: '≤ 20 ms' },
        {
          what: `atlas with a full base map of ${vertices} vertices: median frame dragged / zoomed`,
          value: `${round(median(fullPanned))} / ${round(median(fullZoomed))} ms`,
          budget: '≤ 16.7 ms',
        },
        {
          what: 'atlas: frames over 50 ms while dragged and zoomed',
          value: `${[...panned, ...zoomed].filter((frame) => frame > 50).length} of ${panned.length + zoomed.length}`,
          budget: 'few',
        },
      ],
    };
  } finally {
    await lens.close();
  }
}

/** Brings a synthetic full base map in, as a reader does with a file: 800 roads of 50 vertices over the district. */
async function bringGround(lens: Lens): Promise<number> {
  const elements = Array.from({ length: 800 }, (_, i) => ({
    type: 'way',
    id: i,
    tags: { highway: i % 8 ? 'residential' : 'primary', name: `试验${i}路` },
    geometry: Array.from({ length: 50 }, (_, k) => {
      const along = 0.002 * k;
      const across = (k % 2) * 0.0003;
      const [lon, lat] =
        i % 2 ? [120.14 + along, 30.18 + (i / 800) * 0.2 + across] : [120.14 + (i / 800) * 0.15 + across, 30.2 + along];
      return { lon, lat };
    }),
  }));
  const options = await lens.newPage(lens.url('options.html'));
  const file = { name: 'full.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ elements })) };
  await options.locator('input[accept*="geo+json"]').setInputFiles(file);
  await options.getByText('full.json').waitFor();
  await options.close();
  return 800 * 50;
}

async function drag(page: Page): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await page.mouse.move(900, 400);
    await page.mouse.down();
    for (let step = 1; step <= 30; step++)
      await page.mouse.move(900 + (turn % 2 ? step : -step) * 9, 400 + (turn < 2 ? step : -step) * 6);
    await page.mouse.up();
  }
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(800, 450);
  for (const delta of [-240, -240, -240, 240, 240, 240]) {
    await page.mouse.wheel(0, delta);
    await page.waitForTimeout(350);
  }
}

/** Frame times since the last call. */
function frames(page: Page): Promise<number[]> {
  return page.evaluate<number[]>('window.frames_.splice(0)');
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const round = (value: number) => Math.round(value * 10) / 10;
