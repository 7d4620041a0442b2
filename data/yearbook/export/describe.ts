/** The description of a book as it was inferred: what a person may correct and give back. */
import type { BookDescription } from '../description';
import type { Book } from '../model';

/**
 * A short description: the facts about the book, the layout that was found, and the corrections given before. Fields whose
 * inference is sure are left out but for the facts, so that what stands is what matters.
 */
export function describeBook(
  book: Pick<Book, 'info' | 'report'>,
  given: Partial<BookDescription> = {},
): Partial<BookDescription> {
  const found = new Map((book.report.inferred ?? []).map((one) => [one.field, one]));
  const unsure = (field: string) => (found.get(field)?.confidence ?? 1) < 0.9;
  return {
    info: book.info,
    ...(found.has('mark') && unsure('mark') ? { mark: found.get('mark')!.value } : {}),
    ...(found.has('wrapped') && unsure('wrapped') ? { wrapped: found.get('wrapped')!.value === 'true' } : {}),
    ...given,
    ...(given.info ? { info: { ...book.info, ...given.info } } : {}),
  };
}
