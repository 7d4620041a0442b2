import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { publicAddress } from '../../data/address';
import { atlasHash, type AtlasRoute as Route, readerHash } from '../../data/routes';
import type { PackRow } from '../../data/store/model';
import { useTitle } from '../app-frame/use-title';
import { figureWords } from '../entity/entity-figures';
import { figureLabel } from '../entity/figure-words';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { type Language, useLanguage, useStrings } from '../i18n';
import type { DistrictMapHandle } from '../map/district-map';
import { BookSwitch } from '../shelf/book-switch';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { AllView, filterAll } from './all-view';
import { AtlasGround } from './atlas-ground';
import { AtlasMenu } from './atlas-menu';
import type { AtlasBook } from './book';
import { EntityView } from './entity-view';
import { exportsOf } from './exports';
import type { AtlasHost, PageStatus } from './host';
import { firstMeasure, type Measure, measuresOf } from './measures';
import { PageView } from './page-view';
import { PlacePopup } from './place-popup';
import { allScene, entityScene, holderArea, type MapScene, pageScene, streetsScene, yearScene } from './scene';
import { SearchBox } from './search-box';
import { StreetsView } from './streets-view';
import { atlasStrings } from './strings';
import { usePage, useWatched, useYear } from './use-host';
import { usePrintedMap } from './use-printed-map';
import { useRoute } from './use-route';
import { filterYear, YearView } from './year-view';

const NO_IDS: string[] = [];
const TABS = ['page', 'all', 'year', 'streets'] as const;

interface AtlasBodyProps {
  book: AtlasBook;
  /** All books of the shelf. */
  packs: readonly PackRow[];
  host: AtlasHost;
  onBook: (id: string) => void;
}

