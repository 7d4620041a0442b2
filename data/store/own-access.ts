/** Whether this document may read the library itself. A library that it cannot see is as good as denied. */
export async function readsDirectly(name = 'yearbook-lens'): Promise<boolean> {
  // Without an origin (a sandboxed frame) there is none, and Chromium logs an error without words beside the one it throws.
  if (globalThis.origin === 'null') return false;
  try {
    return (await indexedDB.databases()).some((database) => database.name === name);
  } catch {
    return false;
  }
}
