import { isElement, TEXTS, walk } from '../dom';
import type { Block } from '../marks';

/**
 * Blocks in reading order, found in one walk over the document's texts that goes into the shadow roots that are read where their hosts
 * stand. Comparing nodes in pairs would be shorter, but browsers compare siblings by walking along them: a list of
 * 20,000 takes seconds then.
 */
export function inReadingOrder(
  blocks: Iterable<Block>,
  shadowOf: (host: Element) => ShadowRoot | undefined,
  hasShadows: boolean,
): Block[] {
  // A long text is cut into several blocks.
  const waiting = new Map<Text, Block[]>();
  for (const block of blocks) {
    const [first] = block.pieces;
    if (!first) continue;
    const others = waiting.get(first.node);
    if (others) others.push(block);
    else waiting.set(first.node, [block]);
  }
  const ordered: Block[] = [];
  const collect = (root: Node): void => {
    const walker = walk(root, TEXTS | (hasShadows ? NodeFilter.SHOW_ELEMENT : 0));
    for (let node = walker.nextNode(); node && waiting.size > 0; node = walker.nextNode()) {
      const root = hasShadows && isElement(node) ? shadowOf(node) : undefined;
      if (root) collect(root);
      const found = waiting.get(node as Text);
      if (!found) continue;
      waiting.delete(node as Text);
      ordered.push(...found.sort((a, b) => (a.pieces[0]?.from ?? 0) - (b.pieces[0]?.from ?? 0)));
    }
  };
  collect(document);
  return ordered;
}
