import type { EntityRow, EntryRow, PackRow } from './model';

/**
 * Whether a row still has what every surface draws it by. A file is checked when it comes in, so a row that has not was
 * damaged since. Only the fields are looked at that reading would stop at; values are compared by the book's checksum.
 */
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const has = (row: Record<string, unknown>, type: 'string' | 'number', ...keys: string[]): boolean =>
  keys.every((key) => typeof row[key] === type);

export function isPackRow(row: unknown): row is PackRow {
  if (!isRecord(row) || !isRecord(row.info) || !isRecord(row.counts)) return false;
  return (
    has(row, 'string', 'id', 'status', 'checksum', 'importedAt') &&
    has(row.info, 'string', 'id', 'title', 'district', 'city') &&
    has(row.info, 'number', 'year') &&
    has(row.counts, 'number', 'entries', 'entities', 'layers') &&
    Array.isArray(row.sources)
  );
}

export function isEntityRow(row: unknown): row is EntityRow {
  return (
    isRecord(row) &&
    has(row, 'string', 'id', 'pack', 'name', 'kind') &&
    isRecord(row.location) &&
    [row.aliases, row.facts, row.entries].every(Array.isArray)
  );
}

export function isEntryRow(row: unknown): row is EntryRow {
  return isRecord(row) && has(row, 'string', 'id', 'pack', 'title', 'body') && has(row, 'number', 'page', 'order');
}

/** The row of a book of which nothing is left to show but that it was there: the shelf says what to do about it. */
export function remainsOf(id: string): PackRow {
  const info = {
    id,
    title: id,
    district: '',
    city: '',
    province: '',
    year: 0,
    edition: 0,
    publisher: null,
    compiler: null,
  };
  const counts = { entries: 0, entities: 0, layers: 0 };
  return { id, status: 'damaged', checksum: '', info, counts, importedAt: '', bytes: 0, sources: [], builtIn: false };
}
