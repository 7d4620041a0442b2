import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinder, titleOf } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { pageLibrary } from '../../data/messaging/page-library';
import { watchSettings, watchShelf } from '../../data/settings/items';
import * as store from '../../data/store/reads';
import { getWire } from '../../data/store/reads';
import { ReaderApp } from './app';

const library = pageLibrary(store);
const finder = openNameFinder(async () => {
  const [book] = await library.listPacks();
  return { wire: book ? await getWire(book.id) : null, title: titleOf(book ? [book] : []) };
});

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(library)}>
    <NameFinderProvider value={finder}>
      <Shell watch={watchSettings} watchShelf={watchShelf}>
        <ReaderApp />
      </Shell>
    </NameFinderProvider>
  </LibraryProvider>,
);
