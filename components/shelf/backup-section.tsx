import { useState } from 'react';
import { useLanguage, useStrings } from '../i18n';
import { errorWords } from '../library/error-words';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { Notice } from '../ui/notice';
import { shelfStrings } from './strings';

export interface BackupSectionProps {
  /** Saves everything of the reader's own to a file. */
  onSave: (tell: (done: number, all: number) => void) => Promise<void>;
  /** Takes a file back; how many settings and books it held. */
  onTake: (file: File, tell: (done: number, all: number) => void) => Promise<{ values: number; books: number }>;
  /** Back to the settings before the last file was taken. */
  onUndo: () => Promise<void>;
}

type Now =
  | { state: 'idle' }
  | { state: 'busy'; done: number; all: number }
  | { state: 'taken'; values: number; books: number }
  | { state: 'undone' }
  | { state: 'failed'; error: unknown };

/** Everything of the reader's own in one file, out and in again. */
export function BackupSection({ onSave, onTake, onUndo }: BackupSectionProps) {
  const words = useStrings(shelfStrings);
  const common = useStrings(commonStrings);
  const language = useLanguage();
  const [now, setNow] = useState<Now>({ state: 'idle' });
  const tell = (done: number, all: number) => setNow({ state: 'busy', done, all });
  const run = (work: () => Promise<Now>) => {
    tell(0, 0);
    work().then(setNow, (error: unknown) => setNow({ state: 'failed', error }));
  };
  return (
    <section>
      <h2>{words.backup}</h2>
      <p className="hint">{words.backupHint}</p>
      {now.state === 'busy' ? (
        <Notice title={now.all > 0 ? words.backupSaving(now.done, now.all) : common.loading}>
          <progress aria-label={words.backup} max={now.all || 1} value={now.all > 0 ? now.done : undefined} />
        </Notice>
      ) : (
        <p className="row">
          <Button onClick={() => run(async () => onSave(tell).then(() => ({ state: 'idle' })))}>
            {words.backupSave}
          </Button>
          <FileButton
            label={words.backupTake}
            accept=".jsonl,application/jsonl"
            onFile={(file) => run(async () => ({ state: 'taken', ...(await onTake(file, tell)) }))}
          />
        </p>
      )}
      {now.state === 'taken' && (
        <p role="status">
          {words.backupDone(now.values, now.books)}{' '}
          <Button tone="link" onClick={() => run(async () => onUndo().then(() => ({ state: 'undone' })))}>
            {words.backupUndo}
          </Button>
        </p>
      )}
      {now.state === 'undone' && <p role="status">{words.backupUndone}</p>}
      {now.state === 'failed' && (
        <p role="alert" className="import-failed">
          {errorWords(now.error, language)}
        </p>
      )}
    </section>
  );
}
