import type { ReactNode } from 'react';
import type { AtlasRoute as Route } from '../../data/routes';
import type { PackRow } from '../../data/store/model';
import { inTitleMarks } from '../../data/title-marks';
import { useStrings } from '../i18n';
import { BookSwitch } from '../shelf/book-switch';
import type { AtlasBook } from './book';
import { atlasStrings } from './strings';

const TABS = ['page', 'all', 'year', 'streets'] as const;

interface AtlasHeadProps {
  book: AtlasBook;
  packs: readonly PackRow[];
  route: Route;
  onRoute: (route: Route) => void;
  onBook: (id: string) => void;
  /** Names on the page in front. */
  onPage: number;
  menu: ReactNode;
  search: ReactNode;
}

/** District, book, menu, search and the tabs. */
export function AtlasHead({ book, packs, route, onRoute, onBook, onPage, menu, search }: AtlasHeadProps) {
  const strings = useStrings(atlasStrings);
  const { district, title, year } = book.pack.info;
  return (
    <header className="at-head">
      <h1>
        <button type="button" className="link" onClick={() => onRoute(defaultRoute('all'))}>
          {district}
        </button>
      </h1>
      {packs.length > 1 ? (
        <BookSwitch packs={packs} current={book.pack.id} onChange={onBook} />
      ) : (
        <p className="at-edition">{strings.edition(inTitleMarks(title), year)}</p>
      )}
      {menu}
      {search}
      <nav className="at-tabs" aria-label={strings.views}>
        {TABS.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={route.view === view ? 'page' : undefined}
            onClick={() => onRoute(defaultRoute(view))}
          >
            {strings.tabs[view]}
            {view === 'page' && onPage > 0 && <b>{onPage}</b>}
          </button>
        ))}
      </nav>
    </header>
  );
}

/** Does the keyboard stand on one of the tabs? */
export function isTab(element: Element | null): boolean {
  return element?.closest('.at-tabs') != null;
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
