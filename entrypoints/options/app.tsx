import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useSettings } from '../../components/app-frame/app-frame';
import { useImportState } from '../../components/app-frame/use-import-state';
import { useLibrary, useLoaded } from '../../components/library/context';
import { Options } from '../../components/options/options';
import type { StorageState } from '../../components/options/storage-section';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import type { Feedback } from '../../data/recognizer/model';
import {
  changeSettings,
  DEFAULT_SITES,
  feedbackItem,
  readSites,
  repairFeedback,
  repairSites,
  type Sites,
  sitesItem,
} from '../../data/settings/items';
import { importInWorker, storageEstimate } from '../../data/store';

/** A stored value with repair, now and on each change. */
function useStored<T>(first: T, read: () => Promise<T>, watch: (tell: (value: T) => void) => () => void): T {
  const [value, setValue] = useState(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item never changes
  useEffect(() => {
    void read().then(setValue);
    return watch(setValue);
  }, []);
  return value;
}

/** Joins the options page to settings and library. */
export function OptionsApp() {
  const settings = useSettings();
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  const packs = useLoaded('packs', (source) => source.listPacks());
  const sites = useStored<Sites>(DEFAULT_SITES, readSites, (tell) =>
    sitesItem.watch((value) => tell(repairSites(value))),
  );
  const answers = useStored<Feedback[]>(
    [],
    async () => repairFeedback(await feedbackItem.getValue()),
    (tell) => feedbackItem.watch((value) => tell(repairFeedback(value))),
  );
  const [storage, setStorage] = useState<StorageState | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the books change
  useEffect(() => {
    void storageEstimate().then(setStorage);
  }, [packs]);

  return (
    <Options
      settings={settings}
      sites={sites}
      answers={answers}
      storage={storage}
      books={{
        packs: packs.state === 'ready' ? packs.value : [],
        importing,
        onReinstall: () => void sendMessage('import.start', {}),
        onRemove: async (id) => {
          await sendMessage('library.remove', { pack: id });
          cache.clear();
        },
        onImport: async (file, onProgress, signal) => {
          const worker = new Worker(browser.runtime.getURL('/import-worker.js' as '/'));
          const pack = await importInWorker(worker, file, { onProgress, signal });
          await sendMessage('library.changed', {});
          cache.clear();
          return pack;
        },
      }}
      onSettings={(change) => void changeSettings(change)}
      onRemoveSite={(list, item) =>
        void sitesItem.setValue({ ...sites, [list]: sites[list].filter((one) => one !== item) })
      }
      onAnswers={(next) => void feedbackItem.setValue(next)}
      onPersist={async () => {
        const agreed = await navigator.storage.persist();
        setStorage(await storageEstimate());
        return agreed;
      }}
    />
  );
}
