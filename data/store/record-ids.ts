import type { Book } from '../yearbook/model';

/** What a hit can be narrowed by. */
export type HonourLevel = 'nation' | 'province' | 'city' | 'district';

/** Whose honour it is, from the title of its list (获国家和部级先进集体荣誉, 省级和省属部门, 市级 …). */
export function honourLevel(list: string): HonourLevel {
  if (/国家|部级|全国/.test(list)) return 'nation';
  if (/省级|省属|省委|省政府/.test(list)) return 'province';
  return /市级|市委|市政府/.test(list) ? 'city' : 'district';
}

/** Address of a row of a list within its part of the book: what the row says, not where it stands. */
export function rowId(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join('/');
}

export const officeId = (row: Book['offices'][number]) => rowId([row.body, row.post, row.name, row.period]);
export const honourId = (row: Book['honours'][number]) => rowId([row.list, row.unit, row.recipient, row.award]);
export const documentId = (row: Book['documents'][number]) => rowId([row.number, row.title]);
export const orgId = (row: Book['orgs'][number]) => row.full;
