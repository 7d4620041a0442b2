import type * as searching from './search';

/**
 * What pages of ours read, and nothing else of the store: a page that reads carries neither the import nor the check of a
 * pack. Hand it over whole (`import * as reads`).
 */
export * from './queries';
export { getWire } from './vocabulary';

/** As `search`; its code and the folding tables come with the first words. */
export const search: typeof searching.search = async (query, options) =>
  (await import('./search')).search(query, options);
