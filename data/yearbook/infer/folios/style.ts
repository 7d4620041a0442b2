/** How a page number is set. */
import { half, type Row } from '../rows';
import type { Candidate } from './model';

/** How a number is set: what stands directly beside it, and whether words follow it, precede it or are wanting. */
export function styleOf({ rest, page }: Candidate, row: Row): string {
  if (rest === '') return 'alone';
  const text = half(row.piece.text);
  const at = text.search(new RegExp(`(?<!\\d)${page}(?!\\d)`));
  const beside = (sign: string | undefined) => (sign !== undefined && /[·•\-—–|｜/]/.test(sign) ? sign : '');
  return beside(text[at - 1]) + beside(text[at + String(page).length]);
}
