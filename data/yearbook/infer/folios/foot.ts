/** Whether page numbers end their pages or head them. */
import { keyOf } from '../contents';
import type { Row } from '../rows';
import type { Candidate } from './model';

/** Whether the numbers end their pages: by the pages that the book's own lists print, else by what stands around them. */
// Complexity: each condition is one sign, and they are counted against one another.
export function standsAtFoot(
  chain: readonly Candidate[],
  rows: readonly Row[],
  listed: ReadonlyMap<string, number>,
  repeated: (row: Row) => boolean,
): boolean {
  let foot = 0;
  let head = 0;
  let at = 0;
  rows.forEach((row, i) => {
    while (at < chain.length && chain[at]!.row < i) at++;
    const page =
      listed.get(keyOf(row.piece.text)) ??
      listed.get(keyOf(/^[【〔［[〖]([^】〕］\]〗]+)/.exec(row.piece.text)?.[1] ?? '')) ??
      listed.get(keyOf(row.piece.text.split(/[\s\u3000]{2,}/)[0]!.slice(1)));
    if (page === undefined) return;
    const below = chain[at]?.page ?? (chain[at - 1]?.page ?? 0) + 1;
    const above = chain[at - 1]?.page ?? (chain[at]?.page ?? 0) - 1;
    if (page === below) foot += 3;
    if (page === above) head += 3;
  });
  const lines = chain
    .slice(1)
    .map(({ row }, k) => row - chain[k]!.row)
    .sort((a, b) => a - b);
  const usual = lines[Math.floor(lines.length / 2)] ?? 1;
  if (chain[0]!.row >= usual * 0.5) foot += 1.5;
  if (chain[0]!.row <= 2) head += 2;
  if (rows.length - 1 - chain[chain.length - 1]!.row >= usual * 0.5) head += 1.5;
  else if (chain[chain.length - 1]!.row >= rows.length - 2) foot += 2;
  for (const { row, rest } of chain) {
    const one = rows[row]!;
    const next = rows[row + 1];
    const weight = 1 / chain.length;
    if (rest !== '') head += weight;
    else foot += weight;
    if (one.feed) head += 3 * weight;
    if (next?.feed) foot += 3 * weight;
    if (next && repeated(next) && rest === '') foot += 2 * weight;
    if (row > 0 && repeated(rows[row - 1]!)) head += weight;
    // The wider gap parts the pages.
    if ((next?.gap ?? 0) > one.gap) foot += 2 * weight;
    if (one.gap > (next?.gap ?? 0)) head += 2 * weight;
  }
  return foot > head;
}
