/**
 * Prints a book as an extractor dumps a page of narrow columns: a blank line after each printed line, a space before the first of a
 * page, titles in two layers of ink, tables column by column behind the text, an index with columns.
 */
import type { BookContent } from './content';

/** Signs of a printed line, and lines of a page. */
const WIDTH = 14;
const HEIGHT = 60;

export interface DumpExpected {
  entries: { category: string; section: string; title: string; page: number }[];
  tables: { number: number; title: string; header: string[]; rows: string[][] }[];
}

export function printDump(book: BookContent): { text: string; expected: DumpExpected } {
  const name = `${book.title}（${book.year + 1}）`;
  const expected: DumpExpected = { entries: [], tables: [] };
  const listed: string[] = [];
  const pages: string[] = [];
  let lines: string[] = [];
  let opens = false;
  const number = () => pages.length + 1;
  const turn = (behind = '') => {
    if (lines.length === 0 && behind === '') return;
    const head = !opens && number() % 2 === 0 ? [name] : [];
    const foot = number() % 3 === 1 ? `${number()}\n\n` : '';
    pages.push(` ${[...head, ...lines].map((line) => `${line}\n\n`).join('')}${behind}${foot}`);
    lines = [];
    opens = false;
  };
  const put = (text: string): number => {
    let first = 0;
    for (let i = 0; i < text.length; i += WIDTH) {
      if (lines.length >= HEIGHT) turn();
      lines.push(text.slice(i, i + WIDTH));
      first ||= number();
    }
    return first;
  };
  const begin = (title: string, inked: boolean) => {
    turn();
    listed.push(`${title} ${number()}`);
    opens = true;
    if (inked) lines.push(title + title);
  };

  begin('大事记', true);
  for (const { month, items } of book.chronicle) {
    put(`${month}月`);
    for (const { label, text } of items) put(`${label} ${text}`);
  }
  book.categories.forEach((category, c) => {
    begin(category.title, c % 2 === 0);
    for (const section of category.sections) {
      listed.push(`${section.title} ${put(section.title)}a`);
      for (const entry of section.entries) {
        const page = put(`【${entry.title}】 ${entry.paragraphs.join('')}`);
        expected.entries.push({ category: category.title, section: section.title, title: entry.title, page });
        listed.push(`${entry.title} ${page}b`);
        if (!entry.table) continue;
        expected.tables.push(entry.table);
        turn(dumped(entry.table));
      }
      put(`（${section.signature.join(' ')}）`);
    }
  });
  turn();
  const tables = expected.tables.map(({ number: n, title }) => `表${n} ${title} ${tablePage(pages, n)}`);
  const index = [' 索引索引\n', '条目索引\n', ...listed, '', '表格索引\n', ...tables, ''].join('\n');
  return { text: pages.join('') + index, expected };
}

/** Heads and cells from top to bottom, column by column; the title and the number come last. */
function dumped({ number, title, header, rows }: DumpExpected['tables'][number]): string {
  const columns = header.map((head, k) => `${head}\n\n${rows.map((row) => row[k]).join('\n')}\n\n`);
  return `${columns.join('')}${title}\n\n表${number}\n\n`;
}

const tablePage = (pages: readonly string[], number: number) =>
  pages.findIndex((page) => page.includes(`\n表${number}\n`)) + 1;
