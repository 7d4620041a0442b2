import { useEffect, useState } from 'react';
import { useSettings } from '../../components/app-frame/app-frame';
import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary, useLoaded } from '../../components/library/context';
import { Options } from '../../components/options/options';
import type { StorageState } from '../../components/options/storage-section';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import type { Feedback } from '../../data/recognizer/model';
import {
  compareItem,
  feedbackItem,
  keepItem,
  type StoredItem,
  settingsItem,
  shelfItem,
  sitesItem,
  watchItem,
} from '../../data/settings/items';
import { DEFAULT_SITES } from '../../data/settings/shape';
import { NO_CHOICES } from '../../data/shelf/choices';
import { backup } from './backup';
import { useGround } from './ground';
import { importWorker } from './import-worker';
import { store } from './store';

/** A stored value, now and on each change. */
function useStored<T>(item: StoredItem<T>, first: T): T {
  const [value, setValue] = useState(first);
  useEffect(() => watchItem(item, setValue), [item]);
  return value;
}

/** Joins the options page to settings and library. */
export function OptionsApp() {
  const settings = useSettings();
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  const packs = useLoaded('all-packs', () => store.listAllPacks());
  const shelf = useStored(shelfItem, NO_CHOICES);
  const sites = useStored(sitesItem, DEFAULT_SITES);
  const compare = useStored(compareItem, true);
  const answers = useStored<Feedback[]>(feedbackItem, []);
  const [storage, setStorage] = useState<StorageState | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the books change
  useEffect(() => {
    void store.storageEstimate().then(setStorage);
  }, [packs]);

  const ready = packs.state === 'ready' ? packs.value : [];
  const ground = useGround((ready.find(({ builtIn }) => builtIn) ?? ready[0])?.id, () => cache.clear());

  return (
    <Options
      settings={settings}
      compare={compare}
      onCompare={(on) => keepItem(compareItem, () => on)}
      sites={sites}
      answers={answers}
      storage={storage}
      ground={ground}
      books={{
        packs: packs.state === 'ready' ? packs.value : [],
        choices: shelf,
        importing,
        onChoices: (choices) => keepItem(shelfItem, () => choices),
        onReinstall: () => void sendMessage('import.start', {}),
        onRemove: (id) => void sendMessage('library.remove', { pack: id }),
        onImport: async (file, { tell, accept, signal }, expect) => {
          const pack = await store.importInWorker(importWorker(), file, { onProgress: tell, accept, signal, expect });
          await sendMessage('library.changed', {});
          return pack;
        },
      }}
      backup={backup}
      onSettings={(change) => keepItem(settingsItem, (now) => ({ ...now, ...change }))}
      onRemoveSite={(list, item) =>
        keepItem(sitesItem, (now) => ({ ...now, [list]: now[list].filter((one) => one !== item) }))
      }
      onAnswers={(next) => keepItem(feedbackItem, () => next)}
      onPersist={async () => {
        const agreed = await navigator.storage.persist();
        setStorage(await store.storageEstimate());
        return agreed;
      }}
    />
  );
}
