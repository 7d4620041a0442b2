/** Photo pages at the front of the book: captions under the name of a photo section. */
import { endsInCredit, readCaption } from './captions';
import type { FurnitureSplit } from './furniture';
import type { Owned } from './ledger';
import type { Piece } from './lines';
import type { Caption } from './model';

export interface FrontPhotos {
  captions: Caption[];
  owned: Owned[];
  rest: Piece[];
}

/** A caption runs to the line that ends in a credit. Its section is the last one named before it. */
export function readFrontPhotos(
  pieces: readonly Piece[],
  furniture: FurnitureSplit['furniture'],
  pack: string,
): FrontPhotos {
  const heads = furniture.filter(({ kind }) => kind === 'photo section');
  const out: FrontPhotos = { captions: [], owned: [], rest: [] };
  let open: Piece[] = [];
  for (const piece of pieces) {
    open.push(piece);
    if (!endsInCredit(piece)) continue;
    const section = heads.filter((head) => head.piece.line < piece.line).at(-1)?.title ?? null;
    const caption = readCaption({ pieces: open }, pack, section);
    out.captions.push(caption);
    out.owned.push({ owner: `caption:${caption.id}`, pieces: open });
    open = [];
  }
  out.rest.push(...open);
  return out;
}