/** Title, search, tabs, one map that lives through all of them, and the list of the tab. */
export function AtlasBody({ book, packs, host, onBook }: AtlasBodyProps) {
  const strings = useStrings(atlasStrings);
  const language = useLanguage();
  const common = useStrings(commonStrings);
  useTitle(`${common.atlas} · ${bracketed(book.pack.info.title)}`);
  const {
    route,
    go: setRoute,
    back,
  } = useRoute(host.place === 'panel' ? { view: 'page' } : { view: 'all', kinds: [], text: '' });
  const [lit, setLit] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [tilesFailed, setTilesFailed] = useState(false);
  const page = usePage(host);
  const pins = useWatched(host.watchPins, NO_IDS);
  const recents = useWatched(host.watchRecents, NO_IDS);
  const tiles = useWatched(host.watchTiles, null);
  const year = useYear(book, host, route.view === 'year');
  const map = useRef<DistrictMapHandle | null>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const names = page.state === 'page' ? page.names.names : [];
  const tab = page.state === 'page' ? page.tab : null;
  usePrintedMap(map);

  useEffect(() => host.watchHovered(setLit), [host]);
  const light = useCallback(
    (id: string | null) => {
      setLit(id);
      host.light(id);
    },
    [host],
  );
  const go = useCallback(
    (next: Route, replace?: boolean) => {
      setOpen(null);
      if (next.view !== 'all') setLit(null);
      setRoute(next, replace);
    },
    [setRoute],
  );
  const place = atlasHash(route).split('?')[0];
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts at its top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    // What had the focus may be gone with the view before: the keyboard goes on in the new one.
    if (!first.current && !isTab(document.activeElement)) scroller.current?.focus({ preventScroll: true });
    first.current = false;
  }, [place]);

  const found = useMemo(() => (route.view === 'all' ? filterAll(book, route) : null), [book, route]);
  const measures = useMemo(() => measuresOf(book, strings.streets.entryCount), [book, strings]);
  const measure =
    route.view === 'streets' ? (measures.find((one) => one.id === route.measure) ?? firstMeasure(measures)) : undefined;
  const events = useMemo(() => (route.view === 'year' ? filterYear(year.items, route) : []), [year.items, route]);
  const entity = route.view === 'entity' ? book.byId.get(route.id) : undefined;
  const namesKey = names.map((name) => `${name.entity}:${name.count}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are the same while their key is
  const scene: MapScene = useMemo(() => {
    switch (route.view) {
      case 'page':
        return pageScene(book, tab, names);
      case 'all':
        return allScene(found ?? { placed: [], unplaced: [] }, route.kinds.join());
      case 'streets':
        return streetsScene(book, measure);
      case 'year':
        return yearScene(book, events, at);
      case 'entity':
        return entity ? entityScene(book, entity) : pageScene(book, null, []);
    }
  }, [book, route.view, tab, namesKey, found, measure, events, at, entity]);

  const hint = useMemo(() => holderArea(book, lit), [book, lit]);
  const navigation = useCallback<Navigation>(
    (to) =>
      to.page === 'entity'
        ? { onGo: () => go({ view: 'entity', id: to.id }) }
        : { href: host.address('reader', readerHash(to)), away: true },
    [go, host],
  );
  const current = route.view === 'entity' ? null : route.view;
  const named = packs.length > 1 && route.view !== 'entity' ? { ...route, book: book.pack.id } : route;
  const link =
    route.view === 'entity'
      ? { text: publicAddress(route.id), label: common.copyAddress }
      : { text: host.address('atlas', atlasHash(named)), label: common.copyLink };
  return (
    <NavigationProvider value={navigation}>
      <main className={`at at-${host.place}`}>
        <header className="at-head">
          <h1>
            <button type="button" className="link" onClick={() => go({ view: 'all', kinds: [], text: '' })}>
              {book.pack.info.district}
            </button>
          </h1>
          {packs.length > 1 ? (
            <BookSwitch packs={packs} current={book.pack.id} onChange={onBook} />
          ) : (
            <p className="at-edition">{strings.edition(bracketed(book.pack.info.title), book.pack.info.year)}</p>
          )}
          <AtlasMenu
            exports={exportsOf({ book, scene, map, strings, language, view: route.view, title: titleOf(route, page) })}
            count={scene.listed.length}
            tiles={tiles}
            onTiles={(next) => {
              setTilesFailed(false);
              host.setTiles(next);
            }}
            link={link}
            onTab={host.place === 'panel' ? () => host.open('atlas', atlasHash(route)) : undefined}
            onOptions={() => host.open('options')}
          />
          <SearchBox
            book={book}
            packs={packs}
            host={host}
            pins={pins}
            recents={recents}
            onRoute={go}
            onLight={setLit}
          />
          <nav className="at-tabs" aria-label={strings.views}>
            {TABS.map((view) => (
              <button
                key={view}
                type="button"
                aria-current={current === view ? 'page' : undefined}
                onClick={() => go(defaultRoute(view))}
              >
                {strings.tabs[view]}
                {view === 'page' && names.length > 0 && <b>{names.length}</b>}
              </button>
            ))}
          </nav>
        </header>
        <div className="at-map">
          <AtlasGround
            book={book}
            onPick={(id) => go({ view: 'entity', id })}
            handle={map}
            layers={book.layers}
            places={scene.places}
            areas={scene.areas}
            hint={hint}
            dots={scene.dots}
            label={strings.map(book.pack.info.district)}
            lit={lit}
            onLight={light}
            open={open}
            onOpen={setOpen}
            popup={(id) => <PlacePopup book={book} id={id} extra={measureWords(measure, id, language)} />}
            fit={scene.fit}
            clusterRadius={scene.clusterRadius}
            sketch={scene.sketch}
            names={scene.names}
            notes={scene.notes}
            tiles={tiles}
            onTilesFailed={() => setTilesFailed(true)}
          />
        </div>
        <section className="at-body" ref={scroller} tabIndex={-1} aria-label={strings.list}>
          <Back onBack={back} />
          {tilesFailed && (
            <p className="at-note" role="alert">
              {strings.menu.tilesFailed}
            </p>
          )}
          {route.view === 'page' && (
            <PageView
              book={book}
              packs={packs}
              status={page}
              host={host}
              lit={lit}
              onLight={light}
              onOpenEntity={(id) => go({ view: 'entity', id })}
            />
          )}
          {route.view === 'all' && found && (
            <AllView book={book} route={route} found={found} lit={lit} onLight={light} onRoute={go} />
          )}
          {route.view === 'year' && (
            <YearView
              book={book}
              items={year.items}
              shown={events}
              named={year.named}
              ready={year.ready}
              at={Math.min(at, Math.max(events.length - 1, 0))}
              onAt={setAt}
              route={route}
              lit={lit}
              onLight={light}
              onRoute={go}
            />
          )}
          {route.view === 'streets' && (
            <StreetsView book={book} measures={measures} measure={measure} lit={lit} onLight={light} onRoute={go} />
          )}
          {route.view === 'entity' && (
            <EntityView
              book={book}
              host={host}
              id={route.id}
              onPage={names.find((name) => name.entity === route.id)}
              lit={lit}
              onLight={light}
              onRoute={go}
            />
          )}
        </section>
      </main>
    </NavigationProvider>
  );
}

/** Back to what was shown before; nothing at the first. The panel has no button of the browser's. */
function Back({ onBack }: { onBack: (() => void) | undefined }) {
  const { back } = useStrings(commonStrings);
  return (
    onBack && (
      <p className="at-back">
        <Button tone="link" onClick={onBack}>
          ‹ {back}
        </Button>
      </p>
    )
  );
}

/** Title of the page in front, while its names are what is shown. */
function titleOf(route: Route, page: PageStatus): string | null {
  return route.view === 'page' && page.state === 'page' ? page.names.title || null : null;
}

function isTab(element: Element | null): boolean {
  return element?.closest('.at-tabs') != null;
}

function bracketed(title: string): string {
  return /^《.*》$/.test(title) ? title : `《${title}》`;
}

function defaultRoute(view: (typeof TABS)[number]): Route {
  switch (view) {
    case 'page':
      return { view };
    case 'all':
      return { view, kinds: [], text: '' };
    case 'year':
      return { view, month: null, street: null };
    case 'streets':
      return { view, measure: null };
  }
}

function measureWords(measure: Measure | undefined, id: string, language: Language): string | undefined {
  const row = measure?.rows.find((one) => one.street.id === id);
  return (
    row &&
    measure &&
    `${figureLabel(measure.id, language)} ${figureWords({ value: row.value, unit: measure.unit }, language)}`
  );
}
