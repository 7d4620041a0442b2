import type { RecognizerDocument } from '../../../data/recognizer/model';
import type { TextBlock } from '../../../data/recognizer/text/blocks';
import { elementAt, isConnected, walk } from '../dom';
import { type Job, Slices, type Urgency } from '../slices';
import { type BlockEvents, Blocks, isStale, isWhole } from './blocks';
import { Deciding, type DecidingEvents } from './deciding';
import type { OwnText } from './find/builder';
import { type Container, Containers } from './find/containers';
import { forgetFlows } from './find/rules';
import { Reread, Scan, type ScanTarget } from './find/scan';
import { enterUnderPointer, LateHosts, ShadowSearch } from './find/shadows';
import { Watch } from './watch';

/** Most documents and shadow roots of one frame that are read and observed: a bound on memory, not on pages. */
const ROOTS_LIMIT = 50_000;
/** Text nodes of the first look, from the top of what is in view. */
const FIRST_LOOK = 400;
/** Milliseconds after a change before it is looked at: a chat brings its changes in bursts. */
const SETTLE_MS = 60;
/**
 * The same where it goes on changing a page of so many blocks with names: for each change of what is painted the browser paints
 * all of it anew, and works out again where all is that is observed.
 */
const GATHER_MS = 200;
const MANY = 200;
/** So many times as long after a change was looked at the next one says that it goes on. */
const UNREST = 2;
/**
 * Where the page writes a name anew it is read before the next paint, and then not again for so many times as long as that took:
 * an answer that streams in writes all of itself many times a second.
 */
const REST = 4;
/** Milliseconds between two looks at elements that may have got a shadow root meanwhile. */
const LATE_MS = 1000;
/** Milliseconds between two sweeps for what has left the document. */
const SWEEP_MS = 400;

/** A recognizer that may have to be waited for. */
export interface Recognizer extends RecognizerDocument {
  readonly ready?: boolean;
  /** Han text was met. */
  need?(): void;
  /** Cuts a long text, and splits one that has line ends of its own (`preformatted`), as the recognizer would. */
  lines(text: string, preformatted: boolean): TextBlock[];
}

/** What keeps the far parts of a very long page (`long/far.ts`). */
interface FarPort {
  /** Keeps what follows a node under a root, up to a text. `stop` is undefined where the root has been read from its start. */
  add(root: Node, last: Node | null, stop: Node | null | undefined): void;
  /** Reads all that is left; resolves when it has been decided. */
  readAll(): Promise<void> | undefined;
}

export interface ReadingEvents extends Omit<BlockEvents, 'read'>, Pick<DecidingEvents, 'decided'> {
  /** Called after a slice; `idle` when nothing is left to read. */
  settled(idle: boolean): void;
  /** The page changed something. */
  changed(): void;
  /** The page changed a text itself; told before its next paint. */
  textChanged(text: Text): void;
  /** The page has put a node in; before anything is read again. */
  added(node: Node): void;
  ownText: OwnText;
  /** Loads what keeps the far parts of a very long page. */
  loadFar(): Promise<{ Far: new (reading: Reading, signal: AbortSignal) => FarPort }>;
}

/** Reads the page into the recognizer and keeps both in step. */
export class Reading {
  readonly slices: Slices;
  readonly watch: Watch;
  readonly blocks: Blocks;
  readonly deciding: Deciding;
  /** What is read and observed: the document, and the shadow roots that have been entered. */
  readonly roots = new Set<Node>();
  private readonly rootOfHost = new WeakMap<Element, ShadowRoot>();
  /** Texts that layout parts from what comes before them (`mark/seams.ts`). */
  readonly parted = new WeakSet<Text>();
  private readonly lateHosts = new LateHosts();
  private readonly target: ScanTarget;
  /** The first search for shadow roots: as far as the page is read. */
  private readonly search = this.shadowsUnder(document);
  /** Keeps what is left unread of a very long page; there from the first time something is. */
  private far: Promise<FarPort> | undefined;
  /** Something far is left unread. */
  partly = false;
  /** All is read, however long: somebody has asked for it. */
  private entire = false;
  private lateTimer: ReturnType<typeof setTimeout> | undefined;
  private sweepTimer: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The job that looks at the page's changes waits in line; in a hidden page for hours. */
  private behind = false;
  /** When reading at once began, while it goes on; and until when there is none. */
  private hurriedAt = 0;
  private restUntil = 0;
  /** When changes were last looked at. */
  private caughtUpAt = 0;

