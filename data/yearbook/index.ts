/** The yearbook: text + book description → book. */

export type { BookDescription } from './description';
export { checkDescription, DescriptionError } from './description-check';
export { BookError } from './errors';
export { type Correction, correctionsOf } from './export/corrections';
export { describeBook } from './export/describe';
export { formatReport, isComplete } from './export/report';
export type * from './model';
export { type Decoded, decodeText, type Encoding } from './read/decode';
export { parseBook, parseBookStrict, type Reading, readBook, readBookStrict } from './read/read';
export { readAnyBook } from './read/read-any';
export { SourceIndex } from './read/source-index';
