import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { LaunchOptions } from '../../scripts/driver/launch';
import type { ServeOptions } from '../../scripts/driver/serve';
import { openDesk, store } from './golden';
import { type Lens, launch, PAGES, type PageServer, servePages, waitForImport } from './harness';

/** What the tests of a file share, there from its first test on: every file has a browser and a profile of its own. */
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
  launch?: Partial<LaunchOptions> | (() => Promise<Partial<LaunchOptions>>);
  /** Before the book is imported: listeners, permissions. */
  prepare?: (lens: Lens) => void | Promise<void>;
  /** Pages and settings stay from test to test: the file tells one story. */
  story?: boolean;
}

/** As a reader finds them who has chosen nothing. */
const UNCHOSEN = { settings: {}, sites: { off: [], expand: [], pagesOff: [] }, feedback: [] };

/** Sets a file up: pages on loopback, the built extension in a fresh profile, the book in its library. */
export function setUp({ folder = PAGES, pages, files, launch: options, prepare, story = false }: SetUp = {}): void {
  beforeAll(async () => {
    const made: Record<string, string> = typeof pages === 'function' ? {} : (pages ?? {});
    server = await servePages(folder, { pages: made, files: typeof files === 'function' ? await files() : files });
    if (typeof pages === 'function') Object.assign(made, pages(server.origin));
    lens = await launch(typeof options === 'function' ? await options() : options);
    await prepare?.(lens);
    await waitForImport(lens);
    desk = await openDesk(lens);
  });

  afterEach(async () => {
    if (story) return;
    for (const page of lens.context.pages()) if (page !== desk) await page.close();
    await store(desk, UNCHOSEN);
  });

  afterAll(async () => {
    await lens?.close();
    await server?.close();
  });
}
