import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import { hitRoute, readerHash } from '../../data/routes';
import type { SearchHit } from '../../data/store/model';
import { LiveText } from '../entity/live-text';
import { LanguageContext, useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLibrary } from '../library/context';
import { errorWords } from '../ui/error-words';
import { PageNumber } from './page-number';
import { readerStrings } from './strings';

const LIMIT = 100;

/** Results for the query, the newest only: a slower answer to an older query is thrown away. */
function useHits(query: string): { hits: SearchHit[] | null; error: unknown } {
  const { source } = useLibrary();
  const [answer, setAnswer] = useState<{ hits: SearchHit[] | null; error: unknown }>({ hits: null, error: null });
  useEffect(() => {
    if (!query.trim()) return setAnswer({ hits: null, error: null });
    const end = new AbortController();
    source.search(query, { limit: LIMIT, signal: end.signal }).then(
      (hits) => !end.signal.aborted && setAnswer({ hits, error: null }),
      (error: unknown) => !end.signal.aborted && setAnswer({ hits: null, error }),
    );
    return () => end.abort();
  }, [query, source]);
  return answer;
}

/** Full-text search. The field keeps the focus; arrows choose, Enter opens. */
export function SearchPage({ query }: { query: string }) {
  const words = useStrings(readerStrings);
  const kinds = useStrings(kindLabels);
  const language = useContext(LanguageContext);
  const [typed, setTyped] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  const { hits, error } = useHits(typed);
  const [chosen, setChosen] = useState(0);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => field.current?.focus(), []);

  const type = (text: string) => {
    setTyped(text);
    setChosen(0);
    // The address follows, so that a search can be sent on; it makes no steps in the history.
    history.replaceState(null, '', readerHash({ page: 'search', query: text }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = hits?.length ?? 0;
    if (count === 0) return;
    if (event.key === 'Enter') {
      const hit = hits?.[chosen];
      if (hit) location.hash = readerHash(hitRoute(hit));
      return;
    }
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(to, count - 1));
    setChosen(at);
    document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <h1 className="unseen">{words.pages.search}</h1>
      <div className="reader-filter reader-filter-large">
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-label={words.search}
          aria-expanded={Boolean(hits?.length)}
          aria-controls="hits"
          aria-activedescendant={hits?.length ? `hit-${chosen}` : undefined}
          placeholder={words.search}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="reader-hint" role="status">
        {typed.trim() === ''
          ? words.searchHint
          : hits
            ? hits.length > 0
              ? words.hits(hits.length, hits.length >= LIMIT)
              : words.noHits(typed)
            : ''}
      </p>
      {error !== null && (
        <p className="reader-state" role="alert">
          {errorWords(error, language)}
        </p>
      )}
      <div id="hits" role="listbox" aria-label={words.pages.search} className="reader-hits" tabIndex={-1}>
        {hits?.map((hit, at) => (
          <a
            key={`${hit.kind} ${hit.id}`}
            id={`hit-${at}`}
            role="option"
            aria-selected={at === chosen}
            tabIndex={-1}
            href={readerHash(hitRoute(hit))}
          >
            <span className="reader-hit-title">
              <b>{hit.title}</b>
              <PageNumber page={hit.page} />
            </span>
            <span className="reader-hint">
              {[hit.entityKind ? kinds[hit.entityKind] : words.hitKinds[hit.kind], hit.path]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {hit.snippet && hit.snippet !== hit.title && (
              <span className="reader-hit-text">
                <LiveText text={hit.snippet} marks={hit.marks} />
              </span>
            )}
          </a>
        ))}
      </div>
    </>
  );
}
