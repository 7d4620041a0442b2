/** What repeats at the head of pages: the title of the book, the names of its categories and of its pages of photographs. */
import { readBackIndex } from '../divisions/back-index';
import type { Piece } from '../read/lines';
import type { DumpPage } from './page-starts';

/** The whole title of a book with its year, as it heads pages. */
const BOOK_TITLE = /^[\u3400-\u9fff]{2,12}年[鉴鑑][（(·]?\d{4}年?[卷版]?[）)]?$/;

/** Title of the list of full and short names, which ends the pages of photographs. */
export const PAIRS_TITLE = /全称.{0,3}简称/;

export interface Heads {
  runningHead: string;
  photoSections: string[];
}

/** Pages that a running head stands on at least; two where it names a book. */
const REPEATED = 5;

/** The line that opens most pages; names of photo sections open two or more pages before page 1. */
export function findHeads(pages: readonly DumpPage[]): Heads {
  const counts = new Map<string, number>();
  const front = new Map<string, number>();
  const lists = pages.findIndex(({ pieces }) => pieces.some(({ tight }) => PAIRS_TITLE.test(tight)));
  for (const [k, { page, pieces }] of pages.entries()) {
    const first = pieces[0]!.tight;
    counts.set(first, (counts.get(first) ?? 0) + 1);
    if (page === null && (lists < 0 || k < lists)) front.set(first, (front.get(first) ?? 0) + 1);
  }
  const often = [...counts].sort((a, b) => b[1] - a[1]);
  const [runningHead = ''] =
    often.find(([text, count]) => BOOK_TITLE.test(text) || (count >= 2 && /年[鉴鑑]|志/.test(text))) ??
    often.find(([, count]) => count >= REPEATED) ??
    [];
  const photoSections = [...front]
    .filter(([text, count]) => count >= 2 && text !== runningHead && text.length <= 12 && !/[（(。，]/.test(text))
    .map(([text]) => text);
  return { runningHead, photoSections };
}

export interface CategoryFound {
  title: string;
  page: number;
  /** First line of its first page without white space. */
  opens: string;
  from: 'tab' | 'index' | 'description';
}

/** `教育教育`, `纪检纪检··监察监察` → `教育`, `纪检·监察`: a title in two layers of ink; null where a line is none. */
export function undouble(tight: string): string | null {
  const half = tight.length / 2;
  if (Number.isInteger(half) && half >= 2 && tight.slice(0, half) === tight.slice(half)) return tight.slice(0, half);
  const parts = tight.match(/·+|[^·]+/g) ?? [];
  if (parts.length < 2) return null;
  const halves = parts.map((part) =>
    part.length % 2 === 0 && part.slice(0, part.length / 2) === part.slice(part.length / 2)
      ? part.slice(0, part.length / 2)
      : null,
  );
  return halves.every((part) => part !== null) ? halves.join('') : null;
}

/**
 * The categories, in order of their pages: titles printed in two layers, and rows of the back index that name a page without
 * a column in an index that names columns.
 */
export function findCategories(pages: readonly DumpPage[], indexPieces: readonly Piece[]): CategoryFound[] {
  const opens = new Map(pages.map(({ page, pieces }) => [page, pieces[0]!.tight]));
  const found = new Map<string, CategoryFound>();
  for (const { page, pieces } of pages) {
    if (page === null) continue;
    for (const piece of pieces) {
      const title = undouble(piece.tight);
      if (title === null || !/^[\u4e00-\u9fff·]{2,24}$/.test(title) || found.has(title)) continue;
      found.set(title, { title, page, opens: opens.get(page)!, from: 'tab' });
    }
  }
  const rows = readBackIndex(indexPieces).rows.filter((row) => row.part === 'entries');
  const columned = rows.filter((row) => row.column !== null).length;
  if (columned * 2 > rows.length)
    for (const { title, page, column } of rows) {
      if (column !== null || found.has(title) || !opens.has(page)) continue;
      found.set(title, { title, page, opens: opens.get(page)!, from: 'index' });
    }
  // A category that the index gives a column by mistake: its words are not on the page, and the page opens a section.
  const inks = new Map(pages.map(({ page, pieces }) => [page, pieces.map((piece) => piece.tight).join('')]));
  for (const { title, page, column } of rows) {
    const ink = inks.get(page);
    if (column !== 'a' || found.has(title) || ink === undefined || ink.includes(title.replace(/\s/g, ''))) continue;
    if (opensSection(pages.find((one) => one.page === page)!.pieces))
      found.set(title, { title, page, opens: opens.get(page)!, from: 'index' });
  }
  return [...found.values()].sort((a, b) => a.page - b.page);
}

/** Whether a page begins with a section's title: at most two short lines, then an entry. */
function opensSection(pieces: readonly Piece[]): boolean {
  const entry = pieces.findIndex((piece) => piece.tight.startsWith('【'));
  return (
    entry >= 1 &&
    entry <= 3 &&
    pieces.slice(0, entry).every((piece) => piece.width <= 14 && !/[。，]/.test(piece.tight))
  );
}