  constructor(
    recognizer: Recognizer,
    private readonly signal: AbortSignal,
    private readonly events: ReadingEvents,
    /** Start of this frame's mark ids. */
    idBase: number,
  ) {
    this.slices = new Slices(signal, (idle) => this.afterSlice(idle));
    const blocks = new Blocks({
      read: (id, text, role, under) => {
        this.deciding.due();
        return recognizer.set(id, text, role, under);
      },
      moved: events.moved,
      placed: events.placed,
      gone: (block) => {
        recognizer.delete(block.id);
        this.deciding.due();
        events.gone(block);
      },
    });
    this.blocks = blocks;
    this.deciding = new Deciding(recognizer, blocks, this.slices, events, idBase);
    this.watch = new Watch(signal, blocks, (urgent) => this.later(urgent), events);
    this.target = {
      ready: () => {
        if (recognizer.ready === false) recognizer.need?.();
        if (recognizer.ready !== false) return true;
        this.slices.hold();
        return false;
      },
      known: (container) => blocks.stays(container),
      containerOf: (text) => blocks.containerOf(text),
      open: (container) => blocks.open(container),
      lone: (container, text) => blocks.lone(container, text),
      close: (container, turn) => blocks.close(container, turn),
      drop: (container) => blocks.drop(container),
      emit: (lines, turn) => blocks.emit(lines, turn),
      ownText: events.ownText,
      isParted: (text) => this.parted.has(text),
      lines: (text, preformatted) => recognizer.lines(text, preformatted),
      pause: (root, last, stop) => {
        if (this.entire) return false;
        this.partly = true;
        if (root === document && last) {
          const walker = walk(root, NodeFilter.SHOW_ELEMENT);
          walker.currentNode = last;
          this.search.stop = walker.nextNode();
        }
        this.far ??= events.loadFar().then(({ Far }) => new Far(this, signal));
        this.far.then(
          (far) => far.add(root, last, stop),
          () => {
            this.entire = true;
            this.partly = false;
            this.stretch(root, last ?? root, stop, 'rest');
          },
        );
        return true;
      },
    };
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      clearTimeout(this.lateTimer);
      clearTimeout(this.sweepTimer);
    });
  }

  /** Starts with what is in view, then reads the rest. */
  start(): void {
    forgetFlows();
    const middle = scrollY > innerHeight ? elementAt(innerWidth / 2, Math.min(innerHeight / 3, 200)) : null;
    const look = new Scan(document, this.target, false, middle ?? undefined, FIRST_LOOK);
    this.slices.add(look, 'first');
    this.enter(document, middle ? undefined : look);
    enterUnderPointer((root) => this.enter(root), this.signal);
  }

  /** Reads what comes from a node on under a root. */
  stretch(root: Node, start: Node, stop: Node | null | undefined, urgency: Urgency): void {
    this.slices.add(new Scan(root, this.target, false, start, undefined, stop), urgency);
  }

  /** Reads all there is, and all that comes from now on, however long the page; resolves when it has been decided. */
  whole(): Promise<void> | undefined {
    this.entire = true;
    return this.far?.then(
      (far) => far.readAll(),
      () => {},
    );
  }

  /** The names have come, or more of them: what waited for them goes on. `job`: what the new ones have to read. */
  go(job?: Job): void {
    if (job) this.deciding.catchUp(job);
    this.slices.release();
  }

  /** Looks now and then at the elements that may have got a shadow root meanwhile. */
  private lookLate(): void {
    this.lateTimer ??= setTimeout(() => {
      this.lateTimer = undefined;
      this.lateHosts.look((root) => this.enter(root));
      if (this.lateHosts.size > 0) this.lookLate();
    }, LATE_MS);
  }

  shadowsUnder(root: Node): ShadowSearch {
    return new ShadowSearch(root, (found) => this.enter(found), this.lateHosts);
  }

  /**
   * Reads, observes and searches a root; a second time does nothing. `look`: what reads it from its start as far as that
   * goes.
   */
  private enter(root: Node, look?: Scan): void {
    if (this.roots.has(root) || this.roots.size >= ROOTS_LIMIT) return;
    this.roots.add(root);
    if (root instanceof ShadowRoot) this.rootOfHost.set(root.host, root);
    this.watch.add(root);
    const all = new Scan(root, this.target, false);
    // A small page has been read whole by the first look.
    this.slices.add(look ? { step: (deadline) => look.isWhole || all.step(deadline) } : all, 'rest');
    this.slices.add(root === document ? this.search : this.shadowsUnder(root), 'rest');
  }

  /** The shadow root of an element that has been entered, open or closed. */
  shadowOf(host: Element): ShadowRoot | undefined {
    return this.rootOfHost.get(host);
  }

  /** Forgets the roots that have left the document; one that comes back is entered anew. */
  private leaveRoots(): void {
    for (const root of this.roots) if (!isConnected(root)) this.roots.delete(root);
  }

  /** Reads everything again (restored from the back/forward cache, or too many changes to tell apart). */
  readAll(): void {
    this.leaveRoots();
    for (const root of this.roots) {
      this.slices.add(new Scan(root, this.target, true), 'background');
      this.slices.add(this.shadowsUnder(root), 'background');
    }
    const containers = new Containers();
    this.slices.add(
      this.blocks.dropping((block) => !isWhole(block) || isStale(block) || containers.at(block.container) === null),
      'background',
    );
  }

  /** Reads the lines of texts again, at once: after edits of our own. */
  reread(texts: Iterable<Text>): void {
    const containers = new Set<Container>();
    for (const text of texts) {
      const container = this.blocks.containerOf(text);
      if (container) containers.add(container);
    }
    for (const container of containers) {
      const job = this.rereader(container);
      while (!job.step(Number.POSITIVE_INFINITY));
    }
    this.deciding.decideIfDue();
  }

  /** The job that reads a container's lines again. */
  rereader(container: Container): Job {
    return new Reread(container, this.target);
  }

  private afterSlice(idle: boolean): void {
    this.deciding.afterSlice(idle);
    if (this.hurriedAt) {
      const now = performance.now();
      this.restUntil = now + REST * (now - this.hurriedAt);
      this.hurriedAt = 0;
    }
    const over = idle && !this.slices.busy;
    if (over && this.lateHosts.size > 0) this.lookLate();
    this.events.settled(over);
  }

  private later(urgent: boolean): void {
    this.events.changed();
    if (this.behind || this.signal.aborted) return;
    if (urgent && performance.now() > this.restUntil) this.catchUpSoon('first');
    else
      this.timer ??= setTimeout(
        () => this.catchUpSoon('background'),
        this.blocks.marked.size > MANY && performance.now() < this.caughtUpAt + UNREST * GATHER_MS
          ? GATHER_MS
          : SETTLE_MS,
      );
  }

  private catchUpSoon(urgency: Urgency): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.behind = true;
    this.slices.add(this.catchUp(urgency), urgency);
  }

  /** The job that brings the reading up to the page's changes. */
  private catchUp(urgency: Urgency): Job {
    const { slices } = this;
    return {
      step: () => {
        this.behind = false;
        this.caughtUpAt = performance.now();
        if (urgency === 'first') this.hurriedAt = this.caughtUpAt;
        const changes = this.watch.takeChanges();
        if (changes.removed || changes.all) this.sweepLater();
        if (changes.adopted) this.dropGone(urgency);
        if (changes.all) this.readAll();
        for (const element of changes.switched) slices.add(new Scan(element, this.target, true), urgency);
        this.reconsider(changes.switched);
        for (const container of changes.containers) slices.add(this.rereader(container), urgency);
        for (const node of changes.subtrees) {
          if (!isConnected(node)) continue;
          slices.add(new Scan(node, this.target, false), urgency);
          slices.add(this.shadowsUnder(node), 'background');
        }
        // In the same turn: what was read anew has no marks until it is decided.
        slices.add(this.deciding.soon, urgency);
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
      this.dropGone('background');
    }, SWEEP_MS);
  }

  private dropGone(urgency: Urgency): void {
    this.slices.add(
      this.blocks.dropping((block) => !isWhole(block)),
      urgency,
    );
  }
}
