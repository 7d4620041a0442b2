import type { EntityRow, EntryRow, PackRow } from './model';

/**
 * Whether a row still has what every surface draws it by. A file is checked when it comes in, so a row that has not was
 * damaged since. Only the fields are looked at that reading would stop at; values are compared by the book's checksum.
 */
type Field = 'string' | 'number' | 'object';
/** `a b`: the fields of a record that are of a type. */
function has(row: unknown, fields: Partial<Record<Field, string>>): boolean {
  if (typeof row !== 'object' || row === null) return false;
  return Object.entries(fields).every(([type, keys]) =>
    keys.split(' ').every((key) => {
      const value = (row as Record<string, unknown>)[key];
      return typeof value === type && value !== null;
    }),
  );
}

export function isPackRow(row: unknown): row is PackRow {
  return (
    has(row, { string: 'id status checksum importedAt', object: 'info counts sources' }) &&
    has((row as PackRow).info, { string: 'id title district city', number: 'year' }) &&
    has((row as PackRow).counts, { number: 'entries entities layers' })
  );
}

export function isEntityRow(row: unknown): row is EntityRow {
  return has(row, { string: 'id pack name kind', object: 'location aliases facts entries' });
}

export function isEntryRow(row: unknown): row is EntryRow {
  return has(row, { string: 'id pack title body', number: 'page order' });
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
