import type { RecordKind } from '../../data/store/model';
import type { Book } from '../../data/yearbook/model';
import { useLoaded } from '../library/context';
import type { Loaded } from '../library/query';
import type { EntryLine } from '../library/source';
import { useBook } from './book';

/** All records of one kind of the book being read. */
export function useRecords<K extends RecordKind>(kind: K): Loaded<Book[K] | undefined> {
  const { id } = useBook();
  return useLoaded(`records:${id}:${kind}`, (source) => source.getRecords(id, kind));
}

/** All entries of the book being read, without their texts, in the order of the book. */
export function useEntryLines(): Loaded<EntryLine[]> {
  const { id } = useBook();
  return useLoaded(`entry-lines:${id}`, (source) => source.listEntries(id));
}
