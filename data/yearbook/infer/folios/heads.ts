/** Running heads: lines that repeat at the edges of pages. */
import { keyOf } from '../contents';
import { leadOf } from '../lead';
import type { Row } from '../rows';
import type { Candidate, Folios } from './model';
import { bareHead } from './page-numbers';

/** The end of a signature that began on the page before is no head: `供稿）`. */
const isHalved = (tight: string) => /[（(]/.test(tight) !== /[）)]/.test(tight);

/** Lines that repeat as a whole: the book's title between pages, a category's name at the head of each. */
export function headTexts(rows: readonly Row[], candidates: readonly Candidate[], title: string | null): Set<string> {
  const counts = new Map<string, number>();
  const withNumber = new Set(candidates.map(({ row }) => row));
  rows.forEach((row, i) => {
    const { tight } = row.piece;
    if (tight.length < 2 || tight.length > 24 || /[。，；：！？【〔]/.test(tight) || isHalved(tight)) return;
    const near =
      withNumber.has(i - 1) || withNumber.has(i + 1) || withNumber.has(i) || row.feed || (rows[i + 1]?.feed ?? false);
    const own = title !== null && (bareHead(tight) === bareHead(title.replace(/\s/g, '')) || /年鉴|年鑑/.test(tight));
    if (!near && !own) return;
    const key = bareHead(tight);
    if (key.length >= 2) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  // A name that heads pages stands there with the number again and again; twice is enough for the book's own title.
  return new Set([...counts].filter(([key, count]) => count >= (/年鉴|年鑑/.test(key) ? 2 : 3)).map(([key]) => key));
}

/** True where a repeated line heads what follows (the next page) rather than closing the page before. */
export function leads(rows: readonly Row[], i: number, repeated: (row: Row) => boolean): boolean {
  const next = rows[i + 1];
  return next !== undefined && !repeated(next);
}

/** What stands at the beginning of a line that holds two columns. */
function firstCell({ piece }: Row): string {
  return bareHead(piece.text.split(/[ \u00a0]{3,}|\u3000{2,}/, 1)[0]!.replace(/[\s\u3000]+/g, ''));
}

/** Share of the pages that must have a head beside their number for the place to be that of heads. */
const PLACED = 0.3;

/** Lines beside page numbers, where other pages have their heads, that say what a line elsewhere says: the name of a division of the text. */
function headsByPlace(
  rows: readonly Row[],
  out: Folios,
  numbers: readonly number[],
  isTitle: (i: number) => boolean,
): Row[] {
  const isHead = (row: Row | undefined) => row !== undefined && out.furniture.get(row)?.kind === 'running head';
  const key = (row: Row) => bareHead(row.piece.tight);
  return [1, -1].flatMap((step) => {
    const placed = numbers.filter((at) => isHead(rows[at + step])).length;
    if (placed < Math.max(2, numbers.length * PLACED)) return [];
    const places = new Set(numbers.map((at) => at + step));
    // Where a drawn line parts heads from the text, what it parts is one.
    const ruled = (at: number) => /^(\S)\1{4,}$/.test(rows[at + step]?.piece.tight ?? '');
    const heads = [...places].filter((at) => isHead(rows[at]));
    // Heads open as the heads there do: the last title of a page may have the words of another.
    const shapes = new Set(heads.map((at) => leadOf(rows[at]!.piece.text).shape));
    const allRuled = heads.every(ruled);
    // The title itself may have a number or a sign before its words.
    const said = new Set(
      rows.flatMap((row, i) => (places.has(i) || isHead(row) ? [] : [key(row), keyOf(row.piece.text), firstCell(row)])),
    );
    return [...places].flatMap((at) => {
      const row = rows[at];
      return row !== undefined &&
        !out.furniture.has(row) &&
        !(at + step > 0 && isTitle(at + step)) &&
        shapes.has(leadOf(row.piece.text).shape) &&
        !/[。，；：！？]/.test(row.piece.tight) &&
        (said.has(key(row)) || (allRuled && ruled(at)))
        ? [row]
        : [];
    });
  });
}

/** Repeated lines at the edges of pages, and the names of categories that head the pages. `numbers` are the rows that hold page numbers. */
export function markHeads(
  rows: readonly Row[],
  out: Folios,
  known: ReadonlySet<string>,
  breaks: readonly { at: number; page: number }[],
  title: string | null,
  numbers: readonly number[],
): void {
  const edges = new Set<number>();
  for (const { at } of breaks) for (let k = -2; k <= 2; k++) edges.add(at + k);
  // A running head stands on page after page; a section's title that happens to open pages does not.
  const pages = new Map<string, number[]>();
  const inside = new Map<string, number>();
  rows.forEach((row, i) => {
    const key = bareHead(row.piece.tight);
    if (!known.has(key)) return;
    if (!edges.has(i)) inside.set(key, (inside.get(key) ?? 0) + 1);
    else if (row.piece.page !== null) pages.set(key, [...(pages.get(key) ?? []), row.piece.page]);
  });
  const runs = (key: string): boolean => {
    const list = pages.get(key) ?? [];
    // 概况 opens some pages and stands within many more.
    if ((inside.get(key) ?? 0) > list.length) return false;
    const next = list.filter((page, k) => k > 0 && page - list[k - 1]! <= 2).length;
    return next >= Math.max(1, (list.length - 1) * 0.4);
  };
  // Names that stand as heads beside their number: without one they are the title.
  const beside = new Set(numbers.map((at) => bareHead(out.furniture.get(rows[at]!)?.title ?? '')));
  // Right below a head that says the same stands the title itself.
  const isTitle = (i: number) => {
    const key = bareHead(rows[i]?.piece.tight ?? '');
    if (key !== '' && beside.has(key) && !/年鉴|年鑑/.test(key)) return true;
    const above = out.furniture.get(rows[i - 1]!);
    return above?.kind === 'running head' && bareHead(above.title) === key;
  };
  rows.forEach((row, i) => {
    const key = bareHead(row.piece.tight);
    if (
      !known.has(key) ||
      (i > 0 && isTitle(i)) ||
      !(/年鉴|年鑑/.test(key) || runs(key)) ||
      out.furniture.has(row) ||
      row.piece.tight.length > 24
    )
      return;
    if (edges.has(i) || /年鉴|年鑑/.test(key)) out.furniture.set(row, { kind: 'running head', title: key });
  });
  for (const row of headsByPlace(rows, out, numbers, isTitle))
    out.furniture.set(row, { kind: 'running head', title: bareHead(row.piece.tight) });
  const own = title === null ? '' : bareHead(title.replace(/\s/g, ''));
  for (const [row, { kind, title: head }] of out.furniture) {
    const name = bareHead(head);
    const { page } = row.piece;
    if (kind === 'running head' && page !== null && name !== own && !/年鉴|年鑑|^[A-Za-z]+$/.test(name))
      out.heads.set(page, name);
  }
}
