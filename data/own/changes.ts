import { type Collection, OWN_LIMIT, type Own } from './shape';

/** Changes of the reader's own work, as pure functions. Each can be taken back by another of them. */

/** A note on something, in place of the one there; without text there is none. `at` is an ISO time. */
export function withNote(own: Own, id: string, text: string, at: string): Own {
  const rest = own.notes.filter((note) => note.id !== id);
  const kept = text.trim().slice(0, OWN_LIMIT.note);
  return { ...own, notes: kept === '' ? rest : [...rest, { id, text: kept, at }].slice(-OWN_LIMIT.notes) };
}

/** One collection more, at a place among the others (the end, where none is given). */
export function withCollection(own: Own, collection: Collection, place = own.collections.length): Own {
  const rest = own.collections.filter(({ key }) => key !== collection.key);
  const name = collection.name.trim().slice(0, OWN_LIMIT.name);
  if (name === '' || rest.length >= OWN_LIMIT.collections) return own;
  return { ...own, collections: [...rest.slice(0, place), { ...collection, name }, ...rest.slice(place)] };
}

export function withoutCollection(own: Own, key: string): Own {
  return { ...own, collections: own.collections.filter((one) => one.key !== key) };
}

function changed(own: Own, key: string, change: (collection: Collection) => Collection): Own {
  return { ...own, collections: own.collections.map((one) => (one.key === key ? change(one) : one)) };
}

/** A collection under another name; an empty one leaves the old. */
export function withName(own: Own, key: string, name: string): Own {
  const kept = name.trim().slice(0, OWN_LIMIT.name);
  return kept === '' ? own : changed(own, key, (one) => ({ ...one, name: kept }));
}

/** A collection with other items, or the same in another order. */
export function withItems(own: Own, key: string, change: (ids: string[]) => string[]): Own {
  return changed(own, key, (one) => ({ ...one, items: change(one.items) }));
}

/** Something in a collection, at a place (the end, where none is given), or no longer in it. */
export function withCollected(own: Own, key: string, id: string, collected: boolean, place?: number): Own {
  return withItems(own, key, (ids) => placed(ids, id, collected ? place : null));
}

/** A list with an id at a place (`undefined`: the end), or without it (`null`). */
export function placed(ids: readonly string[], id: string, place: number | null | undefined): string[] {
  const rest = ids.filter((one) => one !== id);
  if (place === null) return rest;
  const at = Math.max(0, Math.min(place ?? rest.length, rest.length));
  return [...rest.slice(0, at), id, ...rest.slice(at)].slice(0, OWN_LIMIT.items);
}

/** A list with an id so many places further on (negative: further up); at the ends it stays. */
export function moved(ids: readonly string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  return at < 0 ? [...ids] : placed(ids, id, at + by);
}
