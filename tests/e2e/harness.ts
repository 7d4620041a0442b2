import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { bareExtensionPage, type LaunchOptions, type Lens, launchWith, PATIENCE } from '../../scripts/driver/launch';
import { ROOT } from '../../scripts/load-facts';

/** The built extension in a real Chromium. Everything waits for what a reader could see, never for a time. */
export { bareExtensionPage, killWorker, type Lens, PATIENCE } from '../../scripts/driver/launch';
export { cardFrame, hover, type Mark, marksOf, placeOf, waitForMarks } from '../../scripts/driver/marks';
export { type PageServer, servePages, witnessProxy } from '../../scripts/driver/serve';
export { openSidePanel, type SidePanel } from '../../scripts/driver/side-panel';

export const PAGES = join(ROOT, 'tests/pages');
export const BUILT = join(ROOT, '.output/chrome-mv3');

/** Starts a headless Chromium with the built extension in a fresh profile. */
export function launch(options: Partial<LaunchOptions> = {}): Promise<Lens> {
  return launchWith({ extension: BUILT, ...options });
}

/**
 * A page of the extension to ask and to set things from, which runs no code of ours, once the names of the built-in book
 * are published to the pages: the import is over then.
 */
export async function openDesk(lens: Lens): Promise<Page> {
  const page = await bareExtensionPage(lens);
  await page.waitForFunction(
    async () => (await chrome.runtime.sendMessage({ type: 'import.state', params: {} }))?.state === 'ready',
    undefined,
    { timeout: PATIENCE, polling: 100 },
  );
  return page;
}

export async function waitForImport(lens: Lens): Promise<void> {
  await (await openDesk(lens)).close();
}

/** The atlas as a page of its own; `openSidePanel` opens the real one. */
export function openPanel(lens: Lens, hash = ''): Promise<Page> {
  return lens.newPage(lens.url(`sidepanel.html?tab=1${hash}`));
}

/** The books on the shelf, in their order. */
export function booksOn(options: Page): Locator {
  return options.getByRole('list', { name: '书架', exact: true }).locator('> li');
}

/**
 * Lets go by what must not happen: a timer of the page itself, set now and longer than the one that would make it happen.
 * Timers of a page fire in their order however slow the machine is, so what has not begun when this one has fired will not.
 */
export async function outlast(target: Page | Frame, milliseconds: number): Promise<void> {
  await target.evaluate(
    (wait) => new Promise<void>((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), wait)),
    milliseconds,
  );
}

/** Everything of a page that text and structure can show, to prove that it was left as it was. */
export function bytesOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
