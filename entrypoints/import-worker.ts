import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { compileVocabulary } from '../data/recognizer';
import { serveImports } from '../data/store/import-worker';

/** Takes a book in, off the pages: reading, checking, compiling and writing are seconds of work. */
export default defineUnlistedScript(() => serveImports(self as never, compileVocabulary));
