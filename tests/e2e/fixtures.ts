import type { Page } from 'playwright-core';
import { afterAll, afterEach, it } from 'vitest';
import type { LaunchOptions } from '../../scripts/driver/launch';
import type { ServeOptions } from '../../scripts/driver/serve';
import { store } from './golden';
import { type Lens, launch, openDesk, PAGES, type PageServer, servePages } from './harness';
import { ask, booksOf, empty } from './stored';

/** What the tests of a file share, there from its first test on. */
export let server: PageServer;
/** The browser with the built extension, the book imported. */
export let lens: Lens;
/** A page of the extension that runs no code of ours, to ask and to set things from. */
export let desk: Page;

interface SetUp {
  /** Folder of the pages; the golden pages where none is given. */
  folder?: string;
  /** Pages that are not files, by path; made anew once the server's address is known where they need it. */
  pages?: Record<string, string> | ((origin: string) => Record<string, string>);
  files?: ServeOptions['files'] | (() => Promise<ServeOptions['files']>);
  /** A browser and a profile of the file's own, started in this way; without it the file has the one its worker keeps. */
  launch?: Partial<LaunchOptions> | (() => Promise<Partial<LaunchOptions>>);
  /** Before the first test: listeners, permissions. What is given back undoes it after the last. */
  prepare?: (lens: Lens) => unknown;
  /** Pages and settings stay from test to test: the file tells one story. */
  story?: boolean;
}

/** As a reader finds them who has chosen nothing. */
const UNCHOSEN = { settings: {}, sites: { off: [], expand: [], pagesOff: [] }, feedback: [] };

/** A browser that stays from file to file, and what its extension had stored when it was new. */
interface Kept {
  lens: Lens;
  desk: Page;
  keys: string[];
  books: string[];
}

/** A start with the import of the book takes longer than most tests: the browser of a worker stays until its last file. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture builds on
const test = it.extend('kept', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const kept: { now?: Kept } = {};
  onCleanup(() => kept.now?.lens.close());
  return kept;
});

/**
 * The tab that a test has left: a page in it costs half of what one in a new tab does. A test that gave its tab a state that
 * stays (media, init scripts) closes it.
 */
let spare: Page | undefined;

/** The browser with `newPage` showing a page in the spare tab, where there is one. */
function sparing(lens: Lens): Lens {
  return {
    ...lens,
    async newPage(address) {
      const page = spare;
      spare = undefined;
      if (!page || page.isClosed() || new URL(address).hash) return lens.newPage(address);
      await page.bringToFront();
      await page.mouse.move(0, 0);
      await page.goto(address);
      return page;
    },
  };
}

async function start(options?: Partial<LaunchOptions>): Promise<Kept> {
  const lens = await launch(options);
  const desk = await openDesk(lens);
  const keys = await desk.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  return { lens, desk, keys, books: await booksOf(desk) };
}

/** Takes away what a file has left in a browser: its pages, what it chose and noted, its books and base maps. */
async function clear({ lens, desk, keys, books }: Kept): Promise<void> {
  for (const page of lens.context.pages()) if (page !== desk) await page.close();
  await desk.evaluate(async (keys) => {
    const now = Object.keys(await chrome.storage.local.get(null));
    await chrome.storage.local.remove(now.filter((key) => !keys.includes(key)));
  }, keys);
  for (const pack of await booksOf(desk)) if (!books.includes(pack)) await ask(desk, 'library.remove', { pack });
  await empty(desk, ['grounds']);
}

/** Sets a file up: pages on loopback, the built extension as it is when it was just installed, the book in its library. */
export function setUp({ folder = PAGES, pages, files, launch: options, prepare, story = false }: SetUp = {}): void {
  let own: Lens | undefined;
  let undo: unknown;

  test.beforeAll(async ({ kept }) => {
    const made: Record<string, string> = typeof pages === 'function' ? {} : (pages ?? {});
    server = await servePages(folder, { pages: made, files: typeof files === 'function' ? await files() : files });
    if (typeof pages === 'function') Object.assign(made, pages(server.origin));
    if (options) {
      own = await launch(typeof options === 'function' ? await options() : options);
      lens = story ? own : sparing(own);
      undo = await prepare?.(lens);
      desk = await openDesk(lens);
      return;
    }
    // A page of the extension goes with it: where the desk is gone, a test has updated or broken what it stood for.
    if (kept.now?.desk.isClosed()) {
      await kept.now.lens.close();
      kept.now = undefined;
    }
    kept.now ??= await start();
    await clear(kept.now);
    ({ desk } = kept.now);
    lens = story ? kept.now.lens : sparing(kept.now.lens);
    undo = await prepare?.(lens);
  });

  afterEach(async ({ task }) => {
    if (story) return;
    spare = undefined;
    const keeps = task.result?.state !== 'fail';
    for (const page of lens.context.pages()) {
      if (page === desk) continue;
      if (keeps && !spare && page.url().startsWith(server.origin)) spare = page;
      else await page.close();
    }
    // It goes with the extension, when a test loads that anew.
    if (!desk.isClosed()) await store(desk, UNCHOSEN);
  });

  afterAll(async () => {
    spare = undefined;
    if (typeof undo === 'function') await undo();
    if (own) await own.close();
    else for (const page of lens?.context.pages() ?? []) if (page !== desk) await page.close();
    await server?.close();
  });
}
