import { toLibraryError } from './errors';
import { type ImportOptions, importPack } from './import';
import type { FromWorker, Line, ToWorker } from './import-in-worker';
import { openLibrary } from './library';

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
