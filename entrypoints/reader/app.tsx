import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary } from '../../components/library/context';
import { Reader } from '../../components/reader/reader';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { entityHash } from '../../data/routes';

/** Joins the reader to the rest of the extension. */
export function ReaderApp() {
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  return (
    <Reader
      importing={importing}
      onAtlas={(entity) => void sendMessage('ui.open', { page: 'atlas', hash: entityHash(entity) })}
      onOptions={() => void sendMessage('ui.open', { page: 'options' })}
      onImport={() => void sendMessage('import.start', {})}
    />
  );
}
