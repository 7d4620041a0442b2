import { openDocument } from './evidence/document';
import { DecidedMention } from './evidence/mention';
import type { Vocabulary } from './match/vocabulary';
import type { DocumentContext, Mention } from './model';
import { headBefore, splitBlocks } from './text/blocks';

export { openDocument } from './evidence/document';
export { compileVocabulary } from './match/compile';
export { type BookPlace, type Lexicon, LEXICON_FILES, readLexicon } from './match/lexicon';
export { loadVocabulary, type Vocabulary } from './match/vocabulary';
export type { BlockRole, DocumentContext, Feedback, FiredRule, Mention, RecognizerDocument } from './model';
export { headBefore, splitBlocks, type TextBlock } from './text/blocks';

/**
 * Recognizes a whole plain text, split into blocks as the page splits its block elements. Offsets of the mentions are
 * UTF-16 code units of `text` as given.
 */
export function recognizeText(vocabulary: Vocabulary, text: string, context: DocumentContext = {}): Mention[] {
  const document = openDocument(vocabulary, context);
  const blocks = splitBlocks(text);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role, headBefore(blocks, i));
  const decided = document.decide();
  return blocks.flatMap((block, i) =>
    (decided.get(i) ?? []).map((mention) => DecidedMention.plain(mention, block.start)),
  );
}

export { RULE_WORDS, reasonOf } from './rule-words';
