/**
 * What the dense page costs whoever reads it, in the page and for the first time: the browser's walk over its texts,
 * each one's data, the look whether it is Chinese, and the bare search for names. Bundled and run by `main-thread.ts`.
 */

import { scan } from '../../data/recognizer/match/scan';
import { loadVocabulary } from '../../data/recognizer/match/vocabulary';
import { HAN } from '../../entrypoints/page.content/read/find/rules';

/** Milliseconds; the names are loaded before. */
export function floor(wire: string): number {
  const vocabulary = loadVocabulary(wire);
  const start = performance.now();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    if (HAN.test(data)) scan(vocabulary, data);
  }
  return performance.now() - start;
}
