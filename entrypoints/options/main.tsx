import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { pageLibrary } from '../../data/messaging/page-library';
import { watchSettings, watchShelf, watchUnkept } from '../../data/settings/items';
import { OptionsApp } from './app';
import { store } from './store';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(pageLibrary(store))}>
    <Shell watch={watchSettings} watchShelf={watchShelf} watchUnkept={watchUnkept}>
      <OptionsApp />
    </Shell>
  </LibraryProvider>,
);
