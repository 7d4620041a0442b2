import type { Page } from 'playwright-core';

/** What the extension has stored, damaged on purpose. Runs in a page of the extension that has no code of ours. */

const LIBRARY = 'yearbook-lens';
export const CONTENT = ['entries', 'entities', 'records', 'layers', 'vocabularies', 'search', 'published'];

/** Empties tables of the library, or takes out one row in `every`; of one book where `pack` names it. */
export function empty(desk: Page, tables: readonly string[], every = 1, pack = ''): Promise<void> {
  return desk.evaluate(
    ([name, tables, every, pack]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(tables, 'readwrite');
          for (const table of tables) {
            const store = change.objectStore(table);
            if (every === 1 && pack === '') store.clear();
            else {
              let nth = 0;
              store.openCursor().onsuccess = (event) => {
                const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
                if (!cursor) return;
                if (nth++ % every === 0 && (pack === '' || cursor.value.pack === pack)) cursor.delete();
                cursor.continue();
              };
            }
          }
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    [LIBRARY, [...tables], every, pack] as const,
  );
}

/** Puts other values into every row of a table. */
export function change(desk: Page, table: string, values: Record<string, unknown>): Promise<void> {
  return desk.evaluate(
    ([name, table, values]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(table, 'readwrite');
          change.objectStore(table).openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return;
            cursor.update({ ...cursor.value, ...values });
            cursor.continue();
          };
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    [LIBRARY, table, values] as const,
  );
}

/** The first row of a table. */
export function firstRow(desk: Page, table: string): Promise<Record<string, unknown>> {
  return desk.evaluate(
    ([name, table]) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          open.result.transaction(table).objectStore(table).openCursor().onsuccess = (event) => {
            open.result.close();
            resolve((event.target as IDBRequest<IDBCursorWithValue>).result.value);
          };
        };
      }),
    [LIBRARY, table] as const,
  );
}

export function deleteDatabase(desk: Page, name = LIBRARY): Promise<void> {
  return desk.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
    name,
  );
}

export function versionOf(desk: Page): Promise<number | undefined> {
  return desk.evaluate(
    async (library) => (await indexedDB.databases()).find(({ name }) => name === library)?.version,
    LIBRARY,
  );
}

/** The library as the first version of the extension laid it out: its indexes and no others, its tables with their rows. */
export function makeOlder(desk: Page): Promise<void> {
  return desk.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
          const db = open.result;
          const rows = new Map<string, { key: string | string[] | null; values: unknown[] }>();
          const tables = ['packs', 'entries', 'entities', 'records', 'layers', 'vocabularies', 'search'];
          const read = db.transaction(tables);
          for (const table of tables) {
            const store = read.objectStore(table);
            store.getAll().onsuccess = (event) =>
              rows.set(table, { key: store.keyPath, values: (event.target as IDBRequest<unknown[]>).result });
          }
          read.oncomplete = () => {
            db.close();
            indexedDB.deleteDatabase(name).onsuccess = () => {
              const again = indexedDB.open(name, 10);
              again.onupgradeneeded = () => {
                for (const [table, { key, values }] of rows) {
                  const store = again.result.createObjectStore(table, { keyPath: key });
                  if (table === 'entries') store.createIndex('[pack+order]', ['pack', 'order']);
                  if (table === 'entities') {
                    for (const index of ['pack', 'name']) store.createIndex(index, index);
                    store.createIndex('aliases', 'aliases', { multiEntry: true });
                  }
                  if (table === 'records' || table === 'layers') store.createIndex('pack', 'pack');
                  for (const value of values) store.put(value);
                }
              };
              again.onerror = () => reject(again.error);
              again.onsuccess = () => {
                again.result.close();
                resolve();
              };
            };
          };
        };
        open.onerror = () => reject(open.error);
      }),
    LIBRARY,
  );
}

/** The library as a version of the extension that is not there yet would have left it. */
export function makeNewer(desk: Page): Promise<void> {
  return desk.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase(name).onsuccess = () => {
          const open = indexedDB.open(name, 9990);
          open.onupgradeneeded = () => open.result.createObjectStore('later');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    LIBRARY,
  );
}

/** Ids of the books that are there and whole. */
export function booksOf(desk: Page): Promise<string[]> {
  return desk.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          open.result.transaction('packs').objectStore('packs').getAll().onsuccess = (event) => {
            open.result.close();
            const rows = (event.target as IDBRequest<{ id: string; status: string }[]>).result;
            resolve(rows.flatMap(({ id, status }) => (status === 'ready' ? [id] : [])));
          };
        };
      }),
    LIBRARY,
  );
}

/** Takes texts of packs in, all at the same time, each in a worker of its own; what came of each. */
export function importTexts(desk: Page, texts: readonly string[]): Promise<string[]> {
  return desk.evaluate(
    async (texts) => {
      const done = await Promise.all(
        texts.map(
          (text) =>
            new Promise<string>((resolve) => {
              const worker = new Worker('/import-worker.js');
              worker.onmessage = ({ data }) => {
                if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
                if (data.type === 'done') resolve(data.row.id);
                if (data.type === 'failed') resolve(`failed: ${data.error.code}`);
              };
              worker.postMessage({ type: 'import', source: text });
            }),
        ),
      );
      await chrome.runtime.sendMessage({ type: 'library.changed', params: {} });
      return done;
    },
    [...texts],
  );
}

/** Asks the background something. */
export function ask(desk: Page, type: string, params: Record<string, unknown> = {}): Promise<unknown> {
  return desk.evaluate(([type, params]) => chrome.runtime.sendMessage({ type, params }), [type, params] as const);
}

/** Resolves in the turn in which an installation of the built-in book that is begun now comes to a step. */
export function installUntil(desk: Page, step: string): Promise<void> {
  return desk.evaluate(
    (step) =>
      new Promise<void>((resolve) => {
        chrome.runtime.onMessage.addListener(function heard({ type, params }) {
          if (type !== 'import.progress' || params.step !== step) return;
          chrome.runtime.onMessage.removeListener(heard);
          resolve();
        });
        void chrome.runtime.sendMessage({ type: 'import.start', params: {} }).catch(() => {});
      }),
    step,
  );
}

/** Puts other values into one row of a table, or takes it out (`null`). */
export function changeRow(
  desk: Page,
  table: string,
  key: string,
  values: Record<string, unknown> | null,
): Promise<void> {
  return desk.evaluate(
    ([name, table, key, values]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(table, 'readwrite');
          const rows = change.objectStore(table);
          if (values === null) rows.delete(key);
          else
            rows.get(key).onsuccess = (event) =>
              rows.put({ ...(event.target as IDBRequest<object | undefined>).result, ...values });
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    [LIBRARY, table, key, values] as const,
  );
}

/** The library as an empty one of another layout under the same name and version. */
export function makeHollow(desk: Page, stores: readonly string[]): Promise<void> {
  return desk.evaluate(
    async ([name, stores]) => {
      const version = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 1;
      await new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase(name).onsuccess = () => {
          const open = indexedDB.open(name, version);
          open.onupgradeneeded = () => {
            for (const store of stores) open.result.createObjectStore(store, { keyPath: 'id' });
          };
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            open.result.close();
            resolve();
          };
        };
      });
    },
    [LIBRARY, [...stores]] as const,
  );
}

/** A row of a table with nothing but its key and its book. */
export async function bareRow(desk: Page, table: string, id: string): Promise<void> {
  await changeRow(desk, table, id, null);
  await changeRow(desk, table, id, { id, pack: id.slice(0, id.indexOf('/')) });
}
