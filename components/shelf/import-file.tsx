import { useEffect, useRef, useState } from 'react';
import { visible } from '../../data/pack/clean';
import type { ImportProgress, PackRow } from '../../data/store/model';
import type { PackPreview } from '../../data/store/preview';
import { useStrings } from '../i18n';
import { useErrorWords } from '../library/error-words';
import { importSteps } from '../library/import-steps';
import { optionsStrings } from '../options/strings';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { late } from '../ui/late';
import { Notice } from '../ui/notice';
import { useFileDrop } from '../ui/use-file-drop';

// Few visits of the settings bring a book in.
const ImportPreview = late(() => import('./import-preview').then((part) => part.ImportPreview));

/** What an import tells and asks on its way. */
export interface ImportHand {
  tell: (progress: ImportProgress) => void;
  accept: (preview: PackPreview) => Promise<boolean>;
  signal: AbortSignal;
}

/** Imports a file the reader chose; rejects with the reason. */
export type OnImport = (file: File, hand: ImportHand) => Promise<PackRow>;

type FileState =
  | { state: 'idle' }
  | { state: 'busy'; name: string; progress: ImportProgress | null }
  | { state: 'preview'; preview: PackPreview; decide: (accepted: boolean) => void }
  | { state: 'done'; title: string }
  | { state: 'failed'; error: unknown };

interface ImportFileProps {
  onImport: OnImport;
  /** Words of the button. */
  label: string;
  /** What to choose, in a sentence. */
  hint: string;
}

/** A book from a file: chosen or dropped, checked, shown, taken in; cancelled at any moment. */
export function ImportFile({ onImport, label, hint }: ImportFileProps) {
  const words = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  const steps = useStrings(importSteps);
  const errorWords = useErrorWords();
  const [now, setNow] = useState<FileState>({ state: 'idle' });
  const end = useRef<AbortController | null>(null);
  useEffect(() => () => end.current?.abort(), []);
  const take = async (file: File) => {
    end.current?.abort();
    const controller = new AbortController();
    end.current = controller;
    const busy = (progress: ImportProgress | null) =>
      end.current === controller && setNow({ state: 'busy', name: visible(file.name), progress });
    busy(null);
    try {
      const pack = await onImport(file, {
        tell: busy,
        accept: (preview) =>
          new Promise((resolve) => {
            const decide = (accepted: boolean) => {
              if (accepted) busy(null);
              resolve(accepted);
            };
            setNow({ state: 'preview', preview, decide });
          }),
        signal: controller.signal,
      });
      if (end.current === controller) setNow({ state: 'done', title: pack.info.title });
    } catch (error) {
      if (end.current === controller) setNow({ state: 'failed', error });
    }
  };
  const drop = useFileDrop((file) => {
    if (now.state !== 'busy') void take(file);
  });
  if (now.state === 'preview') return <ImportPreview preview={now.preview} onDecide={now.decide} />;
  return (
    <div className="import" {...drop}>
      <p className="hint">{hint}</p>
      {now.state === 'busy' ? (
        <Notice title={words.importing(now.name)}>
          <progress
            aria-label={words.importing(now.name)}
            max={now.progress?.total || 1}
            value={now.progress && now.progress.total > 1 ? now.progress.done : undefined}
          />
          <p className="notice-detail">
            {now.progress && steps[now.progress.step]}
            {now.progress && now.progress.total > 1 && now.progress.step !== 'read' && now.progress.step !== 'unpack'
              ? ` ${now.progress.done} / ${now.progress.total}`
              : ''}
          </p>
          <Button onClick={() => end.current?.abort()}>{common.cancel}</Button>
        </Notice>
      ) : (
        <FileButton label={label} accept="application/json,.json,.gz" onFile={(file) => void take(file)} />
      )}
      {now.state === 'done' && <p role="status">{words.importDone(now.title)}</p>}
      {now.state === 'failed' && (
        <p role="alert" className="import-failed">
          {errorWords(now.error)}
        </p>
      )}
    </div>
  );
}
