/** The library in real Chromium: import, lookup, search; the worker's first answer; the page script's size. Asserts nothing. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { PACK_FILE } from '../../scripts/pack-file';
import { BUILT, bareExtensionPage, killWorker, launch, servePages, waitForImport } from '../e2e/harness';
import type { Measures } from './store-in-page';

declare const measures: Measures;

interface Row {
  what: string;
  value: string;
  budget: string;
}

/** One script of the library and its measures, as the extension's own build would make it. */
async function bundle(): Promise<string> {
  const entry = join(dirname(new URL(import.meta.url).pathname), 'store-in-page.ts');
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error('the bench was not bundled');
  return output.output[0].code;
}

export async function run(): Promise<{ rows: Row[] }> {
  const server = await servePages(dirname(PACK_FILE), {
    files: { '/bench.js': await bundle(), '/pack.json.gz': readFileSync(PACK_FILE) },
    pages: { '/': '<!doctype html><meta charset="utf-8"><script src="/bench.js"></script>' },
  });
  const lens = await launch();
  try {
    await waitForImport(lens);
    const page = await lens.newPage(server.origin);
    const imports = await page.evaluate(() => measures.imports(5));
    await page.evaluate(() => measures.prepare());
    const lookups = await page.evaluate(() => measures.lookups(400));
    const warm = await page.evaluate(() => measures.searches(20));
    const cold: number[] = [];
    for (let i = 0; i < 7; i++) {
      await page.reload();
      cold.push(await page.evaluate(() => measures.firstSearch()));
    }
    const answers: number[] = [];
    const bare = await bareExtensionPage(lens);
    for (let i = 0; i < 9; i++) {
      await killWorker(lens);
      answers.push(
        await bare.evaluate(async () => {
          const start = performance.now();
          await chrome.runtime.sendMessage({ type: 'import.state', params: {} });
          return performance.now() - start;
        }),
      );
    }
    const script = gzipSync(readFileSync(join(BUILT, 'content-scripts/page.js')), { level: 9 }).length;
    return {
      rows: [
        {
          what: 'whole pack into IndexedDB (median of 5)',
          value: ms(part(imports, 0.5)),
          budget: '≤ 1500 ms, goal 600',
        },
        { what: 'entry by id (p95 of 400)', value: ms(part(lookups, 0.95)), budget: '≤ 1 ms' },
        { what: 'search, warm (median)', value: ms(part(warm, 0.5)), budget: '≤ 5 ms' },
        { what: 'search, warm (p95 of 200, “的” included)', value: ms(part(warm, 0.95)), budget: '≤ 16 ms' },
        { what: 'search, first of a fresh page (median of 7)', value: ms(part(cold, 0.5)), budget: '≤ 150 ms' },
        { what: 'worker stopped → first answer (median of 9)', value: ms(part(answers, 0.5)), budget: '≤ 40 ms' },
        { what: 'page script, gzip', value: `${(script / 1000).toFixed(1)} kB`, budget: '≤ 20 kB' },
        {
          what: 'pack in the package, gzip',
          value: `${(readFileSync(PACK_FILE).length / 1e6).toFixed(2)} MB`,
          budget: '–',
        },
      ],
    };
  } finally {
    await lens.close();
    await server.close();
  }
}

/** The value below which a share of all lies. */
function part(values: number[], share: number): number {
  return (
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
  );
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
