import { type Block, hashOf, type Mark, textOf } from '../marks';
import type { Job } from '../slices';
import type { Lines } from './find/builder';
import type { Container } from './find/containers';

/** Caps of one frame. Beyond them the rest of the page stays unread; what is read stays marked. They bound memory. */
const LIMITS = { blocks: 100_000, units: 6_000_000 };
/** Blocks looked at between two looks at the clock. */
const STRIDE = 256;

export interface BlockEvents {
  /** A block is new. */
  read(block: Block, text: string): void;
  /** A block's text stands in other places of the DOM now; its marks are the same. */
  moved(block: Block): void;
  /** A block is gone; it still has its marks. */
  gone(block: Block): void;
}

/** What has been read of the page: blocks, by container and by text, and which of them have marks. */
export class Blocks {
  private readonly all = new Map<number, Block>();
  private readonly lit = new Set<Block>();
  private readonly ofContainer = new WeakMap<Container, Block[]>();
  private readonly ofText = new WeakMap<Text, Block>();
  /** Old blocks of containers that are being read again. */
  private readonly outdated = new Map<Container, Block[]>();
  /** The reading of a container that counts: the latest begun. */
  private readonly turns = new Map<Container, number>();
  private turn = 0;
  private next = 0;
  private count = 0;
  private units = 0;

  constructor(private readonly events: BlockEvents) {}

  has(container: Container): boolean {
    return this.ofContainer.has(container);
  }

  get size(): number {
    return this.all.size;
  }

  get(id: number): Block | undefined {
    return this.all.get(id);
  }

  /** Blocks with marks, in no order. */
  get marked(): ReadonlySet<Block> {
    return this.lit;
  }

  setMarks(block: Block, marks: Mark[]): void {
    block.marks = marks;
    if (marks.length > 0) this.lit.add(block);
    else this.lit.delete(block);
  }

  containerOf(text: Text): Container | undefined {
    return this.ofText.get(text)?.container;
  }

  /** The block that a place of the DOM is in; a long text is in several. */
  at(node: Node, offset: number): Block | undefined {
    const container = this.containerOf(node as Text);
    return this.ofContainer
      .get(container as Container)
      ?.find(({ pieces }) => pieces.some((piece) => piece.node === node && offset >= piece.from && offset <= piece.to));
  }

  /** A container's lines are about to be read (again). A reading of it that was begun before is void from now on. */
  open(container: Container): number {
    const old = this.ofContainer.get(container);
    if (old) this.outdated.set(container, [...(this.outdated.get(container) ?? []), ...old]);
    this.ofContainer.set(container, []);
    this.turns.set(container, ++this.turn);
    return this.turn;
  }

  /** Lines as read; a block that reads the same as before stays as it is, in its new place. */
  emit({ container, text, pieces }: Lines, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    const hash = hashOf(text);
    const outdated = this.outdated.get(container);
    const same = outdated?.findIndex((block) => block.hash === hash && block.length === text.length) ?? -1;
    const siblings = this.ofContainer.get(container) as Block[];
    if (outdated && same >= 0) {
      const [block] = outdated.splice(same, 1) as [Block];
      block.pieces = pieces;
      block.readOrder = this.count++;
      siblings.push(block);
      for (const piece of pieces) this.ofText.set(piece.node, block);
      if (block.marks.length > 0) this.events.moved(block);
      return;
    }
    if (this.all.size >= LIMITS.blocks || this.units >= LIMITS.units) return;
    const block: Block = {
      id: this.next++,
      container,
      pieces,
      length: text.length,
      hash,
      readOrder: this.count++,
      marks: [],
    };
    this.all.set(block.id, block);
    siblings.push(block);
    for (const piece of pieces) this.ofText.set(piece.node, block);
    this.units += text.length;
    this.events.read(block, text);
  }

  /** All lines of a container have come: old blocks that did not come again are gone. */
  close(container: Container, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    this.turns.delete(container);
    for (const block of this.outdated.get(container) ?? []) this.forget(block);
    this.outdated.delete(container);
    if (this.ofContainer.get(container)?.length === 0) this.ofContainer.delete(container);
  }

  private forget(block: Block): void {
    if (!this.all.delete(block.id)) return;
    this.units -= block.length;
    for (const { node } of block.pieces) if (this.ofText.get(node) === block) this.ofText.delete(node);
    this.lit.delete(block);
    this.events.gone(block);
    block.marks = [];
  }

  /** A job that drops the containers of all blocks for which the test says so. */
  dropping(test: (block: Block) => boolean): Job {
    let blocks: Iterator<Block> | null = null;
    return {
      step: (deadline) => {
        blocks ??= this.all.values();
        do
          for (let i = 0; i < STRIDE; i++) {
            const { value, done } = blocks.next();
            if (done) return true;
            if (test(value)) this.drop(value.container);
          }
        while (performance.now() < deadline);
        return false;
      },
    };
  }

  /** Forgets all blocks of a container; a reading of it that is going on is void. */
  drop(container: Container): void {
    for (const block of this.outdated.get(container) ?? []) this.forget(block);
    for (const block of this.ofContainer.get(container) ?? []) this.forget(block);
    this.outdated.delete(container);
    this.turns.delete(container);
    this.ofContainer.delete(container);
  }
}

/** Whether all texts of a block still stand where they stood. */
export function isWhole(block: Block): boolean {
  for (const { node } of block.pieces) if (!node.isConnected) return false;
  return block.container.isConnected;
}

/** Whether a block reads otherwise than when it was read. */
export function isStale(block: Block): boolean {
  return block.pieces.some(({ node, to }) => to > node.length) || hashOf(textOf(block)) !== block.hash;
}
