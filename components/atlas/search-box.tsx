import { useEffect, useRef, useState } from 'react';
import { type AtlasRoute, hitRoute, readerHash } from '../../data/routes';
import type { SearchHit } from '../../data/store/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { useLibrary } from '../library/context';
import { searchStrings } from '../search/strings';
import { Combobox, type ComboboxOption } from '../ui/combobox';
import { useSlashKey } from '../ui/slash-key';
import type { AtlasBook } from './book';
import type { AtlasHost } from './host';
import { SubLine } from './place-row';
import { atlasStrings } from './strings';

interface SearchBoxProps {
  book: AtlasBook;
  host: AtlasHost;
  pins: readonly string[];
  recents: readonly string[];
  onRoute: (route: AtlasRoute) => void;
  onLight: (id: string | null) => void;
}

interface Option extends ComboboxOption {
  hit: SearchHit | null;
  entity: string | null;
}

/** Hits shown; more would be scrolled past, another letter is faster. */
const LIMIT = 24;

const NOTHING = { query: '', hits: [] as SearchHit[], failed: false };

/** One field for names, aliases, pinyin, initials and the whole text; `/` focuses it. */
export function SearchBox({ book, host, pins, recents, onRoute, onLight }: SearchBoxProps) {
  const strings = useStrings(atlasStrings);
  const { kinds } = useStrings(searchStrings);
  const { source } = useLibrary();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(NOTHING);
  const words = query.trim();
  useSlashKey(field);
  useEffect(() => {
    if (words === '') return;
    const abort = new AbortController();
    source.search(words, { limit: LIMIT, signal: abort.signal, packs: [book.pack.id] }).then(
      (hits) => setFound({ query: words, hits, failed: false }),
      () => !abort.signal.aborted && setFound({ query: words, hits: [], failed: true }),
    );
    return () => abort.abort();
  }, [words, source, book.pack.id]);

  const options = words
    ? hitOptions(found.hits, kinds).map((option) => ({ ...option, content: <HitText book={book} option={option} /> }))
    : keptOptions(book, pins, recents, strings.find).map((option) => ({
        ...option,
        content: <HitText book={book} option={option} />,
      }));
  const settled = words !== '' && found.query === words;
  const pick = (option: Option) => {
    setQuery('');
    if (option.entity) onRoute({ view: 'entity', id: option.entity });
    else if (option.hit) host.open('reader', readerHash(hitRoute(option.hit)));
  };
  return (
    <div className="at-search">
      <Combobox
        ref={field}
        popup
        label={strings.search}
        listLabel={strings.find.results}
        value={query}
        onChange={setQuery}
        options={options}
        onPick={pick}
        onActive={(option) => onLight(option?.entity ?? null)}
        status={settled ? strings.find.count(found.hits.length) : ''}
        empty={settled && (found.failed ? strings.find.failed : strings.find.none)}
      />
    </div>
  );
}

type Bare = Omit<Option, 'content'>;

function HitText({ book, option }: { book: AtlasBook; option: Bare }) {
  const entity = option.entity === null ? undefined : book.byId.get(option.entity);
  const { hit } = option;
  return (
    <span className="at-option">
      <span className="row-name">{entity?.name ?? hit?.title}</span>
      {hit && !entity && <PrintedPage page={hit.page} />}
      <span className="at-sub">
        {entity ? (
          <SubLine book={book} entity={entity} />
        ) : (
          hit && (hit.snippet ? <LiveText plain text={hit.snippet} marks={hit.marks} /> : hit.path)
        )}
      </span>
    </span>
  );
}

/** Hits under the heading of their kind, the kinds in the order of their best hit. */
function hitOptions(hits: readonly SearchHit[], kinds: Record<SearchHit['kind'], string>): Bare[] {
  const order = [...new Set(hits.map((hit) => hit.kind))];
  return order.flatMap((kind) =>
    hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        key: `${kind} ${hit.id}`,
        group: kinds[kind],
        hit,
        entity: kind === 'entity' ? hit.id : null,
      })),
  );
}

function keptOptions(
  book: AtlasBook,
  pins: readonly string[],
  recents: readonly string[],
  words: { pinned: string; recent: string },
): Bare[] {
  const kept = (ids: readonly string[], group: string) =>
    ids.filter((id) => book.byId.has(id)).map((id) => ({ key: `${group} ${id}`, group, hit: null, entity: id }));
  const pinned = kept([...pins].reverse(), words.pinned);
  return [...pinned, ...kept(recents.filter((id) => !pins.includes(id)).slice(0, 8), words.recent)];
}
