/** A text and what is known of it → a book, by the way of reading that its description asks for. */
import type { BookDescription } from '../description';
import { BookError } from '../errors';
import { parseDivisions } from '../infer/divisions';
import { type Reading, readBook, readBookStrict } from './read';
import { readTyped } from './read-typed';

/** What the way of an extractor's dump needs to know: parts at their anchors. Without them everything is inferred. */
function isDescribed(description: Partial<BookDescription>): description is BookDescription {
  return (description.parts?.length ?? 0) > 0;
}

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
export function readAnyBook(text: string, description: Partial<BookDescription>, divisions: string): Reading {
  // A description may name parts of a text that is not set as an extractor leaves it: then they only correct what is inferred.
  if (
    isDescribed(description) &&
    (readBook(text, description).book.entries.length > 0 || !hasEntries(text, description))
  )
    return readBookStrict(text, description);
  const reading = readTyped(text, description, parseDivisions(divisions));
  const { book } = reading;
  const records =
    book.entries.length + book.chronicle.length + book.treatises.length + book.tables.length + book.people.length;
  if (records === 0) throw new BookError('no entry, chronicle or running text was found: this is not a yearbook', 1);
  return reading;
}
