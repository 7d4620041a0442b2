import { openDocument } from './evidence/document';
import type { DecidedMention } from './evidence/mention';
import type { Vocabulary } from './match/vocabulary';
import type { DocumentContext } from './model';
import { headBefore, splitBlocks, type TextBlock } from './text/blocks';

export { openDocument } from './evidence/document';
export type { DecidedMention } from './evidence/mention';
export { compileVocabulary, WIRE_VERSION } from './match/compile';
export { type BookPlace, LEXICON_FILES, type Lexicon, readLexicon } from './match/lexicon';
export { loadVocabulary, type Vocabulary } from './match/vocabulary';
export type { BlockRole, DocumentContext, Feedback, FiredRule, Mention, RecognizerDocument } from './model';
export { RULE_WORDS, reasonOf } from './rule-words';
export { headBefore, splitBlocks, type TextBlock } from './text/blocks';

/**
 * Recognizes a whole plain text, split into blocks as the page splits its block elements. Offsets of the mentions are
 * UTF-16 code units of `text` as given. Everything but their place is worked out when it is read (`toJSON` reads all of it),
 * so a text costs no more than what is asked of its mentions.
 */
export function recognizeText(vocabulary: Vocabulary, text: string, context: DocumentContext = {}): DecidedMention[] {
  return recognizeBlocks(vocabulary, splitBlocks(text), context);
}

/** The same for a text that is in blocks already; offsets count from where each block's `start` counts. */
export function recognizeBlocks(
  vocabulary: Vocabulary,
  blocks: readonly TextBlock[],
  context: DocumentContext = {},
): DecidedMention[] {
  const document = openDocument(vocabulary, context);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role, headBefore(blocks, i));
  const decided = document.decide();
  return blocks.flatMap((block, i) => (decided.get(i) ?? []).map((mention) => mention.from(block.start)));
}
