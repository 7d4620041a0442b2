import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { compileNames } from '../data/store/compile-names';
import { serveImports } from '../data/store/import-worker';

/** Takes a book in, off the pages: reading, checking, compiling and writing are seconds of work. */
export default defineUnlistedScript(() => serveImports(self as never, compileNames));
