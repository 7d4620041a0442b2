import { useEffect, useRef, useState } from 'react';
import { type AtlasRoute, hitRoute, readerHash, type SearchFilter } from '../../data/routes';
import type { Addressed } from '../../data/store/address-route';
import type { PackRow, SearchAnswer } from '../../data/store/model';
import { useLanguage, useStrings } from '../i18n';
import { useLibrary } from '../library/context';
import { useErrorWords } from '../library/error-words';
import { hitsCsv, hitsMarkdown } from '../search/export-hits';
import { Facets } from '../search/facets';
import { HitText } from '../search/hit-text';
import { NearMisses } from '../search/near-misses';
import { SearchScope } from '../search/search-scope';
import { searchStrings } from '../search/strings';
import { useAddressed } from '../search/use-addressed';
import { useSearch } from '../search/use-search';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Menu } from '../ui/menu';
import { Notice } from '../ui/notice';
import { Popover } from '../ui/popover';
import { saveFile } from '../ui/save-file';
import { ShowMore } from '../ui/show-more';
import { useSlashKey } from '../ui/slash-key';
import { useBook } from './book';

/** Hits drawn at first, and with each "more". */
const FIRST = 40;
const STEP = 160;

interface SearchPageProps {
  query: string;
  only?: SearchFilter;
  /** In all books of the shelf. */
  shelf?: boolean;
  /** The books of the shelf. */
  packs: readonly PackRow[];
  onAtlas: (route: AtlasRoute) => void;
}

/** Search of the whole book, or of all books of the shelf. The field keeps the focus; arrows choose, Enter opens. */
export function SearchPage({ query, only = {}, shelf = false, packs, onAtlas }: SearchPageProps) {
  const errorWords = useErrorWords();
  const words = useStrings(searchStrings);
  const common = useStrings(commonStrings);
  const [typed, setTyped] = useState(query);
  const [limit, setLimit] = useState(FIRST);
  const field = useRef<HTMLInputElement>(null);
  const book = useBook();
  const across = shelf && packs.length > 1;
  const scope = across ? [book, ...packs.filter(({ id }) => id !== book.id)] : [book];
  const addressed = useAddressed(typed);
  const { answer, error, progress } = useSearch(
    addressed.isAddress ? '' : typed,
    scope.map(({ id }) => id),
    limit,
    only,
  );
  useEffect(() => setTyped(query), [query]);
  useEffect(() => field.current?.focus(), []);
  useSlashKey(field);
  // The address follows, so that a search can be sent on; it makes no steps in the history.
  const address = (
    text: string,
    filter: SearchFilter,
    where: { shelf: boolean; book?: string } = { shelf: across },
  ) => {
    const named = where.book ?? (packs.length > 1 ? book.id : undefined);
    history.replaceState(
      null,
      '',
      readerHash({ page: 'search', query: text, only: filter, shelf: where.shelf, book: named }),
    );
    dispatchEvent(new HashChangeEvent('hashchange'));
  };
  const type = (text: string) => {
    setTyped(text);
    setLimit(FIRST);
    address(text, text.trim() === '' ? {} : only);
  };
  return (
    <>
      <h1 className="unseen">{words.search}</h1>
      <div className="search-hits">
        <Combobox
          ref={field}
          autoSelect
          label={words.search}
          listLabel={words.search}
          value={typed}
          onChange={type}
          options={optionsOf({ addressed: addressed.to, answer, typed, packs, badges: across })}
          onPick={(option) => {
            location.hash = option.href;
          }}
          status={
            addressed.isAddress
              ? addressed.said
              : progress
                ? words.looking(progress.done, progress.all)
                : typed.trim() === ''
                  ? words.hint
                  : answer && <Said query={typed} {...{ answer, only, across }} />
          }
          tools={
            <>
              {packs.length > 1 && (
                <SearchScope
                  packs={scope}
                  all={packs.length}
                  shelf={across}
                  books={across ? (answer?.books ?? []) : []}
                  onScope={(where) => address(typed, only, where)}
                />
              )}
              {answer && (
                <>
                  {(answer.total > 0 || Object.keys(only).length > 0) && (
                    <Tools {...{ query: typed, answer, only, scope, onAtlas }} onClear={() => address(typed, {})} />
                  )}
                  <Facets facets={answer.facets} only={only} onOnly={(next) => address(typed, next)} />
                </>
              )}
            </>
          }
        />
        {answer && <NearMisses near={answer.near} shelf={across} />}
        {answer && (
          <ShowMore
            next={Math.min(STEP, answer.total - answer.hits.length)}
            more={() => setLimit(limit + STEP)}
            label={common.showMore(Math.min(STEP, answer.total - answer.hits.length))}
          />
        )}
      </div>
      {error !== null && <Notice urgent title={errorWords(error)} />}
    </>
  );
}

