import { storage } from 'wxt/utils/storage';
import type { Feedback } from '../recognizer/model';
import { NO_CHOICES, repairShelf, SHELF_KEY, type ShelfChoices } from '../shelf/choices';
import {
  DEFAULT_SETTINGS,
  DEFAULT_SITES,
  LIST_LIMIT,
  pageKey,
  repairFeedback,
  repairSettings,
  repairSites,
  type Settings,
  type Sites,
} from './shape';

export * from './shape';

/**
 * The stored items, with versions and migrations. Keys: `settings`, `sites`, `feedback`, `pins`, `recents`, `shelf` in
 * `storage.local`. The page script reads the same keys raw (`settings-shape.ts`) to stay small.
 */
export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 1,
  migrations: {},
});
export const sitesItem = storage.defineItem<Sites>('local:sites', {
  fallback: DEFAULT_SITES,
  version: 1,
  migrations: {},
});
/** The reader's own answers ("not this", "always"), newest last. */
export const feedbackItem = storage.defineItem<Feedback[]>('local:feedback', {
  fallback: [],
  version: 1,
  migrations: {},
});
/** Pinned entity ids, newest last. */
export const pinsItem = storage.defineItem<string[]>('local:pins', { fallback: [], version: 1, migrations: {} });
/** Entities looked at lately, newest first. */
export const recentsItem = storage.defineItem<string[]>('local:recents', { fallback: [], version: 1, migrations: {} });

/** Order of the books, which are on, how each is told apart. */
export const shelfItem = storage.defineItem<ShelfChoices>(`local:${SHELF_KEY}`, {
  fallback: NO_CHOICES,
  version: 1,
  migrations: {},
});

export async function readShelf(): Promise<ShelfChoices> {
  return repairShelf(await shelfItem.getValue());
}

export async function readSettings(): Promise<Settings> {
  return repairSettings(await settingsItem.getValue());
}

/** Changes some settings; returns all of them. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = repairSettings({ ...(await readSettings()), ...change });
  await settingsItem.setValue(settings);
  return settings;
}

export async function readSites(): Promise<Sites> {
  return repairSites(await sitesItem.getValue());
}

function withItem(list: readonly string[], item: string, present: boolean, limit: number): string[] {
  const rest = list.filter((other) => other !== item);
  return present ? [...rest, item].slice(-limit) : rest;
}

/** Marks off (or on again) on a host. Turning a host on also takes a parent domain off the list. */
export async function setSiteOff(host: string, off: boolean): Promise<void> {
  const sites = await readSites();
  const rest = off ? sites.off : sites.off.filter((item) => !host.endsWith(`.${item}`));
  await sitesItem.setValue({ ...sites, off: withItem(rest, host, off, LIST_LIMIT.sites) });
}

export async function setPageOff(url: string, off: boolean): Promise<void> {
  const sites = await readSites();
  await sitesItem.setValue({ ...sites, pagesOff: withItem(sites.pagesOff, pageKey(url), off, LIST_LIMIT.pagesOff) });
}

/** Always expand abbreviations on a host, or no longer. */
export async function setSiteExpand(host: string, on: boolean): Promise<void> {
  const sites = await readSites();
  await sitesItem.setValue({ ...sites, expand: withItem(sites.expand, host, on, LIST_LIMIT.sites) });
}

/** Adds an answer; a newer one on the same name and place replaces the older. */
export async function addFeedback(feedback: Feedback): Promise<void> {
  const others = repairFeedback(await feedbackItem.getValue()).filter(
    (item) => item.name !== feedback.name || item.scope !== feedback.scope || item.where !== feedback.where,
  );
  await feedbackItem.setValue([...others, feedback].slice(-LIST_LIMIT.feedback));
}

/** Puts an entity at the head of the lately seen. */
export async function addRecent(entity: string): Promise<void> {
  const recents = await recentsItem.getValue();
  await recentsItem.setValue([entity, ...recents.filter((id) => id !== entity)].slice(0, LIST_LIMIT.recents));
}

/** Calls back with the settings now and on each change, until the signal aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal: AbortSignal): void {
  void readSettings().then((settings) => {
    if (!signal.aborted) callback(settings);
  });
  const stop = settingsItem.watch((value) => callback(repairSettings(value)));
  signal.addEventListener('abort', stop);
}
