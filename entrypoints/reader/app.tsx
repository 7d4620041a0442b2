import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary } from '../../components/library/context';
import { Reader } from '../../components/reader/reader';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { atlasHash } from '../../data/routes';

/** Joins the reader to the rest of the extension. */
export function ReaderApp() {
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  return (
    <Reader
      importing={importing}
      onAtlas={(route) => void sendMessage('ui.open', { page: 'atlas', hash: atlasHash(route) })}
      onOptions={() => void sendMessage('ui.open', { page: 'options' })}
      onImport={() => void sendMessage('import.start', {})}
    />
  );
}
