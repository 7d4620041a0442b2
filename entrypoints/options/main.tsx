import { createRoot } from 'react-dom/client';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { Shell } from '../../components/shell/shell';
import { watchSettings } from '../../data/settings';
import * as store from '../../data/store';
import { OptionsApp } from './app';

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(store)}>
    <Shell watch={watchSettings}>
      <OptionsApp />
    </Shell>
  </LibraryProvider>,
);
