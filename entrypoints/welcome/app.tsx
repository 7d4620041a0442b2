import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary, useLoaded } from '../../components/library/context';
import { useShelf } from '../../components/shelf/shelf-context';
import { Welcome } from '../../components/welcome/welcome';
import { lateFeed } from '../../data/messaging/late-feed';
import { sendMessage } from '../../data/messaging/messages';
import { orderBooks } from '../../data/shelf/choices';

/** Read when the passage to try is drawn. */
const readNames = async () => (await import('./names')).readNames();

/** Joins the welcome page to the library and its installation. */
export function WelcomeApp() {
  const { cache } = useLibrary();
  const importing = useImportState(lateFeed, cache);
  const shelf = useShelf();
  const packs = useLoaded('packs', (source) => source.listPacks());
  return (
    <Welcome
      pack={packs.state === 'ready' ? (orderBooks(packs.value, shelf)[0] ?? null) : null}
      importing={importing}
      readNames={readNames}
      onRetry={() => void sendMessage('import.start', {})}
      onOpen={(page, entity) => void open(page, entity)}
    />
  );
}

/** Opens a page of ours, at an entity where one is given; addresses come with the first that is. */
async function open(page: 'reader' | 'atlas' | 'options', entity?: string): Promise<void> {
  const hash = entity && (await import('../../data/routes')).entityHash(entity);
  await sendMessage('ui.open', { page, hash });
}
