import type { Mention, RecognizerDocument } from '../../data/recognizer/model';
import type { Lines, OwnText } from './find/builder';
import { type Container, Containers } from './find/containers';
import { crossedBlocks } from './find/crossing';
import { roleOf } from './find/rules';
import { Reread, Scan, type ScanTarget } from './find/scan';
import { enterUnderPointer, ShadowSearch } from './find/shadows';
import { type Block, elementOf, hashOf, type Mark, textOf } from './marks';
import { inReadingOrder } from './order';
import { type Job, Slices } from './slices';
import { Watch } from './watch';

/**
 * Caps of one frame. Beyond them the rest of the page stays unread; what is read stays marked. Texts of ten million
 * units and pages of a million nodes are walked in slices either way; the caps bound memory.
 */
export const LIMITS = { blocks: 100_000, units: 6_000_000, roots: 2_000 };

/** Text nodes of the first look, from the top of what is in view. */
const FIRST_LOOK = 400;
/** Blocks judged between two looks at the clock. */
const DECIDED_AT_ONCE = 64;
/** Milliseconds after a change before it is looked at: a chat brings its changes in bursts. */
const SETTLE_MS = 60;
/** Times after the start at which shadow roots attached late are looked for, ms. */
const LATE_ROOTS = [1000, 4000];
/** Milliseconds between two sweeps for blocks that have left the document. */
const SWEEP_MS = 400;

export interface ReadingEvents {
  /** A block's marks changed; `old` are those it had. */
  decided(block: Block, old: readonly Mark[]): void;
  /** A block's text stands in other places of the DOM now; its marks are the same. */
  moved(block: Block): void;
  /** A block is gone. */
  gone(block: Block): void;
  /** Called after a slice; `idle` when nothing is left to read. */
  settled(idle: boolean): void;
  /** The page changed something. */
  changed(): void;
  /** The page changed a text itself. */
  textChanged(text: Text): void;
  /** The page may have changed its colours. */
  recoloured(): void;
  ownText: OwnText;
}

