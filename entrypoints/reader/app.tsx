import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary } from '../../components/library/context';
import { applyLook, type LookHost } from '../../components/reader/look';
import { Reader } from '../../components/reader/reader';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { ownWork } from '../../data/own/keep';
import { atlasHash } from '../../data/routes';
import { keepItem, readingItem, watchItem } from '../../data/settings/items';

const look: LookHost = {
  watch: (callback) => watchItem(readingItem, callback),
  change: (next) => void keepItem(readingItem, (now) => ({ ...now, ...next })),
};
look.watch(applyLook);

/** Joins the reader to the rest of the extension. */
export function ReaderApp() {
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  return (
    <Reader
      importing={importing}
      own={ownWork}
      look={look}
      onAtlas={(route) => void sendMessage('ui.open', { page: 'atlas', hash: atlasHash(route) })}
      onOptions={() => void sendMessage('ui.open', { page: 'options' })}
      onImport={() => void sendMessage('import.start', {})}
    />
  );
}
