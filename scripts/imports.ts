import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from './load-facts';

/** Reads what imports what in the project's own sources: for the guards in `tests/guard` and for `npm run graph`. */

export interface Import {
  from: string;
  /** Path relative to the project for our own modules (with the file's ending), the package's name otherwise. */
  to: string;
  /** Only types are imported: nothing is left of it in what is built, but who reads the one must know the other. */
  typeOnly: boolean;
}

const SKIPPED = /^(node_modules|\.output|\.wxt|\.git|\.artifacts)$/;

/** The project's own files below a folder, as paths relative to the project with `/`. */
export function sourceFiles(folder: string, names = /\.(tsx?|mjs|css|html)$/, root = ROOT): string[] {
  const files: string[] = [];
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      if (SKIPPED.test(name)) continue;
      const full = join(path, name);
      if (statSync(full).isDirectory()) walk(full);
      else if (names.test(name)) files.push(relative(root, full).split(sep).join('/'));
    }
  };
  if (existsSync(join(root, folder))) walk(join(root, folder));
  return files;
}

const IMPORT =
  /^\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every import of a file; `import { type A, type B }` counts as one of values, as the compiler keeps it. */
export function importsOf(file: string, root = ROOT): Import[] {
  const imports: Import[] = [];
  for (const match of readFileSync(join(root, file), 'utf8').matchAll(IMPORT)) {
    const target = match[3] ?? match[5];
    if (!target || (match[1] === 'export' && !/\sfrom\s/.test(match[0]))) continue;
    const to = target.startsWith('.')
      ? ownFile(root, join(file, '..', target).split(sep).join('/'))
      : target.startsWith('@')
        ? target.split('/').slice(0, 2).join('/')
        : target.split('/')[0]!;
    imports.push({ from: file, to, typeOnly: Boolean(match[2] ?? match[4]) });
  }
  return imports;
}

const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '.mjs'];

/** The file a relative import means; the path as written where there is none (a virtual module, a query). */
function ownFile(root: string, path: string): string {
  const ending = ENDINGS.find((one) => {
    const full = join(root, path + one);
    return existsSync(full) && statSync(full).isFile();
  });
  return path + (ending ?? '');
}

/**
 * Circles among files: each a list of files that all reach one another (strongly connected components, Tarjan 1972),
 * sorted. Imports of types count.
 */
export function circles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file)!);
    stack.push(file);
    for (const next of targets.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file)!, low.get(next)!));
      } else if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, order.get(next)!));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || targets.get(file)?.includes(file)) found.push(circle.sort());
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return found.sort((a, b) => a[0]!.localeCompare(b[0]!));
}
