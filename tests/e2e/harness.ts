import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { Browser } from 'wxt/browser';

/** In functions that run inside a page of the extension. */
declare const chrome: { storage: Browser.storage.StorageArea extends never ? never : typeof Browser.storage };

/**
 * The built extension in a real Chromium. Everything waits for what a reader could see, never for a time.
 * Coordinates are CSS pixels of the viewport.
 */

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const PAGES = join(ROOT, 'tests/pages');
const BUILT = join(ROOT, '.output/chrome-mv3');

/** Longest wait for anything a reader waits for. */
const PATIENCE = 20_000;

export interface Lens {
  context: BrowserContext;
  /** Address of a page of the extension: `lens.url('reader.html#/chronicle')`. */
  url(path: string): string;
  newPage(address: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  extension?: string;
  /** Profile folder; empty for a fresh one that is thrown away. */
  profile?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  /** Send everything but loopback to this port. */
  proxyPort?: number;
  args?: string[];
}

/** Starts Chromium with the built extension in a fresh profile. */
export async function launch(options: LaunchOptions = {}): Promise<Lens> {
  const extension = options.extension ?? BUILT;
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`no built extension in ${extension}; run "npm run build" first`);
  }
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: process.env.YL_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'zh-CN',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    forcedColors: options.forcedColors ?? 'none',
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--lang=${options.locale ?? 'zh-CN'}`,
      ...(options.proxyPort ? [`--proxy-server=http://127.0.0.1:${options.proxyPort}`] : []),
      ...(options.args ?? []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: PATIENCE }));
  const id = new URL(worker.url()).host;
  const url = (path: string) => `chrome-extension://${id}/${path}`;
  return {
    context,
    url,
    async newPage(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    close: () => context.close(),
  };
}

/**
 * Opens a page of the extension that runs no code of ours, to reach the extension's own storage and messages: the
 * manifest itself, shown as text.
 */
export function bareExtensionPage(lens: Lens): Promise<Page> {
  return lens.newPage(lens.url('manifest.json'));
}

/** Waits until the names of the built-in book are published to the pages: the import is over then. */
export async function waitForImport(lens: Lens): Promise<void> {
  const page = await bareExtensionPage(lens);
  await page.waitForFunction(
    async () => Boolean((await chrome.storage.local.get('vocabulary')).vocabulary),
    undefined,
    { timeout: PATIENCE, polling: 100 },
  );
  await page.close();
}

export interface Mark {
  /** Name the highlight is registered under. */
  highlight: string;
  text: string;
}

/** Everything painted on a page now, in document order within a highlight. */
export function marksOf(target: Page | Frame): Promise<Mark[]> {
  return target.evaluate(() => {
    const marks: { highlight: string; text: string }[] = [];
    for (const [highlight, ranges] of CSS.highlights) {
      for (const painted of ranges) {
        const range = document.createRange();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        marks.push({ highlight, text: range.toString() });
      }
    }
    return marks;
  });
}

/** Waits until `text` is marked (any text when not given) and gives all marks. */
export async function waitForMarks(target: Page | Frame, text?: string): Promise<Mark[]> {
  await target.waitForFunction(
    (wanted) => {
      for (const [, ranges] of CSS.highlights) {
        for (const painted of ranges) {
          if (wanted === undefined) return true;
          const range = document.createRange();
          range.setStart(painted.startContainer, painted.startOffset);
          range.setEnd(painted.endContainer, painted.endOffset);
          if (range.toString() === wanted) return true;
        }
      }
      return false;
    },
    text,
    { timeout: PATIENCE, polling: 50 },
  );
  return marksOf(target);
}

/** Middle of the `nth` marked occurrence of `text`, scrolled into view. */
export async function placeOf(page: Page, text: string, nth = 0): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(
    ([wanted, which]) => {
      let left = which;
      for (const [, ranges] of CSS.highlights) {
        for (const painted of ranges) {
          const range = document.createRange();
          range.setStart(painted.startContainer, painted.startOffset);
          range.setEnd(painted.endContainer, painted.endOffset);
          if (range.toString() !== wanted || left-- > 0) continue;
          range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
          const box = range.getClientRects()[0];
          if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      return null;
    },
    [text, nth] as const,
  );
  if (!place) throw new Error(`“${text}” is not marked on the page`);
  return place;
}

/** Moves the pointer onto a marked text as a hand would and gives the card that opens. */
export async function hover(page: Page, text: string, nth = 0): Promise<Frame> {
  const { x, y } = await placeOf(page, text, nth);
  await page.mouse.move(x - 40, Math.max(1, y - 60));
  await page.mouse.move(x - 2, y, { steps: 6 });
  await page.mouse.move(x, y);
  return cardFrame(page);
}

/** The frame of the card over a page, once it shows something. */
export async function cardFrame(page: Page): Promise<Frame> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const frame = page.frames().find((one) => new URL(one.url()).pathname === '/card.html');
    if (frame) {
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('no card opened');
}

/** The atlas as a page of its own (Playwright cannot reach the real side panel; see `openSidePanel`). */
export function openPanel(lens: Lens, hash = ''): Promise<Page> {
  return lens.newPage(lens.url(`sidepanel.html?tab=1${hash}`));
}

/** Ends the extension's service worker, as the browser does after 30 idle seconds or on memory pressure. */
export async function killWorker(lens: Lens): Promise<void> {
  const page = await bareExtensionPage(lens);
  const session = await lens.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await page.close();
}

/** Everything of a page that text and structure can show, to prove that a page was left as it was. */
export function bytesOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
