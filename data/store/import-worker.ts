import type { PackSource } from '../pack/open';
import { LibraryError, toLibraryError } from './errors';
import { type ImportOptions, importPack } from './import';
import { openLibrary } from './library';
import type { ImportProgress, PackRow } from './model';
import type { PackPreview } from './preview';

/** What a page tells the worker: the file, then, once it has seen the preview, its reader's word. */
type ToWorker = { type: 'import'; source: PackSource; expect?: string } | { type: 'accept'; accepted: boolean };

/** What the worker tells the page. */
type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'preview'; preview: PackPreview }
  | { type: 'done'; row: PackRow }
  | { type: 'failed'; error: ReturnType<LibraryError['toJSON']> };

/** The two ends of a worker, or of a channel in its place. */
interface Line<Out, In> {
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

/** The worker's end: imports the one file it is given. Call it once, at the start of the worker. */
export function serveImports(line: Line<FromWorker, ToWorker>, compile: NonNullable<ImportOptions['compile']>): void {
  let decide: (accepted: boolean) => void = () => {};
  line.addEventListener('message', async ({ data }) => {
    if (data.type === 'accept') return decide(data.accepted);
    try {
      const row = await importPack(openLibrary(), data.source, {
        compile,
        keep: true,
        expect: data.expect,
        onProgress: (progress) => line.postMessage({ type: 'progress', progress }),
        accept: (preview) =>
          new Promise((resolve) => {
            decide = resolve;
            line.postMessage({ type: 'preview', preview });
          }),
      });
      line.postMessage({ type: 'done', row });
    } catch (error) {
      line.postMessage({ type: 'failed', error: toLibraryError(error).toJSON() });
    }
  });
}
