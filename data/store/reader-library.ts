import { orderBooks, type ShelfChoices } from '../shelf/choices';
import { LibraryError, type LibraryErrorCode, toLibraryError } from './errors';
import type * as queries from './queries';
import { isEntityRow, isEntryRow, isPackRow } from './row-shapes';
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
   * has been looked into; true when something was made good, so that asking again is worth while. `wrong`: it is there and
   * is not what was put there, which counting does not show.
   */
  damaged: (pack: string, wrong: boolean) => Promise<boolean>;
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
  const sure = async <T>(
    pack: string,
    read: () => Promise<T>,
    missed: (value: T) => boolean,
    isWhole: (value: T) => boolean = () => true,
  ): Promise<T> => {
    const repaired = (wrong = false) => damaged(pack, wrong).catch(() => false);
    let value: T;
    try {
      value = await read();
      if (missed(value) && (await repaired())) value = await read();
      if (!isWhole(value) && (await repaired(true))) value = await read();
    } catch (error) {
      const known = toLibraryError(error);
      if (!MENDABLE.includes(known.code) || !(await repaired())) throw known.code === 'unknown' ? error : known;
      value = await read();
    }
    if (!isWhole(value)) throw new LibraryError('damaged');
    return value;
  };
  const absent = (value: unknown): boolean => value === undefined;
  const empty = (list: readonly unknown[]): boolean => list.length === 0;
  const all = (is: (row: unknown) => boolean) => (rows: readonly unknown[]) => rows.every(is);
  const orAbsent = (is: (row: unknown) => boolean) => (row: unknown) => absent(row) || is(row);
  const fewer = (ids: readonly string[]) => (list: readonly unknown[]) => list.length < new Set(ids).size;

  return {
    listPacks: () => sure('', async () => orderBooks(await reads.listPacks(), await choices()), empty, all(isPackRow)),
    getEntity: (id: string) => sure(packOf(id), () => reads.getEntity(id), absent, orAbsent(isEntityRow)),
    getEntities: (ids: readonly string[]) =>
      sure(packOf(ids[0] ?? ''), () => reads.getEntities(ids), fewer(ids), all(isEntityRow)),
    findEntitiesByName: (name: string) => reads.findEntitiesByName(name),
    findEntityByName: async (name: string, pack?: string) =>
      (await reads.findEntitiesByName(name)).find((row) => pack === undefined || row.pack === pack),
    findPredecessors: (id: string) => reads.findPredecessors(id),
    listWithin: (id: string) => reads.listWithin(id),
    listEntities: (pack: string) => sure(pack, () => reads.listEntities(pack), empty, all(isEntityRow)),
    getEntry: (id: string) => sure(packOf(id), () => reads.getEntry(id), absent, orAbsent(isEntryRow)),
    getEntries: (ids: readonly string[]) =>
      sure(packOf(ids[0] ?? ''), () => reads.getEntries(ids), fewer(ids), all(isEntryRow)),
    readEntries: (pack: string) => sure(pack, () => reads.readEntries(pack), empty, all(isEntryRow)),
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
