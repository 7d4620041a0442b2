import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from '../../scripts/load-facts';

/** The project's own source files below a folder, as paths relative to the project with `/`. */
export function sourceFiles(folder: string, extensions = /\.(tsx?|mjs|css|html)$/): string[] {
  const files: string[] = [];
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      if (/^(node_modules|\.output|\.wxt|\.git|\.artifacts)$/.test(name)) continue;
      const full = join(path, name);
      if (statSync(full).isDirectory()) walk(full);
      else if (extensions.test(name)) files.push(relative(ROOT, full).split(sep).join('/'));
    }
  };
  walk(join(ROOT, folder));
  return files;
}

export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

export interface Import {
  from: string;
  /** Path relative to the project for our own modules, the package's name otherwise. */
  to: string;
  typeOnly: boolean;
}

const IMPORT =
  /^\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every import of a file; `import { type A, type B }` counts as one of values, as the compiler keeps it. */
export function importsOf(file: string): Import[] {
  const imports: Import[] = [];
  for (const match of read(file).matchAll(IMPORT)) {
    const target = match[3] ?? match[5];
    if (!target || (match[1] === 'export' && !/\sfrom\s/.test(match[0]))) continue;
    const own = target.startsWith('.');
    const to = own
      ? relative(ROOT, join(ROOT, file, '..', target))
          .split(sep)
          .join('/')
      : target.startsWith('@')
        ? target.split('/').slice(0, 2).join('/')
        : target.split('/')[0]!;
    imports.push({ from: file, to, typeOnly: Boolean(match[2] ?? match[4]) });
  }
  return imports;
}
