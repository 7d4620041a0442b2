/** What the guided page shows of a book that was read: no more than that, so that taking it over stops no page. */
import { type Book, type BookDescription, describeBook, type Encoding } from '../yearbook/index';
import type { Reading } from '../yearbook/read/read';
import { type LineText, packLines } from './line-text';

/** A heading of the tree and the 1-based line it stands on. */
interface Heading {
  id: string;
  title: string;
  line: number;
}

export interface SectionHeading extends Heading {
  /** Printed page; 0 where none is known. */
  page: number;
  entries: number;
}

export interface CategoryHeading extends Heading {
  sections: SectionHeading[];
}

export interface Understood {
  info: Book['info'];
  counts: Record<'categories' | 'sections' | 'entries' | 'chronicle' | 'tables' | 'orgs', number>;
  tree: CategoryHeading[];
  /** One record of each kind, from the middle of the book, where the layout is at its most usual. */
  examples: { entry?: Book['entries'][number]; event?: Book['chronicle'][number]; table?: Book['tables'][number] };
  inferred: NonNullable<Book['report']['inferred']>;
  corrections: NonNullable<Book['report']['corrections']>;
  /** Lines that no record and no furniture owns. */
  unaccounted: number;
  description: Partial<BookDescription>;
  encoding: Encoding;
  /** The text itself, for looking at and pointing at. */
  text: LineText;
}

const SHOWN_ROWS = 5;
const SHOWN_TEXT = 260;
const middle = <T>(list: readonly T[]): T | undefined => list[Math.floor(list.length / 2)];
const cut = (text: string) => (text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text);

export function understoodOf(
  { book, ledger, source }: Reading,
  given: Partial<BookDescription>,
  encoding: Encoding,
): Understood {
  const { info, categories, sections, entries, chronicle, tables, orgs, report } = book;
  const [entry, event, table] = [middle(entries), middle(chronicle), middle(tables)];
  return {
    info,
    counts: {
      categories: categories.length,
      sections: sections.length,
      entries: entries.length,
      chronicle: chronicle.length,
      tables: tables.length,
      orgs: orgs.length,
    },
    tree: treeOf(book),
    examples: {
      ...(entry && { entry: { ...entry, body: cut(entry.body) } }),
      ...(event && { event: { ...event, text: cut(event.text) } }),
      ...(table && { table: { ...table, rows: table.rows.slice(0, SHOWN_ROWS) } }),
    },
    inferred: (report.inferred ?? []).map((one) => ({ ...one, lines: one.lines.slice(0, 1) })),
    corrections: report.corrections ?? [],
    unaccounted: report.unaccounted.count,
    description: describeBook(book, given),
    encoding,
    text: packLines(source.raw, (i) => ledger.owners[i + 1]?.[0] ?? ''),
  };
}

function treeOf({ categories, sections, entries }: Pick<Book, 'categories' | 'sections' | 'entries'>) {
  const key = (category: string, section: string) => `${category}\n${section}`;
  const counts = new Map<string, number>();
  for (const { category, section } of entries)
    counts.set(key(category, section), (counts.get(key(category, section)) ?? 0) + 1);
  const within = Map.groupBy(sections, ({ category }) => category);
  return categories.map(({ id, title, lines }) => ({
    id,
    title,
    line: lines[0],
    sections: (within.get(title) ?? []).map((section) => ({
      id: section.id,
      title: section.title,
      line: section.lines[0],
      page: section.page,
      entries: counts.get(key(title, section.title)) ?? 0,
    })),
  }));
}
