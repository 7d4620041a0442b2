import type { PageName } from '../../data/messaging/messages';
import type { AtlasRoute as Route } from '../../data/routes';
import type { PackRow } from '../../data/store/model';
import { AllView } from './all-view';
import type { AtlasBook } from './book';
import { EntityView } from './entity-view';
import type { AtlasHost, PageStatus } from './host';
import { PageView } from './page-view';
import { StreetsView } from './streets-view';
import type { Shown } from './use-shown';
import { YearView } from './year-view';

interface AtlasViewProps {
  book: AtlasBook;
  packs: readonly PackRow[];
  host: AtlasHost;
  route: Route;
  page: PageStatus;
  names: readonly PageName[];
  shown: Shown;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

/** The list that belongs to a route. */
export function AtlasView({ book, packs, host, route, page, names, shown, ...light }: AtlasViewProps) {
  const { events, year } = shown;
  switch (route.view) {
    case 'page':
      return (
        <PageView
          book={book}
          packs={packs}
          status={page}
          host={host}
          lit={light.lit}
          onLight={light.onLight}
          onOpenEntity={(id) => light.onRoute({ view: 'entity', id })}
        />
      );
    case 'all':
      return shown.found && <AllView book={book} route={route} found={shown.found} {...light} />;
    case 'year':
      return (
        <YearView
          book={book}
          items={year.items}
          shown={events}
          named={year.named}
          ready={year.ready}
          at={Math.min(shown.at, Math.max(events.length - 1, 0))}
          onAt={shown.onAt}
          route={route}
          {...light}
        />
      );
    case 'streets':
      return <StreetsView book={book} measures={shown.measures} measure={shown.measure} {...light} />;
    case 'entity':
      return (
        <EntityView
          book={book}
          host={host}
          id={route.id}
          onPage={names.find((name) => name.entity === route.id)}
          {...light}
        />
      );
  }
}
