import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary, useLoaded } from '../../components/library/context';
import { useShelf } from '../../components/shelf/shelf-context';
import { Welcome } from '../../components/welcome/welcome';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { entityHash } from '../../data/routes';
import { orderBooks } from '../../data/shelf/choices';

/** Joins the welcome page to the library and its installation. */
export function WelcomeApp() {
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  const shelf = useShelf();
  const packs = useLoaded('packs', (source) => source.listPacks());
  return (
    <Welcome
      pack={packs.state === 'ready' ? (orderBooks(packs.value, shelf)[0] ?? null) : null}
      importing={importing}
      onRetry={() => void sendMessage('import.start', {})}
      onOpen={(page, entity) => void sendMessage('ui.open', { page, hash: entity && entityHash(entity) })}
    />
  );
}
