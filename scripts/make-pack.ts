import { SourceError } from '../data/build/check-source';
import { makePackOf } from '../data/build/make-pack';
import type { Pack } from '../data/pack/index';
import { type BookDescription, BookError } from '../data/yearbook/index';
import { loadLexicon } from './load-facts';

/**
 * The whole way from a text to a pack, with the general word lists from the disk.
 * @param description every field may be missing and is inferred then
 * @param facts curated files by path, as `loadFacts` gives them; empty for a book without any
 * @throws SourceError when the text is not the book that is described; PackError when the result is faulty
 */
export async function makePack(
  text: string,
  description: Partial<BookDescription>,
  facts: Record<string, string>,
): Promise<Pack> {
  try {
    return (await makePackOf(text, description, facts, loadLexicon())).pack;
  } catch (error) {
    // A part that is missing has no line of its own: then the line where the text ends is named.
    if (!(error instanceof BookError) || error.line > 0) throw error;
    throw new SourceError(`${error.reason}; the text ends here: is it whole?`, text.trimEnd().split('\n').length);
  }
}
