import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { loadMap } from '../../components/card/card-map';
import { openNameFinders, titleOf } from '../../components/entity/name-finder';
import { NameFindersProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { watchSettings, watchShelf } from '../../data/settings/items';
import { CardApp } from './app';
import './frame.css';
import { cardLibrary, publishedWire, readAhead } from './library';
import { watchSeen } from './seen';

watchSeen();

const library = cardLibrary();
const access = openAccess(library);
const finders = openNameFinders(async (id) => {
  const [wire, packs] = await Promise.all([publishedWire(id), library.listPacks()]);
  return { wire, title: titleOf(packs.filter((pack) => pack.id === id)) };
});

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={access}>
    <NameFindersProvider value={finders}>
      <CardApp
        shell={(theme, content) => (
          <Shell watch={watchSettings} watchShelf={watchShelf} theme={theme}>
            {content}
          </Shell>
        )}
      />
    </NameFindersProvider>
  </LibraryProvider>,
);

// The card's document is made when the pointer comes near a name, and shown when it has rested on one: time for the map.
requestIdleCallback(() => {
  void loadMap();
  void readAhead(access);
});
