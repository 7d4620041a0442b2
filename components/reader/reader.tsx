import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import { type AtlasRoute, type ReaderPage as PageName, type ReaderRoute as Route, readerHash } from '../../data/routes';
import type { PackRow } from '../../data/store/model';
import { BookNames } from '../entity/names-context';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { ImportNotice } from '../library/import-notice';
import { packOf } from '../library/source';
import { type OwnHost, OwnHostProvider } from '../own/own-host';
import { searchStrings } from '../search/strings';
import { BookSwitch } from '../shelf/book-switch';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { SearchField } from '../ui/search-field';
import { useSlashKey } from '../ui/slash-key';
import { BookProvider, WhenLoaded } from './book';
import { ContentsPage } from './contents-page';
import { EntryPage } from './entry-page';
import type { LookHost } from './look';
import './reader.css';
import './reader-text.css';
import { late } from '../ui/late';
import { readerStrings } from './strings';
import { useRoute } from './use-route';

// Each part of the book comes when it is first opened: the map, the tables and the charts are not paid for by a page of text.
const Found = late(() => import('./found').then((part) => part.default));
const TextLook = late(() => import('./text-look').then((part) => part.default));
const AboutPage = late(() => import('./about-page').then((part) => part.AboutPage), <Loading />);
const EntityPage = late(() => import('./entity-page').then((part) => part.EntityPage), <Loading />);
const ChroniclePage = late(() => import('./chronicle-page').then((part) => part.ChroniclePage), <Loading />);
const DataPage = late(() => import('./data-page').then((part) => part.DataPage), <Loading />);
const HonoursPage = late(() => import('./honours-page').then((part) => part.HonoursPage), <Loading />);
const OfficesPage = late(() => import('./offices-page').then((part) => part.OfficesPage), <Loading />);
const TablesPage = late(() => import('./tables-page').then((part) => part.TablesPage), <Loading />);
const MinePage = late(() => import('../own/mine-page').then((part) => part.MinePage), <Loading />);
const NamesPage = late(() => import('./names-page').then((part) => part.NamesPage), <Loading />);
const TreatisesPage = late(() => import('./treatises-page').then((part) => part.TreatisesPage), <Loading />);
const IndexPage = late(() => import('./index-page').then((part) => part.IndexPage), <Loading />);
const ComparePage = late(() => import('./compare-page').then((part) => part.ComparePage), <Loading />);
const SearchPage = late(() => import('./search-page').then((part) => part.SearchPage), <Loading />);
const CaptionsPage = late(() => import('./lists-pages').then((part) => part.CaptionsPage), <Loading />);
const DocumentsPage = late(() => import('./lists-pages').then((part) => part.DocumentsPage), <Loading />);
const OrgsPage = late(() => import('./lists-pages').then((part) => part.OrgsPage), <Loading />);
const GlossaryPage = late(() => import('./glossary-page').then((part) => part.GlossaryPage), <Loading />);
const PeoplePage = late(() => import('./glossary-page').then((part) => part.PeoplePage), <Loading />);

const NAVIGATION = [
  'contents',
  'names',
  'chronicle',
  'tables',
  'data',
  'treatises',
  'people',
  'offices',
  'honours',
  'documents',
  'orgs',
  'captions',
  'glossary',
  'index',
  'about',
  'mine',
] as const satisfies PageName[];

interface ReaderProps {
  importing: ImportState | null;
  onAtlas: (route: AtlasRoute) => void;
  onOptions: () => void;
  onImport: () => void;
  /** Where the reader's own pins, notes and collections are kept, and how text is set; absent where nothing is kept. */
  own?: OwnHost;
  look?: LookHost;
}

/** The whole book in a tab. */
export function Reader(props: ReaderProps) {
  const route = useRoute();
  const packs = useLoaded('packs', (source) => source.listPacks());
  return (
    <WhenLoaded of={packs}>
      {(all) => {
        const book = bookOf(all, route);
        if (book)
          return (
            <BookProvider value={book}>
              <NavigationProvider value={all.length > 1 ? addressIn(book) : addressOf}>
                <OwnHostProvider value={props.own ?? null}>
                  <Frame route={route} book={book} packs={all} look={props.look}>
                    {/* A page that waits for a repair must not look as if it only loads. */}
                    {props.importing?.state === 'repairing' && (
                      <div className="reader-state">
                        <ImportNotice state={props.importing} onRetry={props.onImport} onOptions={props.onOptions} />
                      </div>
                    )}
                    <BookNames book={book.id}>
                      <Page route={route} packs={all} onAtlas={props.onAtlas} />
                    </BookNames>
                  </Frame>
                </OwnHostProvider>
              </NavigationProvider>
            </BookProvider>
          );
        return <NoBook {...props} />;
      }}
    </WhenLoaded>
  );
}

/** Everything of the book has an address here. */
const addressOf: Navigation = (to) => ({ href: readerHash(to) });

/** As `addressOf` on a shelf of several books: an address that no id tells the book of names it. */
const addressIn =
  (book: PackRow): Navigation =>
  (to) => ({ href: readerHash('id' in to && to.id ? to : { ...to, book: to.book ?? book.id }) });

/** The book read last in this tab: an address that names none stays in it. */
let latest: string | undefined;

/** The book that the address names, by itself or in the id of what is shown; else the one read last, else the first. */
function bookOf(packs: readonly PackRow[], route: Route): PackRow | undefined {
  const id = 'id' in route && route.id ? packOf(route.id) : (route.book ?? latest);
  const book = packs.find((pack) => pack.id === id) ?? packs[0];
  latest = book?.id;
  return book;
}

