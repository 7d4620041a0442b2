import type { Mention, RecognizerDocument } from '../../../data/recognizer/model';
import { type Block, elementOf, type Mark } from '../marks';
import { type Job, Slices } from '../slices';
import { type BlockEvents, Blocks, isStale, isWhole } from './blocks';
import { Deciding, type DecidingEvents } from './deciding';
import type { OwnText } from './find/builder';
import { type Container, Containers } from './find/containers';
import { crossedBlocks } from './find/crossing';
import { roleOf } from './find/rules';
import { Reread, Scan, type ScanTarget } from './find/scan';
import { enterUnderPointer, LateHosts, ShadowSearch } from './find/shadows';
import { Watch } from './watch';

/** Most documents and shadow roots of one frame that are read and observed. */
const ROOTS_LIMIT = 2_000;
/** Text nodes of the first look, from the top of what is in view. */
const FIRST_LOOK = 400;
/** Milliseconds after a change before it is looked at: a chat brings its changes in bursts. */
const SETTLE_MS = 60;
/** Times after new text has come at which shadow roots attached late are looked for, ms. */
const LATE_ROOTS = [1000, 4000];
/** Milliseconds between two sweeps for what has left the document. */
const SWEEP_MS = 400;

export interface ReadingEvents extends Omit<BlockEvents, 'read'>, Pick<DecidingEvents, 'decided'> {
  /** Called after a slice; `idle` when nothing is left to read. */
  settled(idle: boolean): void;
  /** The page changed something. */
  changed(): void;
  /** The page changed a text itself. */
  textChanged(text: Text): void;
  /** The page has put a node in; before anything is read again. */
  added(node: Node): void;
  /** The page may have changed its colours. */
  recoloured(): void;
  ownText: OwnText;
}

/** Reads the page into the recognizer and keeps both in step. */
export class Reading {
  readonly slices: Slices;
  readonly watch: Watch;
  readonly blocks: Blocks;
  private readonly deciding: Deciding;
  private readonly roots = new Set<Node>();
  /** Inline-tagged elements that turned out to be laid out as blocks. */
  private readonly blockish = new WeakSet<Element>();
  private readonly lateHosts = new LateHosts();
  /** Late hosts are going to be looked at. */
  private looking = false;
  private readonly target: ScanTarget;
  private sweepTimer: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The job that looks at the page's changes waits in line; in a hidden page for hours. */
  private behind = false;

