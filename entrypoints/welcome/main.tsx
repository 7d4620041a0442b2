import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { lateModule } from '../../components/library/late-module';
import { watchSettings, watchShelf } from '../../data/settings/items';
import { WelcomeApp } from './app';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(lateModule(() => import('../../data/store/reads')))}>
    <Shell watch={watchSettings} watchShelf={watchShelf}>
      <WelcomeApp />
    </Shell>
  </LibraryProvider>,
);
