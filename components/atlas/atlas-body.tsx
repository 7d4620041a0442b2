import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { publicAddress } from '../../data/address';
import type { PageName } from '../../data/messaging/messages';
import { atlasHash, type AtlasRoute as Route, readerHash } from '../../data/routes';
import type { PackRow } from '../../data/store/model';
import { inTitleMarks } from '../../data/title-marks';
import { useTitle } from '../app-frame/use-title';
import { figureWords } from '../entity/entity-figures';
import { figureLabel } from '../entity/figure-words';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { type Language, useLanguage, useStrings } from '../i18n';
import type { DistrictMapHandle } from '../map/district-map';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { AtlasGround } from './atlas-ground';
import { AtlasHead, isTab } from './atlas-head';
import { AtlasMenu } from './atlas-menu';
import { AtlasView } from './atlas-view';
import type { AtlasBook } from './book';
import { exportsOf } from './exports';
import type { AtlasHost, PageStatus } from './host';
import type { Measure } from './measures';
import { PlacePopup } from './place-popup';
import { holderArea } from './scene';
import { SearchBox } from './search-box';
import { atlasStrings } from './strings';
import { usePage, useWatched } from './use-host';
import { usePrintedMap } from './use-printed-map';
import { useRoute } from './use-route';
import { useShown } from './use-shown';

const NO_IDS: string[] = [];
const NO_NAMES: PageName[] = [];

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
  useTitle(`${common.atlas} · ${inTitleMarks(book.pack.info.title)}`);
  const {
    route,
    go: setRoute,
    back,
  } = useRoute(host.place === 'panel' ? { view: 'page' } : { view: 'all', kinds: [], text: '' });
  const [lit, setLit] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [tilesFailed, setTilesFailed] = useState(false);
  const page = usePage(host);
  const pins = useWatched(host.watchPins, NO_IDS);
  const recents = useWatched(host.watchRecents, NO_IDS);
  const tiles = useWatched(host.watchTiles, null);
  const map = useRef<DistrictMapHandle | null>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const names = page.state === 'page' ? page.names.names : NO_NAMES;
  const shown = useShown(book, host, route, page, names);
  const { scene, measure } = shown;
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

  const hint = useMemo(() => holderArea(book, lit), [book, lit]);
  const navigation = useCallback<Navigation>(
    (to) =>
      to.page === 'entity'
        ? { onGo: () => go({ view: 'entity', id: to.id }) }
        : { href: host.address('reader', readerHash(to)), away: true },
    [go, host],
  );
  const named = packs.length > 1 && route.view !== 'entity' ? { ...route, book: book.pack.id } : route;
  const link =
    route.view === 'entity'
      ? { text: publicAddress(route.id), label: common.copyAddress }
      : { text: host.address('atlas', atlasHash(named)), label: common.copyLink };
  return (
    <NavigationProvider value={navigation}>
      <main className={`at at-${host.place}`}>
        <AtlasHead
          book={book}
          packs={packs}
          route={route}
          onRoute={go}
          onBook={onBook}
          onPage={names.length}
          menu={
            <AtlasMenu
              exports={exportsOf({
                book,
                scene,
                map,
                strings,
                language,
                view: route.view,
                title: titleOf(route, page),
              })}
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
          }
          search={
            <SearchBox
              book={book}
              packs={packs}
              host={host}
              pins={pins}
              recents={recents}
              onRoute={go}
              onLight={setLit}
            />
          }
        />
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
          <AtlasView
            book={book}
            packs={packs}
            host={host}
            route={route}
            page={page}
            names={names}
            shown={shown}
            lit={lit}
            onLight={light}
            onRoute={go}
          />
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

function measureWords(measure: Measure | undefined, id: string, language: Language): string | undefined {
  const row = measure?.rows.find((one) => one.street.id === id);
  return (
    row &&
    measure &&
    `${figureLabel(measure.id, language)} ${figureWords({ value: row.value, unit: measure.unit }, language)}`
  );
}
