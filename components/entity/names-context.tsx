import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Mention } from '../../data/recognizer/model';

/** A name found in a text of the book. */
export type LiveName = Pick<Mention, 'start' | 'end' | 'entity' | 'group'>;

/** Finds the names in a text of the book; starts loading its vocabulary when first asked. */
export interface NameFinder {
  /** Null until the vocabulary is there. */
  find: (text: string) => readonly LiveName[] | null;
  subscribe: (listener: () => void) => () => void;
  ready: () => boolean;
}

const NameFinderContext = createContext<NameFinder | null>(null);
export const NameFinderProvider = NameFinderContext.Provider;

/** A finder for each book, by the book's id: the names in a book's text are that book's. */
export type NameFinders = (book: string) => NameFinder;

const NameFindersContext = createContext<NameFinders | null>(null);
export const NameFindersProvider = NameFindersContext.Provider;

/** Texts below are of this book. */
export function BookNames({ book, children }: { book: string; children: ReactNode }) {
  const finders = useContext(NameFindersContext);
  return finders ? <NameFinderContext value={finders(book)}>{children}</NameFinderContext> : children;
}

const never = () => () => {};
const no = () => false;

/** The finder itself, asked again when it is ready; null where none is given. */
export function useNameFinder(): NameFinder | null {
  const finder = useContext(NameFinderContext);
  const ready = useSyncExternalStore(finder?.subscribe ?? never, finder?.ready ?? no);
  // Another object once it is ready, so that what was worked out with it is worked out again.
  return useMemo(() => (finder && { ...finder, ready: () => ready }) ?? null, [finder, ready]);
}

/** Names in `text`; none while the vocabulary loads or where no finder is given. The text is shown either way. */
export function useLiveNames(text: string): readonly LiveName[] {
  const finder = useContext(NameFinderContext);
  useSyncExternalStore(finder?.subscribe ?? never, finder?.ready ?? no);
  return (text && finder?.find(text)) || [];
}
