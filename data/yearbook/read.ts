/** The pipeline: one pure step after another, each in a file of its own. */
import { cutEntries } from './blocks';
import { readCaption, splitCaptions } from './captions';
import type { BookDescription } from './description';
import { buildEntries, type Owned } from './entries';
import { splitFurniture } from './furniture';
import { bookLines, type Ledger } from './ledger';
import { type SourceLines, splitLines } from './lines';
import type { Book } from './model';
import { readOrgs } from './orgs';
import { paginate } from './pages';
import { cutParts } from './parts';
import { splitRegions } from './regions';

/** A book with the account of its source. */
export interface Reading {
  book: Book;
  ledger: Ledger;
  source: SourceLines;
}

/** Reads a book from its text. Never throws on a bad text: what has no place is listed in `book.report.unaccounted`. */
export function parseBook(text: string, description: BookDescription): Book {
  return readBook(text, description).book;
}

/** As `parseBook`, with the ledger that says where each line went. */
export function readBook(text: string, description: BookDescription): Reading {
  const pack = description.info.id;
  const source = splitLines(text);
  const paged = paginate(source, description.pageAnchor);
  const { furniture, rest: inked } = splitFurniture(paged.pieces, paged.starts, {
    runningHead: description.runningHead,
    titles: description.categories.map((category) => category.title).concat('索引'),
    photoSections: description.photoSections,
  });
  const owned: Owned[] = furniture.map(({ kind, piece }) => ({ owner: `furniture:${kind}`, pieces: [piece] }));
  const { regions, rest: untabled } = splitRegions(inked, description.tables);
  for (const region of regions) owned.push({ owner: `table:${region.number}`, pieces: region.pieces });
  const parts = cutParts(description.parts, paged.pieces, untabled);
  const book: Book = {
    info: description.info,
    categories: [],
    sections: [],
    entries: [],
    chronicle: [],
    orgs: [],
    terms: [],
    notes: [],
    captions: [],
    tables: [],
    people: [],
    offices: [],
    honours: [],
    documents: [],
    treatises: [],
    index: [],
    report: { unaccounted: { count: 0, lines: [] }, counts: {}, furniture: {}, findings: [] },
  };
  const tabs = new Set(furniture.filter(({ kind }) => kind === 'tab').map(({ title }) => title));
  const entryPieces = parts.filter((part) => part.description.kind === 'entries').flatMap((part) => part.pieces);
  const flow = splitCaptions(entryPieces, description.gluedCaptions);
  for (const block of flow.blocks) {
    const caption = readCaption(block, pack, null);
    book.captions.push(caption);
    owned.push({ owner: `caption:${caption.id}`, pieces: block.pieces });
  }
  const cut = cutEntries(flow.rest);
  const records = buildEntries(cut.sections, description.categories, tabs, new Set(), pack);
  owned.push(...records.owned);
  book.categories = records.categories;
  book.sections = records.sections;
  book.entries = records.entries;
  book.notes = records.notes;
  for (const part of parts.filter(({ description }) => description.kind === 'orgs')) {
    const table = readOrgs(part.pieces);
    book.orgs.push(...table.orgs);
    owned.push({ owner: 'orgs', pieces: [...table.heads, ...table.read] });
  }
  const ledger = bookLines(source, owned);
  book.report.unaccounted = { count: ledger.unaccounted.length, lines: ledger.unaccounted };
  book.report.furniture.blank = paged.blanks.length;
  for (const { kind } of furniture) book.report.furniture[kind] = (book.report.furniture[kind] ?? 0) + 1;
  for (const [name, got] of Object.entries({
    entries: book.entries.length,
    sections: book.sections.length,
    orgs: book.orgs.length,
    notes: book.notes.length,
    categories: book.categories.length,
  }))
    book.report.counts[name] = { got, expected: description.expected[name] ?? null };
  return { book, ledger, source };
}
