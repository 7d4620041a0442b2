/**
 * `npm run store`: pictures a store asks for, made with the built extension in a real browser, in both languages: five of
 * 1280 × 800 and the tile of 440 × 280, into `.output/store/<language>/`. Run `npm run build` first. What goes beside
 * them (texts, reasons of permissions, answers on privacy) stands in docs/store.md.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { bareExtensionPage, type Lens, launchWith } from './driver/launch';
import { hover, waitForMarks } from './driver/marks';
import { servePages } from './driver/serve';
import { ROOT } from './load-facts';

const SIZE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };
/** What the tile says, by the locale of the browser. */
const SLOGAN: Record<string, [name: string, words: string]> = {
  'zh-CN': ['年鉴镜', '网页上的每个地名，背后都有一本年鉴'],
  'en-US': ['Yearbook Lens', 'A printed yearbook behind every name on the web'],
};
/** A name of the sample page, found by looking. */
const NAME = '望江街道';

const server = await servePages(join(ROOT, 'data/books/shangcheng-2022/sample'));
try {
  for (const locale of Object.keys(SLOGAN)) {
    const out = join(ROOT, '.output/store', locale);
    mkdirSync(out, { recursive: true });
    const lens = await launchWith({ extension: join(ROOT, '.output/chrome-mv3'), viewport: SIZE, locale });
    try {
      await shoot(lens, out, locale);
    } finally {
      await lens.close();
    }
    console.log(`.output/store/${locale}`);
  }
} finally {
  await server.close();
}

async function shoot(lens: Lens, out: string, locale: string): Promise<void> {
  const page = await lens.newPage(`${server.origin}/news.html`);
  await waitForMarks(page, NAME);
  const card = await hover(page, NAME);
  await card.locator('.leaflet-container canvas').first().waitFor();
  await still(page);
  await page.screenshot({ path: join(out, '1-card.png') });

  await page.mouse.move(SIZE.width - 2, SIZE.height - 2);
  const desk = await bareExtensionPage(lens);
  // To every tab: only the sample page answers.
  await desk.evaluate(async () => {
    for (const { id } of await chrome.tabs.query({}))
      void chrome.tabs.sendMessage(id!, { type: 'page.command', params: { command: 'expand-page' } }).catch(() => {});
  });
  await page.bringToFront();
  await page.waitForFunction(() => document.body.textContent.includes('\u200c'));
  await still(page);
  await page.screenshot({ path: join(out, '2-full-names.png') });

  const views: [string, string, string][] = [
    ['3-map', 'sidepanel.html?tab=1#/all', '.leaflet-container canvas'],
    ['4-search', 'reader.html#/search?q=未来社区', '.search-hits'],
    ['5-numbers', 'reader.html#/data', 'svg'],
  ];
  for (const [name, address, ready] of views) {
    const view = await lens.newPage(lens.url(address));
    await view.locator(ready).first().waitFor();
    await still(view);
    await view.screenshot({ path: join(out, `${name}.png`) });
    await view.close();
  }
  await tile(desk, out, locale);
}

/** The tile: the icon, the name, what it is for. Drawn by nodes, in a page of ours. */
async function tile(page: Page, out: string, locale: string): Promise<void> {
  const icon = `data:image/svg+xml;base64,${readFileSync(join(ROOT, 'scripts/icon.svg')).toString('base64')}`;
  await page.setViewportSize(TILE);
  await page.evaluate(
    ([source, name, words]) => {
      const box = document.createElement('div');
      box.style.cssText =
        'position:fixed;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:12px;background:#fbfaf6;color:#22242a;font-family:system-ui,sans-serif;text-align:center';
      const picture = document.createElement('img');
      picture.src = source!;
      picture.style.cssText = 'width:112px;height:112px';
      box.append(picture);
      for (const [text, style] of [
        [name, 'font:600 34px/1.2 serif'],
        [words, 'font-size:17px;padding:0 24px'],
      ]) {
        const line = document.createElement('div');
        line.style.cssText = style!;
        line.textContent = text!;
        box.append(line);
      }
      document.body.replaceChildren(box);
    },
    [icon, ...SLOGAN[locale]!],
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: join(out, 'tile.png') });
}

/** Waits until the page looks the same twice: maps are drawn, frames have their size. */
async function still(page: Page): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 20; tries++) {
    const now = (await page.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
    await page.waitForTimeout(300);
  }
}
