import type { EntryRef } from '../../data/gazetteer/model';
import type { EntityRow, EntryRow } from '../../data/store/model';
import type { BookInfo } from '../../data/yearbook/model';
import { type LibrarySource, packOf } from '../library/source';

/** Entries that come with the entity itself, so that the smallest surface is laid out once. */
export const FIRST_ENTRIES = 3;

export interface RankedEntry {
  ref: EntryRef;
  entry: EntryRow;
}

/** An entity with what every surface shows of it. */
export interface EntityDetails {
  entity: EntityRow;
  book: BookInfo;
  /** What holds it, outermost first (district, street). */
  chain: EntityRow[];
  /** The placed area that holds a place of which nothing nearer is known. */
  area: EntityRow | null;
  /** What followed it. */
  successor: EntityRow | null;
  /** What it was before: bodies and units whose successor it is. */
  predecessors: EntityRow[];
  /** The first few entries, best first. */
  entries: RankedEntry[];
}

/** What a thing belongs to; of most bodies only the area they are placed in is known. */
export function holderOf({ within, location }: EntityRow): string | null {
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
 * Everything a surface shows of an entity at once. Null when the library does not have it. All reads run side by side;
 * the chain is at most three deep.
 * @param book id of the book to tell it by; that of the entity's own id unless given
 */
export async function loadEntity(id: string, source: LibrarySource, book = packOf(id)): Promise<EntityDetails | null> {
  const entity = await source.getEntity(id);
  if (!entity) return null;
  const { location, former } = entity;
  const [packs, chain, area, successor, predecessors, entries] = await Promise.all([
    source.listPacks(),
    parentsOf(entity, source),
    location.level === 'within' ? source.getEntity(location.within) : null,
    former?.successor ? source.findEntityByName(former.successor, book) : null,
    source.findPredecessors(id),
    loadEntries(entity.entries.slice(0, FIRST_ENTRIES), source),
  ]);
  const info = packs.find((row) => row.id === book)?.info;
  if (!info) return null;
  return {
    entity,
    book: info,
    chain,
    area: area ?? null,
    successor: successor ?? null,
    predecessors,
    entries,
  };
}

/** What the map may show in place of a thing without a point: its parents, nearest first, or the area it is placed in. */
export function holdersOf({ chain, area }: EntityDetails): EntityRow[] {
  const holders = [...chain].reverse();
  return area && !holders.some(({ id }) => id === area.id) ? [...holders, area] : holders;
}

/** All surface forms of an entity, for marking it in the book's sentences. */
export function formsOf(entity: EntityRow): string[] {
  return [entity.name, entity.full, entity.short, ...entity.aliases].filter((form): form is string => Boolean(form));
}
