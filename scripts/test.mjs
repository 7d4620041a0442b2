// `npm test`: everything that must hold, from a fresh clone; Node only until packages are in place. The last line printed
// is "N passed, N failed", summed over every test runner and counting each other check as one.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needChromium, needFirefox } from './driver/find-browser.mjs';
import { needNode, needPackages, npx, ROOT, run } from './driver/prepare.mjs';

const results = [];
const started = Date.now();

/** One check; `tests` reads how many tests it ran. Later steps that need it are told by the returned truth. */
function step(name, work, tests) {
  const from = Date.now();
  console.error(`\n── ${name}`);
  const ok = work() === 0;
  const counted = tests?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  // A runner that failed without a failed test (a file that would not load) still counts as a failure.
  if (!ok && counted.failed === 0) counted.failed = 1;
  results.push({ name, seconds: (Date.now() - from) / 1000, ...counted });
  return ok;
}

const artifacts = join(ROOT, 'tests/.artifacts');

function vitest(project) {
  const file = join(artifacts, `${project}.json`);
  rmSync(file, { force: true });
  return step(
    `${project} tests`,
    () =>
      npx('vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`),
    () => {
      try {
        const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
        return { passed: numPassedTests, failed: numFailedTests + numPendingTests };
      } catch {
        return { passed: 0, failed: 1 };
      }
    },
  );
}

function findFirefox() {
  try {
    process.env.YL_FIREFOX ??= needFirefox().path;
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

function summary() {
  console.error('\n── summary');
  for (const { name, seconds, passed, failed } of results) {
    console.error(
      `${failed ? '✗' : '✓'} ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  console.error(`${((Date.now() - started) / 1000).toFixed(0)} s in all`);
  const passed = results.reduce((sum, { passed }) => sum + passed, 0);
  const failed = results.reduce((sum, { failed }) => sum + failed, 0);
  process.exitCode = failed ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

needNode();
needPackages();
try {
  process.env.YL_CHROMIUM ??= needChromium().path;
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync(artifacts, { recursive: true });

step('prepare', () => npx('wxt', 'prepare', '--level', 'warn'));
step('types', () => npx('tsc', '--noEmit'));
step('lint and format', () => npx('biome', 'ci', '--error-on-warnings', '--colors=off'));
step('unused code and packages', () => npx('knip', '--no-progress'));
const packed = step('build the pack', () => run('npm', ['run', '--silent', 'pack']));
vitest('unit');
vitest('browser');
const built = packed && step('build for Chrome', () => npx('wxt', 'build', '--level', 'warn'));
const fox = packed && step('build for Firefox', () => npx('wxt', 'build', '-b', 'firefox', '--mv3', '--level', 'warn'));
if (fox) {
  step('web-ext lint', () =>
    npx('web-ext', 'lint', '-s', '.output/firefox-mv3', '--output', 'text', '--no-config-discovery'),
  );
  if (step('find Firefox', findFirefox)) vitest('firefox');
}
if (built) {
  vitest('guard');
  vitest('e2e');
}
summary();
