import type { EntryRef, MapLayer } from '../../data/gazetteer/model';
import type { EntityRow, EntryRow } from '../../data/store/model';
import type { BookInfo } from '../../data/yearbook/model';
import { type LibrarySource, packOf } from '../library/source';

/** Entries shown before the reader asks for more. */
export const FIRST_ENTRIES = 3;

export interface RankedEntry {
  ref: EntryRef;
  entry: EntryRow;
}

export interface CardData {
  entity: EntityRow;
  book: BookInfo;
  /** What holds it, outermost first (district, street). */
  chain: EntityRow[];
  /** The placed area that holds a place of which nothing nearer is known. */
  area: EntityRow | null;
  successor: EntityRow | null;
  entries: RankedEntry[];
  layers: MapLayer[];
}

/** What a thing belongs to; of most bodies only the area they are placed in is known. */
function holderOf({ within, location }: EntityRow): string | null {
  return within ?? (location.level === 'within' ? location.within : null);
}

/** Parents of an entity, outermost first. A loop in a broken pack ends at the first repetition. */
async function parentsOf(entity: EntityRow, source: LibrarySource): Promise<EntityRow[]> {
  const chain: EntityRow[] = [];
  const seen = new Set([entity.id]);
  let next = holderOf(entity);
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const parent = await source.getEntity(next);
    if (!parent) break;
    chain.unshift(parent);
    next = holderOf(parent);
  }
  return chain;
}

/** The entries of some references, in the order of the references; one that the library lacks is left out. */
export async function loadEntries(refs: readonly EntryRef[], source: LibrarySource): Promise<RankedEntry[]> {
  const rows = await source.getEntries(refs.map((ref) => ref.entry));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return refs.flatMap((ref) => {
    const entry = byId.get(ref.entry);
    return entry ? [{ ref, entry }] : [];
  });
}

/**
 * Everything the card shows at once, so that it is laid out once. Null when the book does not have the entity.
 * All reads run side by side; the chain is at most three deep.
 */
export async function loadCard(id: string, source: LibrarySource): Promise<CardData | null> {
  const entity = await source.getEntity(id);
  if (!entity) return null;
  const pack = packOf(id);
  const { location, former } = entity;
  const [packs, chain, area, successor, entries, layers] = await Promise.all([
    source.listPacks(),
    parentsOf(entity, source),
    location.level === 'within' ? source.getEntity(location.within) : null,
    former?.successor ? source.findEntityByName(former.successor, pack) : null,
    loadEntries(entity.entries.slice(0, FIRST_ENTRIES), source),
    source.getLayers(pack),
  ]);
  const book = packs.find((row) => row.id === pack)?.info;
  if (!book) return null;
  return { entity, book, chain, area: area ?? null, successor: successor ?? null, entries, layers };
}

/** What the map may show in place of a thing without a point: its parents, nearest first, or the area it is placed in. */
export function holdersOf({ chain, area }: CardData): EntityRow[] {
  const holders = [...chain].reverse();
  return area && !holders.some(({ id }) => id === area.id) ? [...holders, area] : holders;
}

/** All surface forms of an entity, for marking it in the book's sentences. */
export function formsOf(entity: EntityRow): string[] {
  return [entity.name, entity.full, entity.short, ...entity.aliases].filter((form): form is string => Boolean(form));
}
