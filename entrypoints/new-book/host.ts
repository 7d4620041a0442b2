import { browser } from 'wxt/browser';
import type { NewBookHost } from '../../components/new-book/new-book';
import { sendMessage } from '../../data/messaging/messages';
import { importInWorker } from '../../data/store/import-in-worker';

/** Larger files hold more than a book's text. */
const LARGEST = 64 * 1024 * 1024;

const worker = (file: string) => new Worker(browser.runtime.getURL(`/${file}` as '/'));

/** Joins the guided page to files, workers and library. */
export const host: NewBookHost = {
  async load(file) {
    if (file.size > LARGEST) return { refused: 'tooLarge' };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { FileKindError, kindOfFile, textOfFile } = await import('../../data/build/text-of-file');
    const kind = kindOfFile(file.name, bytes);
    if (kind === 'text') return { bytes };
    const { decodeText } = await import('../../data/yearbook/read/decode');
    try {
      return { text: textOfFile(kind, bytes, (part) => decodeText(part).text) };
    } catch (error) {
      if (error instanceof FileKindError) return { refused: error.reason };
      throw error;
    }
  },
  start: () => worker('read-worker.js'),
  async shelve(file, tell) {
    const row = await importInWorker(worker('import-worker.js'), file, { onProgress: tell });
    await sendMessage('library.changed', {});
    return row;
  },
};
