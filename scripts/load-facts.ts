import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LEXICON_FILES } from '../data/recognizer/index';
import type { BookDescription } from '../data/yearbook/index';

/** The only module that knows where facts lie on the disk; the data layer gets their contents as texts. */

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
export const SOURCE = join(ROOT, 'data/books/shangcheng-2022');

/** Id of the book that comes with the extension. */
export const BUILT_IN = 'shangcheng-2022';

/** Contents of all fact files below a folder; keys are paths relative to it, with `/`. */
export function loadFacts(folder = SOURCE): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (path: string) => {
    for (const name of readdirSync(path).sort()) {
      const file = join(path, name);
      if (statSync(file).isDirectory()) walk(file);
      else if (/\.(tsv|geojson|json)$/.test(name) && !name.endsWith('.book.json')) {
        files[relative(folder, file).split(sep).join('/')] = readFileSync(file, 'utf8');
      }
    }
  };
  if (existsSync(folder)) walk(folder);
  return files;
}

export function loadText(id = BUILT_IN): string {
  return readFileSync(join(SOURCE, `${id}.txt`), 'utf8');
}

export function loadDescription(file = join(SOURCE, `${BUILT_IN}.book.json`)): BookDescription {
  return JSON.parse(readFileSync(file, 'utf8')) as BookDescription;
}

/** The general word lists of `data/lexicon`, by file name. */
export function loadLexicon(): Record<string, string> {
  const folder = join(ROOT, 'data/lexicon');
  return Object.fromEntries(LEXICON_FILES.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
