import { KINDS, type MapLayer } from '../../data/gazetteer/model';
import type { EntityRow, PackRow } from '../../data/store/model';
import { holderOf } from '../entity/load-entity';
import { type LibrarySource, packOf } from '../library/source';
import { distance } from '../map/mercator';
import type { MapPlace } from '../map/place-markers';

/** A book's places in memory: read once when the panel opens, then every view is a filter over it. */
export interface AtlasBook {
  pack: PackRow;
  entities: readonly EntityRow[];
  byId: ReadonlyMap<string, EntityRow>;
  /** Entities that lie directly in an area. */
  inside: ReadonlyMap<string, EntityRow[]>;
  layers: readonly MapLayer[];
  district: EntityRow | null;
  streets: readonly EntityRow[];
}

/**
 * A book of the library: the one of the id, else the first. Null when there is none.
 * @param id id of a book or of anything in it
 */
export async function loadBook(source: LibrarySource, id?: string): Promise<AtlasBook | null> {
  const packs = await source.listPacks();
  const pack = packs.find((row) => id !== undefined && row.id === packOf(id)) ?? packs[0];
  if (!pack) return null;
  const [entities, layers] = await Promise.all([source.listEntities(pack.id), source.getLayers(pack.id)]);
  return makeBook(pack, entities, layers);
}

function makeBook(pack: PackRow, entities: readonly EntityRow[], layers: readonly MapLayer[]): AtlasBook {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const inside = new Map<string, EntityRow[]>();
  for (const entity of entities) {
    const holder = holderOf(entity);
    if (holder === null || holder === entity.id) continue;
    const members = inside.get(holder);
    if (members) members.push(entity);
    else inside.set(holder, [entity]);
  }
  return {
    pack,
    entities,
    byId,
    inside,
    layers,
    district: entities.find((entity) => entity.kind === 'district' && entity.name === pack.info.district) ?? null,
    streets: entities.filter((entity) => entity.kind === 'street' && !entity.former),
  };
}

/** What holds an entity, nearest first. A loop in a broken pack ends at the first repetition. */
export function chainOf(book: AtlasBook, entity: EntityRow): EntityRow[] {
  const chain: EntityRow[] = [];
  const seen = new Set([entity.id]);
  for (let next = holderOf(entity); next !== null && !seen.has(next); ) {
    seen.add(next);
    const holder = book.byId.get(next);
    if (!holder) break;
    chain.push(holder);
    next = holderOf(holder);
  }
  return chain;
}

export function streetOf(book: AtlasBook, entity: EntityRow): EntityRow | null {
  return entity.kind === 'street' ? entity : (chainOf(book, entity).find((holder) => holder.kind === 'street') ?? null);
}

/** The marker of an entity that has a point of its own (or by its address); null for the others. */
export function placeOf(entity: EntityRow, number?: number): MapPlace | null {
  const { location } = entity;
  if (location.level !== 'own' && location.level !== 'address') return null;
  return {
    id: entity.id,
    name: entity.short ?? entity.name,
    group: KINDS[entity.kind],
    lon: location.lon,
    lat: location.lat,
    precision: location.precision,
    number,
  };
}

/** The nearest placed names, with metres; the district and other whole areas are nobody's neighbour. */
export function neighboursOf(
  book: AtlasBook,
  entity: EntityRow,
  limit: number,
): { entity: EntityRow; metres: number }[] {
  const here = placeOf(entity);
  if (!here) return [];
  const found: { entity: EntityRow; metres: number }[] = [];
  for (const other of book.entities) {
    if (other.id === entity.id || other.kind === 'district' || other.kind === 'street' || other.former) continue;
    const place = placeOf(other);
    if (place) found.push({ entity: other, metres: distance(here, place) });
  }
  return found.sort((a, b) => a.metres - b.metres).slice(0, limit);
}
