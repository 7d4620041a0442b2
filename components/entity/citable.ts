import type { Entry } from '../../data/yearbook/model';
import type { Citable } from '../citation';
import type { EntityDetails } from './load-entity';

/** What "cite" at an entity cites: the entry that ranks first for the name; null when the book has none. */
export function citableOf({ entries }: EntityDetails): Citable | null {
  const entry = entries[0]?.entry;
  return entry ? entryCitable(entry) : null;
}

/** An entry as something to cite. */
export function entryCitable(entry: Entry): Citable {
  return {
    title: entry.title,
    authors: entry.signature,
    path: [entry.category, entry.section].filter(Boolean),
    page: entry.page,
    column: entry.column,
  };
}