  constructor(
    recognizer: RecognizerDocument,
    private readonly signal: AbortSignal,
    private readonly events: ReadingEvents,
    /** Start of this frame's mark ids. */
    idBase: number,
  ) {
    this.slices = new Slices(signal, (idle) => this.afterSlice(idle));
    const blocks = new Blocks({
      read: (block, text) => {
        recognizer.set(block.id, text, roleOf(block.container));
        this.deciding.due();
      },
      moved: events.moved,
      gone: (block) => {
        recognizer.delete(block.id);
        this.deciding.due();
        events.gone(block);
      },
    });
    this.blocks = blocks;
    this.deciding = new Deciding(
      recognizer,
      blocks,
      this.slices,
      { decided: events.decided, refuses: (block, mentions) => this.partBlocks(block, mentions) },
      idBase,
    );
    this.watch = new Watch(signal, blocks, () => this.later(), events);
    this.target = {
      known: (container) => blocks.has(container),
      containerOf: (text) => blocks.containerOf(text),
      open: (container) => blocks.open(container),
      close: (container, turn) => blocks.close(container, turn),
      drop: (container) => blocks.drop(container),
      emit: (lines, turn) => blocks.emit(lines, turn),
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
    this.slices.add(this.shadowsUnder(document), 'rest');
    enterUnderPointer((root) => this.enter(root), this.signal);
  }

  /** Looks now and then at the elements that may have got a shadow root meanwhile. */
  private lookLate(): void {
    if (this.looking) return;
    this.looking = true;
    LATE_ROOTS.forEach((delay, i) => {
      const last = i === LATE_ROOTS.length - 1;
      const timer = setTimeout(() => {
        this.lateHosts.look((root) => this.enter(root), last);
        if (last) this.looking = false;
      }, delay);
      this.signal.addEventListener('abort', () => clearTimeout(timer));
    });
  }

  private shadowsUnder(root: Node): ShadowSearch {
    this.lookLate();
    return new ShadowSearch(root, (found) => this.enter(found), this.lateHosts);
  }

  /** Reads and observes a root; a second time does nothing. */
  private enter(root: Node): void {
    if (this.roots.has(root) || this.roots.size >= ROOTS_LIMIT) return;
    this.roots.add(root);
    this.watch.add(root);
    this.slices.add(new Scan(root, this.target, false), 'rest');
  }

  /** Forgets the roots that have left the document; one that comes back is entered anew. */
  private leaveRoots(): void {
    for (const root of this.roots) if (!root.isConnected) this.roots.delete(root);
  }

  /** Reads everything again (restored from the back/forward cache, or too many changes to tell apart). */
  readAll(): void {
    this.leaveRoots();
    for (const root of this.roots) this.slices.add(new Scan(root, this.target, true), 'background');
    const containers = new Containers();
    this.slices.add(
      this.blocks.dropping((block) => !isWhole(block) || isStale(block) || containers.at(block.container) === null),
      'background',
    );
    this.slices.add(this.shadowsUnder(document), 'background');
  }

  /** Reads the lines of texts again, at once: after edits of our own. */
  reread(texts: Iterable<Text>): void {
    const containers = new Set<Container>();
    for (const text of texts) {
      const container = this.blocks.containerOf(text);
      if (container) containers.add(container);
    }
    for (const container of containers) {
      const job = new Reread(container, this.target);
      while (!job.step(Number.POSITIVE_INFINITY));
    }
    this.deciding.decideIfDue();
  }

  /** Works off what waited for the names, then lets the recognizer decide. */
  catchUpWith(job: Job): void {
    this.deciding.catchUpWith(job);
  }

  /** Lets the recognizer decide anew, and tells what changed. */
  decide(): void {
    this.deciding.decide();
  }

  silence(mark: Mark): void {
    this.deciding.silence(mark);
  }

  unsilence(mark: Mark): void {
    this.deciding.unsilence(mark);
  }

  /** Whether shadow roots have been entered too. */
  get hasShadows(): boolean {
    return this.roots.size > 1;
  }

  /** Blocks with marks, in no order. */
  marked(): ReadonlySet<Block> {
    return this.blocks.marked;
  }

  /** The block that a place of the DOM is in. */
  blockAt(node: Node, offset: number): Block | undefined {
    return this.blocks.at(node, offset);
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

  private afterSlice(idle: boolean): void {
    this.deciding.afterSlice(idle);
    this.events.settled(idle && !this.slices.busy);
  }

  private later(): void {
    this.events.changed();
    if (this.timer !== undefined || this.behind || this.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.behind = true;
      this.slices.add(this.catchUp(), 'background');
    }, SETTLE_MS);
  }

  /** The job that brings the reading up to the page's changes. */
  private catchUp(): Job {
    return {
      step: () => {
        this.behind = false;
        const changes = this.watch.takeChanges();
        if (changes.colours) this.events.recoloured();
        if (changes.removed || changes.all) this.sweepLater();
        if (changes.all) this.readAll();
        for (const element of changes.switched) this.slices.add(new Scan(element, this.target, true), 'background');
        this.reconsider(changes.switched);
        for (const container of changes.containers) this.slices.add(new Reread(container, this.target), 'background');
        for (const node of changes.subtrees) {
          if (!node.isConnected) continue;
          this.slices.add(new Scan(node, this.target, false), 'background');
          this.slices.add(this.shadowsUnder(node), 'background');
        }
        return true;
      },
    };
  }

  /** Drops the blocks that are left alone now, if any of these elements is. */
  private reconsider(elements: Iterable<Element>): void {
    const containers = new Containers();
    if (![...elements].some((element) => containers.at(element) === null)) return;
    const job = this.blocks.dropping(({ container }) => containers.at(container) === null);
    this.slices.add(job, 'background');
  }

  /** Drops roots and blocks that have left the document, soon: many removals come together. */
  private sweepLater(): void {
    this.sweepTimer ??= setTimeout(() => {
      this.sweepTimer = undefined;
      this.leaveRoots();
      this.slices.add(
        this.blocks.dropping((block) => !isWhole(block)),
        'background',
      );
    }, SWEEP_MS);
  }
}
