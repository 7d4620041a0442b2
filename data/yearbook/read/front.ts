/** Photo pages at the front of the book: captions under the name of a photo section. */

import { endsInCredit, readCaption } from '../divisions/captions';
import type { Caption } from '../model';
import type { FurnitureSplit } from './furniture';
import type { Owned } from './ledger';
import type { Piece } from './lines';
import { append } from './lists';

export interface FrontPhotos {
  captions: Caption[];
  owned: Owned[];
  rest: Piece[];
}

/**
 * A caption runs to the line that ends in a credit. Only right pages name their section; a caption under the running
 * head of a left page has one where the right pages before and after it name the same.
 */
export function readFrontPhotos(
  pieces: readonly Piece[],
  furniture: FurnitureSplit['furniture'],
  pack: string,
): FrontPhotos {
  const heads = furniture.filter(
    ({ kind, piece }) => kind === 'photo section' || (kind === 'running head' && piece.page === null),
  );
  const out: FrontPhotos = { captions: [], owned: [], rest: [] };
  let open: Piece[] = [];
  for (const piece of pieces) {
    open.push(piece);
    if (!endsInCredit(piece)) continue;
    const first = open[0]!.line;
    const head = heads.filter((other) => other.piece.line < first).at(-1);
    const sure = head?.kind === 'photo section' || head === undefined;
    const named = heads.filter((other) => other.kind === 'photo section');
    const before = named.filter((other) => other.piece.line < first).at(-1)?.title;
    const next = named.find((other) => other.piece.line > first)?.title;
    const section = sure ? (head?.title ?? null) : before !== undefined && before === next ? before : null;
    const caption = readCaption({ pieces: open }, pack, section);
    out.captions.push(caption);
    out.owned.push({ owner: `caption:${caption.id}`, pieces: open });
    open = [];
  }
  append(out.rest, open);
  return out;
}
