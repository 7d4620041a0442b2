export { LibraryError, type LibraryErrorCode, toLibraryError } from './errors';
export {
  ensureBuiltIn,
  type ImportOptions,
  importPack,
  interruptedImports,
  type PackStamp,
  removePack,
} from './import';
export { Library, openLibrary } from './library';
export type * from './model';
export * from './queries';
export { type SearchOptions, search, warmSearch } from './search';
export { getNames, publishedVocabulary } from './vocabulary';
