import type { ReaderRoute } from '../routes';
import { sourceRoute } from '../routes';
import type { getEntity, getEntry, getRecords, listPacks } from './queries';

/** What an id that came with a public address leads to: a place in the reader, or what is missing for it. */
export type Addressed =
  | { state: 'found'; route: ReaderRoute; title: string; book: string }
  | { state: 'no-book'; book: string }
  | { state: 'gone'; book: string };

interface Reads {
  listPacks: () => ReturnType<typeof listPacks>;
  getEntity: (id: string) => ReturnType<typeof getEntity>;
  getEntry: (id: string) => ReturnType<typeof getEntry>;
  getRecords: typeof getRecords;
}

/** Finds an entity, entry, table or running text by its id, wherever it comes from. */
export async function followAddress(id: string, reads: Reads): Promise<Addressed> {
  const book = id.slice(0, id.indexOf('/'));
  if (!(await reads.listPacks()).some((pack) => pack.id === book)) return { state: 'no-book', book };
  const found = (route: ReaderRoute, title: string): Addressed => ({ state: 'found', route, title, book });
  const entity = async () => {
    const row = await reads.getEntity(id);
    return row && found({ page: 'entity', id }, row.name);
  };
  const entry = async () => {
    const row = await reads.getEntry(id);
    return row && found({ page: 'entry', id }, row.title);
  };
  const table = async () => {
    const row = (await reads.getRecords(book, 'tables'))?.find((one) => one.id === id);
    return row && found(sourceRoute(id), row.title);
  };
  const treatise = async () => {
    const row = (await reads.getRecords(book, 'treatises'))?.find((one) => one.id === id);
    return row && found({ page: 'treatises', id }, row.title);
  };
  // The likeliest first: a row that is not there has the library looked through for damage.
  const steps = id.includes('/entity/') ? [entity, entry] : [table, treatise, entry, entity];
  for (const step of steps) {
    const result = await step();
    if (result) return result;
  }
  return { state: 'gone', book };
}
