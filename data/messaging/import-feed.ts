import { type ImportState, onMessage, sendMessage } from './messages';
import { MESSAGES } from './shapes';

export type { ImportState } from './messages';

/** Where a page hears the state of the library: asked once, then told on each step. */
export interface ImportFeed {
  ask: () => Promise<ImportState>;
  watch: (tell: (state: ImportState) => void, signal: AbortSignal) => void;
}

/** The import as the background tells it. */
export const importFeed: ImportFeed = {
  ask: () => sendMessage('import.state', {}),
  watch: (tell, signal) =>
    onMessage(
      MESSAGES,
      {
        'import.progress': ({ step, done, total, error, repair }) =>
          tell(
            error === undefined
              ? { state: step === 'done' ? 'ready' : repair ? 'repairing' : 'importing', step, done, total }
              : { state: 'failed', error },
          ),
      },
      signal,
    ),
};
