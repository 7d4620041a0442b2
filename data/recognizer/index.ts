import { openDocument } from './evidence/document';
import { DecidedMention } from './evidence/mention';
import type { Vocabulary } from './match/vocabulary';
import type { DocumentContext, Mention } from './model';
import { headBefore, splitBlocks, type TextBlock } from './text/blocks';

export { openDocument } from './evidence/document';
export { compileVocabulary, WIRE_VERSION } from './match/compile';
export { type BookPlace, LEXICON_FILES, type Lexicon, readLexicon } from './match/lexicon';
export { loadVocabulary, type Vocabulary } from './match/vocabulary';
export type { BlockRole, DocumentContext, Feedback, FiredRule, Mention, RecognizerDocument } from './model';
export { RULE_WORDS, reasonOf } from './rule-words';
export { headBefore, splitBlocks, type TextBlock } from './text/blocks';

/**
 * Recognizes a whole plain text, split into blocks as the page splits its block elements. Offsets of the mentions are
 * UTF-16 code units of `text` as given.
 */
export function recognizeText(vocabulary: Vocabulary, text: string, context: DocumentContext = {}): Mention[] {
  return recognizeBlocks(vocabulary, splitBlocks(text), context);
}

/** The same for a text that is in blocks already; offsets count from where each block's `start` counts. */
export function recognizeBlocks(
  vocabulary: Vocabulary,
  blocks: readonly TextBlock[],
  context: DocumentContext = {},
): Mention[] {
  const document = openDocument(vocabulary, context);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role, headBefore(blocks, i));
  const decided = document.decide();
  return blocks.flatMap((block, i) =>
    (decided.get(i) ?? []).map((mention) => DecidedMention.plain(mention, block.start)),
  );
}
