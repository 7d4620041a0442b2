import { browser } from 'wxt/browser';
import type { BackupSectionProps } from '../../components/shelf/backup-section';
import { saveFile } from '../../components/ui/save-file';
import { sendMessage } from '../../data/messaging/messages';
import {
  compareItem,
  feedbackItem,
  ownItem,
  pinsItem,
  readingItem,
  recentsItem,
  type StoredItem,
  settingsItem,
  shelfItem,
  sitesItem,
} from '../../data/settings/items';
import type { ShelfHands } from '../../data/store';
import { importWorker } from './import-worker';
import { backupFile, store } from './store';

const ITEMS: readonly StoredItem<unknown>[] = [
  settingsItem,
  sitesItem,
  feedbackItem,
  pinsItem,
  recentsItem,
  ownItem,
  readingItem,
  compareItem,
  shelfItem,
];
const KEYS = ITEMS.map(({ key }) => key);
/** What was stored before a backup was taken back, for undo; the books that were there are kept beside the books' files. */
const BEFORE_KEY = 'backup.before';

interface Before {
  /** ISO time the backup was taken back. */
  at: string;
  values: Record<string, unknown>;
}

async function readBefore(): Promise<Before | null> {
  const { at, values } = ((await browser.storage.local.get(BEFORE_KEY))[BEFORE_KEY] ?? {}) as Partial<Before>;
  return typeof at === 'string' && typeof values === 'object' && values !== null ? { at, values } : null;
}

const hands = (signal?: AbortSignal, tell: () => void = () => {}): ShelfHands => ({
  bringIn: (bytes, expect) => {
    tell();
    return store.importInWorker(importWorker(), bytes, { expect, signal: expect === undefined ? undefined : signal });
  },
  takeOut: (pack) => sendMessage('library.remove', { pack }),
});

/** Backup of everything of the reader's own: what is stored under {@link ITEMS}, and the files of imported books. */
export const backup: BackupSectionProps = {
  async onSave(tell) {
    const stored = await browser.storage.local.get(KEYS);
    const values = Object.fromEntries(ITEMS.map(({ key, repair }) => [key, repair(stored[key])]));
    const blob = await backupFile.writeBackup(values, await store.listFiles(), store.getFile, tell);
    saveFile(`yearbook-lens-${new Date().toISOString().slice(0, 10)}.jsonl`, blob);
  },

  async onTake(file, tell, signal) {
    const { values, books } = await backupFile.readBackup(file);
    signal.throwIfAborted();
    let done = 0;
    const known = ITEMS.filter(({ key }) => key in values);
    const before: Before = { at: new Date().toISOString(), values: await browser.storage.local.get(KEYS) };
    const setValues = () => {
      signal.throwIfAborted();
      return browser.storage.local.set({
        [BEFORE_KEY]: before,
        ...Object.fromEntries(known.map(({ key, repair }) => [key, repair(values[key])])),
      });
    };
    try {
      // Books first: one that is refused, or a stop, leaves everything as it was.
      await store.restore(
        books,
        setValues,
        hands(signal, () => tell(Math.min(++done, books.length), books.length)),
      );
    } finally {
      await sendMessage('library.changed', {});
    }
    return { values: known.length, books: books.length };
  },

  async mend() {
    const mended = await store.mendRestore(hands());
    if (mended) await sendMessage('library.changed', {});
    return mended;
  },

  undoable: async () => (await readBefore())?.at ?? null,

  async onUndo() {
    const before = await readBefore();
    if (!before) return;
    await store.undoRestore(hands());
    await sendMessage('library.changed', {});
    const kept = Object.fromEntries(Object.entries(before.values).filter(([key]) => KEYS.includes(key)));
    await browser.storage.local.set(kept);
    await browser.storage.local.remove([...KEYS.filter((key) => !(key in kept)), BEFORE_KEY]);
  },
};
