import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { watchSettings, watchShelf } from '../../data/settings/items';
import * as store from '../../data/store';
import { WelcomeApp } from './app';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(store)}>
    <Shell watch={watchSettings} watchShelf={watchShelf}>
      <WelcomeApp />
    </Shell>
  </LibraryProvider>,
);
