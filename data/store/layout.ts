import Dexie, { type IndexSpec } from 'dexie';
import { closeLibrary, Library, VERSION_STEP } from './library';

/**
 * Whether the database of our name is not laid out as this version of the extension lays it out: tables or keys are
 * missing or others. An older version's is not judged (it is brought up to date), nor is a newer one's (it is left alone).
 */
export async function isMisshapen(library = new Library()): Promise<boolean> {
  const found = (await indexedDB.databases()).find(({ name }) => name === library.name);
  const ours = library.verno * VERSION_STEP;
  const version = found?.version ?? 0;
  if (version < ours || version >= ours + VERSION_STEP) return false;
  if (version > ours) return true;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(library.name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    if (library.tables.some(({ name }) => !db.objectStoreNames.contains(name))) return true;
    const read = db.transaction([...db.objectStoreNames], 'readonly');
    return library.tables.some(({ name, schema }) => {
      const store = read.objectStore(name);
      return (
        !isKeyed(store.keyPath, schema.primKey) || schema.indexes.some((one) => !store.indexNames.contains(one.name))
      );
    });
  } finally {
    db.close();
  }
}

function isKeyed(keyPath: string | string[] | null, { keyPath: wanted }: IndexSpec): boolean {
  return String(keyPath) === String(wanted);
}

/** Takes the database away: what it holds can be neither read nor mended, and books come back from their files. */
export async function dropLibrary(): Promise<void> {
  closeLibrary();
  await Dexie.delete(new Library().name);
}
