import type { Book } from '../yearbook/model';
import type { Library } from './library';
import { buildSearchRow, type SearchRow } from './search-index';

/** The search text of a book laid out from what the library holds of it. */
export async function bookOf(db: Library, pack: string): Promise<SearchRow> {
  const [entries, entities, records] = await Promise.all([
    db.entries.where('[pack+order]').between([pack, 0], [pack, Infinity]).toArray(),
    db.entities.where('pack').equals(pack).toArray(),
    db.records.where('pack').equals(pack).toArray(),
  ]);
  const parts = Object.fromEntries(records.map(({ kind, value }) => [kind, value]));
  return buildSearchRow(pack, { ...parts, entries } as unknown as Book, entities);
}
