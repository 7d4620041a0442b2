import { useEffect, useMemo, useState } from 'react';
import { useLoaded } from '../library/context';
import type { AtlasBook } from './book';
import type { AtlasHost, PageStatus } from './host';
import { unplacedYear, type YearItem, yearOf } from './year';

/** The latest value of one of the host's subscriptions. */
export function useWatched<T>(watch: (callback: (value: T) => void) => () => void, first: T): T {
  const [value, setValue] = useState<T>(first);
  useEffect(() => watch(setValue), [watch]);
  return value;
}

const WAITING: PageStatus = { state: 'waiting' };

export function usePage(host: AtlasHost): PageStatus {
  return useWatched(host.watchPage, WAITING);
}

/** The chronicle with its places, once asked for: recognizing 369 items takes some milliseconds, and only this view pays. */
export function useYear(
  book: AtlasBook,
  host: AtlasHost,
  wanted: boolean,
): { items: YearItem[]; named: boolean; ready: boolean } {
  const chronicle = useLoaded(`chronicle ${wanted ? book.pack.id : ''}`, (source) =>
    wanted ? source.getRecords(book.pack.id, 'chronicle') : Promise.resolve(undefined),
  );
  const wire = useLoaded(`vocabulary ${wanted ? book.pack.checksum : ''}`, () =>
    wanted ? host.vocabulary(book.pack.id) : Promise.resolve(null),
  );
  const code = useLoaded(`recognizer ${wanted}`, () =>
    wanted ? import('../../data/recognizer') : Promise.resolve(null),
  );
  const items = chronicle.state === 'ready' ? chronicle.value : undefined;
  const names = wire.state === 'ready' ? wire.value : null;
  const recognizer = code.state === 'ready' ? code.value : null;
  const ready = !wanted || [chronicle, wire, code].every(({ state }) => state !== 'loading');
  return useMemo(() => {
    if (!items || !ready) return { items: [], named: true, ready };
    if (names === null || !recognizer) return { items: unplacedYear(items), named: false, ready };
    return { items: yearOf(book, items, names, recognizer), named: true, ready };
  }, [book, items, names, recognizer, ready]);
}
