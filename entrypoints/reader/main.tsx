import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinders, titleOf } from '../../components/entity/name-finder';
import { NameFindersProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { pageLibrary } from '../../data/messaging/page-library';
import { watchSettings, watchShelf, watchUnkept } from '../../data/settings/items';
import * as store from '../../data/store/reads';
import { getWire } from '../../data/store/reads';
import { ReaderApp } from './app';

const library = pageLibrary(store);
const finders = openNameFinders(async (id) => ({
  wire: await getWire(id),
  title: titleOf((await library.listPacks()).filter((pack) => pack.id === id)),
}));

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(library)}>
    <NameFindersProvider value={finders}>
      <Shell watch={watchSettings} watchShelf={watchShelf} watchUnkept={watchUnkept}>
        <ReaderApp />
      </Shell>
    </NameFindersProvider>
  </LibraryProvider>,
);
