/** Which printed page is which: the pages whose number the extractor left say how all of them count. */

import type { Piece, SourceLines } from '../read/lines';
import { type PageAnchor, paginate } from '../read/pages';

/** A page as the extractor wrote it. */
export interface DumpPage {
  /** Printed page, null before page 1. */
  page: number | null;
  pieces: Piece[];
}

export interface DumpPages {
  anchor: PageAnchor;
  pages: DumpPage[];
  /** Pages whose last line is the number that the count gives them, and pages whose last line is another number. */
  agree: number;
  contradict: number;
}

/** Printed numbers that must agree before a count is believed. */
const ENOUGH = 3;

/** Pages of the text, numbered; null where too few printed numbers agree. */
export function findPages(source: SourceLines): DumpPages | null {
  const { pieces, starts } = paginate(source, { first: '', page: 1 });
  const groups = groupPieces(pieces, starts);
  const votes = new Map<number, number>();
  groups.forEach((group, k) => {
    const number = printedNumber(group);
    if (number !== null) votes.set(number - k, (votes.get(number - k) ?? 0) + 1);
  });
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < ENOUGH) return null;
  const [offset, agree] = best;
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const anchor = anchorOf(groups, offset);
  if (anchor === null || agree * 2 < all) return null;
  const pages = groups.map((group, k) => {
    const page = k + offset >= 1 ? k + offset : null;
    return { page, pieces: group.map((piece) => ({ ...piece, page })) };
  });
  return { anchor, pages, agree, contradict: all - agree };
}

function groupPieces(pieces: readonly Piece[], starts: readonly number[]): Piece[][] {
  const first = new Set(starts);
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    if (first.has(piece.line) || groups.length === 0) groups.push([piece]);
    else groups[groups.length - 1]!.push(piece);
  }
  return groups;
}

function printedNumber(group: readonly Piece[]): number | null {
  const last = group[group.length - 1];
  return group.length > 3 && last !== undefined && /^[1-9]\d{0,3}$/.test(last.tight) ? Number(last.tight) : null;
}

/** The first numbered page whose first line no page before it begins with. */
function anchorOf(groups: readonly Piece[][], offset: number): PageAnchor | null {
  const seen = new Set<string>();
  for (const [k, group] of groups.entries()) {
    const first = group[0]!.tight;
    if (k + offset >= 1 && !seen.has(first)) return { first, page: k + offset };
    seen.add(first);
  }
  return null;
}
