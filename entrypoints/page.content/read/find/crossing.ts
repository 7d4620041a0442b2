import { domPositionAt } from '../../ranges';
import type { Piece } from './builder';

/** Elements a mention enters or leaves that are laid out as blocks, though their tags are inline. */
export function crossedBlocks(pieces: readonly Piece[], start: number, end: number, within: Element): Element[] {
  const first = domPositionAt(pieces, start, false)?.node;
  const last = domPositionAt(pieces, end, true)?.node;
  if (!first || !last || first === last) return [];
  const common = new Set<Node>();
  for (let node: Node | null = first; node && node !== within; node = node.parentNode) common.add(node);
  const crossed: Element[] = [];
  for (let node: Node | null = last.parentNode; node && node !== within; node = node.parentNode)
    if (common.has(node)) {
      // Below the common ancestor only: what holds the whole mention parts nothing.
      for (let up: Node | null = node; up && up !== within; up = up.parentNode) common.delete(up);
      break;
    } else crossed.push(node as Element);
  for (const node of common) if (node.nodeType === Node.ELEMENT_NODE) crossed.push(node as Element);
  return crossed.filter((element) => !/^(inline|contents|ruby)/.test(getComputedStyle(element).display));
}
