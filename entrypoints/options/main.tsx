import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { pageLibrary } from '../../data/messaging/page-library';
import { watchSettings, watchShelf } from '../../data/settings/items';
import * as store from '../../data/store';
import { OptionsApp } from './app';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(pageLibrary(store))}>
    <Shell watch={watchSettings} watchShelf={watchShelf}>
      <OptionsApp />
    </Shell>
  </LibraryProvider>,
);
