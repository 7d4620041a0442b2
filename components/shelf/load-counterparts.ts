import { type LinkConfidence, linkConfidence } from '../../data/shelf/link';
import type { EntityRow, PackRow } from '../../data/store/model';
import type { LibrarySource } from '../library/source';

/** The same name in another book. */
export interface Counterpart {
  entity: EntityRow;
  pack: PackRow;
  confidence: LinkConfidence;
}

/** Which book speaks of an entity, and which others do. */
export interface BooksOfEntity {
  own: PackRow;
  /** Best first, then in the order of the shelf; of each book the surest only. */
  others: Counterpart[];
}

const SURE: readonly LinkConfidence[] = ['same', 'likely', 'namesake'];

/** Null where there is only one book, so that nothing has to be said. */
export async function loadCounterparts(id: string, source: LibrarySource): Promise<BooksOfEntity | null> {
  const packs = await source.listPacks();
  if (packs.length < 2) return null;
  const entity = await source.getEntity(id);
  const own = packs.find((pack) => pack.id === entity?.pack);
  if (!entity || !own) return null;
  const rows = (await source.findEntitiesByName(entity.name)).filter((row) => row.pack !== own.id);
  const holders = new Map(
    (await source.getEntities([...new Set([entity, ...rows].flatMap((row) => row.within ?? []))])).map((row) => [
      row.id,
      row.name,
    ]),
  );
  const linked = (row: EntityRow, pack: PackRow) => ({
    entity: row,
    holder: row.within === null ? null : (holders.get(row.within) ?? null),
    info: pack.info,
  });
  const others: Counterpart[] = [];
  for (const pack of packs) {
    const of = rows
      .filter((row) => row.pack === pack.id)
      .map((row) => ({ entity: row, pack, confidence: linkConfidence(linked(entity, own), linked(row, pack)) }))
      .sort((a, b) => SURE.indexOf(a.confidence) - SURE.indexOf(b.confidence));
    if (of[0]) others.push(of[0]);
  }
  return { own, others: others.sort((a, b) => SURE.indexOf(a.confidence) - SURE.indexOf(b.confidence)) };
}
