import type { PackSource } from '../pack/open';
import { LibraryError } from './errors';
import type { ImportOptions } from './import';
import type { ImportProgress, PackRow } from './model';
import type { PackPreview } from './preview';

/** What a page tells the worker: the file, then, once it has seen the preview, its reader's word. */
export type ToWorker = { type: 'import'; source: PackSource; expect?: string } | { type: 'accept'; accepted: boolean };

/** What the worker tells the page. */
export type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'preview'; preview: PackPreview }
  | { type: 'done'; row: PackRow }
  | { type: 'failed'; error: ReturnType<LibraryError['toJSON']> };

/** The two ends of a worker, or of a channel in its place. */
export interface Line<Out, In> {
  postMessage: (message: Out) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<In>) => void) => void;
}

export interface ImportInWorkerOptions extends Pick<ImportOptions, 'onProgress' | 'signal' | 'accept' | 'expect'> {}

/**
 * Imports a pack in a worker, so that no page waits for it. Cancelling ends the worker at once, whatever it is doing;
 * the browser undoes a transaction it was in.
 * @param worker made for this import; ended when it is over
 * @throws LibraryError; the library is then as it was before
 */
export function importInWorker(
  worker: Worker,
  source: PackSource,
  { onProgress, signal, accept, expect }: ImportInWorkerOptions = {},
): Promise<PackRow> {
  const line = worker as Line<ToWorker, FromWorker>;
  return new Promise<PackRow>((resolve, reject) => {
    const cancel = () => reject(new LibraryError('cancelled'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.addEventListener('error', ({ message }) => reject(new LibraryError('unknown', message)));
    line.addEventListener('message', async ({ data }) => {
      if (data.type === 'progress') onProgress?.(data.progress);
      else if (data.type === 'done') resolve(data.row);
      else if (data.type === 'failed') reject(LibraryError.from(data.error));
      else
        line.postMessage({
          type: 'accept',
          accepted: await Promise.resolve(accept?.(data.preview) ?? true).catch(() => false),
        });
    });
    line.postMessage({ type: 'import', source, expect });
  }).finally(() => worker.terminate());
}
