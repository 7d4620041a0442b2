import { changeItem, type StoredItem } from './items';

type Heard = (error: unknown) => void;
const listeners = new Set<Heard>();

/**
 * {@link changeItem} for pages of ours: where the change cannot be stored, what was there stays, and the page is told
 * (`watchUnkept`). Resolves to whether it was kept.
 */
export function keepItem<T>(item: StoredItem<T>, change: (value: NoInfer<T>) => NoInfer<T>): Promise<boolean> {
  const tell = (error: unknown): boolean => {
    for (const heard of listeners) heard(error);
    return error === null;
  };
  return changeItem(item, change).then(() => tell(null), tell);
}

/** Calls back with why a change of this page could not be kept, and with null once one was; returns how to end it. */
export function watchUnkept(callback: Heard): () => void {
  listeners.add(callback);
  return () => void listeners.delete(callback);
}
