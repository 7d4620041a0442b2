import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { Atlas } from '../../components/atlas/atlas';
import { loadBook } from '../../components/atlas/book';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { OwnHostProvider } from '../../components/own/own-host';
import { importFeed } from '../../data/messaging/import-feed';
import { pageLibrary } from '../../data/messaging/page-library';
import { ownWork } from '../../data/own/keep';
import { watchSettings, watchShelf, watchUnkept } from '../../data/settings/items';
import * as store from '../../data/store/reads';
import { browserHost } from './host';

// `?tab=1`: the atlas in a tab of its own; else the panel beside a page.
const place = new URLSearchParams(location.search).has('tab') ? 'tab' : 'panel';
const host = browserHost(place);
const library = pageLibrary(store);
const access = openAccess(library);
// The book is asked for before anything is drawn; the first render finds it on its way.
access.cache.cell('atlas', () => loadBook(library));

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={access}>
    <Shell watch={watchSettings} watchShelf={watchShelf} watchUnkept={watchUnkept}>
      <OwnHostProvider value={ownWork}>
        <Atlas host={host} feed={importFeed} />
      </OwnHostProvider>
    </Shell>
  </LibraryProvider>,
);

// The map is on its way while the list is drawn and the book is read.
void import('../../components/map/district-map');
