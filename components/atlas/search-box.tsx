import { useEffect, useId, useRef, useState } from 'react';
import { hitRoute, type AtlasRoute as Route, readerHash } from '../../data/routes';
import type { SearchHit } from '../../data/store/model';
import { useStrings } from '../i18n';
import { useLibrary } from '../library/context';
import type { AtlasBook } from './book';
import type { AtlasHost } from './host';
import { marked } from './marked';
import { SubLine } from './place-row';
import { atlasStrings } from './strings';

interface SearchBoxProps {
  book: AtlasBook;
  host: AtlasHost;
  pins: readonly string[];
  recents: readonly string[];
  onRoute: (route: Route) => void;
  onLight: (id: string | null) => void;
}

interface Option {
  key: string;
  group: string;
  hit: SearchHit | null;
  entity: string | null;
}

/** Hits shown; more would be scrolled past, another letter is faster. */
const LIMIT = 24;

/** One field for names, aliases, pinyin, initials and the whole text; `/` focuses it, arrows and Enter choose (ARIA combobox). */
export function SearchBox({ book, host, pins, recents, onRoute, onLight }: SearchBoxProps) {
  const strings = useStrings(atlasStrings);
  const { source } = useLibrary();
  const list = useId();
  const field = useRef<HTMLInputElement | null>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [hits, setHits] = useState<{ query: string; hits: SearchHit[]; failed: boolean }>({
    query: '',
    hits: [],
    failed: false,
  });

  useEffect(() => {
    const words = query.trim();
    if (words === '') return;
    const abort = new AbortController();
    source
      .search(words, { limit: LIMIT, signal: abort.signal })
      .then((found) => setHits({ query: words, hits: found, failed: false }))
      .catch(() => {
        if (!abort.signal.aborted) setHits({ query: words, hits: [], failed: true });
      });
    return () => abort.abort();
  }, [query, source]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || target?.closest('input, textarea, select')) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const searching = query.trim() !== '';
  const options = searching
    ? hitOptions(hits.hits, strings.find.kinds)
    : keptOptions(book, pins, recents, strings.find);
  const settled = !searching || hits.query === query.trim();
  const current = options[at];

  const choose = (option: Option | undefined) => {
    if (!option) return;
    setOpen(false);
    setQuery('');
    setAt(-1);
    onLight(null);
    field.current?.blur();
    if (option.entity) onRoute({ view: 'entity', id: option.entity });
    else if (option.hit) host.open('reader', readerHash(hitRoute(option.hit)));
  };
  const move = (to: number) => {
    const next = options.length === 0 ? -1 : (to + options.length) % options.length;
    setAt(next);
    onLight(options[next]?.entity ?? null);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        setOpen(true);
        move(at + 1);
        break;
      case 'ArrowUp':
        event.preventDefault();
        move(at < 0 ? -1 : at - 1);
        break;
      case 'Enter':
        choose(current ?? options[0]);
        break;
      case 'Escape':
        if (open && (query !== '' || options.length > 0)) event.stopPropagation();
        setQuery('');
        setOpen(false);
        onLight(null);
        break;
    }
  };
  const shown = open && (searching || options.length > 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field and its list together closes the list
    <div className="at-search" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <input
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={strings.search}
        aria-label={strings.search}
        title={strings.searchHint}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${list}-${at}` : undefined}
        value={query}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="ym-sr">
        {searching && settled ? strings.find.count(hits.hits.length) : ''}
      </span>
      <div id={list} role="listbox" aria-label={strings.find.results} className="at-results" hidden={!shown}>
        {shown &&
          options.map((option, i) => (
            <div key={option.key}>
              {option.group !== options[i - 1]?.group && (
                <p className="at-group" role="presentation">
                  {option.group}
                </p>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, options are never focused (ARIA combobox) */}
              <div
                id={`${list}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === at}
                className="at-option"
                onMouseDown={(event) => event.preventDefault()}
                onMouseEnter={() => {
                  setAt(i);
                  onLight(option.entity);
                }}
                onClick={() => choose(option)}
              >
                <OptionText book={book} option={option} />
              </div>
            </div>
          ))}
        {shown && searching && settled && hits.hits.length === 0 && (
          <p className="at-group">{hits.failed ? strings.find.failed : strings.find.none}</p>
        )}
      </div>
    </div>
  );
}

function OptionText({ book, option }: { book: AtlasBook; option: Option }) {
  const strings = useStrings(atlasStrings);
  const entity = option.entity === null ? undefined : book.byId.get(option.entity);
  const { hit } = option;
  return (
    <>
      <span className="at-name">{entity?.name ?? hit?.title}</span>
      {hit && !entity && hit.page !== null && <span className="at-printed">{strings.printed(hit.page)}</span>}
      <span className="at-sub">
        {entity ? (
          <SubLine book={book} entity={entity} />
        ) : (
          hit && (hit.snippet ? marked(hit.snippet, hit.marks) : hit.path)
        )}
      </span>
    </>
  );
}

function hitOptions(hits: readonly SearchHit[], kinds: Record<SearchHit['kind'], string>): Option[] {
  const order = ['entity', 'entry', 'term', 'chronicle', 'table', 'person', 'treatise'] as const;
  return order.flatMap((kind) =>
    hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({ key: `${kind} ${hit.id}`, group: kinds[kind], hit, entity: kind === 'entity' ? hit.id : null })),
  );
}

function keptOptions(
  book: AtlasBook,
  pins: readonly string[],
  recents: readonly string[],
  words: { pinned: string; recent: string },
): Option[] {
  const kept = (ids: readonly string[], group: string) =>
    ids.filter((id) => book.byId.has(id)).map((id) => ({ key: `${group} ${id}`, group, hit: null, entity: id }));
  const pinned = kept([...pins].reverse(), words.pinned);
  return [...pinned, ...kept(recents.filter((id) => !pins.includes(id)).slice(0, 8), words.recent)];
}
