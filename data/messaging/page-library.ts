import { readItem, shelfItem } from '../settings/items';
import { readerLibrary } from '../store/reader-library';
import { sendMessage } from './messages';

/**
 * The library for a page of ours: in the reader's order, and what is missed is told to the background, which repairs.
 * @param reads the functions of `data/store`, or a relay in their form
 */
export function pageLibrary(reads: Parameters<typeof readerLibrary>[0]) {
  return readerLibrary(reads, {
    choices: () => readItem(shelfItem),
    damaged: (pack, wrong) => sendMessage('library.damaged', { pack, ...(wrong ? { wrong } : {}) }),
  });
}
