/** Pages that form feeds part, numbered by what their printed numbers and the book's lists agree on. */
import { keyOf } from '../contents';
import type { Evidence } from '../evidence';
import type { Row } from '../rows';
import { setPages } from './breaks';
import { markHeads } from './heads';
import type { Candidate, Folios } from './model';
import { bareHead } from './page-numbers';

/** Pages that form feeds part, numbered by what most of their printed numbers and listed titles agree on. */
export function numberFeeds(
  rows: readonly Row[],
  feeds: readonly number[],
  candidates: readonly Candidate[],
  listed: ReadonlyMap<string, number>,
  out: Folios,
  title: string | null,
  evidence: Evidence,
): boolean {
  if (feeds.length < 4) return false;
  const votes = new Map<number, number>();
  const vote = (offset: number, weight: number) => votes.set(offset, (votes.get(offset) ?? 0) + weight);
  feeds.forEach((at, k) => {
    const end = feeds[k + 1] ?? rows.length;
    for (const one of candidates) {
      if (one.row < at || one.row >= end) continue;
      if (one.row <= at + 1 || one.row >= end - 2) vote(one.page - k, 1);
    }
    for (let i = at; i < end; i++) {
      const page = listed.get(titleKey(rows[i]!));
      if (page !== undefined) vote(page - k, 0.5);
    }
  });
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const [offset, agreed] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (agreed < 3 || agreed < total * 0.5) return false;
  const breaks = feeds.flatMap((at, k) => (k + offset >= 1 ? [{ at, page: k + offset }] : []));
  setPages(rows, breaks);
  for (const { row, page, rest } of candidates)
    if (rows[row]!.piece.page === page)
      out.furniture.set(rows[row]!, { kind: rest === '' ? 'page number' : 'running head', title: rest });
  // What stands at the head of many pages is a running head.
  const heads = new Map<string, number>();
  for (const { at } of breaks) {
    const { tight } = rows[at]!.piece;
    if (tight.length >= 2 && tight.length <= 24) heads.set(bareHead(tight), (heads.get(bareHead(tight)) ?? 0) + 1);
  }
  const known = new Set([...heads].filter(([key, count]) => count >= 3 || /年鉴|年鑑/.test(key)).map(([key]) => key));
  markHeads(
    rows,
    out,
    known,
    breaks,
    title,
    candidates.map(({ row }) => row),
  );
  out.range = [breaks[0]!.page, breaks[breaks.length - 1]!.page];
  evidence.note(
    'pages',
    `${out.range[0]}—${out.range[1]}`,
    agreed / total,
    `${feeds.length}处换页，${Math.round(agreed)}处页码或目录、索引所列页次相合`,
    breaks.slice(0, 3).map(({ at }) => rows[at]!.piece.line),
  );
  return true;
}

/** The key under which the lists may print what a line opens with. */
export function titleKey({ piece }: Row): string {
  const inner = /^[【〔［[〖](.+?)[】〕］\]〗]/.exec(piece.text)?.[1];
  return keyOf(inner ?? piece.text);
}
