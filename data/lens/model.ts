import type { Mention, TextBlock } from '../recognizer/index';

/** A document to annotate. `text` is plain text; where the document is HTML, `blocks` come from {@link blocksOfHtml}. */
export interface LensDocument {
  id: string;
  text: string;
  /** Blocks of `text` with their roles; plain text is split by {@link splitBlocks} when they are not given. */
  blocks?: readonly TextBlock[];
  /** Evidence beside the text: the page's title and address. */
  title?: string;
  url?: string;
  /** ISO date, whole or in part (2021, 2021-09, 2021-09-09); handed through to the rows, never read as evidence. */
  date?: string;
}

/** What was recognized in one document. Offsets of the mentions are UTF-16 code units of `document.text`. */
export interface Annotated {
  document: LensDocument;
  mentions: Mention[];
}

/** A document longer than this (UTF-16 code units) is refused: all its evidence is held in memory at once. */
export const LONGEST_DOCUMENT = 32 * 1024 * 1024;

export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
