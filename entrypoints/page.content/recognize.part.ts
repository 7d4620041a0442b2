/** Part of the page script: names and the decision about them. See `parts.ts`. */
export { openDocument } from '../../data/recognizer/evidence/document';
export { loadVocabulary } from '../../data/recognizer/match/vocabulary';
export { ShelfDocument } from '../../data/shelf/shelf-document';
