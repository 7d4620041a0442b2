import { orderBooks, type ShelfChoices } from '../shelf/choices';
import { type LibraryErrorCode, toLibraryError } from './errors';
import type * as queries from './queries';
import type { search } from './search';

/** The reads that pages of ours make: those of `data/store`, or of a relay in their form. */
type Reads = Pick<
  typeof queries,
  | 'listPacks'
  | 'getEntity'
  | 'getEntities'
  | 'findEntitiesByName'
  | 'findPredecessors'
  | 'listWithin'
  | 'listEntities'
  | 'getEntry'
  | 'getEntries'
  | 'listEntries'
  | 'readEntries'
  | 'getRecords'
  | 'getLayers'
> & { search: typeof search };

export interface ReaderLibraryOptions {
  /** The reader's order of books. */
  choices: () => Promise<Pick<ShelfChoices, 'order'>>;
  /**
   * Tells whoever keeps the library that something of a book (empty: of any) is not where it must be. Resolves when it
   * has been looked into; true when something was made good, so that asking again is worth while.
   */
  damaged: (pack: string) => Promise<boolean>;
}

/** Failures that the keeper of the library may make good, or that may be over by now. */
const MENDABLE: readonly LibraryErrorCode[] = ['damaged', 'blocked', 'quota'];

const packOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf('/')));

/**
 * The library as pages of ours read it: books in the reader's order, and no answer taken for "the book does not have it"
 * before it is known that the library is whole. Where something is missed, the keeper of the library checks and repairs,
 * and the question is asked again.
 */
export function readerLibrary(reads: Reads, { choices, damaged }: ReaderLibraryOptions) {
  const sure = async <T>(pack: string, read: () => Promise<T>, missed: (value: T) => boolean): Promise<T> => {
    const repaired = () => damaged(pack).catch(() => false);
    try {
      const value = await read();
      return missed(value) && (await repaired()) ? await read() : value;
    } catch (error) {
      const known = toLibraryError(error);
      if (MENDABLE.includes(known.code) && (await repaired())) return read();
      throw known.code === 'unknown' ? error : known;
    }
  };
  const absent = (value: unknown): boolean => value === undefined;
  const empty = (list: readonly unknown[]): boolean => list.length === 0;
  const fewer = (ids: readonly string[]) => (list: readonly unknown[]) => list.length < new Set(ids).size;

  return {
    listPacks: () => sure('', async () => orderBooks(await reads.listPacks(), await choices()), empty),
    getEntity: (id: string) => sure(packOf(id), () => reads.getEntity(id), absent),
    getEntities: (ids: readonly string[]) => sure(packOf(ids[0] ?? ''), () => reads.getEntities(ids), fewer(ids)),
    findEntitiesByName: (name: string) => reads.findEntitiesByName(name),
    findEntityByName: async (name: string, pack?: string) =>
      (await reads.findEntitiesByName(name)).find((row) => pack === undefined || row.pack === pack),
    findPredecessors: (id: string) => reads.findPredecessors(id),
    listWithin: (id: string) => reads.listWithin(id),
    listEntities: (pack: string) => sure(pack, () => reads.listEntities(pack), empty),
    getEntry: (id: string) => sure(packOf(id), () => reads.getEntry(id), absent),
    getEntries: (ids: readonly string[]) => sure(packOf(ids[0] ?? ''), () => reads.getEntries(ids), fewer(ids)),
    readEntries: (pack: string) => sure(pack, () => reads.readEntries(pack), empty),
    listEntries: (pack: string) => sure(pack, () => reads.listEntries(pack), empty),
    getRecords: ((pack, kind) =>
      sure<unknown>(pack, () => reads.getRecords(pack, kind), absent)) as typeof reads.getRecords,
    getLayers: (pack: string) => reads.getLayers(pack),
    search: (query: string, options?: Parameters<Reads['search']>[1]) =>
      sure(
        '',
        () => reads.search(query, options),
        () => false,
      ),
  };
}
