import { type DecidedMention, plainMention, recognizeBlocks, splitBlocks, type Vocabulary } from '../recognizer/index';
import { type Annotated, DocumentError, type LensDocument, LONGEST_DOCUMENT } from './model';
import type { OpenBook } from './open';

/**
 * The names of one document, block by block as a page would be read; what they are is worked out when it is read.
 * Throws {@link DocumentError} when it is too long.
 */
export function annotateDocument(vocabulary: Vocabulary, document: LensDocument): DecidedMention[] {
  const { text, title, url } = document;
  if (text.length > LONGEST_DOCUMENT)
    throw new DocumentError(`${text.length} characters in one document; the limit is ${LONGEST_DOCUMENT}: split it`);
  const blocks = document.blocks ?? splitBlocks(text);
  return recognizeBlocks(vocabulary, blocks, { ...(title ? { title } : {}), ...(url ? { url } : {}) });
}

/**
 * Annotates documents one after the other as they come, holding one at a time. What the source throws goes through;
 * a document that is too long is thrown as {@link DocumentError} with its id.
 *
 * ```ts
 * const book = await openPack(await readFile('shangcheng-2022.json.gz'));
 * for await (const { document, mentions } of annotate(book, documents)) console.log(document.id, mentions.length);
 * ```
 */
export async function* annotate(
  book: OpenBook,
  documents: AsyncIterable<LensDocument> | Iterable<LensDocument>,
): AsyncGenerator<Annotated> {
  for await (const document of documents) {
    const mentions = annotateDocument(book.vocabulary, document).map(plainMention);
    yield { document, mentions };
  }
}
