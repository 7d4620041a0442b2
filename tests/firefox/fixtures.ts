import { join } from 'node:path';
import { it } from 'vitest';
import { type Fox, type FoxPage, launchFirefox } from '../../scripts/driver/firefox';
import { ROOT } from '../../scripts/load-facts';

/** The Firefox that files share which leave it as it was, the book imported: its start takes as long as ten tests. */
export let fox: Fox;
/** A page of the extension that runs none of our code, to ask and to set things from. */
export let desk: FoxPage;

interface Kept {
  fox: Fox;
  desk: FoxPage;
}

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture builds on
const test = it.extend('kept', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const kept: { now?: Kept } = {};
  onCleanup(() => kept.now?.fox.close());
  return kept;
});

/** Gives a file the shared Firefox. */
export function setUp(): void {
  test.beforeAll(async ({ kept }) => {
    // Where it does not answer, a test has taken it along.
    const answers = await kept.now?.desk.evaluate(() => true).catch(() => false);
    if (kept.now && !answers) {
      await kept.now.fox.close();
      kept.now = undefined;
    }
    if (!kept.now) {
      const fox = await launchFirefox({ extension: join(ROOT, '.output/firefox-mv3') });
      kept.now = { fox, desk: await fox.newPage(fox.url('manifest.json')) };
    }
    ({ fox, desk } = kept.now);
  });
}
