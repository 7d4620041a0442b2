import { splitBlocks } from '../../../../data/recognizer/text/blocks';
import type { Container } from './containers';
import { HAN, isInline, isLeftAlone, isPreformatted, isTransparent } from './rules';

/**
 * A stretch of a text node in a block's text. `length` differs from `to - from` only where the page shows our own
 * expansion in place of the short name: then the block keeps the page's own text.
 */
export interface Piece {
  node: Text;
  /** Offsets in the node, UTF-16 units. */
  from: number;
  to: number;
  /** Offset and length in the block's text. */
  at: number;
  length: number;
  /** The page's own text, where ours stands in its place. */
  own?: string;
}

/** One line of thought: the text between two block boundaries, with where each unit of it stands in the DOM. */
export interface Lines {
  container: Container;
  text: string;
  pieces: Piece[];
}

/** Where a stretch of a node's own text stands in the node: in order, as many as it takes. */
export type Stretch = Omit<Piece, 'node' | 'at'>;

/** Text of a node as the page itself has it: stretches of our own making left out. Null: the node is all the page's. */
export type OwnText = (node: Text) => { text: string; stretches(from: number, to: number): Stretch[] } | null;

/** Longest block. Longer ones (a 1 MB text node) are cut, at the end of a sentence where there is one near. */
export const BLOCK_LIMIT = 16_384;
const CUT_WINDOW = 1024;

/**
 * Builds the blocks of one container, a bounded number of nodes at a time: a container may hold a million nodes.
 * Elements that start blocks of their own are passed over (they are containers themselves).
 */
export class Builder {
  private node: Node | null;
  private pieces: Piece[] = [];
  private parts: string[] = [];
  private length = 0;
  private han = false;
  private readonly preformatted: boolean;

  constructor(
    readonly container: Container,
    private readonly emit: (lines: Lines) => void,
    private readonly ownText: OwnText,
    private readonly isBlock: (element: Element) => boolean,
  ) {
    this.node = container.firstChild;
    this.preformatted = isPreformatted(container);
  }

  /** Goes on for at most `budget` nodes; true when the container is done. */
  step(budget: number): boolean {
    while (this.node && budget-- > 0) this.node = this.visit(this.node);
    if (this.node) return false;
    this.flush();
    return true;
  }

  private visit(node: Node): Node | null {
    if (node.nodeType === Node.TEXT_NODE) this.add(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE && !isTransparent(node as Element)) {
      const element = node as Element;
      if (isInline(element) && !isLeftAlone(element) && !this.isBlock(element)) {
        if (element.firstChild) return element.firstChild;
      } else this.flush();
    }
    for (let at: Node | null = node; at && at !== this.container; at = at.parentNode)
      if (at.nextSibling) return at.nextSibling;
    return null;
  }

  private add(node: Text): void {
    const own = this.ownText(node);
    const data = own ? own.text : node.data;
    if (data.length <= BLOCK_LIMIT && !this.preformatted) this.stretch(node, own, data, 0, data.length);
    else this.addLong(node, own, data);
  }

  /** Text that is cut: too long for one block, or with line ends of its own that mean something. */
  private addLong(node: Text, own: ReturnType<OwnText>, data: string): void {
    for (let from = 0; from < data.length; ) {
      const to = data.length - from > BLOCK_LIMIT ? cutBefore(data, from, from + BLOCK_LIMIT) : data.length;
      if (this.preformatted)
        for (const block of splitBlocks(data.slice(from, to))) {
          const start = from + block.start;
          if (start > 0) this.flush();
          this.stretch(node, own, data, start, start + block.text.length);
        }
      else this.stretch(node, own, data, from, to);
      from = to;
      if (from < data.length || data.endsWith('\n')) this.flush();
    }
  }

  private stretch(node: Text, own: ReturnType<OwnText>, data: string, from: number, to: number): void {
    const length = to - from;
    if (length === 0) return;
    if (this.length + length > BLOCK_LIMIT) this.flush();
    const text = data.slice(from, to);
    let at = this.length;
    for (const part of own ? own.stretches(from, to) : [{ from, to, length }]) {
      this.pieces.push({ node, at, ...part });
      at += part.length;
    }
    this.parts.push(text);
    this.length += length;
    this.han ||= HAN.test(text);
  }

  private flush(): void {
    if (this.han)
      this.emit({
        container: this.container,
        text: this.parts.length === 1 ? (this.parts[0] as string) : this.parts.join(''),
        pieces: this.pieces,
      });
    if (this.length > 0) {
      this.pieces = [];
      this.parts = [];
    }
    this.length = 0;
    this.han = false;
  }
}

/** A good place to cut at or before `to`: after a line or a sentence, else after a comma or space, else `to` itself. */
function cutBefore(data: string, from: number, to: number): number {
  const least = Math.max(from + 1, to - CUT_WINDOW);
  for (const stop of ['\n', '。', '；', '，', ' ']) {
    const at = data.lastIndexOf(stop, to - 1);
    if (at >= least) return at + 1;
  }
  return to;
}
