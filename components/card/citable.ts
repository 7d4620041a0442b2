import type { Citable } from '../citation';
import type { CardData } from './load-card';

/** What "cite" on a card cites: the entry that ranks first for the name; null when the book has none. */
export function citableOf(data: CardData): Citable | null {
  const entry = data.entries[0]?.entry;
  return entry ? entryCitable(entry) : null;
}

/** An entry as something to cite. */
export function entryCitable(entry: CardData['entries'][number]['entry']): Citable {
  return {
    title: entry.title,
    authors: entry.signature,
    path: [entry.category, entry.section],
    page: entry.page,
    column: entry.column,
  };
}
