import { useLibrary } from '../../components/library/context';
import { Reader } from '../../components/reader/reader';
import { useImportState } from '../../components/shell/use-import-state';
import { importFeed } from '../../data/import-feed';
import { sendMessage } from '../../data/messages';

/** Joins the reader to the rest of the extension. */
export function ReaderApp() {
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  return (
    <Reader
      importing={importing}
      onAtlas={(entity) =>
        void sendMessage('ui.open', { page: 'atlas', hash: `#/entity/${encodeURIComponent(entity)}` })
      }
      onOptions={() => void sendMessage('ui.open', { page: 'options' })}
      onImport={() => void sendMessage('import.start', {})}
    />
  );
}
