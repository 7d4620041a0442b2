import { currentPack } from './cli/books';

/** The compiled names of the built-in book: as built, or made here when a source is newer. */
export async function packVocabulary(): Promise<string> {
  return (await currentPack()).vocabulary;
}
