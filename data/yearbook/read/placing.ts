/** Which entry a caption or table stands in. */

import type { Caption, Entry } from '../model';
import type { Piece } from './lines';
import type { FoundRegion } from './regions';

/**
 * Gives each entry the captions and tables that stand between its first and its last line, or after it on the page it
 * ends on; that is where they are printed, a photo need not show what the entry tells. A continued table belongs to the
 * entry it begins in, and a table may follow on the next page (表7, p89; 表13, p241).
 */
export function placeInEntries(
  entries: readonly Entry[],
  captions: readonly Caption[],
  regions: readonly FoundRegion[],
  pieces: readonly Piece[],
  pack: string,
): Entry[] {
  const pageOf = new Map(pieces.map((piece) => [piece.line, piece.page]));
  const items = [
    ...captions.map(({ lines, page, id }) => ({ line: lines[0], page, reach: 0, key: 'captions' as const, id })),
    ...regions
      .filter((region, i) => regions.findIndex((other) => other.number === region.number) === i)
      .map((region) => ({
        line: region.pieces[0]!.line,
        page: region.region.page,
        reach: 1,
        key: 'tables' as const,
        id: `${pack}/表${region.number}`,
      })),
  ].sort((a, b) => a.line - b.line);
  const out = entries.map((entry) => ({ ...entry, captions: [...entry.captions], tables: [...entry.tables] }));
  let at = -1;
  for (const item of items) {
    while (at + 1 < out.length && out[at + 1]!.lines[0] <= item.line) at++;
    const entry = out[at];
    if (!entry) continue;
    const end = pageOf.get(entry.lines[1]) ?? null;
    const near = item.page !== null && end !== null && item.page <= end + item.reach;
    if (item.line <= entry.lines[1] || near) entry[item.key].push(item.id);
  }
  return out;
}
