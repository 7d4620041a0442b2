/**
 * Yearbook Lens as a library: the names of a yearbook in any text, decided as the extension decides them. Runs in Node 20
 * or newer and in browsers, touches neither DOM nor files.
 *
 * What stays as it is within a major version: the functions below with their parameters; the fields of `Mention`,
 * `Entity` and `Pack` that are documented here; ids (`shangcheng-2022/…`); offsets in UTF-16 code units. Scores, reasons
 * and the wire form of the vocabulary may change with any version: ask `checksum` and `version` before you mix results.
 */
export type { Entity, Kind, Location, Name } from './gazetteer/model';
export { annotate, annotateDocument } from './lens/annotate';
export { blocksOfHtml, declaredEncoding, type HtmlText } from './lens/html';
export { type Annotated, DocumentError, type LensDocument, LONGEST_DOCUMENT } from './lens/model';
export { lookup, type OpenBook, openPack, recognize } from './lens/open';
export { PACK_VERSION, type Pack, PackError } from './pack/index';
export type { DocumentContext, Feedback, Mention, Vocabulary } from './recognizer/index';
export { plainMention, splitBlocks, type TextBlock } from './recognizer/index';
