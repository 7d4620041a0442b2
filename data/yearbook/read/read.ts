/** The pipeline: one pure step after another, each in a file of its own. */

import { type BookDescription, type PartKind, saysLayout } from '../description';
import { readBackIndex } from '../divisions/back-index';
import { readCaption, splitCaptions, splitFigures } from '../divisions/captions';
import { readChronicle } from '../divisions/chronicle';
import { documentsOfTable } from '../divisions/documents';
import { buildEntries } from '../divisions/entries';
import { readGlossary } from '../divisions/glossary';
import { honoursOfTable, readHonourLists } from '../divisions/honours';
import { readOffices } from '../divisions/offices';
import { readOrgs } from '../divisions/orgs';
import { readPeople } from '../divisions/people';
import { readTables } from '../divisions/tables';
import { readTreatise } from '../divisions/treatise';
import { describeDump, noDump } from '../dump/describe';
import { BookError } from '../errors';
import { commonFindings, knownFindings, unbalanced } from '../export/findings';
import { compareIndex } from '../export/oracle';
import { makeReport } from '../export/report';
import type { Book, Caption, Finding } from '../model';
import { cutEntries } from './blocks';
import { partCategories } from './categories';
import { settleColumns } from './columns';
import { cutParts, type Part } from './divisions';
import { readFrontPhotos } from './front';
import { splitFurniture } from './furniture';
import { IdRegister } from './ids';
import { bookLines, type Ledger, type Owned } from './ledger';
import type { Piece, SourceLines } from './lines';
import { splitLines } from './lines';
import { append } from './lists';
import { applyMends } from './mends';
import { paginate } from './pages';
import { placeInEntries } from './placing';
import { splitRegions } from './regions';

/** A book with the account of its source. */
export interface Reading {
  book: Book;
  ledger: Ledger;
  owned: Owned[];
  source: SourceLines;
}

/** What is known of a dump: at least what the book is. */
export type DumpDescription = Partial<BookDescription> & Pick<BookDescription, 'info'>;

/** The description whole: what it does not say is what the text shows, or nothing where the text is no dump. */
function settle(text: string, given: DumpDescription): BookDescription {
  if (saysLayout(given)) return given;
  const { publisher = null, compiler = null, ...facts } = given.info;
  const info = { ...facts, publisher, compiler };
  return describeDump(text, { ...given, info }) ?? noDump({ ...given, info });
}

/** Reads a book from its text. Never throws on a bad text: what has no place is listed in `book.report`. */
export function parseBook(text: string, description: DumpDescription): Book {
  return readBook(text, description).book;
}

/** Reads a book that must be whole, for a pack: throws `BookError` where a required part is missing or a line has no place. */
export function parseBookStrict(text: string, description: DumpDescription): Book {
  return readBookStrict(text, description).book;
}

/** As `parseBookStrict`, with the account of the source. */
export function readBookStrict(text: string, description: DumpDescription): Reading {
  const reading = readBook(text, description);
  const { book } = reading;
  const [missing] = book.report.missing;
  if (missing !== undefined) throw new BookError(`required part missing: ${missing}`, 0);
  const [line] = book.report.unaccounted.lines;
  if (line !== undefined)
    throw new BookError(`line belongs to no part of the book (${book.report.unaccounted.count} such lines)`, line);
  return reading;
}

