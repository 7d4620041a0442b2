import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Of one or more files together. */
export interface Size {
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

/** What a reader pays for in a built extension: each page at its first paint, each part of the page script. By name. */
export function bytesOfBuild(folder: string): Map<string, Size> {
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
