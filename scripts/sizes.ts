/**
 * `npm run sizes`: what each page of the built extension loads, and what each part of the page script weighs, in bytes as they
 * are and under gzip, as a table. `--before FOLDER` puts another build beside it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ROOT } from './load-facts';

const { values } = parseArgs({ options: { before: { type: 'string' } } });

interface Size {
  bytes: number;
  gzip: number;
}

/** Files that a page loads before anything else: those of its HTML, and what their modules import at once. */
function filesOf(folder: string, page: string): string[] {
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file) || !existsSync(join(folder, file))) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, target = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      add(`chunks/${target}`);
  };
  for (const [, file = ''] of readFileSync(join(folder, page), 'utf8').matchAll(
    /(?:src|href)="\/([^"]+\.(?:js|css))"/g,
  ))
    add(file);
  return [page, ...files];
}

function sizeOf(folder: string, files: readonly string[]): Size {
  let [bytes, gzip] = [0, 0];
  for (const file of files) {
    const content = readFileSync(join(folder, file));
    bytes += content.length;
    gzip += gzipSync(content, { level: 9 }).length;
  }
  return { bytes, gzip };
}

/** What a reader pays for, by name. */
function measure(folder: string): Map<string, Size> {
  const sizes = new Map<string, Size>();
  for (const page of readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .sort())
    sizes.set(page, sizeOf(folder, filesOf(folder, page)));
  for (const at of ['background.js', 'content-scripts', 'parts']) {
    const path = join(folder, at);
    if (!existsSync(path)) continue;
    for (const file of at.endsWith('.js') ? [at] : readdirSync(path).map((name) => `${at}/${name}`))
      sizes.set(file, sizeOf(folder, [file]));
  }
  return sizes;
}

const now = measure(join(ROOT, '.output/chrome-mv3'));
const before = values.before ? measure(values.before) : null;
console.log(
  before ? '| | gzip before | after | change |\n| --- | --- | --- | --- |' : '| | bytes | gzip |\n| --- | --- | --- |',
);
for (const [name, { bytes, gzip }] of now) {
  const old = before?.get(name);
  if (!before) console.log(`| ${name} | ${bytes} | ${gzip} |`);
  else
    console.log(
      `| ${name} | ${old?.gzip ?? '–'} | ${gzip} | ${old ? `${gzip - old.gzip > 0 ? '+' : ''}${gzip - old.gzip}` : 'new'} |`,
    );
}
