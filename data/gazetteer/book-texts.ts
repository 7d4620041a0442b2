import type { Book, LineSpan } from '../yearbook/model';
import type { SourceIndex } from '../yearbook/read/source-index';

/** A kind of record that names are looked for in. */
export type TextKind =
  | 'entries'
  | 'sections'
  | 'chronicle'
  | 'captions'
  | 'notes'
  | 'terms'
  | 'people'
  | 'treatises'
  | 'documents';

/** One running text of the book, with where it stands. */
export interface BookText {
  kind: TextKind;
  /** Index of the record among those of its kind. */
  record: number;
  /** Index of the heading's part in a treatise. */
  part?: number;
  title: string;
  text: string;
  /** The section (分目) it stands in, where it stands in one. */
  section: string | null;
  category: string | null;
  page: number | null;
  lines: LineSpan;
  /** Owner of its lines in the ledger of the source. */
  owner: string;
}

const known = new WeakMap<Book, BookText[]>();

/** All running texts of the book, in the order of the kinds. */
export function bookTexts(book: Book): BookText[] {
  let texts = known.get(book);
  if (texts === undefined) {
    texts = collect(book);
    known.set(book, texts);
  }
  return texts;
}

function collect(book: Book): BookText[] {
  const places = new Map(book.entries.map(({ id, section, category }) => [id, { section, category }]));
  const nowhere = { section: null, category: null };
  return [
    ...book.entries.map(
      ({ id, title, body, section, category, page, lines }, record): BookText => ({
        ...{ kind: 'entries', record, title, text: body, section, category, page, lines },
        owner: `entry:${id}`,
      }),
    ),
    ...book.sections.map(
      ({ id, title, category, page, lines }, record): BookText => ({
        ...{ kind: 'sections', record, title, text: '', section: title, category, page, lines },
        owner: `section:${id}`,
      }),
    ),
    ...book.chronicle.map(
      ({ id, text, page, lines }, record): BookText => ({
        ...{ kind: 'chronicle', record, title: '', text, ...nowhere, page, lines },
        owner: `chronicle:${id}`,
      }),
    ),
    ...book.captions.map(
      ({ id, text, page, lines }, record): BookText => ({
        ...{ kind: 'captions', record, title: '', text, ...nowhere, page, lines },
        owner: `caption:${id}`,
      }),
    ),
    ...book.notes.map(
      ({ id, owner, text, page, lines }, record): BookText => ({
        ...{ kind: 'notes', record, title: '', text, ...(places.get(owner) ?? nowhere), page, lines },
        owner: `note:${id}`,
      }),
    ),
    ...book.terms.map(
      ({ term, text, page, lines }, record): BookText => ({
        ...{ kind: 'terms', record, title: term, text, ...nowhere, page, lines },
        owner: `term:${term}`,
      }),
    ),
    ...book.people.map(
      ({ id, text, section, page, lines }, record): BookText => ({
        ...{ kind: 'people', record, title: '', text, section, category: null, page, lines },
        owner: `person:${id}`,
      }),
    ),
    ...book.treatises.flatMap(({ id, sections }, record) =>
      sections.map(
        ({ heading, text, page, lines }, part): BookText => ({
          ...{ kind: 'treatises', record, part, title: heading, text, ...nowhere, page, lines },
          owner: `treatise:${id}`,
        }),
      ),
    ),
    ...book.documents.map(
      ({ title, page, lines }, record): BookText => ({
        ...{ kind: 'documents', record, title: '', text: title, ...nowhere, page, lines },
        owner: 'documents',
      }),
    ),
  ];
}

/** Source line of an offset in a text; the first line of the record where the source is not known. */
export function lineAt(source: SourceIndex, text: BookText, at: number): number {
  return source.span(text.owner, text.text, at, at + 2)?.[0] ?? text.lines[0];
}