interface Offered {
  addressed: Addressed | null;
  answer: SearchAnswer | null;
  typed: string;
  packs: readonly PackRow[];
  /** Hits say which book they are of. */
  badges: boolean;
}

/** What can be chosen: what a public address names, else the hits. */
function optionsOf({ addressed, answer, typed, packs, badges }: Offered) {
  const of = (book: string) => packs.find(({ id }) => id === book);
  if (addressed?.state === 'found') {
    const { route, title, book } = addressed;
    return [{ key: 'address', href: readerHash(route), content: <AddressText title={title} of={of(book)} /> }];
  }
  return (answer?.hits ?? []).map((hit, at) => ({
    key: `${hit.kind} ${hit.id} ${at}`,
    href: readerHash({ ...hitRoute(hit), find: typed.trim() }),
    content: <HitText hit={hit} pack={badges ? of(hit.pack) : undefined} />,
  }));
}

/** What a public address names. */
function AddressText({ title, of }: { title: string; of?: PackRow }) {
  const words = useStrings(searchStrings);
  return (
    <>
      <span className="hit-title">
        <b>{title}</b>
      </span>
      <span className="hit-path">{[words.address, of?.info.title].filter(Boolean).join(' · ')}</span>
    </>
  );
}

interface AnswerProps {
  query: string;
  answer: SearchAnswer;
  only: SearchFilter;
}

/** How many there are; or what is true of their being none. */
function Said({ query, answer, only, across }: AnswerProps & { across: boolean }) {
  const words = useStrings(searchStrings);
  const narrowed = Object.keys(only).length > 0;
  if (answer.total > 0) return across ? words.foundIn(answer.total, answer.books.length) : words.found(answer.total);
  if (narrowed && answer.near.length === 0) return words.notNarrowed;
  if (answer.near.some(({ why }) => why === 'fewer')) return words.notTogether;
  return across ? words.nothingOnShelf(query.trim()) : words.nothing(query.trim());
}

/** Taking the hits along: as files, onto the map. */
function Tools({
  query,
  answer,
  only,
  scope,
  onAtlas,
  onClear,
}: AnswerProps & { scope: readonly PackRow[]; onAtlas: SearchPageProps['onAtlas']; onClear: () => void }) {
  const words = useStrings(searchStrings);
  const common = useStrings(commonStrings);
  const language = useLanguage();
  const { source } = useLibrary();
  const { info } = useBook();
  const [said, setSaid] = useState('');
  const save = async (form: 'csv' | 'md') => {
    const { hits } = await source.search(query, {
      limit: answer.total,
      filter: only,
      packs: scope.map(({ id }) => id),
    });
    const of = (pack: string) => scope.find(({ id }) => id === pack)?.info ?? info;
    const file = `${info.id}-${query.trim().replace(/[\\/:*?"<>|\s]+/g, '-')}.${form}`;
    if (form === 'csv') saveFile(file, hitsCsv(hits, of, words, language), 'text/csv');
    else saveFile(file, hitsMarkdown(query.trim(), hits, of, language), 'text/markdown');
    setSaid(common.saved(file));
  };
  const run = (form: 'csv' | 'md') => save(form).catch(() => setSaid(common.saveFailed));
  const names = answer.facets.kind.some(({ value }) => value === 'entity');
  return (
    <div className="search-tools">
      <span role="status">{said}</span>
      {Object.keys(only).length > 0 && (
        <Button small onClick={onClear}>
          {words.clear}
        </Button>
      )}
      {names && (
        <Button small onClick={() => onAtlas({ view: 'all', kinds: [], text: query.trim() })}>
          {words.onMap}
        </Button>
      )}
      <Popover label={words.exportAs} className="button button-small">
        {(close) => (
          <Menu
            label={words.exportAs}
            groups={[
              {
                items: (['csv', 'md'] as const).map((form) => ({
                  id: form,
                  label: form === 'csv' ? words.csv : words.markdown,
                  onSelect: () => {
                    close();
                    void run(form);
                  },
                })),
              },
            ]}
          />
        )}
      </Popover>
    </div>
  );
}
