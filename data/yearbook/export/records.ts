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

/** The rows of one kind of record, shaped as section 9 of the design says. Keys are the same in every row. */
export function exportRows(book: Book, what: ExportKind): Row[] {
  switch (what) {
    case 'entries': {
      const notes = new Map(book.notes.map((note) => [note.id, note.text]));
      const captions = new Map(book.captions.map((caption) => [caption.id, caption.text]));
      const tables = new Map(book.tables.map((table) => [table.id, table.number]));
      return book.entries.map(({ id, title, category, section, page, column, body, signature, lines, ...rest }) => ({
        id,
        title,
        category,
        section,
        page,
        column,
        columnFrom: rest.columnFrom,
        body,
        signature,
        notes: rest.notes.map((note) => notes.get(note) ?? ''),
        captions: rest.captions.map((caption) => captions.get(caption) ?? ''),
        tables: rest.tables.map((table) => tables.get(table) ?? 0),
        lines,
      }));
    }
    case 'orgs':
      return book.orgs.map(({ full, short, plate, plateShort, lines }) => ({
        full,
        short,
        ...(plate === undefined ? {} : { plate }),
        ...(plateShort === undefined ? {} : { plateShort }),
        lines,
      }));
    case 'chronicle':
      return book.chronicle.map(({ month, from, to, label, text, page, lines }) => ({
        month,
        from,
        to,
        label,
        text,
        page,
        lines,
      }));
    case 'tables':
      return book.tables.map(({ number, title, header, rows, page, lines, checks }) => ({
        number,
        title,
        header,
        rows,
        page,
        checks,
        lines,
      }));
    case 'glossary':
      return book.terms.map(({ term, text, page, lines }) => ({ term, text, page, lines }));
    case 'terms':
      return [
        ...book.terms.map(({ term, text, page }) => ({ term, text, from: 'glossary', owner: null, page })),
        ...book.notes.flatMap((note) =>
          note.terms.map(({ term, text }) => ({ term, text, from: 'note', owner: note.owner, page: note.page })),
        ),
      ];
    case 'notes':
      return book.notes.map(({ id, owner, text, terms, page, lines }) => ({ id, owner, text, terms, page, lines }));
    case 'captions':
      return book.captions.map(({ text, date, credit, page, section, lines }) => ({
        text,
        date,
        credit,
        page,
        section,
        lines,
      }));
    case 'people':
      return book.people.map(({ id, name, section, text, signature = [], page, lines }) => ({
        id,
        name,
        section,
        text,
        signature,
        page,
        lines,
      }));
    case 'offices':
      return book.offices.map(({ body, group, post, name, period, remark, page, lines }) => ({
        body,
        group,
        post,
        name,
        period,
        remark,
        page,
        lines,
      }));
    case 'honours':
      return book.honours.map(({ recipient, unit, award, awarder, date, list, page, lines }) => ({
        recipient,
        unit,
        award,
        awarder,
        date,
        list,
        page,
        lines,
      }));
    case 'figures':
      return readFigures(book).map((figure) => ({ ...figure }));
    case 'documents':
      return book.documents.map(({ number, date, title, table, page, lines }) => ({
        number,
        date,
        title,
        table,
        page,
        lines,
      }));
    case 'treatises':
      return book.treatises.flatMap((treatise) =>
        treatise.sections.map(({ heading, level, text, page, lines }) => ({
          treatise: treatise.title,
          heading,
          level,
          text,
          page,
          lines,
        })),
      );
    case 'index':
      return book.index.map(({ kind, title, page, column, entry, lines }) => ({
        kind,
        title,
        page,
        column,
        entry,
        lines,
      }));
  }
}

/** One kind of record as text, one record a line, with a final line break. Empty for no records. */
export function exportRecords(book: Book, what: ExportKind, format: ExportFormat = 'jsonl'): string {
  const rows = exportRows(book, what);
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return csvFile(rows);
}
