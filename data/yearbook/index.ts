/** The yearbook: text + book description → book. */
export type { BookDescription } from './description';
export type * from './model';
export { parseBook, type Reading, readBook } from './read';
