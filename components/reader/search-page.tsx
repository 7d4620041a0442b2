import { useEffect, useRef, useState } from 'react';
import { hitRoute, readerHash } from '../../data/routes';
import type { SearchHit } from '../../data/store/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useLanguage, useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLibrary } from '../library/context';
import { errorWords } from '../library/error-words';
import { searchStrings } from '../search/strings';
import { Combobox } from '../ui/combobox';
import { Notice } from '../ui/notice';
import { useSlashKey } from '../ui/slash-key';
import { useBook } from './book';
import { readerStrings } from './strings';

const LIMIT = 100;

/** Results for the query, the newest only: a slower answer to an older query is thrown away. */
function useHits(query: string, pack: string): { hits: SearchHit[] | null; error: unknown } {
  const { source } = useLibrary();
  const [answer, setAnswer] = useState<{ hits: SearchHit[] | null; error: unknown }>({ hits: null, error: null });
  useEffect(() => {
    if (!query.trim()) return setAnswer({ hits: null, error: null });
    const end = new AbortController();
    source.search(query, { limit: LIMIT, signal: end.signal, packs: [pack] }).then(
      (hits) => !end.signal.aborted && setAnswer({ hits, error: null }),
      (error: unknown) => !end.signal.aborted && setAnswer({ hits: null, error }),
    );
    return () => end.abort();
  }, [query, pack, source]);
  return answer;
}

/** Full-text search. The field keeps the focus; arrows choose, Enter opens. */
export function SearchPage({ query }: { query: string }) {
  const words = useStrings(readerStrings);
  const language = useLanguage();
  const [typed, setTyped] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  const { hits, error } = useHits(typed, useBook().id);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => field.current?.focus(), []);
  useSlashKey(field);
  const type = (text: string) => {
    setTyped(text);
    // The address follows, so that a search can be sent on; it makes no steps in the history.
    history.replaceState(null, '', readerHash({ page: 'search', query: text }));
  };
  const status = () => {
    if (typed.trim() === '') return words.searchHint;
    if (!hits) return '';
    return hits.length > 0 ? words.hits(hits.length, hits.length >= LIMIT) : words.noHits(typed);
  };
  return (
    <>
      <h1 className="unseen">{words.pages.search}</h1>
      <div className="reader-hits">
        <Combobox
          ref={field}
          autoSelect
          label={words.search}
          listLabel={words.pages.search}
          value={typed}
          onChange={type}
          options={(hits ?? []).map((hit) => ({
            key: `${hit.kind} ${hit.id}`,
            href: readerHash(hitRoute(hit)),
            content: <Hit hit={hit} />,
          }))}
          onPick={(option) => {
            location.hash = option.href;
          }}
          status={status()}
        />
      </div>
      {error !== null && <Notice urgent title={errorWords(error, language)} />}
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const kinds = useStrings(kindLabels);
  const { kinds: hitKinds } = useStrings(searchStrings);
  return (
    <>
      <span className="reader-hit-title">
        <b>{hit.title}</b>
        <PrintedPage page={hit.page} />
      </span>
      <span className="reader-hint">
        {[hit.entityKind ? kinds[hit.entityKind] : hitKinds[hit.kind], hit.path].filter(Boolean).join(' · ')}
      </span>
      {hit.snippet && hit.snippet !== hit.title && (
        <span className="reader-hit-text">
          <LiveText plain text={hit.snippet} marks={hit.marks} />
        </span>
      )}
    </>
  );
}
