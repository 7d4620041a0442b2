/**
 * `npm run pictures`: the two pictures of README, made with the built extension in a real browser: a marked page with its card, and
 * the atlas. Run `npm run build` first.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchWith } from './driver/launch';
import { hover, waitForMarks } from './driver/marks';
import { servePages } from './driver/serve';
import { ROOT } from './load-facts';

const out = join(ROOT, 'docs/pictures');
mkdirSync(out, { recursive: true });
const server = await servePages(join(ROOT, 'data/books/shangcheng-2022/sample'));
const lens = await launchWith({ extension: join(ROOT, '.output/chrome-mv3'), viewport: { width: 1120, height: 720 } });
try {
  const page = await lens.newPage(`${server.origin}/news.html`);
  await waitForMarks(page, '望江街道');
  const card = await hover(page, '望江街道');
  await card.locator('.leaflet-container canvas').first().waitFor();
  await stands(card.locator('body'));
  await page.screenshot({ path: join(out, 'card.png') });
  const atlas = await lens.newPage(lens.url('sidepanel.html?tab=1#/all'));
  await atlas.locator('.leaflet-container canvas').first().waitFor();
  await stands(atlas.locator('body'));
  await atlas.screenshot({ path: join(out, 'atlas.png') });
  console.log('docs/pictures/{card,atlas}.png');
} finally {
  await lens.close();
  await server.close();
}

/** Waits until a place looks the same twice, half a second apart: the map has been drawn, the frame has its size. */
async function stands(place: ReturnType<import('playwright-core').Frame['locator']>): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 20; tries++) {
    const now = (await place.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
