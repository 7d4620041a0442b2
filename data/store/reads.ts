import type * as searching from './search';

/**
 * What pages read of the library, without what only an import needs (the check of a pack and its schema): a page that reads
 * does not load it.
 */
export * from './queries';
export { readerLibrary } from './reader-library';
export { getWire } from './vocabulary';

/** As `search`; its code and the folding tables come with the first words. */
export const search: typeof searching.search = async (query, options) =>
  (await import('./search')).search(query, options);
