import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinder, titleOf } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { compileVocabulary } from '../../data/recognizer';
import { watchSettings } from '../../data/settings/items';
import * as store from '../../data/store';
import { ReaderApp } from './app';

const finder = openNameFinder(async () => {
  const [vocabulary, packs] = await Promise.all([store.publishedVocabulary(compileVocabulary), store.listPacks()]);
  return { wire: vocabulary?.wire ?? null, title: titleOf(packs) };
});

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(store)}>
    <NameFinderProvider value={finder}>
      <Shell watch={watchSettings}>
        <ReaderApp />
      </Shell>
    </NameFinderProvider>
  </LibraryProvider>,
);
