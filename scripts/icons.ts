/** `npx tsx scripts/icons.ts`: draws `scripts/icon.svg` (at 16 px `icon-small.svg`, set to the pixel) into `public/icon/` with a headless Chromium. Run after a change of the drawing. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { needChromium } from './driver/find-browser.mjs';
import { ROOT } from './load-facts';

const drawing = (size: number) =>
  readFileSync(join(ROOT, size > 16 ? 'scripts/icon.svg' : 'scripts/icon-small.svg'), 'utf8');
const folder = join(ROOT, 'public/icon');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: needChromium().path, args: ['--no-sandbox'] });
for (const size of [16, 32, 48, 96, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing(size)}`,
  );
  await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
