import { useContext, useRef, useState } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import type { ImportProgress, PackRow } from '../../data/store/model';
import { LanguageContext, useStrings } from '../i18n';
import { errorWords } from '../ui/error-words';
import { ImportNotice } from '../ui/import-notice';
import { importSteps } from '../ui/import-steps';
import { optionsStrings } from './strings';
import '../ui/chip.css';

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
  const language = useContext(LanguageContext);
  const [sure, setSure] = useState(false);
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium' });
  return (
    <article className="book">
      <h3 className="book-title">
        {pack.info.title} {pack.builtIn && <span className="chip chip-place">{words.builtIn}</span>}
      </h3>
      <p className="hint">
        {words.contents(pack.counts.entries ?? 0, pack.counts.entities ?? 0)} · {(pack.bytes / 1e6).toFixed(1)} MB ·{' '}
        {words.imported(date.format(new Date(pack.importedAt)))}
      </p>
      <p className="hint book-checksum" title={pack.checksum}>
        {words.checksum} SHA-256 {pack.checksum.slice(0, 16)}…
      </p>
      <div className="row">
        {pack.builtIn && (
          <button type="button" className="button" onClick={onReinstall}>
            {words.reinstall}
          </button>
        )}
        {!pack.builtIn && !sure && (
          <button type="button" className="button button-danger" onClick={() => setSure(true)}>
            {words.removeBook}
          </button>
        )}
        {sure && (
          <>
            <span role="alert">{words.removeSure(pack.info.title)}</span>
            <button type="button" className="button button-danger" onClick={() => void onRemove(pack.id)}>
              {words.removeBook}
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              {words.cancel}
            </button>
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
  const steps = useStrings(importSteps);
  const language = useContext(LanguageContext);
  const [now, setNow] = useState<FileState>({ state: 'idle' });
  const end = useRef<AbortController | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
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
        <div className="notice" role="status">
          <p>{words.importing(now.name)}</p>
          <progress
            aria-label={words.importing(now.name)}
            max={now.progress?.total || 1}
            value={now.progress ? now.progress.done : undefined}
          />
          <p className="notice-detail">
            {now.progress && `${steps[now.progress.step]} ${now.progress.done} / ${now.progress.total}`}
          </p>
          <button type="button" className="button" onClick={() => end.current?.abort()}>
            {words.cancel}
          </button>
        </div>
      ) : (
        <label className="button file">
          {words.addBook}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
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