/** As `parseBook`, with the ledger that says where each line went. */
export function readBook(text: string, given: DumpDescription): Reading {
  const description = settle(text, given);
  const pack = description.info.id;
  const owned: Owned[] = [];

  // Lines, pages, furniture, glyphs put back, tables set apart, parts.
  const source = splitLines(text);
  const paged = paginate(source, description.pageAnchor);
  const { furniture, rest: inked } = splitFurniture(paged.pieces, paged.starts, {
    runningHead: description.runningHead,
    titles: description.categories.map((category) => category.title).concat('索引'),
    photoSections: description.photoSections,
  });
  for (const { kind, piece } of furniture) owned.push({ owner: `furniture:${kind}`, pieces: [piece] });
  const mended = applyMends(inked, description.mends);
  const { regions, missing: missingRegions, rest: untabled } = splitRegions(mended.pieces, description.tables);
  for (const region of regions) owned.push({ owner: `table:${region.number}`, pieces: region.pieces });
  const parts = cutParts(description.parts, paged.pieces, untabled);
  const of = (kind: PartKind): Part[] => parts.filter((part) => part.description.kind === kind);
  const take = <T extends { owned: Owned[] }>(result: T): T => {
    append(owned, result.owned);
    return result;
  };

  // Captions come off every part set in narrow columns before its text is read.
  const captions: Caption[] = [];
  const withoutCaptions = (pieces: readonly Piece[]): Piece[] => {
    const split = splitCaptions(pieces, description.gluedCaptions);
    for (const block of split.blocks) {
      const caption = readCaption(block, pack, null);
      captions.push(caption);
      owned.push({ owner: `caption:${caption.id}`, pieces: block.pieces });
    }
    return split.rest;
  };
  for (const part of of('photos')) append(captions, take(readFrontPhotos(part.pieces, furniture, pack)).captions);

  // Parts.
  const orgs = of('orgs').flatMap((part) => take(readOrgs(part.pieces)).orgs);
  const treatises = parts
    .filter(({ description }) => description.kind === 'preface' || description.kind === 'treatise')
    .filter((part) => part.found)
    .map((part) => {
      const figures = splitFigures(part.pieces, pack);
      append(captions, take(figures).captions);
      const { title, titleLines = [], headings = true } = part.description;
      return take(readTreatise(figures.rest, { title, titleLines, headings, pack })).treatise;
    });
  const terms = of('glossary').flatMap((part) => take(readGlossary(part.pieces, part.description.title, pack)).terms);
  const chronicle = of('chronicle').map((part) =>
    take(readChronicle(withoutCaptions(part.pieces), description.info.year, pack)),
  );
  const people = of('people').map((part) =>
    take(readPeople(withoutCaptions(part.pieces), part.description.title, pack)),
  );
  const offices = of('offices').flatMap(
    (part) => take(readOffices(part.pieces, part.description.title, part.description.ungrouped)).offices,
  );
  const backIndex = readBackIndex(of('index').flatMap((part) => part.pieces));
  owned.push({ owner: 'index:frame', pieces: backIndex.frame });
  for (const row of backIndex.rows) owned.push({ owner: `index:${row.title}`, pieces: row.pieces });

  // Entries.
  const flow = cutEntries(of('entries').flatMap((part) => withoutCaptions(part.pieces)));
  const tabs = new Set(furniture.filter(({ kind }) => kind === 'tab').map(({ title }) => title));
  const indexed = new Set(backIndex.rows.filter((row) => row.part === 'entries').map((row) => row.title));
  const records = take(buildEntries(flow.sections, description.categories, tabs, indexed, pack));

  // Tables and what is made of them.
  const { tables, troubles, rows } = readTables(regions, description.tables, pack);
  const holding = (kind: 'documents' | 'honours') => description.tables.filter((table) => table.holds === kind);
  const documents = holding('documents').flatMap((table) => documentsOfTable(table, rows.get(table.number) ?? []));
  const lists = of('honours').map((part) => take(readHonourLists(part.pieces, new Set(part.description.titleLines))));
  const honours = holding('honours')
    .flatMap((table) => honoursOfTable(table, rows.get(table.number) ?? []))
    .concat(lists.flatMap((list) => list.honours));

  // Categories that are parts of their own, not made of entries.
  const categories = [...records.categories, ...partCategories(parts, furniture, pack)].sort(
    (a, b) => a.lines[0] - b.lines[0],
  );

  // The index as answer sheet.
  const oracle = compareIndex({
    rows: backIndex.rows,
    categoryTitles: description.categories.map((category) => category.title),
    categories,
    sections: records.sections,
    entries: records.entries,
    tables,
  });
  const { sections, entries } = settleColumns(records.sections, records.entries, oracle.columns, pageTops(untabled));

  captions.sort((a, b) => a.lines[0] - b.lines[0]);
  const captionIds = new IdRegister();
  for (const caption of captions) caption.id = captionIds.claim(caption.id, caption.page);
  const placed = placeInEntries(entries, captions, tables, regions, inked);
  const book = {
    info: description.info,
    categories,
    sections,
    entries: placed.entries,
    chronicle: chronicle.flatMap((part) => part.items),
    orgs,
    terms,
    notes: [...chronicle.flatMap((part) => part.notes), ...records.notes].sort((a, b) => a.lines[0] - b.lines[0]),
    captions: placed.captions,
    tables: placed.tables,
    people: people.flatMap((part) => part.people),
    offices,
    honours,
    documents,
    treatises,
    index: oracle.index,
  };

  // The account.
  const ledger = bookLines(source, owned);
  const furnitureCounts: Record<string, number> = { blank: paged.blanks.length };
  for (const { kind } of furniture) furnitureCounts[kind] = (furnitureCounts[kind] ?? 0) + 1;
  const findings: Finding[] = [
    ...oracle.findings,
    ...mended.done.map(({ why, lines }) => ({ code: 'displaced-glyph', message: why, lines })),
    ...missingRegions.map(({ number, region }) => ({
      code: 'table-missing',
      message: `表${number}在第${region.page}页的部分没有找到（“${region.from}”至“${region.to}”）`,
      lines: [],
    })),
    ...commonFindings(tables, troubles, inked),
    ...unbalanced([
      ...book.entries.map(({ body, title, lines }) => ({ text: body, name: title, line: lines[0] })),
      ...[...book.chronicle, ...book.notes, ...book.people].map(({ id, text, lines }) => ({
        text,
        name: id,
        line: lines[0],
      })),
    ]),
    ...knownFindings(description, inked),
  ];
  const missing = parts
    .filter((part) => part.description.required && !part.found)
    .map((part) => part.description.title);
  const extra = { 'index pages right': oracle.pagesRight };
  const report = makeReport(book, description, ledger, furnitureCounts, findings, extra, missing);
  return { book: { ...book, report }, ledger, owned, source };
}

/** Source lines that open the text of a page. */
function pageTops(pieces: readonly Piece[]): Set<number> {
  const tops = new Set<number>();
  pieces.forEach((piece, i) => {
    if (piece.page !== null && pieces[i - 1]?.page !== piece.page) tops.add(piece.line);
  });
  return tops;
}
