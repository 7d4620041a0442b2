import { isElement, parentNodeOf } from '../../dom';
import { isInline, isLeftAlone } from './rules';

/** The element (or shadow root) whose own lines a text belongs to. */
export type Container = Element | ShadowRoot;

/**
 * Finds the container of a text, or null where it is left alone. Remembers each ancestor it meets, so that a page costs
 * one look per element however deep it nests; climbs with a loop, since pages nest 10,000 deep.
 */
export class Containers {
  private readonly known = new Map<Node, Container | null>();
  private readonly chain: Element[] = [];

  /**
   * Container for the own lines of a node; null where some ancestor is left alone or the node is not in a tree of ours.
   * `once`: nobody will ask for this node again; what is not remembered need not be kept alive either.
   */
  at(start: Node | null, once = false): Container | null {
    const chain = this.chain;
    chain.length = 0;
    let node: Node | null = start;
    let found: Container | null | undefined;
    while (found === undefined) {
      if (!node) return null;
      found = this.known.get(node);
      if (found !== undefined) break;
      if (node instanceof ShadowRoot) {
        // Left alone with its host: what an editor holds is being written.
        found = new Containers().at(node.host) ? node : null;
        this.known.set(node, found);
      } else if (isElement(node)) {
        chain.push(node);
        node = parentNodeOf(node);
      } else if (node === document) {
        const first = chain.at(-1);
        if (!first) return null;
        found = first;
      } else return null;
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      const element = chain[i] as Element;
      if (found !== null) {
        if (isLeftAlone(element)) found = null;
        else if (!isInline(element)) found = element;
      }
      if (i > 0 || !once) this.known.set(element, found);
    }
    return found;
  }
}
