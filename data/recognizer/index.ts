import { splitBlocks } from './blocks';
import { openDocument } from './document';
import { DecidedMention } from './mention';
import type { DocumentContext, Mention } from './model';
import type { Vocabulary } from './vocabulary';

export { splitBlocks, type TextBlock } from './blocks';
export { compileVocabulary } from './compile';
export { openDocument } from './document';
export type { Evidence } from './entries';
export { parseEvidence } from './evidence-files';
export type { BlockRole, DocumentContext, Feedback, Mention, RecognizerDocument } from './model';
export { loadVocabulary, type Vocabulary } from './vocabulary';

/**
 * Recognizes a whole plain text, split into blocks as the page splits its block elements. Offsets of the mentions are
 * UTF-16 code units of `text` as given.
 */
export function recognizeText(vocabulary: Vocabulary, text: string, context: DocumentContext = {}): Mention[] {
  const document = openDocument(vocabulary, context);
  const blocks = splitBlocks(text);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role);
  const decided = document.decide();
  return blocks.flatMap((block, i) =>
    (decided.get(i) ?? []).map((mention) => DecidedMention.plain(mention, block.start)),
  );
}
