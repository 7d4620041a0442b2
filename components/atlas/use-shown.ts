import { useMemo, useState } from 'react';
import type { PageName } from '../../data/messaging/messages';
import type { AtlasRoute as Route } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { filterAll } from './all-view';
import type { AtlasBook } from './book';
import type { AtlasHost, PageStatus } from './host';
import { firstMeasure, type Measure, measuresOf } from './measures';
import { allScene, entityScene, type MapScene, pageScene, streetsScene, yearScene } from './scene';
import { atlasStrings } from './strings';
import { useYear } from './use-host';
import type { YearItem } from './year';
import { filterYear } from './year-view';

/** What a route shows: in its list, and on the map. */
export interface Shown {
  found: { placed: EntityRow[]; unplaced: EntityRow[] } | null;
  measures: Measure[];
  /** The one the streets are coloured by, in that view. */
  measure: Measure | undefined;
  year: ReturnType<typeof useYear>;
  /** What happened, as filtered; the one in front is `events[at]`. */
  events: readonly YearItem[];
  at: number;
  onAt: (at: number) => void;
  scene: MapScene;
}

export function useShown(
  book: AtlasBook,
  host: AtlasHost,
  route: Route,
  page: PageStatus,
  names: readonly PageName[],
): Shown {
  const strings = useStrings(atlasStrings);
  const [at, onAt] = useState(0);
  const year = useYear(book, host, route.view === 'year');
  const tab = page.state === 'page' ? page.tab : null;
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

  return { found, measures, measure, year, events, at, onAt, scene };
}
