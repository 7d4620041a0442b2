import { createRoot } from 'react-dom/client';
import { openNameFinder } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { Shell } from '../../components/shell/shell';
import { compileVocabulary } from '../../data/recognizer';
import { watchSettings } from '../../data/settings';
import * as store from '../../data/store';
import { CardApp } from './app';
import './frame.css';

const access = openAccess(store);
const finder = openNameFinder(
  async () => (await store.publishedVocabulary(compileVocabulary))?.wire ?? null,
  () => '上城区 年鉴',
);

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
