/** The yearbook: text + book description → book. */

export type { BookDescription } from './description';
export { checkDescription, DescriptionError } from './description-check';
export { BookError } from './errors';
export { formatReport, isComplete } from './export/report';
export type * from './model';
export { type Decoded, decodeText } from './read/decode';
export { parseBook, parseBookStrict, type Reading, readBook, readBookStrict } from './read/read';
export { readAnyBook } from './read/read-any';
export { SourceIndex } from './read/source-index';
