import { useRef, useState } from 'react';
import { type AtlasRoute, hitRoute, type ReaderRoute, readerHash } from '../../data/routes';
import type { Addressed } from '../../data/store/address-route';
import type { PackRow, SearchAnswer, SearchHit } from '../../data/store/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { searchStrings } from '../search/strings';
import { useAddressed } from '../search/use-addressed';
import { useSearch } from '../search/use-search';
import { BookBadge } from '../shelf/book-badge';
import { Combobox, type ComboboxOption } from '../ui/combobox';
import { useSlashKey } from '../ui/slash-key';
import type { AtlasBook } from './book';
import type { AtlasHost } from './host';
import { SubLine } from './place-row';
import { atlasStrings } from './strings';

interface SearchBoxProps {
  book: AtlasBook;
  /** All books of the shelf. */
  packs: readonly PackRow[];
  host: AtlasHost;
  pins: readonly string[];
  recents: readonly string[];
  onRoute: (route: AtlasRoute) => void;
  onLight: (id: string | null) => void;
}

interface Option extends ComboboxOption {
  hit: SearchHit | null;
  entity: string | null;
  /** Where a public address leads in the reader. */
  route?: ReaderRoute;
  /** Where it is neither. */
  label?: string;
  /** Set where it is of another book than the one shown. */
  other?: PackRow;
}

type Bare = Omit<Option, 'content'>;

/** Hits shown; more would be scrolled past, another letter is faster. */
const LIMIT = 24;
/** Of all other books together. */
const OTHERS = 8;
/** Books looked in with each letter; a longer shelf is searched as a whole in the reader, which tells how far it is. */
const OTHER_BOOKS = 30;

/** The last option, where there is more than fits. */
const REST: Bare = { key: 'rest', hit: null, entity: null };
const SHELF = 'shelf';

/** One field for names, aliases, pinyin, initials and the whole text; `/` focuses it. */
export function SearchBox({ book, packs, host, pins, recents, onRoute, onLight }: SearchBoxProps) {
  const strings = useStrings(atlasStrings);
  const words = useStrings(searchStrings);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const others = packs.filter(({ id }) => id !== book.pack.id).slice(0, OTHER_BOOKS);
  const { isAddress, to, said } = useAddressed(query);
  const { answer, error } = useSearch(isAddress ? '' : query, [book.pack.id], LIMIT);
  const elsewhere = useSearch(
    isAddress ? '' : query,
    others.map(({ id }) => id),
    OTHERS,
  ).answer;
  useSlashKey(field);
  const bare = isAddress
    ? addressOptions(to, words.address)
    : query.trim()
      ? foundOptions({ answer, elsewhere, others, packs, words })
      : keptOptions(book, pins, recents, strings.find);
  const options = bare.map((option) => ({ ...option, content: <OptionText book={book} option={option} /> }));
  const pick = (option: Option) => {
    setQuery('');
    if (option.entity) onRoute({ view: 'entity', id: option.entity });
    else if (option.route) host.open('reader', readerHash(option.route));
    else if (option.hit) host.open('reader', readerHash(hitRoute(option.hit)));
    else {
      const shelf = option.key === SHELF;
      host.open('reader', readerHash({ page: 'search', query: query.trim(), book: book.pack.id, shelf }));
    }
  };
  const nothing = () => {
    if (isAddress) return said;
    if (error !== null) return strings.find.failed;
    const other = answer?.near.map((one) => one.query).join(' · ');
    return `${words.nothing(query.trim())}${other ? ` ${words.near[answer!.near[0]!.why]}：${other}` : ''}`;
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
        status={answer ? words.found(answer.total + (elsewhere?.total ?? 0)) : ''}
        empty={(said !== '' || (answer?.total === 0 && !elsewhere?.total) || error !== null) && nothing()}
      />
    </div>
  );
}

function OptionText({ book, option }: { book: AtlasBook; option: Bare }) {
  const entity = option.entity === null ? undefined : book.byId.get(option.entity);
  const { hit, other } = option;
  return (
    <span className="at-option">
      <span className="row-name">{entity?.name ?? hit?.title ?? option.label}</span>
      {hit && !entity && <PrintedPage page={hit.page} />}
      {other && <BookBadge pack={other} />}
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

interface FoundIn {
  answer: SearchAnswer | null;
  /** Of the other books. */
  elsewhere: SearchAnswer | null;
  others: readonly PackRow[];
  packs: readonly PackRow[];
  words: (typeof searchStrings)['zh'];
}

/** Hits of the book shown, then those of the others; where more would be found, the way there. */
function foundOptions({ answer, elsewhere, others, packs, words }: FoundIn): Bare[] {
  const hits = answer?.hits ?? [];
  return [
    ...hitOptions(hits, words.kinds),
    ...(answer && answer.total > hits.length ? [{ ...REST, label: words.all(answer.total) }] : []),
    ...otherOptions(elsewhere?.hits ?? [], others, words.others),
    ...(elsewhere && (elsewhere.total > elsewhere.hits.length || others.length < packs.length - 1)
      ? [{ ...REST, key: SHELF, group: words.others, label: words.wholeShelf(packs.length) }]
      : []),
  ];
}

/** What a public address leads to: an entity here, anything else in the reader. */
function addressOptions(to: Addressed | null, group: string): Bare[] {
  if (to?.state !== 'found') return [];
  const { route, title } = to;
  const entity = route.page === 'entity' ? route.id : null;
  return [{ key: 'address', group, hit: null, entity, route, label: title }];
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

function otherOptions(hits: readonly SearchHit[], packs: readonly PackRow[], group: string): Bare[] {
  return hits.map((hit) => ({
    key: `${hit.kind} ${hit.id} ${hit.pack}`,
    group,
    hit,
    entity: hit.kind === 'entity' ? hit.id : null,
    other: packs.find(({ id }) => id === hit.pack),
  }));
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
