import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/load-facts';

/** Pages for the benches, made of the book's own text. */

/** Stretches of 50 units of the book, `units` in all, over and over. */
export function stretches(units: number): string[] {
  const book = readFileSync(join(ROOT, 'data/books/shangcheng-2022/shangcheng-2022.txt'), 'utf8').replace(/\s+/g, '');
  const made: string[] = [];
  for (let at = 0, sum = 0; sum < units; at = (at + 50) % (book.length - 50), sum += 50)
    made.push(book.slice(at, at + 50));
  return made;
}

export function pageOf(title: string, paragraphs: string[]): string {
  const body = paragraphs.map((one) => `<p>${one.replace(/[<&]/g, '')}</p>`).join('');
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><main>${body}</main>`;
}

/** A page about the district with `units` units of text. */
export function bookPage(units: number): string {
  return pageOf('杭州市上城区', stretches(units));
}
