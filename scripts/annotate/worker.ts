import { workerData } from 'node:worker_threads';
import { loadVocabulary } from '../../data/recognizer/index';
import type { Batch } from './batches';
import { annotateBatch, type Done, type Settings } from './work';

/** The thread that annotates: the names are loaded once, then batch after batch. Run by `pool.ts`. */

const [, given] = workerData as [unknown, { wire: string; settings: Settings }];
const vocabulary = loadVocabulary(given.wire);

export default (batch: Batch): Done => annotateBatch(vocabulary, batch, given.settings);
