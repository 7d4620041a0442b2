// `npm test`: everything that must hold, from a fresh clone; Node only until packages are in place. What drives a browser
// goes one ring after another; all that only computes goes behind it, with what it leaves of the processor. The last line
// printed is "N passed, N failed", summed over every test runner and counting each other check as one.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needChromium, needFirefox } from './driver/find-browser.mjs';
import { commandOf, needNode, needPackages, ROOT, runAside } from './driver/prepare.mjs';

const results = [];
const started = Date.now();

/**
 * One check, a run of Node; `tests` reads how many tests it ran, `behind` as for `runAside`. What it says is shown when it is
 * over. Resolves to whether it held.
 */
async function step(name, args, { tests, behind } = {}) {
  const from = Date.now();
  console.error(`… ${name}`);
  const { code, said } = await runAside(process.execPath, args, { behind });
  const ok = code === 0;
  const counted = tests?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  // A runner that failed without a failed test (a file that would not load) still counts as a failure.
  if (!ok && counted.failed === 0) counted.failed = 1;
  const seconds = (Date.now() - from) / 1000;
  results.push({ name, seconds, ...counted });
  console.error(`\n── ${name} (${seconds.toFixed(1)} s)\n${said.trimEnd()}`);
  return ok;
}

const tool = ([name, ...command], ...args) => step(name, [commandOf(...command), ...args]);
const toolBehind = ([name, ...command], ...args) => step(name, [commandOf(...command), ...args], { behind: true });

const artifacts = join(ROOT, 'tests/.artifacts');

/** Rings in one run: a start of Vitest costs as much as many a ring's files. */
function vitest(projects, { behind = false } = {}) {
  const file = join(artifacts, `${projects.join('-')}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const tests = () => {
    try {
      const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
      return { passed: numPassedTests, failed: numFailedTests + numPendingTests };
    } catch {
      return { passed: 0, failed: 1 };
    }
  };
  const args = [commandOf('vitest'), 'run', ...projects.flatMap((one) => ['--project', one]), ...reporters];
  return step(`${projects.join(' and ')} tests`, args, { tests, behind });
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
try {
  process.env.YL_FIREFOX ??= needFirefox().path;
} catch (error) {
  console.error(error.message);
  results.push({ name: 'find Firefox', seconds: 0, passed: 0, failed: 1 });
}
mkdirSync(artifacts, { recursive: true });

await tool(['prepare', 'wxt'], 'prepare', '--level', 'warn');

/** What reads the sources alone. */
async function reading() {
  await toolBehind(['lint and format', 'biome', '@biomejs/biome'], 'ci', '--error-on-warnings', '--colors=off');
  await toolBehind(['unused code and packages', 'knip'], '--no-progress');
}

const read = reading();
const packed = await step('build the pack', ['--import', 'tsx', 'scripts/build-pack.ts']);
const build = (name, ...args) => packed && tool([name, 'wxt'], 'build', ...args, '--level', 'warn');
const chrome = await build('build for Chrome');
const builtFox = build('build for Firefox', '-b', 'firefox', '--mv3');

async function computing() {
  const fox = await builtFox;
  await read;
  await toolBehind(['types', 'tsc', 'typescript'], '--noEmit');
  if (fox)
    await toolBehind(
      ['web-ext lint', 'web-ext'],
      ...['lint', '-s', '.output/firefox-mv3', '--output', 'text', '--no-config-discovery'],
    );
  const rings = [...(packed ? ['unit'] : []), ...(chrome && fox ? ['guard'] : [])];
  if (rings.length > 0) await vitest(rings, { behind: true });
}

async function driving() {
  if (chrome) await vitest(['e2e']);
  await vitest(['browser']);
  if ((await builtFox) && process.env.YL_FIREFOX) await vitest(['firefox']);
}

await Promise.all([driving(), computing()]);
summary();
