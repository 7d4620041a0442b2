/** The yearbook: text + book description → book. */
export { type Decoded, decodeText } from './decode';
export type { BookDescription } from './description';
export { BookError } from './errors';
export type * from './model';
export { parseBook, parseBookStrict, type Reading, readBook } from './read';
export { formatReport, isComplete } from './report';
