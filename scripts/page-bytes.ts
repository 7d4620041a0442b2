import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Of one or more files together. */
export interface Size {
  bytes: number;
  gzip: number;
}

/** These files and the modules that they import at once, and so on. Paths within the build. */
function withImports(folder: string, files: readonly string[]): string[] {
  const loaded = new Set<string>();
  const add = (file: string): void => {
    if (loaded.has(file) || !existsSync(join(folder, file))) return;
    loaded.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, target = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/(?:chunks\/)?([\w.-]+\.js)["'`]/g))
      add(`chunks/${target}`);
  };
  for (const file of files) add(file);
  return [...loaded];
}

/** Files that a page loads before anything else: those of its HTML, and what their modules import at once. */
function filesOf(folder: string, page: string): string[] {
  const named = readFileSync(join(folder, page), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g);
  return [
    page,
    ...withImports(
      folder,
      Array.from(named, ([, file = '']) => file),
    ),
  ];
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
  // A service worker must import all at once.
  sizes.set('background.js', sizeOf(folder, withImports(folder, ['background.js'])));
  for (const at of ['content-scripts', 'parts']) {
    const path = join(folder, at);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path)) sizes.set(`${at}/${name}`, sizeOf(folder, [`${at}/${name}`]));
  }
  return sizes;
}
