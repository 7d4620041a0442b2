import { BriefDocument } from './evidence/brief-document';
import type { DecidedMention } from './evidence/mention';
import { holdsName } from './match/scan';
import type { Vocabulary } from './match/vocabulary';
import type { DocumentContext } from './model';
import { headsOf, splitBlocks, type TextBlock } from './text/blocks';

export { openDocument } from './evidence/document';
export type { DecidedMention } from './evidence/mention';
export { compileVocabulary, WIRE_VERSION } from './match/compile';
export { type BookPlace, LEXICON_FILES, type Lexicon, readLexicon } from './match/lexicon';
export { loadVocabulary, type Vocabulary } from './match/vocabulary';
export type { BlockRole, DocumentContext, Feedback, FiredRule, Mention, RecognizerDocument } from './model';
export { plainMention } from './plain-mention';
export { RULE_WORDS, reasonOf } from './rule-words';
export { headsOf, splitBlocks, type TextBlock } from './text/blocks';

/**
 * Recognizes a whole plain text, split into blocks as the page splits its block elements. Offsets of the mentions are
 * UTF-16 code units of `text` as given. Everything but their place is worked out when it is read (`plainMention` reads all of it),
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
  // Where no name stands there is nothing to decide, whatever else is said: most documents of an archive end here.
  if (!blocks.some(({ text }) => holdsName(vocabulary, text))) return [];
  const document = new BriefDocument(vocabulary, context);
  const heads = headsOf(blocks);
  for (let i = 0; i < blocks.length; i += 1) document.set(i, blocks[i]!.text, blocks[i]!.role, heads[i]);
  const decided = document.decide();
  document.close();
  const mentions: DecidedMention[] = [];
  for (let i = 0; i < blocks.length; i += 1)
    for (const mention of decided.get(i) ?? []) mentions.push(mention.from(blocks[i]!.start));
  return mentions;
}
