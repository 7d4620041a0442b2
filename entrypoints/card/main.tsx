import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinder } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { watchSettings } from '../../data/settings/items';
import { CardApp } from './app';
import './frame.css';
import { cardLibrary, publishedWire } from './library';
import { watchSeen } from './seen';

watchSeen();

const access = openAccess(cardLibrary());
const finder = openNameFinder(publishedWire, () => '上城区 年鉴');

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={access}>
    <NameFinderProvider value={finder}>
      <CardApp
        shell={(theme, content) => (
          <Shell watch={watchSettings} theme={theme}>
            {content}
          </Shell>
        )}
      />
    </NameFinderProvider>
  </LibraryProvider>,
);
