import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { openNameFinder, titleOf } from '../../components/entity/name-finder';
import { NameFinderProvider } from '../../components/entity/names-context';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { lateModule } from '../../components/library/late-module';
import { readItem, shelfItem, watchSettings, watchShelf } from '../../data/settings/items';
import { orderBooks } from '../../data/shelf/choices';
import { WelcomeApp } from './app';

/** Names for the passage to try; read when it is drawn. */
const finder = openNameFinder(async () => {
  const reads = await import('../../data/store/reads');
  const [packs, choices] = await Promise.all([reads.listPacks(), readItem(shelfItem)]);
  const [book] = orderBooks(packs, choices);
  return { wire: book ? await reads.getWire(book.id) : null, title: titleOf(book ? [book] : []) };
});

createRoot(document.getElementById('root')!).render(
  <LibraryProvider access={openAccess(lateModule(() => import('../../data/store/reads')))}>
    <Shell watch={watchSettings} watchShelf={watchShelf}>
      <NameFinderProvider value={finder}>
        <WelcomeApp />
      </NameFinderProvider>
    </Shell>
  </LibraryProvider>,
);
