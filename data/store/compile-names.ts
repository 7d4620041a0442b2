// Not by the room's door: the service worker compiles names and never looks for them.
import { compileVocabulary } from '../recognizer/match/compile';
import { readLexicon } from '../recognizer/match/lexicon';
import type { CompileNames } from './import';

/** The general word lists of the package: divisions of China, ordinary words, words beside names. */
const LEXICON = '/pack/lexicon.json.gz';

let files: Promise<Record<string, string>> | undefined;

/** Runs in pages, workers and the background: the address is that of the extension in each. */
async function readFiles(): Promise<Record<string, string>> {
  const response = await fetch(new URL(LEXICON, self.location.origin));
  if (!response.ok || !response.body) throw new Error(`${LEXICON}: ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json();
}

/**
 * Compiles the names of a book from elsewhere with the same general word lists as the book of the package.
 * @throws where the package cannot be read
 */
export const compileNames: CompileNames = async (names, place) => {
  files ??= readFiles();
  return compileVocabulary(names, readLexicon(await files, place));
};
