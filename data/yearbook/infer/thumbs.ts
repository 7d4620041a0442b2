/** Thumb titles: a category's name set vertically in the margin, one character a line. */

import { cutPiece } from '../read/lines';
import { append } from '../read/lists';
import type { Row } from './rows';

export interface Thumbs {
  rows: Row[];
  /** Pieces that are thumb titles, with what they say. */
  furniture: { row: Row; title: string }[];
  /** Titles by page. */
  byPage: Map<number, string>;
}

const RIGHT = /[\s\u3000]{3,}([\u3400-\u9fff])$/;
const LEFT = /^([\u3400-\u9fff])[\s\u3000]{3,}(?=\S)/;

/** Takes thumb titles off: single characters on lines of their own, or at one edge of several lines of a page. */
export function takeThumbs(rows: readonly Row[], known: ReadonlySet<string>): Thumbs {
  const out: Thumbs = { rows: [], furniture: [], byPage: new Map() };
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    if (last && last[0]!.piece.page === row.piece.page && !row.feed) last.push(row);
    else groups.push([row]);
  }
  const found = groups.map((group) => [lone(group), edge(group, RIGHT), edge(group, LEFT)]);
  const counts = new Map<string, number>();
  for (const group of found)
    for (const thumb of group) if (thumb) counts.set(thumb.title, (counts.get(thumb.title) ?? 0) + 1);
  groups.forEach((group, g) => {
    let kept = group;
    for (const thumb of found[g]!) {
      if (
        !thumb ||
        !(known.has(thumb.title) || counts.get(thumb.title)! >= 2 || (thumb.lone && thumb.title.length >= 2))
      )
        continue;
      const { page } = group[0]!.piece;
      if (page !== null) out.byPage.set(page, thumb.title);
      kept = kept.flatMap((row): Row[] => {
        const side = thumb.signs.get(row);
        if (side === undefined) return [row];
        if (side === 'whole') {
          out.furniture.push({ row, title: thumb.title });
          return [];
        }
        const { text } = row.piece;
        const [left, right] = cutPiece(row.piece, side === 'right' ? text.length - 1 : 1);
        const sign = side === 'right' ? right : left;
        const rest = side === 'right' ? left : right;
        out.furniture.push({ row: { ...row, piece: sign }, title: thumb.title });
        return [{ ...row, piece: rest }];
      });
    }
    append(out.rows, kept);
  });
  return out;
}

interface Thumb {
  title: string;
  lone: boolean;
  signs: Map<Row, 'whole' | 'left' | 'right'>;
}

/** Two to ten characters one below the other. */
function lone(group: readonly Row[]): Thumb | null {
  for (let i = 0; i < group.length; i++) {
    let j = i;
    while (j < group.length && /^[\u3400-\u9fff]$/.test(group[j]!.piece.tight)) j++;
    if (j - i >= 2 && j - i <= 12) {
      const part = group.slice(i, j);
      return {
        title: part.map(({ piece }) => piece.tight).join(''),
        lone: true,
        signs: new Map(part.map((row) => [row, 'whole'])),
      };
    }
    if (j > i) i = j;
  }
  return null;
}

function edge(group: readonly Row[], pattern: RegExp): Thumb | null {
  const hits = group.filter(({ piece }) => pattern.test(piece.text) && piece.tight.length > 1);
  if (hits.length < 2 || hits.length > 12) return null;
  const side = pattern === RIGHT ? 'right' : 'left';
  return {
    title: hits.map(({ piece }) => pattern.exec(piece.text)![1]!).join(''),
    lone: false,
    signs: new Map(hits.map((row) => [row, side])),
  };
}
