/**
 * The reader's own work on books: notes, and collections with a name. What they are about is known by its id alone, that of
 * an entity or an entry, so that they outlive a new build of the book and a book that is taken off the shelf.
 */
export interface Note {
  /** Id of the entity or entry. */
  id: string;
  text: string;
  /** ISO time of the last change. */
  at: string;
}

export interface Collection {
  /** Told apart by this; names may change and be alike. */
  key: string;
  name: string;
  /** Ids of entities and entries, in the reader's order. */
  items: string[];
}

export interface Own {
  /** Newest last. */
  notes: Note[];
  collections: Collection[];
}

export const NOTHING_OWN: Own = { notes: [], collections: [] };

/** Most of each that is kept; lengths in UTF-16 code units. */
export const OWN_LIMIT = { notes: 2000, note: 5000, collections: 100, items: 1000, name: 80, id: 400 };

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= OWN_LIMIT.id;

/** Stored value, or that of a file from any hand → notes and collections; what has not the right shape is left out. */
export function repairOwn(stored: unknown): Own {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return { notes: repairNotes(given.notes), collections: repairCollections(given.collections) };
}

function repairNotes(stored: unknown): Note[] {
  const notes = new Map<string, Note>();
  for (const value of Array.isArray(stored) ? stored : []) {
    const { id, text, at } = (value ?? {}) as Partial<Note>;
    if (!isId(id) || typeof text !== 'string' || text.trim() === '') continue;
    notes.delete(id);
    notes.set(id, { id, text: text.slice(0, OWN_LIMIT.note), at: typeof at === 'string' ? at.slice(0, 40) : '' });
  }
  return [...notes.values()].slice(-OWN_LIMIT.notes);
}

function repairCollections(stored: unknown): Collection[] {
  const collections = new Map<string, Collection>();
  for (const value of Array.isArray(stored) ? stored : []) {
    const { key, name, items } = (value ?? {}) as Partial<Collection>;
    if (!isId(key) || typeof name !== 'string' || name.trim() === '' || collections.has(key)) continue;
    const ids = Array.isArray(items) ? [...new Set(items.filter(isId))].slice(0, OWN_LIMIT.items) : [];
    collections.set(key, { key, name: name.trim().slice(0, OWN_LIMIT.name), items: ids });
  }
  return [...collections.values()].slice(0, OWN_LIMIT.collections);
}
