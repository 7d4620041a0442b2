import { browser } from 'wxt/browser';
import { repairOwn } from '../own/shape';
import { repairShelf, SHELF_KEY, type ShelfChoices } from '../shelf/choices';
import { repairFeedback, repairIds, repairReading, repairSettings, repairSites, type Settings } from './shape';

/**
 * What is kept in `storage.local`, each under a key of its own. Values are mended as they are read, so an older or broken
 * value never reaches anyone; changes are pure functions (`changes.ts`). The page script uses the same items: functions
 * instead of methods, so that it carries only those it calls.
 */
export interface StoredItem<T> {
  readonly key: string;
  /** Makes a whole value of whatever was stored. */
  readonly repair: (stored: unknown) => T;
}

export const settingsItem = { key: 'settings', repair: repairSettings };
export const sitesItem = { key: 'sites', repair: repairSites };
/** The reader's own answers ("not this", "always"), newest last. */
export const feedbackItem = { key: 'feedback', repair: repairFeedback };
/** Pinned entities and entries by their ids, newest last. */
export const pinsItem = { key: 'pins', repair: repairIds };
/** Entities looked at lately, newest first. */
export const recentsItem = { key: 'recents', repair: repairIds };
/** Notes and collections. */
export const ownItem = { key: 'own', repair: repairOwn };
/** Whether the card compares figures of the page with the book's. An item of its own: no page script carries it. */
export const compareItem = { key: 'compare', repair: (stored: unknown): boolean => stored !== false };
/** How the reader's page sets its text. */
export const readingItem = { key: 'reading', repair: repairReading };

/** Order of the books, which are on, how each is told apart. */
export const shelfItem = { key: SHELF_KEY, repair: repairShelf };

export async function readItem<T>({ key, repair }: StoredItem<T>): Promise<T> {
  return repair((await browser.storage.local.get(key))[key]);
}

let latest: Promise<unknown> = Promise.resolve();

/** Stores what `change` makes of the value. One change after another: two in quick succession are both kept. */
export function changeItem<T>(item: StoredItem<T>, change: (value: NoInfer<T>) => NoInfer<T>): Promise<void> {
  const changed = latest.then(async () => browser.storage.local.set({ [item.key]: change(await readItem(item)) }));
  latest = changed.catch(() => {});
  return changed;
}

type Heard = (error: unknown) => void;
const heardOfUnkept = new Set<Heard>();

/**
 * {@link changeItem} for pages of ours: where the change cannot be stored, what was there stays, and the page is told
 * (`watchUnkept`). Resolves to whether it was kept.
 */
export function keepItem<T>(item: StoredItem<T>, change: (value: NoInfer<T>) => NoInfer<T>): Promise<boolean> {
  const tell = (error: unknown): boolean => {
    for (const heard of heardOfUnkept) heard(error);
    return error === null;
  };
  return changeItem(item, change).then(() => tell(null), tell);
}

/** Calls back with why a change of this page could not be kept, and with null once one was; returns how to end it. */
export function watchUnkept(callback: Heard): () => void {
  heardOfUnkept.add(callback);
  return () => void heardOfUnkept.delete(callback);
}

/** Calls back with the value now and after each change, anybody's; returns how to end it. */
export function watchItem<T>(item: StoredItem<T>, callback: (value: T) => void): () => void {
  const { key, repair } = item;
  let told = false;
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = area === 'local' && changes[key];
    if (!change) return;
    told = true;
    callback(repair(change.newValue));
  };
  browser.storage.onChanged.addListener(onChanged);
  // Storage that cannot be read is as good as empty: a page of ours is better with the defaults than blank.
  const first = readItem(item).catch(() => repair(undefined));
  void first.then((value) => {
    if (!told) callback(value);
  });
  return () => {
    told = true;
    browser.storage.onChanged.removeListener(onChanged);
  };
}

/** Calls back with the settings now and on each change, until the signal aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal: AbortSignal): void {
  signal.addEventListener('abort', watchItem(settingsItem, callback));
}

/** The shelf now and after each change; returns how to end it. */
export const watchShelf = (callback: (choices: ShelfChoices) => void): (() => void) => watchItem(shelfItem, callback);
