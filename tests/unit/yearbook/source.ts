/** The built-in book for tests: read from disk once. */
import { readFileSync } from 'node:fs';
import type { BookDescription } from '../../../data/yearbook/index';
import { type Reading, readBook } from '../../../data/yearbook/index';

const folder = new URL('../../../data/books/shangcheng-2022/', import.meta.url);

export const text = readFileSync(new URL('shangcheng-2022.txt', folder), 'utf8');
export const descriptionFile = new URL('shangcheng-2022.book.json', folder);
export const description = JSON.parse(readFileSync(descriptionFile, 'utf8')) as BookDescription;

let reading: Reading | undefined;

/** The whole book, read once per test file. */
export function wholeBook(): Reading {
  reading ??= readBook(text, description);
  return reading;
}

/** A generator of the same numbers in every run (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
