export { LibraryError, type LibraryErrorCode, toLibraryError } from './errors';
export { BookFiles, dropFile, getFile, keepFile, listFiles, openFiles } from './files';
export { type BookFault, checkBook, checkContent, readPackBack } from './health';
export {
  ensureBuiltIn,
  type ImportOptions,
  importPack,
  interruptedImports,
  type PackStamp,
  removePack,
} from './import';
export { importInWorker } from './import-in-worker';
export { Library, openLibrary } from './library';
export type * from './model';
export type { PackPreview } from './preview';
export { getPublished, renewNames } from './publish';
export * from './queries';
export { type ReaderLibraryOptions, readerLibrary } from './reader-library';
export { mendRestore, restore, type ShelfHands, undoRestore } from './restore';
export { type SearchOptions, search, warmSearch } from './search';
export { getNames, getWire } from './vocabulary';
