import { useEffect, useRef, useState } from 'react';
import { OVERPASS } from '../../data/basemap/query';
import { GroundError, type GroundProgress, type GroundSource } from '../../data/store/ground-client';
import type { GroundInfo } from '../../data/store/grounds';
import { useLanguage, useStrings } from '../i18n';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { groundStrings } from './ground-strings';

export interface GroundSectionProps {
  /** The ground that is there; undefined while that is not known. */
  ground: GroundInfo | null | undefined;
  /** Asks the browser for access to an address; false when the reader refused. */
  onAllow: (url: string) => Promise<boolean>;
  onTake: (source: GroundSource, tell: (progress: GroundProgress) => void, signal: AbortSignal) => Promise<void>;
  onRemove: () => Promise<void>;
}

type Now =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'busy'; progress: GroundProgress; cancel: AbortController }
  | { state: 'refused' }
  | { state: 'failed'; error: GroundError };

const isAddress = (text: string) => /^https:\/\/\S+$|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/\S*$/.test(text);

/** A full base map in one step: fetched once after a plain question, or out of a file. */
export function GroundSection({ ground, onAllow, onTake, onRemove }: GroundSectionProps) {
  const words = useStrings(groundStrings);
  const language = useLanguage();
  const [now, setNow] = useState<Now>({ state: 'idle' });
  const [url, setUrl] = useState(OVERPASS);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const take = async (source: GroundSource) => {
    const cancel = new AbortController();
    const tell = (progress: GroundProgress) => shown.current && setNow({ state: 'busy', progress, cancel });
    tell({ step: 'ask', bytes: 0 });
    try {
      await onTake(source, tell, cancel.signal);
      setNow({ state: 'idle' });
    } catch (error) {
      setNow({
        state: 'failed',
        error: error instanceof GroundError ? error : new GroundError('unknown', String(error)),
      });
    }
  };
  const fetchNow = async () => {
    // The browser shows its question only while the reader's click is being handled: nothing may be awaited before.
    if (await onAllow(url)) await take({ url });
    else setNow({ state: 'refused' });
  };
  const busy = now.state === 'busy';
  return (
    <section aria-labelledby="ground-title">
      <h2 id="ground-title">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      {ground && (
        <p>
          {words.has(
            new Date(ground.takenAt).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en'),
            ground.name,
            ground.features,
          )}{' '}
          <span className="hint">{words.licence}</span>
        </p>
      )}
      {now.state === 'asking' && (
        <fieldset className="ground-question">
          <legend className="unseen">{words.fetch}</legend>
          <p>{words.fetchQuestion(isAddress(url) ? new URL(url).host : '…')}</p>
          <label>
            {words.address}
            <input
              type="url"
              value={url}
              aria-invalid={!isAddress(url)}
              onChange={({ target }) => setUrl(target.value.trim())}
            />
          </label>
          {!isAddress(url) && <p role="alert">{words.badAddress}</p>}
        </fieldset>
      )}
      <p className="ground-actions">
        {busy ? (
          <Button onClick={() => now.cancel.abort()}>{words.cancel}</Button>
        ) : now.state === 'asking' ? (
          <>
            <Button disabled={!isAddress(url)} onClick={() => void fetchNow()}>
              {words.really}
            </Button>
            <Button onClick={() => setNow({ state: 'idle' })}>{words.cancel}</Button>
          </>
        ) : ground === undefined ? null : (
          <>
            <Button onClick={() => setNow({ state: 'asking' })}>{ground ? words.again : words.fetch}</Button>
            <FileButton
              label={words.file}
              accept=".json,.geojson,.pmtiles,application/json,application/geo+json"
              onFile={(file) => void take({ file })}
            />
            {ground && <Button onClick={() => void onRemove()}>{words.remove}</Button>}
          </>
        )}
      </p>
      <p role="status" className={now.state === 'failed' || now.state === 'refused' ? 'ground-failed' : 'hint'}>
        {now.state === 'busy'
          ? `${words.steps[now.progress.step]}${now.progress.bytes ? ` ${words.megabytes(now.progress.bytes)}` : ''}`
          : now.state === 'failed'
            ? words.faults[now.error.fault]
            : now.state === 'refused'
              ? words.notAllowed
              : now.state === 'asking'
                ? ''
                : words.fileHint}
      </p>
    </section>
  );
}