/** Reads the page into the recognizer and keeps both in step. */
export class Reading {
  readonly blocks = new Map<number, Block>();
  readonly slices: Slices;
  readonly watch: Watch;
  private readonly blocksOf = new WeakMap<Container, Block[]>();
  private readonly blockOfText = new WeakMap<Text, Block>();
  /** Old blocks of containers that are being read again. */
  private readonly outdated = new Map<Container, Block[]>();
  private readonly roots = new Set<Node>();
  /** Inline-tagged elements that turned out to be laid out as blocks. */
  private readonly blockish = new WeakSet<Element>();
  /** Offsets of mentions the reader does not want, by block. */
  private readonly silenced = new WeakMap<Block, Set<number>>();
  private readonly target: ScanTarget;
  /** The reading of a container that counts: the latest begun. */
  private readonly turns = new Map<Container, number>();
  private turn = 0;
  private nextBlock = 0;
  private nextMark = 0;
  private units = 0;
  /** Blocks with marks. */
  private readonly lit = new Set<Block>();
  private undecided = false;
  /** A decision is under way, in slices. */
  private deciding = false;
  private decidedAt = 0;
  private sweepTimer: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly recognizer: RecognizerDocument,
    private readonly signal: AbortSignal,
    private readonly events: ReadingEvents,
    /** Start of this frame's mark ids. */
    private readonly idBase: number,
  ) {
    this.slices = new Slices(signal, (idle) => this.afterSlice(idle));
    this.watch = new Watch(
      signal,
      (text) => this.blockOfText.get(text)?.container,
      () => this.later(),
      events.textChanged,
    );
    this.watch.own = this.blocksOf;
    this.target = {
      known: (container) => this.blocksOf.has(container),
      open: (container) => this.open(container),
      close: (container, turn) => this.close(container, turn),
      emit: (lines, turn) => this.emit(lines, turn),
      ownText: events.ownText,
      isBlock: (element) => this.blockish.has(element),
    };
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      clearTimeout(this.sweepTimer);
    });
  }

  /** Starts with what is in view, then reads the rest. */
  start(): void {
    const middle =
      scrollY > innerHeight ? document.elementFromPoint(innerWidth / 2, Math.min(innerHeight / 3, 200)) : null;
    this.slices.add(new Scan(document, this.target, false, middle ?? undefined, FIRST_LOOK), 'first');
    this.enter(document);
    this.slices.add(new ShadowSearch(document, (root) => this.enter(root)), 'rest');
    enterUnderPointer((root) => this.enter(root), this.signal);
    for (const delay of LATE_ROOTS) {
      const timer = setTimeout(() => this.searchShadows(), delay);
      this.signal.addEventListener('abort', () => clearTimeout(timer));
    }
  }

  /** Reads and observes a root; a second time does nothing. */
  enter(root: Node): void {
    if (this.roots.has(root) || this.roots.size >= LIMITS.roots) return;
    this.roots.add(root);
    this.watch.add(root);
    this.slices.add(new Scan(root, this.target, false), 'rest');
  }

  /** Forgets the roots that have left the document; one that comes back is entered anew. */
  private leaveRoots(): void {
    for (const root of this.roots) if (!root.isConnected) this.roots.delete(root);
  }

  /** Looks again for shadow roots that were attached after their host was read. */
  private searchShadows(): void {
    this.slices.add(new ShadowSearch(document, (root) => this.enter(root)), 'background');
  }

  /** Reads everything again (restored from the back/forward cache, or too many changes to tell apart). */
  readAll(): void {
    this.leaveRoots();
    for (const root of this.roots) this.slices.add(new Scan(root, this.target, true), 'background');
    this.slices.add(
      this.visit((block) => !isWhole(block) || this.stale(block)),
      'background',
    );
    this.searchShadows();
  }

  /** Works off what waited for the names, then lets the recognizer decide. */
  catchUpWith(job: Job): void {
    this.decidedAt = 0;
    const step = (deadline: number): boolean => {
      // Again at each step: a decision after one slice has seen only what was caught up with by then.
      this.undecided = true;
      return job.step(deadline);
    };
    this.slices.add({ step }, 'first');
  }

  /** Reads the lines of a text again, at once: after an edit of our own. */
  reread(text: Text): void {
    const container = this.blockOfText.get(text)?.container;
    if (!container) return;
    const job = new Reread(container, this.target);
    while (!job.step(Number.POSITIVE_INFINITY));
    if (this.undecided) this.decide();
  }

  /** The block that a place of the DOM is in; a long text is in several. */
  blockAt(node: Node, offset: number): Block | undefined {
    const container = this.blockOfText.get(node as Text)?.container;
    return this.blocksOf
      .get(container as Container)
      ?.find(({ pieces }) => pieces.some((piece) => piece.node === node && offset >= piece.from && offset <= piece.to));
  }

  /** Lets the recognizer decide, in slices, and tells what changed. */
  decide(): void {
    this.undecided = false;
    this.decidedAt = performance.now();
    if (this.deciding) return;
    this.deciding = true;
    const step = (deadline: number): boolean => {
      do {
        this.apply(this.recognizer.decide(DECIDED_AT_ONCE));
        if (!this.recognizer.pending) {
          this.deciding = false;
          return true;
        }
      } while (performance.now() < deadline);
      return false;
    };
    this.slices.add({ step }, 'next');
  }

  private apply(decided: ReadonlyMap<number, readonly Mention[]>): void {
    for (const [id, mentions] of decided) {
      const block = this.blocks.get(id);
      if (!block || (mentions.length === 0 && block.marks.length === 0)) continue;
      if (this.partBlocks(block, mentions)) continue;
      const old = block.marks;
      const silent = this.silenced.get(block);
      const heard = silent ? mentions.filter((mention) => !silent.has(mention.start)) : mentions;
      this.setMarks(
        block,
        heard.map((mention) => this.markFor(block, mention, old)),
      );
      this.events.decided(
        block,
        old.filter((mark) => !block.marks.includes(mark)),
      );
    }
  }

  private setMarks(block: Block, marks: Mark[]): void {
    block.marks = marks;
    if (marks.length > 0) this.lit.add(block);
    else this.lit.delete(block);
  }

  /** Drops one mark and does not bring it back in this block. */
  silence(mark: Mark): void {
    const { block, mention } = mark;
    const silent = this.silenced.get(block) ?? new Set();
    this.silenced.set(block, silent.add(mention.start));
    this.setMarks(
      block,
      block.marks.filter((other) => other !== mark),
    );
    this.events.decided(block, [mark]);
  }

  /** Brings a silenced mark back, where its block still stands. */
  unsilence(mark: Mark): void {
    const { block, mention } = mark;
    if (!this.silenced.get(block)?.delete(mention.start) || !this.blocks.has(block.id)) return;
    this.setMarks(
      block,
      [...block.marks, mark].sort((a, b) => a.mention.start - b.mention.start),
    );
    this.events.decided(block, []);
  }

  /** Marks in reading order. */
  marks(): Mark[] {
    return inReadingOrder(this.lit, this.roots.size > 1).flatMap((block) => block.marks);
  }

  /** Blocks with marks, in no order. */
  marked(): ReadonlySet<Block> {
    return this.lit;
  }

  /**
   * Where a mention runs over elements that are inline by tag but laid out as blocks (flex items, floats), the block is
   * read again in parts. Computed style is asked only here, of the few elements that a name runs over.
   */
  private partBlocks(block: Block, mentions: readonly Mention[]): boolean {
    let parted = false;
    if (block.pieces.length > 1)
      for (const { start, end } of mentions)
        for (const element of crossedBlocks(block.pieces, start, end, elementOf(block.container))) {
          if (this.blockish.has(element)) continue;
          this.blockish.add(element);
          parted = true;
        }
    if (parted) this.slices.add(new Reread(block.container, this.target), 'first');
    return parted;
  }

  /** A mark that says the same as before keeps its number and its paint. */
  private markFor(block: Block, mention: Mention, old: readonly Mark[]): Mark {
    const same = old.find(
      (mark) =>
        mark.mention.start === mention.start &&
        mark.mention.end === mention.end &&
        mark.mention.entity === mention.entity &&
        mark.mention.group === mention.group,
    );
    if (!same) return { id: this.idBase + this.nextMark++, block, mention, range: null };
    same.mention = mention;
    return same;
  }

  private open(container: Container): number {
    const old = this.blocksOf.get(container);
    if (old) this.outdated.set(container, [...(this.outdated.get(container) ?? []), ...old]);
    this.blocksOf.set(container, []);
    this.turns.set(container, ++this.turn);
    return this.turn;
  }

  private emit({ container, text, pieces }: Lines, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    const hash = hashOf(text);
    const outdated = this.outdated.get(container);
    const same = outdated?.findIndex((block) => block.hash === hash && block.length === text.length) ?? -1;
    const siblings = this.blocksOf.get(container) as Block[];
    if (outdated && same >= 0) {
      const [block] = outdated.splice(same, 1) as [Block];
      block.pieces = pieces;
      siblings.push(block);
      for (const piece of pieces) this.blockOfText.set(piece.node, block);
      if (block.marks.length > 0) this.events.moved(block);
      return;
    }
    if (this.blocks.size >= LIMITS.blocks || this.units >= LIMITS.units) return;
    const block: Block = { id: this.nextBlock++, container, pieces, length: text.length, hash, marks: [] };
    this.blocks.set(block.id, block);
    siblings.push(block);
    for (const piece of pieces) this.blockOfText.set(piece.node, block);
    this.units += text.length;
    this.undecided = true;
    this.recognizer.set(block.id, text, roleOf(container));
  }

  private close(container: Container, turn: number): void {
    if (this.turns.get(container) !== turn) return;
    this.turns.delete(container);
    for (const block of this.outdated.get(container) ?? []) this.forget(block);
    this.outdated.delete(container);
    if (this.blocksOf.get(container)?.length === 0) this.blocksOf.delete(container);
  }

  private drop(container: Container): void {
    for (const block of this.blocksOf.get(container) ?? []) this.forget(block);
    this.blocksOf.delete(container);
  }

  /** Whether none of a block's container reads the same any more, without having been read again. */
  private stale(block: Block): boolean {
    return block.pieces.some(({ node, to }) => to > node.length) || hashOf(textOf(block)) !== block.hash;
  }

  private forget(block: Block): void {
    if (!this.blocks.delete(block.id)) return;
    this.units -= block.length;
    for (const piece of block.pieces) {
      if (this.blockOfText.get(piece.node) === block) this.blockOfText.delete(piece.node);
    }
    this.undecided = true;
    this.recognizer.delete(block.id);
    this.lit.delete(block);
    this.events.gone(block);
    block.marks = [];
  }

  private afterSlice(idle: boolean): void {
    // Deciding looks at the whole page's evidence: after the first slice (what is in view), at the end, and now and then.
    if (this.undecided && (idle || this.decidedAt === 0 || performance.now() - this.decidedAt > 120)) this.decide();
    this.events.settled(idle && !this.slices.busy);
  }

  private later(): void {
    this.events.changed();
    if (this.timer !== undefined || this.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.slices.add(this.catchUp(), 'background');
    }, SETTLE_MS);
  }

  /** The job that brings the reading up to the page's changes. */
  private catchUp(): Job {
    return {
      step: () => {
        const changes = this.watch.takeChanges();
        if (changes.colours) this.events.recoloured();
        if (changes.removed || changes.all) this.sweepLater();
        if (changes.all) this.readAll();
        for (const element of changes.switched) this.slices.add(new Scan(element, this.target, true), 'background');
        for (const element of changes.switched) this.reconsider(element);
        for (const container of changes.containers) this.slices.add(new Reread(container, this.target), 'background');
        for (const node of changes.subtrees) {
          if (!node.isConnected) continue;
          this.slices.add(new Scan(node, this.target, false), 'background');
          this.slices.add(new ShadowSearch(node, (root) => this.enter(root)), 'background');
        }
        return true;
      },
    };
  }

  /** Drops blocks of an element that is now left alone. */
  private reconsider(element: Element): void {
    if (new Containers().at(element) !== null) return;
    for (const block of [...this.blocks.values()])
      if (element.contains(block.container instanceof ShadowRoot ? block.container.host : block.container))
        this.drop(block.container);
  }

  /** Drops roots and blocks that have left the document, soon: many removals come together. */
  private sweepLater(): void {
    this.sweepTimer ??= setTimeout(() => {
      this.sweepTimer = undefined;
      this.leaveRoots();
      this.slices.add(
        this.visit((block) => !isWhole(block)),
        'background',
      );
    }, SWEEP_MS);
  }

  /** A job that drops the containers of all blocks for which the test says so. */
  private visit(dropped: (block: Block) => boolean): Job {
    let blocks: Iterator<Block> | null = null;
    return {
      step: (deadline) => {
        blocks ??= this.blocks.values();
        do
          for (let i = 0; i < 256; i++) {
            const { value, done } = blocks.next();
            if (done) return true;
            if (dropped(value)) this.drop(value.container);
          }
        while (performance.now() < deadline);
        return false;
      },
    };
  }
}

/** Whether all texts of a block still stand where they stood. */
function isWhole(block: Block): boolean {
  for (const { node } of block.pieces) if (!node.isConnected) return false;
  return block.container.isConnected;
}
