import { browser } from 'wxt/browser';
import type { BackupSectionProps } from '../../components/shelf/backup-section';
import { saveFile } from '../../components/ui/save-file';
import { sendMessage } from '../../data/messaging/messages';
import {
  feedbackItem,
  pinsItem,
  recentsItem,
  type StoredItem,
  settingsItem,
  shelfItem,
  sitesItem,
} from '../../data/settings/items';
import { importWorker } from './import-worker';
import { backupFile, store } from './store';

const ITEMS: readonly StoredItem<unknown>[] = [settingsItem, sitesItem, feedbackItem, pinsItem, recentsItem, shelfItem];
const KEYS = ITEMS.map(({ key }) => key);
/** What was stored before a backup was taken back, for undo. */
const BEFORE_KEY = 'backup.before';

/** Backup of everything of the reader's own: what is stored under {@link ITEMS}, and the files of imported books. */
export const backup: BackupSectionProps = {
  async onSave(tell) {
    const stored = await browser.storage.local.get(KEYS);
    const values = Object.fromEntries(ITEMS.map(({ key, repair }) => [key, repair(stored[key])]));
    const blob = await backupFile.writeBackup(values, await store.listFiles(), store.getFile, tell);
    saveFile(`yearbook-lens-${new Date().toISOString().slice(0, 10)}.jsonl`, blob);
  },

  async onTake(file, tell) {
    const { values, books } = await backupFile.readBackup(file);
    // Books first: one that is refused leaves the settings as they are.
    for (const [i, { bytes }] of books.entries()) {
      tell(i + 1, books.length);
      await store.importInWorker(importWorker(), bytes);
    }
    const known = ITEMS.filter(({ key }) => key in values);
    const before = await browser.storage.local.get(KEYS);
    await browser.storage.local.set({
      [BEFORE_KEY]: before,
      ...Object.fromEntries(known.map(({ key, repair }) => [key, repair(values[key])])),
    });
    await sendMessage('library.changed', {});
    return { values: known.length, books: books.length };
  },

  async onUndo() {
    const before = ((await browser.storage.local.get(BEFORE_KEY))[BEFORE_KEY] ?? {}) as Record<string, unknown>;
    await browser.storage.local.set(before);
    const gone = KEYS.filter((key) => !(key in before));
    if (gone.length > 0) await browser.storage.local.remove(gone);
    await browser.storage.local.remove(BEFORE_KEY);
  },
};
