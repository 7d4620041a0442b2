/**
 * `npm run bench [-- NAME…]`: runs `tests/bench/*.ts` one after another and prints one table: what, measured, budget.
 * Needs the built extension (`npm run build`). Figures are for judging, not for passing: nothing here fails on a time.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ROOT } from './load-facts';

interface Row {
  what: string;
  value: string;
  budget: string;
}

// Memory without what a compiler has left lying about: the rows on memory collect it first.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc') as typeof globalThis.gc;

const folder = join(ROOT, 'tests/bench');
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('-in-page.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !wanted.length || wanted.includes(name));
if (!names.length) {
  console.error(`there is no bench of that name in ${folder}`);
  process.exit(2);
}

/** Columns a Chinese sign takes on a terminal are two. */
const width = (text: string) => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
const padded = (text: string, columns: number) => text + ' '.repeat(Math.max(1, columns - width(text)));

for (const name of names) {
  try {
    const { run } = (await import(join(folder, `${name}.ts`))) as { run?: () => Promise<{ rows: Row[] }> };
    if (!run) continue;
    console.log(`\n${name}`);
    const { rows } = await run();
    for (const { what, value, budget } of rows) console.log(`  ${padded(what, 72)}${padded(value, 22)}${budget}`);
  } catch (error) {
    console.log(`  failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    process.exitCode = 1;
  }
}
