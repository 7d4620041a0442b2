/** How long the whole book takes to read, beside counting and splitting the same text. Prints ratios; asserts nothing. */
import { readFileSync } from 'node:fs';
import { type BookDescription, readBook } from '../../data/yearbook/index';

const RUNS = 7;

export async function run(): Promise<{ rows: { what: string; value: string; budget: string }[] }> {
  const folder = new URL('../../data/books/shangcheng-2022/', import.meta.url);
  const bytes = readFileSync(new URL('shangcheng-2022.txt', folder));
  const text = bytes.toString('utf8');
  const description = JSON.parse(readFileSync(new URL('shangcheng-2022.book.json', folder), 'utf8')) as BookDescription;
  const parse = median(() => readBook(text, description).book.entries.length);
  const split = median(() => text.split('\n').length);
  const count = median(() => bytes.toString('utf8').length);
  const first = (value: number) => `${value.toFixed(0)} ms`;
  return {
    rows: [
      { what: 'whole book: text → records (Node, one core)', value: first(parse), budget: '≤ 1000 ms, goal 300 ms' },
      { what: 'the same beside split("\\n")', value: `${(parse / split).toFixed(0)}×`, budget: '–' },
      { what: 'the same beside decoding the file (wc -m)', value: `${(parse / count).toFixed(0)}×`, budget: '–' },
    ],
  };
}

/** Median of several runs in milliseconds. */
function median(work: () => number): number {
  const times: number[] = [];
  let sink = 0;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    sink += work();
    times.push(performance.now() - start);
  }
  if (sink < 0) throw new Error('unreachable');
  return times.sort((a, b) => a - b)[RUNS >> 1]!;
}
