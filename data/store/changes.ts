import { canonicalJson } from '../pack/canonical';
import type { Pack } from '../pack/model';
import type { Library } from './library';
import type { BookChanges, PartChanges } from './model';

/** Titles kept of each way in which records changed; the rest is counted. */
const TITLES = 12;

/** Compares a pack with the build of the same book in the library, record by record, by id. Reads the whole book once. */
export async function compareBuilds(pack: Pack, db: Library): Promise<BookChanges> {
  const [entries, entities] = await Promise.all([
    db.entries.where('[pack+order]').between([pack.id, 0], [pack.id, Number.POSITIVE_INFINITY]).toArray(),
    db.entities.where('pack').equals(pack.id).toArray(),
  ]);
  return {
    entries: compare(
      entries.map(({ pack: _pack, order: _order, ...entry }) => entry),
      pack.book.entries,
      ({ title }) => title,
    ),
    entities: compare(
      entities.map(({ pack: _pack, ...entity }) => entity),
      pack.entities,
      ({ name }) => name,
    ),
  };
}

function compare<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  title: (row: T) => string,
): PartChanges {
  const part: PartChanges = { added: 0, removed: 0, changed: 0, titles: { added: [], removed: [], changed: [] } };
  const note = (way: keyof PartChanges['titles'], row: T) => {
    part[way] += 1;
    if (part.titles[way].length < TITLES) part.titles[way].push(title(row));
  };
  const old = new Map(before.map((row) => [row.id, row]));
  for (const row of after) {
    const was = old.get(row.id);
    if (!was) note('added', row);
    else if (canonicalJson(was) !== canonicalJson(row)) note('changed', row);
    old.delete(row.id);
  }
  for (const row of old.values()) note('removed', row);
  return part;
}
