/** Whether this document may read the library itself. A library that it cannot see is as good as denied. */
export async function readsDirectly(name = 'yearbook-lens'): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((database) => database.name === name);
  } catch {
    return false;
  }
}
