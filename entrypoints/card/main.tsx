import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinder, titleOf } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { watchSettings, watchShelf } from '../../data/settings/items';
import { CardApp } from './app';
import './frame.css';
import { cardLibrary, publishedWire } from './library';
import { watchSeen } from './seen';

watchSeen();

const library = cardLibrary();
const access = openAccess(library);
const finder = openNameFinder(async () => {
  const [wire, packs] = await Promise.all([publishedWire(), library.listPacks()]);
  return { wire, title: titleOf(packs) };
});

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={access}>
    <NameFinderProvider value={finder}>
      <CardApp
        shell={(theme, content) => (
          <Shell watch={watchSettings} watchShelf={watchShelf} theme={theme}>
            {content}
          </Shell>
        )}
      />
    </NameFinderProvider>
  </LibraryProvider>,
);
