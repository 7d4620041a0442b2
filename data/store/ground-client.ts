import type { ExtractFault } from '../basemap/extract';
import type { GroundInfo } from './grounds';

/** A page's end of taking a finer base map in: what it may say and hear, and how the worker is run. */

/** Where the extract comes from: a query service that the reader named, or a file. */
export type GroundSource = { url: string } | { file: File };

export type GroundStep = 'ask' | 'read' | 'convert' | 'keep';

export interface GroundProgress {
  step: GroundStep;
  /** Bytes read so far; 0 before and after reading. */
  bytes: number;
}

/** Why it was not taken: a fault of the extract, the service's refusal (`detail`: its status), or no answer at all. */
export type GroundFault = ExtractFault | 'refused' | 'unreachable' | 'no-outline' | 'cancelled' | 'unknown';

export class GroundError extends Error {
  override readonly name = 'GroundError';

  constructor(
    readonly fault: GroundFault,
    readonly detail = '',
  ) {
    super(`${fault}${detail && `: ${detail}`}`);
  }
}

/** What a page tells the worker. */
export type ToWorker = { pack: string; source: GroundSource };
/** What the worker tells the page. */
export type FromWorker =
  | { type: 'progress'; progress: GroundProgress }
  | { type: 'done'; info: GroundInfo }
  | { type: 'failed'; fault: GroundFault; detail: string };

/**
 * Takes a ground in by a worker made for it, which is ended when this is over. Aborting ends it at once; the ground
 * before stays. Throws {@link GroundError}.
 */
export function takeGround(
  worker: Worker,
  pack: string,
  source: GroundSource,
  { onProgress, signal }: { onProgress?: (progress: GroundProgress) => void; signal?: AbortSignal } = {},
): Promise<GroundInfo> {
  return new Promise<GroundInfo>((resolve, reject) => {
    const cancel = () => reject(new GroundError('cancelled'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.addEventListener('error', ({ message }) => reject(new GroundError('unknown', message)));
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'progress') onProgress?.(data.progress);
      else if (data.type === 'done') resolve(data.info);
      else reject(new GroundError(data.fault, data.detail));
    });
    worker.postMessage({ pack, source } satisfies ToWorker);
  }).finally(() => worker.terminate());
}