/** Complexity: one case a page of the reader. */
function Page({
  route,
  packs,
  onAtlas,
}: {
  route: Route;
  packs: readonly PackRow[];
  onAtlas: (route: AtlasRoute) => void;
}): ReactNode {
  switch (route.page) {
    case 'contents':
      return <ContentsPage key={route.category} category={route.category} />;
    case 'entry':
      return <EntryPage id={route.id} />;
    case 'entity':
      return <EntityPage key={route.id} id={route.id} onAtlas={onAtlas} />;
    case 'names':
      return <NamesPage key={route.kind} kind={route.kind} />;
    case 'tables':
      return <TablesPage number={route.number} />;
    case 'chronicle':
      return <ChroniclePage month={route.month} day={route.day} id={route.id} />;
    case 'glossary':
      return <GlossaryPage id={route.id} />;
    case 'index':
      return <IndexPage />;
    case 'people':
      return <PeoplePage id={route.id} />;
    case 'offices':
      return <OfficesPage row={route.row} />;
    case 'honours':
      return <HonoursPage row={route.row} />;
    case 'documents':
      return <DocumentsPage row={route.row} />;
    case 'orgs':
      return <OrgsPage row={route.row} />;
    case 'captions':
      return <CaptionsPage row={route.row} />;
    case 'data':
      return <DataPage />;
    case 'treatises':
      return <TreatisesPage id={route.id} />;
    case 'search':
      return <SearchPage query={route.query} only={route.only} shelf={route.shelf} packs={packs} onAtlas={onAtlas} />;
    case 'about':
      return <AboutPage />;
    case 'mine':
      return <MinePage />;
    case 'compare':
      return <ComparePage key={route.id} id={route.id} other={route.other} />;
  }
}

/** The part of the book a page belongs to. */
function partOf({ page }: Route): PageName {
  if (page === 'entry') return 'contents';
  return page === 'entity' || page === 'compare' ? 'names' : page;
}

/** The same part of another book; what an id names is of one book only, so there its list is shown. */
function goToBook(route: Route, book: string): void {
  const page = 'id' in route && route.id ? partOf(route) : route.page;
  location.hash = readerHash(
    page === 'search' && route.page === 'search' ? { ...route, book } : ({ page, book } as Route),
  );
}

/** Title, parts of the book, search; the page itself beside them. */
function Frame({
  route,
  book,
  packs,
  look,
  children,
}: {
  route: Route;
  book: PackRow;
  packs: readonly PackRow[];
  look?: LookHost;
  children: ReactNode;
}) {
  const named = packs.length > 1 ? { book: book.id } : {};
  const words = useStrings(readerStrings);
  const main = useRef<HTMLElement>(null);
  const address = readerHash(route);
  // Every address names its book where there are several: it can be copied, cited and reloaded.
  useEffect(() => {
    if (named.book && !('id' in route && route.id) && route.book !== named.book)
      history.replaceState(history.state, '', readerHash({ ...route, book: named.book }));
  });
  // A page of the book is read from its top; the search page moves within itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the address changes
  useEffect(() => {
    if (route.page !== 'search') main.current?.scrollTo(0, 0);
    document.title = `${words.pages[route.page]} · ${book.info.title}`;
    // On a narrow screen the parts stand in a row that scrolls.
    document.querySelector('.reader-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [address]);
  return (
    <div className="reader">
      <header className="reader-top">
        {packs.length > 1 ? (
          <BookSwitch packs={packs} current={book.id} onChange={(id) => goToBook(route, id)} />
        ) : (
          <a className="reader-title" href={readerHash({ page: 'contents' })}>
            <bdi>{book.info.title}</bdi>
          </a>
        )}
        <div className="reader-side">
          {route.page !== 'search' && <SearchForm {...named} />}
          {look && <TextLook host={look} />}
        </div>
      </header>
      <nav className="reader-nav" aria-label={words.navigation}>
        {NAVIGATION.map((page) => (
          <a
            key={page}
            href={readerHash({ page, ...named })}
            aria-current={partOf(route) === page ? 'page' : undefined}
          >
            {words.pages[page]}
          </a>
        ))}
      </nav>
      <main ref={main} className="reader-main" tabIndex={-1}>
        <div className="reader-column">
          {route.find && route.page !== 'search' && (
            <Found
              find={route.find}
              address={address}
              onEnd={() => {
                history.replaceState(history.state, '', readerHash({ ...route, find: undefined }));
                dispatchEvent(new HashChangeEvent('hashchange'));
                main.current?.focus();
              }}
              onBack={() => {
                location.hash = readerHash({ page: 'search', query: route.find ?? '', ...named });
              }}
            />
          )}
          <div className="reader-content">{children}</div>
        </div>
      </main>
    </div>
  );
}

function SearchForm({ book }: { book?: string }) {
  const { search } = useStrings(searchStrings);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  const go = (event: FormEvent) => {
    event.preventDefault();
    location.hash = readerHash({ page: 'search', query: typed.trim(), book });
  };
  return (
    <search className="reader-search">
      <form onSubmit={go}>
        <SearchField ref={field} label={search} hint={`${search} /`} value={typed} onChange={setTyped} />
      </form>
    </search>
  );
}

function Loading() {
  return <Notice title={useStrings(commonStrings).loading} />;
}

function NoBook({ importing, onOptions, onImport }: ReaderProps) {
  const words = useStrings(commonStrings);
  if (importing)
    return (
      <div className="reader-nobook">
        <ImportNotice state={importing} onRetry={onImport} onOptions={onOptions} />
      </div>
    );
  return (
    <div className="reader-nobook">
      <Notice title={<h1>{words.noBook}</h1>} hint={words.noBookHint}>
        <Button onClick={onOptions}>{words.openOptions}</Button>
      </Notice>
    </div>
  );
}
