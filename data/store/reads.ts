/**
 * What pages of ours read, and nothing else of the store: a page that reads carries neither the import nor the check of a
 * pack. Hand it over whole (`import * as reads`).
 */
export * from './queries';
export { search } from './search';
export { getWire } from './vocabulary';
