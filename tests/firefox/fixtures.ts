import { join } from 'node:path';
import { it } from 'vitest';
import { type Fox, type FoxPage, launchFirefox } from '../../scripts/driver/firefox';
import { witnessProxy } from '../../scripts/driver/serve';
import { ROOT } from '../../scripts/load-facts';

type Witness = Awaited<ReturnType<typeof witnessProxy>>;

/** The Firefox that files share, the book imported: its start takes as long as ten tests. */
export let fox: Fox;
/** A page of the extension that runs none of our code, to ask and to set things from. */
export let desk: FoxPage;
/** Hears of all that it asks for outside. */
export let witness: Witness;

interface Kept {
  fox: Fox;
  desk: FoxPage;
  witness: Witness;
}

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture builds on
const test = it.extend('kept', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const kept: { now?: Kept } = {};
  onCleanup(() => close(kept.now));
  return kept;
});

async function close(now: Kept | undefined): Promise<void> {
  await now?.fox.close();
  await now?.witness.close();
}

/** Gives a file the shared Firefox. */
export function setUp(): void {
  test.beforeAll(async ({ kept }) => {
    // Where it does not answer, a test has taken it along.
    const answers = await kept.now?.desk.evaluate(() => true).catch(() => false);
    if (kept.now && !answers) {
      await close(kept.now);
      kept.now = undefined;
    }
    if (!kept.now) {
      const witness = await witnessProxy();
      const fox = await launchFirefox({ extension: join(ROOT, '.output/firefox-mv3'), proxyPort: witness.port });
      kept.now = { fox, desk: await fox.newPage(fox.url('manifest.json')), witness };
    }
    ({ fox, desk, witness } = kept.now);
  });
}
