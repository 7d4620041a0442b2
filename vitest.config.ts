import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Begun last, one of these would keep the other workers waiting; the cache of times that would tell is not in a fresh clone. */
const LONG = /e2e\/(faces|library-faults|library-interrupted|tasks)\.test/;

/** Takes the extension out of the Firefox that all files share. */
const LAST = /firefox\/main-job\.test/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => (LONG.test(moduleId) ? 0 : LAST.test(moduleId) ? 2 : 1);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

// Three levels: pure code in Node, DOM code in a real Chromium, whole uses in the built extension (in Firefox too).
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['tests/unit/seed.ts'],
          // Behind the rings that drive browsers it has what they leave of the processor.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Nothing in it is timed: all cores (Vitest leaves one free, half of two), behind what drives browsers. What files
          // share (the book as it is read) is loaded once a process.
          maxWorkers: '100%',
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          retry: 1,
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/browser/hidden.ts'],
          // Three tabs: most of a test is waiting for timers and frames. Files follow one another in a tab, since loading what
          // they test costs as much as half of their tests.
          maxWorkers: 3,
          isolate: false,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.YL_CHROMIUM ?? '/usr/bin/chromium',
                args: [
                  '--no-sandbox',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // Guards read the sources and the built extension; `npm test` builds before it runs them. Behind other rings, as unit.
        test: {
          name: 'guard',
          include: ['tests/guard/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          // In one run with `unit`, and after it.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          // A browser on a busy machine misses a frame now and then; what fails three times running is a failure.
          retry: 2,
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A question goes through four processes and back.
          expect: { poll: { timeout: 20_000, interval: 100 } },
          // Files of a worker share its browser (tests/e2e/fixtures.ts); most of a test is waiting for it.
          isolate: false,
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'firefox',
          retry: 1,
          include: ['tests/firefox/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One file after another, which share a Firefox (tests/firefox/fixtures.ts) where they leave it as it was.
          fileParallelism: false,
          isolate: false,
        },
      },
    ],
  },
});
