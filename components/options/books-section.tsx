import { useContext, useRef, useState } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import type { ImportProgress, PackRow } from '../../data/store/model';
import { LanguageContext, useStrings } from '../i18n';
import { errorWords } from '../library/error-words';
import { ImportNotice } from '../library/import-notice';
import { importSteps } from '../library/import-steps';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { FileButton } from '../ui/file-button';
import { Notice } from '../ui/notice';
import { optionsStrings } from './strings';

export interface BooksSectionProps {
  packs: readonly PackRow[];
  importing: ImportState | null;
  onReinstall: () => void;
  onRemove: (id: string) => Promise<void>;
  /** Imports a file the reader chose; rejects with the reason. */
  onImport: (file: File, tell: (progress: ImportProgress) => void, signal: AbortSignal) => Promise<PackRow>;
}

/** The books of the library; another one can be brought in from a file. */
export function BooksSection({ packs, importing, onReinstall, onRemove, onImport }: BooksSectionProps) {
  const words = useStrings(optionsStrings);
  return (
    <section>
      <h2>{words.sections.books}</h2>
      {packs.map((pack) => (
        <Book key={pack.id} pack={pack} onRemove={onRemove} onReinstall={onReinstall} />
      ))}
      {importing && <ImportNotice state={importing} onRetry={onReinstall} />}
      <ImportFile onImport={onImport} />
    </section>
  );
}

function Book({
  pack,
  onRemove,
  onReinstall,
}: { pack: PackRow } & Pick<BooksSectionProps, 'onRemove' | 'onReinstall'>) {
  const words = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  const language = useContext(LanguageContext);
  const [sure, setSure] = useState(false);
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium' });
  return (
    <article className="book">
      <h3 className="book-title">
        {pack.info.title} {pack.builtIn && <Chip tone="place">{words.builtIn}</Chip>}
      </h3>
      <p className="hint">
        {words.contents(pack.counts.entries ?? 0, pack.counts.entities ?? 0)} · {(pack.bytes / 1e6).toFixed(1)} MB ·{' '}
        {words.imported(date.format(new Date(pack.importedAt)))}
      </p>
      <p className="hint book-checksum" title={pack.checksum}>
        {words.checksum} SHA-256 {pack.checksum.slice(0, 16)}…
      </p>
      <div className="row">
        {pack.builtIn && <Button onClick={onReinstall}>{words.reinstall}</Button>}
        {!pack.builtIn && !sure && (
          <Button tone="danger" onClick={() => setSure(true)}>
            {words.removeBook}
          </Button>
        )}
        {sure && (
          <>
            <span role="alert">{words.removeSure(pack.info.title)}</span>
            <Button tone="danger" onClick={() => void onRemove(pack.id)}>
              {words.removeBook}
            </Button>
            <Button onClick={() => setSure(false)}>{common.cancel}</Button>
          </>
        )}
      </div>
      <details>
        <summary>{words.sources}</summary>
        <ul className="sources">
          {pack.sources.map((source) => (
            <li key={source.id}>
              {source.title} <span className="hint">{[source.licence, source.notice].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

type FileState =
  | { state: 'idle' }
  | { state: 'busy'; name: string; progress: ImportProgress | null }
  | { state: 'done'; title: string }
  | { state: 'failed'; error: unknown };

function ImportFile({ onImport }: Pick<BooksSectionProps, 'onImport'>) {
  const words = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  const steps = useStrings(importSteps);
  const language = useContext(LanguageContext);
  const [now, setNow] = useState<FileState>({ state: 'idle' });
  const end = useRef<AbortController | null>(null);
  const take = async (file: File) => {
    const controller = new AbortController();
    end.current = controller;
    setNow({ state: 'busy', name: file.name, progress: null });
    try {
      const pack = await onImport(
        file,
        (progress) => setNow({ state: 'busy', name: file.name, progress }),
        controller.signal,
      );
      setNow({ state: 'done', title: pack.info.title });
    } catch (error) {
      setNow({ state: 'failed', error });
    }
  };
  return (
    <div className="import">
      <p className="hint">{words.addBookHint}</p>
      {now.state === 'busy' ? (
        <Notice title={words.importing(now.name)}>
          <progress
            aria-label={words.importing(now.name)}
            max={now.progress?.total || 1}
            value={now.progress ? now.progress.done : undefined}
          />
          <p className="notice-detail">
            {now.progress && `${steps[now.progress.step]} ${now.progress.done} / ${now.progress.total}`}
          </p>
          <Button onClick={() => end.current?.abort()}>{common.cancel}</Button>
        </Notice>
      ) : (
        <FileButton label={words.addBook} accept="application/json,.json" onFile={(file) => void take(file)} />
      )}
      {now.state === 'done' && <p role="status">{words.importDone(now.title)}</p>}
      {now.state === 'failed' && (
        <p role="alert" className="import-failed">
          {errorWords(now.error, language)}
        </p>
      )}
    </div>
  );
}
