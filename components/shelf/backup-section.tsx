import { useEffect, useRef, useState } from 'react';
import { useLanguage, useStrings } from '../i18n';
import { useErrorWords } from '../library/error-words';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { Notice } from '../ui/notice';
import { dateWords } from './date-words';
import { shelfStrings } from './strings';

export interface BackupSectionProps {
  /** Saves everything of the reader's own to a file. */
  onSave: (tell: (done: number, all: number) => void) => Promise<void>;
  /** Takes a file back; how many settings and books it held. */
  onTake: (
    file: File,
    tell: (done: number, all: number) => void,
    signal: AbortSignal,
  ) => Promise<{ values: number; books: number }>;
  /** Back to the settings and books before the last file was taken. */
  onUndo: () => Promise<void>;
  /** Puts right what a restore left that was cut off (the page closed, the browser killed); whether there was one. */
  mend: () => Promise<boolean>;
  /** When the last file was taken (ISO time), as long as that can be undone; null where there is nothing to undo. */
  undoable: () => Promise<string | null>;
}

type Now =
  | { state: 'idle' }
  | { state: 'busy'; done: number; all: number; end: AbortController | null }
  | { state: 'taken'; values: number; books: number }
  | { state: 'undone' }
  | { state: 'mended' }
  | { state: 'failed'; error: unknown };

/** Everything of the reader's own in one file, out and in again. */
export function BackupSection({ onSave, onTake, onUndo, mend, undoable }: BackupSectionProps) {
  const errorWords = useErrorWords();
  const words = useStrings(shelfStrings);
  const common = useStrings(commonStrings);
  const language = useLanguage();
  const [now, setNow] = useState<Now>({ state: 'idle' });
  const [taken, setTaken] = useState<string | null>(null);
  const end = useRef<AbortController | null>(null);
  // Asked again after each step: what can be undone stays so when the page is opened another day.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step may change the answer
  useEffect(() => {
    let here = true;
    undoable().then(
      (at) => here && setTaken(at),
      () => here && setTaken(null),
    );
    return () => {
      here = false;
    };
  }, [undoable, now.state]);
  useEffect(() => () => end.current?.abort(), []);
  useEffect(() => {
    mend().then(
      (mended) => mended && setNow((now) => (now.state === 'idle' ? { state: 'mended' } : now)),
      (error: unknown) => setNow((now) => (now.state === 'idle' ? { state: 'failed', error } : now)),
    );
  }, [mend]);
  const tell = (done: number, all: number) => setNow({ state: 'busy', done, all, end: end.current });
  const run = (work: () => Promise<Now>, stoppable: AbortController | null = null) => {
    end.current = stoppable;
    tell(0, 0);
    work()
      .then(setNow, (error: unknown) => setNow({ state: 'failed', error }))
      .finally(() => {
        end.current = null;
      });
  };
  const take = (file: File) => {
    const controller = new AbortController();
    run(async () => ({ state: 'taken', ...(await onTake(file, tell, controller.signal)) }), controller);
  };
  const busy = now.state === 'busy';
  const date = taken === null ? null : dateWords(taken, language);
  return (
    <section>
      <h2>{words.backup}</h2>
      <p className="hint">{words.backupHint}</p>
      {/* Stays while something is being done: the focus would be lost with it. */}
      <p className="row">
        <Button
          aria-disabled={busy}
          onClick={() => busy || run(async () => onSave(tell).then(() => ({ state: 'idle' })))}
        >
          {words.backupSave}
        </Button>
        <FileButton label={words.backupTake} accept=".jsonl,application/jsonl" onFile={(file) => busy || take(file)} />
      </p>
      {now.state === 'busy' && (
        <Notice title={now.all > 0 ? words.backupSaving(now.done, now.all) : common.loading}>
          <progress aria-label={words.backup} max={now.all || 1} value={now.all > 0 ? now.done : undefined} />
          {now.end && <Button onClick={() => now.end?.abort()}>{common.cancel}</Button>}
        </Notice>
      )}
      {now.state === 'taken' && <p role="status">{words.backupDone(now.values, now.books)}</p>}
      {taken !== null && now.state !== 'busy' && (
        <p>
          <Button tone="link" onClick={() => run(async () => onUndo().then(() => ({ state: 'undone' })))}>
            {words.backupUndo(date)}
          </Button>
        </p>
      )}
      {now.state === 'undone' && <p role="status">{words.backupUndone}</p>}
      {now.state === 'mended' && <p role="status">{words.backupMended}</p>}
      {now.state === 'failed' && (
        <p role="alert" className="import-failed">
          {errorWords(now.error)}
        </p>
      )}
    </section>
  );
}
