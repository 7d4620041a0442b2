/** Where pages begin, and the page of each row. */
import type { Row } from '../rows';
import { leads } from './heads';
import type { Candidate } from './model';

export interface Break {
  /** Row at which a page begins. */
  at: number;
  page: number;
}

/** Form feeds part the pages; a number anywhere in one names it. */
export function breaksAtFeeds(rows: readonly Row[], feeds: readonly number[], chain: readonly Candidate[]): Break[] {
  const named: { at: number; page: number | null }[] = feeds.map((at, k) => {
    const end = feeds[k + 1] ?? rows.length;
    return { at, page: chain.find(({ row }) => row >= at && row < end)?.page ?? null };
  });
  fillPages(named);
  return named.flatMap(({ at, page }) => (page === null ? [] : [{ at, page }]));
}

/** Each page ends with its number: it began after the number before it. */
export function breaksAfter(
  rows: readonly Row[],
  chain: readonly Candidate[],
  repeated: (row: Row) => boolean,
): Break[] {
  const breaks: Break[] = [];
  let last = -1;
  for (const { row, page } of chain) {
    if (page === last) continue;
    last = page;
    if (breaks.length === 0) breaks.push({ at: startOfFirst(rows, row), page });
    else breaks[breaks.length - 1]!.page = page;
    let next = row + 1;
    while (next < rows.length && repeated(rows[next]!) && !leads(rows, next, repeated)) next++;
    breaks.push({ at: next, page: page + 1 });
  }
  return breaks;
}

/** Each page begins with its number, or with the heads right before it. */
export function breaksBefore(
  rows: readonly Row[],
  chain: readonly Candidate[],
  repeated: (row: Row) => boolean,
): Break[] {
  const inChain = new Set(chain.map(({ row }) => row));
  const breaks: Break[] = [];
  let last = -1;
  for (const { row, page } of chain) {
    if (page === last) continue;
    last = page;
    let first = row;
    while (first > 0 && repeated(rows[first - 1]!) && !inChain.has(first - 1)) first--;
    breaks.push({ at: first, page });
  }
  return breaks;
}

function startOfFirst(rows: readonly Row[], row: number): number {
  for (let i = row; i > 0; i--) if (rows[i]!.feed) return i;
  return 0;
}

function fillPages(named: { at: number; page: number | null }[]): void {
  const first = named.findIndex(({ page }) => page !== null);
  for (let k = first + 1; k < named.length; k++) named[k]!.page ??= named[k - 1]!.page! + 1;
  for (let k = first - 1; k >= 0; k--) {
    const page = named[k + 1]!.page! - 1;
    if (page < 1) break;
    named[k]!.page = page;
  }
}

/** Gives each row its page. */
export function setPages(rows: readonly Row[], breaks: readonly { at: number; page: number }[]): void {
  breaks.forEach(({ at, page }, k) => {
    const end = breaks[k + 1]?.at ?? rows.length;
    for (let i = at; i < end; i++) rows[i]!.piece.page = page;
  });
}
