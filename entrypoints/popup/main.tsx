import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { lateLibrary } from '../../components/library/late-library';
import { watchSettings, watchShelf } from '../../data/settings/items';
import { PopupApp } from './app';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(lateLibrary(() => import('../../data/store/reads')))}>
    <Shell watch={watchSettings} watchShelf={watchShelf}>
      <PopupApp />
    </Shell>
  </LibraryProvider>,
);
