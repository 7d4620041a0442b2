import type { TextBlock } from '../../../../data/recognizer/text/blocks';
import { firstChildOf, isElement, isText, localNameOf, nextSiblingOf, nodeTypeOf, parentNodeOf } from '../../dom';
import type { Container } from './containers';
import { HAN, isInline, isLeftAlone, isPreformatted, isTransparent, isUnseen } from './rules';

/**
 * A stretch of a text node in a block's text. `length` differs from `to - from` only where the page shows our own
 * expansion in place of the short name: then the block keeps the page's own text.
 */
export interface Piece {
  node: Text;
  /** Offsets in the node, UTF-16 units. */
  from: number;
  to: number;
  /** Offset and length in the block's text. A line end made by `<br>` is a unit of it that has no piece. */
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

/** Longest block, as `lines` cuts longer ones (a 1 MB text node): at the end of a sentence where there is one. */
export const BLOCK_LIMIT = 20_000;
/**
 * Lines that a `<br>` may have broken in the middle of a name: those of text wrapped by hand or by a program, in units,
 * and any line of a container with so few of them (a cell, a title). A list of many short lines is none.
 */
const WRAPPED = { least: 12, most: 64 };
const FEW_LINES = 6;
/** Siblings looked at to count the lines. */
const LOOK_AHEAD = 40;
/** White space that CSS collapses: not the ideographic space. */
export const WHITE = /[ \t\n\r\f]+/g;
const ENDS_OPEN = new RegExp(`${HAN.source}[ \\t\\n\\r\\f]*$`);

/**
 * Builds the blocks of one container, a bounded number of nodes at a time: a container may hold a million nodes.
 * Elements that start blocks of their own are passed over (they are containers themselves). White space collapses as CSS
 * says, so that a name that the source wraps and indents reads like any other.
 */
export class Builder {
  private root: Node | undefined;
  private node: Node | null;
  /** What is not displayed in the midst of a line: read when the lines have been, each by itself. */
  private readonly unseen: Node[];
  private pieces: Piece[] = [];
  private parts: string[] = [];
  private length = 0;
  /** Where the line began that the latest `<br>` started. */
  private lineAt = 0;
  private han = false;
  private few: boolean | undefined;

  constructor(
    readonly container: Container,
    private readonly emit: (lines: Lines) => void,
    private readonly ownText: OwnText,
    /** Whether layout parts a text from what comes before it, though markup does not. */
    private readonly isParted: (text: Text) => boolean,
    /** Cuts a long text, and splits one that has line ends of its own (`preformatted`). */
    private readonly lines: (text: string, preformatted: boolean) => TextBlock[],
  ) {
    this.unseen = [container];
    this.node = null;
  }

  /** Goes on for at most `budget` nodes; true when the container is done. A node that throws is passed over. */
  step(budget: number): boolean {
    while (budget-- > 0) {
      const { node } = this;
      if (!node) {
        this.flush();
        this.root = this.unseen.pop();
        if (!this.root) return true;
        this.node = firstChildOf(this.root);
        continue;
      }
      let inside: Node | null = null;
      try {
        inside = this.visit(node);
      } catch {
        this.flush();
      }
      this.node = inside ?? this.after(node);
    }
    return false;
  }

  /** Answers what to go into. */
  private visit(node: Node): Node | null {
    // A CDATA section is one too.
    if (isText(node) || nodeTypeOf(node) === 4) this.add(node as Text);
    else if (isElement(node) && !isTransparent(node)) {
      const isOwn = isInline(node) && !isLeftAlone(node);
      if (isUnseen(node)) {
        if (isOwn) this.unseen.push(node);
      } else if (localNameOf(node) === 'br') this.breakLine(node);
      else if (isOwn) return firstChildOf(node);
      else this.flush();
    }
    return null;
  }

  private after(node: Node): Node | null {
    for (let at: Node | null = node; at && at !== this.root; at = parentNodeOf(at)) {
      const next = nextSiblingOf(at);
      if (next) return next;
    }
    return null;
  }

  private add(node: Text): void {
    if (this.isParted(node)) this.flush();
    const own = this.ownText(node);
    const data = own ? own.text : node.data;
    // The page's styles are asked where they make a difference.
    const { container } = this;
    const preformatted =
      data.search(WHITE) >= 0 && isPreformatted(container instanceof ShadowRoot ? container.host : container);
    if (preformatted || data.length > BLOCK_LIMIT) this.addLong(node, own, data, preformatted);
    else this.addCollapsed(node, own, data);
  }

  private addCollapsed(node: Text, own: ReturnType<OwnText>, data: string): void {
    let from = 0;
    WHITE.lastIndex = 0;
    for (let run = WHITE.exec(data); run; run = WHITE.exec(data)) {
      const end = WHITE.lastIndex;
      // One unit of a run stays, none at the start of a block or after white space.
      const kept = run.index > 0 || (this.length > 0 && !/\s$/.test(this.parts.at(-1) as string)) ? 1 : 0;
      if (end - run.index === kept) continue;
      this.stretch(node, own, data, from, run.index + kept);
      from = end;
    }
    this.stretch(node, own, data, from, data.length);
  }

  /** Text that is cut: too long for one block, or with line ends of its own that mean something. */
  private addLong(node: Text, own: ReturnType<OwnText>, data: string, preformatted: boolean): void {
    for (const { start, text } of this.lines(data, preformatted)) {
      if (start > 0) this.flush();
      this.stretch(node, own, data, start, start + text.length);
    }
    if (data.endsWith('\n')) this.flush();
  }

  private stretch(node: Text, own: ReturnType<OwnText>, data: string, from: number, to: number): void {
    const length = to - from;
    if (length === 0) return;
    if (this.length + length > BLOCK_LIMIT) this.flush();
    const text = from === 0 && to === data.length ? data : data.slice(from, to);
    let at = this.length;
    for (const part of own ? own.stretches(from, to) : [{ from, to, length }]) {
      this.pieces.push({ ...part, node, at });
      at += part.length;
    }
    this.parts.push(text);
    this.length += length;
    this.han ||= HAN.test(text);
  }

  /**
   * A line that ends in the middle of a word may hold the first half of a name (a narrow table head, a title in two
   * lines, a line of a PDF): the lines stay one block, and layout is asked about a name that runs over the line end.
   */
  private breakLine(br: Node): void {
    const last = this.parts.at(-1);
    const line = this.length - this.lineAt;
    const isWrapped = line > 0 && line <= WRAPPED.most && (line >= WRAPPED.least || this.hasFewLines(br));
    if (!last || !isWrapped || !ENDS_OPEN.test(last)) this.flush();
    else {
      this.parts.push('\n');
      this.lineAt = ++this.length;
    }
  }

  private hasFewLines(br: Node): boolean {
    if (this.few === undefined) {
      let lines = 1;
      let at: Node | null = br;
      for (let i = 0; at && i < LOOK_AHEAD; i++, at = nextSiblingOf(at))
        if (isElement(at) && localNameOf(at) === 'br') lines++;
      this.few = !at && lines <= FEW_LINES;
    }
    return this.few;
  }

  private flush(): void {
    if (this.han) {
      if (this.parts.at(-1) === '\n' && this.length === this.lineAt) this.parts.pop();
      this.emit({
        container: this.container,
        text: this.parts.length === 1 ? (this.parts[0] as string) : this.parts.join(''),
        pieces: this.pieces,
      });
    }
    if (this.length > 0) {
      this.pieces = [];
      this.parts = [];
    }
    this.length = this.lineAt = 0;
    this.han = false;
  }
}
