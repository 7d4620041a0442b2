import { workerData } from 'node:worker_threads';
import Tinypool from 'tinypool';
import { loadVocabulary } from '../../data/recognizer/index';
import type { Batch } from './batches';
import { annotateBatch, type Done, type Settings } from './work';

/** The thread that annotates: the names are loaded once, then batch after batch. Run by `pool.ts`. */

const [, given] = workerData as [unknown, { wire: string; settings: Settings }];
const vocabulary = loadVocabulary(given.wire);

/** The bytes of the result are handed over, not copied: the thread that writes has little to do. */
export default (batch: Batch): object => {
  const done: Done = annotateBatch(vocabulary, batch, given.settings);
  return Tinypool.move({ [Tinypool.transferableSymbol]: [done.out.buffer], [Tinypool.valueSymbol]: done } as never);
};
