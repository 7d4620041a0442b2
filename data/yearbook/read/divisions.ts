/** Step 4: the book cut into parts at the anchors of its description. */
import type { PartDescription } from '../description';
import type { Piece } from './lines';

export interface Part {
  description: PartDescription;
  /** The part's pieces in order; empty where the part is missing. */
  pieces: Piece[];
  found: boolean;
}

/**
 * Looks for each part's first line after the start of the part before it. A part whose anchor is missing is reported
 * as not found; its lines stay with the part before. `anchors` are all lines of the text, furniture too, because a
 * decorative tab or running head may be the anchor; `free` are the lines that records can be read from.
 */
export function cutParts(parts: readonly PartDescription[], anchors: readonly Piece[], free: readonly Piece[]): Part[] {
  let from = 0;
  const firstLines = parts.map((part, k) => {
    if (part.line !== undefined) return part.line;
    if (part.first === undefined) return startsText(part, parts[k + 1], anchors) ? 0 : null;
    for (let i = from; i < anchors.length; i++) {
      if (anchors[i]!.tight !== part.first) continue;
      from = i + 1;
      return anchors[i]!.line;
    }
    return null;
  });
  return parts.map((description, k) => {
    const first = firstLines[k]!;
    if (first === null) return { description, pieces: [], found: false };
    const next = firstLines.slice(k + 1).find((line) => line !== null) ?? Number.POSITIVE_INFINITY;
    const pieces = free.filter((piece) => piece.line >= first && piece.line < next);
    return { description, pieces, found: pieces.length > 0 };
  });
}

/** A part without a first line opens the text; it is there if one of its title lines stands before the next part. */
function startsText(part: PartDescription, next: PartDescription | undefined, anchors: readonly Piece[]): boolean {
  const titles = new Set(part.titleLines);
  for (const piece of anchors) {
    if (titles.has(piece.tight)) return true;
    if (piece.tight === next?.first) return false;
  }
  return false;
}
