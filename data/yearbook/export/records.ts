/** The book as rows for other programs: JSON Lines (nested values kept) or CSV (nested values joined). */
import { csvFile } from '../../tables/csv';
import type { Book } from '../model';
import { readFigures } from './figures';

/** What can be exported from a book alone; names and places need the gazetteer. */
export const EXPORTS = [
  'entries',
  'orgs',
  'chronicle',
  'tables',
  'terms',
  'glossary',
  'captions',
  'people',
  'offices',
  'honours',
  'documents',
  'notes',
  'treatises',
  'index',
  'figures',
] as const;

export type ExportKind = (typeof EXPORTS)[number];
export type ExportFormat = 'jsonl' | 'csv';

type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };
type Row = Record<string, Value>;

/** True for a word that names something `exportRecords` can give. */
export function isExportKind(word: string): word is ExportKind {
  return (EXPORTS as readonly string[]).includes(word);
}

/** The named fields of each record, in this order; a field that no record of its kind has stands as undefined. */
function fieldsOf<T extends object, K extends keyof T>(records: readonly T[], ...keys: readonly K[]): Pick<T, K>[] {
  return records.map((record) => Object.fromEntries(keys.map((key) => [key, record[key]])) as Pick<T, K>);
}

/** What hangs on an entry by id stands in its row by its words, a table by its number. */
function entryRows(book: Book): Row[] {
  const notes = new Map(book.notes.map((note) => [note.id, note.text]));
  const captions = new Map(book.captions.map((caption) => [caption.id, caption.text]));
  const tables = new Map(book.tables.map((table) => [table.id, table.number]));
  return book.entries.map((entry) => ({
    id: entry.id,
    title: entry.title,
    category: entry.category,
    section: entry.section,
    page: entry.page,
    column: entry.column,
    columnFrom: entry.columnFrom,
    body: entry.body,
    signature: entry.signature,
    notes: entry.notes.map((note) => notes.get(note) ?? ''),
    captions: entry.captions.map((caption) => captions.get(caption) ?? ''),
    tables: entry.tables.map((table) => tables.get(table) ?? 0),
    lines: entry.lines,
  }));
}

/** Terms of the book's own glossary, then those that its notes explain. */
function termRows(book: Book): Row[] {
  return [
    ...book.terms.map(({ term, text, page }) => ({ term, text, from: 'glossary', owner: null, page })),
    ...book.notes.flatMap((note) =>
      note.terms.map(({ term, text }) => ({ term, text, from: 'note', owner: note.owner, page: note.page })),
    ),
  ];
}

const ROWS: Record<ExportKind, (book: Book) => readonly Row[]> = {
  entries: entryRows,
  orgs: ({ orgs }) =>
    orgs.map(({ full, short, plate, plateShort, lines }) => ({
      full,
      short,
      ...(plate === undefined ? {} : { plate }),
      ...(plateShort === undefined ? {} : { plateShort }),
      lines,
    })),
  chronicle: ({ chronicle }) => fieldsOf(chronicle, 'month', 'from', 'to', 'label', 'text', 'page', 'lines'),
  tables: ({ tables }) => fieldsOf(tables, 'number', 'title', 'header', 'rows', 'page', 'checks', 'lines'),
  terms: termRows,
  glossary: ({ terms }) => fieldsOf(terms, 'term', 'text', 'page', 'lines'),
  captions: ({ captions }) => fieldsOf(captions, 'text', 'date', 'credit', 'page', 'section', 'lines'),
  people: ({ people }) =>
    people.map(({ id, name, section, text, signature = [], page, lines }) => ({
      id,
      name,
      section,
      text,
      signature,
      page,
      lines,
    })),
  offices: ({ offices }) => fieldsOf(offices, 'body', 'group', 'post', 'name', 'period', 'remark', 'page', 'lines'),
  honours: ({ honours }) => fieldsOf(honours, 'recipient', 'unit', 'award', 'awarder', 'date', 'list', 'page', 'lines'),
  documents: ({ documents }) => fieldsOf(documents, 'number', 'date', 'title', 'table', 'page', 'lines'),
  notes: ({ notes }) => fieldsOf(notes, 'id', 'owner', 'text', 'terms', 'page', 'lines'),
  treatises: ({ treatises }) =>
    treatises.flatMap(({ title, sections }) =>
      fieldsOf(sections, 'heading', 'level', 'text', 'page', 'lines').map((section) => ({
        treatise: title,
        ...section,
      })),
    ),
  index: ({ index }) => fieldsOf(index, 'kind', 'title', 'page', 'column', 'entry', 'lines'),
  figures: (book) => readFigures(book).map((figure) => ({ ...figure })),
};

/** The rows of one kind of record, in the order of the book. Keys are the same in every row (but for the second plate of an organization, `export orgs`). */
export function exportRows(book: Book, what: ExportKind): readonly Row[] {
  return ROWS[what](book);
}

/** One kind of record as text, one record a line, with a final line break. Empty for no records. */
export function exportRecords(book: Book, what: ExportKind, format: ExportFormat = 'jsonl'): string {
  const rows = exportRows(book, what);
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return csvFile(rows);
}
