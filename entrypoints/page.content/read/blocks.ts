import type { BlockRole } from '../../../data/recognizer/model';
import { isConnected } from '../dom';
import { type Block, elementOf, hashOf, type Mark, textOf } from '../marks';
import type { Job } from '../slices';
import type { Lines, Piece } from './find/builder';
import type { Container } from './find/containers';
import { roleOf } from './find/rules';

/** Caps of one frame. Beyond them the rest of the page stays unread; what is read stays marked. They bound memory. */
const LIMITS = { blocks: 100_000, units: 6_000_000 };
/** A block of no more units may be a heading without being marked up as one. */
const SHORT = 8;
/** Blocks looked at between two looks at the clock. */
const STRIDE = 256;

export interface BlockEvents {
  /** There is a new block, with the number it will have. False: nothing was found in it, and it need not be kept. */
  read(id: number, text: string, role: BlockRole, under: number | undefined): boolean;
  /** A block's text stands in other places of the DOM now; its marks are the same. */
  moved(block: Block): void;
  /** A block's container may have been put somewhere else, as it is. */
  placed(block: Block): void;
  /** A block is gone; it still has its marks. */
  gone(block: Block): void;
}

/**
 * What has been found in the page: blocks, by container and by text, and which of them have marks. Blocks in which
 * nothing was found are not kept: most of a page.
 */
export class Blocks {
  private readonly all = new Map<number, Block>();
  private readonly lit = new Set<Block>();
  private readonly ofContainer = new Map<Container, Block[]>();
  private readonly ofText = new Map<Text, Block>();
  /** Old blocks of containers that are being read again. */
  private readonly outdated = new Map<Container, Block[]>();
  /** The reading of a container that counts: the latest begun. */
  private readonly turns = new Map<Container, number>();
  private turn = 0;
  private next = 0;
  private count = 0;
  private units = 0;
  /** The latest block read that may head those after it. */
  head: number | undefined;

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

  /** Blocks of a container, those that are being read again too. */
  *in(container: Container): Iterable<Block> {
    yield* this.ofContainer.get(container) ?? [];
    yield* this.outdated.get(container) ?? [];
  }

  /** Whether a container's blocks are known. It may have been put somewhere else, as it is. */
  stays(container: Container): boolean {
    const blocks = this.ofContainer.get(container);
    if (!blocks) return false;
    for (const block of blocks) if (block.marks.length > 0) this.events.placed(block);
    return true;
  }

  /** A container's lines are about to be read (again). A reading of it that was begun before is void from now on. */
  open(container: Container): number {
    const old = this.ofContainer.get(container);
    if (old) {
      this.outdated.set(container, [...(this.outdated.get(container) ?? []), ...old]);
      this.ofContainer.delete(container);
    }
    this.turns.set(container, ++this.turn);
    return this.turn;
  }

  /** Lines as read; a block that reads the same as before stays as it is, in its new place. */
  emit({ container, text, pieces }: Lines, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    const outdated = this.outdated.get(container);
    if (outdated) {
      const hash = hashOf(text);
      const same = outdated.findIndex((block) => block.hash === hash && block.length === text.length);
      const [block] = same >= 0 ? outdated.splice(same, 1) : [];
      if (block) {
        this.unplace(block);
        block.pieces = pieces;
        block.readOrder = this.count++;
        this.place(block);
        if (block.marks.length > 0) this.events.moved(block);
        return;
      }
    }
    this.take(container, text, pieces, outdated ? outdated[0]?.under : this.head, !outdated);
  }

  /** Takes a container that holds one text and nothing else, read as it stands. False: it is known, or being read. */
  lone(container: Container, node: Text): boolean {
    if (this.ofContainer.has(container) || this.turns.has(container)) return false;
    this.take(container, node.data, node, this.head, true);
    return true;
  }

  private take(
    container: Container,
    text: string,
    where: Piece[] | Text,
    under: number | undefined,
    mayHead: boolean,
  ): void {
    if (this.all.size >= LIMITS.blocks || this.units >= LIMITS.units) return;
    const { length } = text;
    const id = this.next++;
    const readOrder = this.count++;
    const role = roleOf(elementOf(container));
    if (mayHead && (length <= SHORT || role === 'heading')) this.head = id;
    if (!this.events.read(id, text, role, under)) return;
    const pieces = Array.isArray(where) ? where : [{ node: where, from: 0, to: length, at: 0, length }];
    const block = { id, container, pieces, length, hash: hashOf(text), readOrder, under, marks: [] };
    this.all.set(id, block);
    this.place(block);
    this.units += length;
  }

  private place(block: Block): void {
    const siblings = this.ofContainer.get(block.container);
    if (siblings) siblings.push(block);
    else this.ofContainer.set(block.container, [block]);
    for (const { node } of block.pieces) this.ofText.set(node, block);
  }

  private unplace(block: Block): void {
    for (const { node } of block.pieces) if (this.ofText.get(node) === block) this.ofText.delete(node);
  }

  /** All lines of a container have come: old blocks that did not come again are gone. */
  close(container: Container, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    this.turns.delete(container);
    for (const block of this.outdated.get(container) ?? []) this.forget(block);
    this.outdated.delete(container);
  }

  private forget(block: Block): void {
    if (!this.all.delete(block.id)) return;
    this.units -= block.length;
    this.unplace(block);
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
    for (const block of [...this.in(container)]) this.forget(block);
    this.outdated.delete(container);
    this.turns.delete(container);
    this.ofContainer.delete(container);
  }
}

/** Whether all texts of a block still stand where they stood. */
export function isWhole(block: Block): boolean {
  for (const { node } of block.pieces) if (!isConnected(node)) return false;
  return isConnected(block.container);
}

/** Whether a block reads otherwise than when it was read. */
export function isStale(block: Block): boolean {
  return block.pieces.some(({ node, to }) => to > node.length) || hashOf(textOf(block)) !== block.hash;
}
