/** A text and what is known of it → a book, by the way of reading that its description asks for. */
import { type BookDescription, saysLayout } from '../description';
import { describeDump } from '../dump/describe';
import { BookError } from '../errors';
import type { Division } from '../infer/divisions';
import { parseDivisions } from '../infer/divisions';
import { Evidence } from '../infer/evidence';
import { inferInfo } from '../infer/info';
import { rowsOf } from '../infer/rows';
import { splitLines } from './lines';
import { type Reading, readBook, readBookStrict } from './read';
import { readTyped } from './read-typed';
import { withoutTags } from './tagged-text';

/** The heading of a chronicle, letter-spaced or printed twice. */
const CHRONICLE = /^[\s\u3000]*(?:大[\s\u3000]*事[\s\u3000]*[记記][\s\u3000]*){1,2}$/m;

/** Whether the text has titles that are marked in another way than an extractor's dump has them. */
function hasEntries(text: string, { mark }: Partial<BookDescription>): boolean {
  return mark !== undefined || /^[\s\u3000]*[〔［[〖■◆□●▲]/m.test(text);
}

/**
 * Reads a book. With a description of its parts it must be whole; without, what the text does not show is inferred and each
 * line finds a home or is listed.
 * @param divisions the rows of `data/lexicon/divisions.tsv`
 * @throws BookError where a described part is missing, or where the text holds no record at all
 */
export function readAnyBook(given: string, description: Partial<BookDescription>, divisions: string): Reading {
  const text = withoutTags(given);
  // A description may name parts of a text that is not set as an extractor leaves it: then they only correct what is inferred.
  if (
    saysLayout(description) &&
    (readBook(text, description).book.entries.length > 0 || !hasEntries(text, description))
  )
    return readBookStrict(text, description);
  const places = parseDivisions(divisions);
  const dump = readDump(text, description, places);
  const whole = dump !== null && (dump.book.chronicle.length > 0 || !CHRONICLE.test(text));
  if (whole) return dump;
  const reading = readTyped(text, description, places);
  // What only looks like a dump loses its chronicle when it is read as one.
  if (dump && reading.book.chronicle.length === 0) return dump;
  const { book } = reading;
  const records =
    book.entries.length + book.chronicle.length + book.treatises.length + book.tables.length + book.people.length;
  if (records === 0) throw new BookError('no entry, chronicle or running text was found: this is not a yearbook', 1);
  return reading;
}

/**
 * Reads a text that an extractor dumped page by page; null where it is none, or where it cannot be read whole that way and
 * nothing was said of the book that only holds for a dump.
 * @throws BookError where such a description does not fit the text
 */
function readDump(text: string, given: Partial<BookDescription>, divisions: readonly Division[]): Reading | null {
  if (given.mark !== undefined || given.headings !== undefined) return null;
  const source = splitLines(text);
  const info = inferInfo(rowsOf(source).rows, given.info ?? {}, divisions, new Evidence());
  const description = describeDump(source, { ...given, info });
  const described = given.tables !== undefined || given.mends !== undefined || given.gluedCaptions !== undefined;
  if (described) return readBookStrict(text, description ?? { ...given, info });
  if (description === null) return null;
  const reading = readBook(text, description);
  const { unaccounted, missing } = reading.book.report;
  return unaccounted.count === 0 && missing.length === 0 && reading.book.entries.length > 0 ? reading : null;
}
