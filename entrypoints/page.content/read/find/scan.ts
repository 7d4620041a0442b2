import type { TextBlock } from '../../../../data/recognizer/text/blocks';
import { firstChildOf, isConnected, isText, nextSiblingOf, parentNodeOf, TEXTS, walk } from '../../dom';
import type { Job } from '../../slices';
import { BLOCK_LIMIT, Builder, type Lines, type OwnText, WHITE } from './builder';
import { type Container, Containers } from './containers';
import { HAN } from './rules';

export interface ScanTarget {
  /** The names are there. Asked with the first Han text; a scan waits there until they are. */
  ready(): boolean;
  /** Whether the blocks of this container are known and still true; it may stand in another place now. */
  known(container: Container): boolean;
  /** The container in whose blocks a text is. */
  containerOf(text: Text): Container | undefined;
  /** The container's lines are about to be read (again). A reading that was begun before is void from now on. */
  open(container: Container): number;
  /** Takes a container that holds one text and nothing else, as the text stands. False: it is being read, or is known. */
  lone(container: Container, text: Text): boolean;
  emit(lines: Lines, turn: number): void;
  /** All its lines have been emitted: old blocks that did not come again are gone. */
  close(container: Container, turn: number): void;
  /** Its reading was broken off: it counts as unread. */
  drop(container: Container): void;
  ownText: OwnText;
  /** Whether layout parts a text from what comes before it. */
  isParted(text: Text): boolean;
  /** Cuts a long text, and splits one that has line ends of its own (`preformatted`). */
  lines(text: string, preformatted: boolean): TextBlock[];
  /** A scan has read its share: what follows `last` under `root`, up to `stop`, may wait. False: it is to go on. */
  pause(root: Node, last: Node | null, stop: Node | null | undefined): boolean;
}

function builderFor(container: Container, target: ScanTarget, turn: number): Builder {
  return new Builder(container, (lines) => target.emit(lines, turn), target.ownText, target.isParted, target.lines);
}

/** Whether a text is read as it stands: nothing of it is collapsed, cut, or of our making. */
const isPlain = (text: Text, data: string, { ownText }: ScanTarget): boolean =>
  data.length <= BLOCK_LIMIT && data.search(WHITE) < 0 && !ownText(text);

/** Nodes between two looks at the clock; text of a block counts as more. */
const STRIDE = 64;
/**
 * Units of Han text that one scan reads at most before it pauses, and what each text counts beside its own: reading twice as many
 * of half the length costs more. Articles and chapters are read whole; nobody sees the end of what is ten times as long.
 */
const SHARE = 200_000;
const EACH = 50;
/** Times a scan starts over when the page takes the node away that it stands on. */
const RESTARTS = 20;

/**
 * Finds the Han text under a root, a slice at a time: the browser's own TreeWalker steps from text to text, a test of
 * one character class passes over everything else, and only what is left costs more. Does not enter shadow roots.
 */
export class Scan implements Job {
  private walker: TreeWalker;
  private containers = new Containers();
  private done = new Set<Container>();
  private builder: Builder | null = null;
  private turn = 0;
  private restarts = 0;
  /** It has come to the end of what it was to read. */
  isWhole = false;
  private left: number;
  private last: Node | null = null;
  /** The text to look at next: the root itself may be one (a change of its data). */
  private next: Node | null;

  constructor(
    private readonly root: Node,
    private readonly target: ScanTarget,
    /** Scan the blocks again even where they are known (their text changed). */
    private readonly again: boolean,
    start = root,
    /** Stop after this many text nodes: a first look at what is in view. */
    private limit = Number.POSITIVE_INFINITY,
    /** Stop before this text; null where there is none behind the stretch that is to be read. */
    private readonly stop?: Node | null,
  ) {
    this.walker = walk(root, TEXTS);
    this.walker.currentNode = start;
    this.next = isText(start) ? start : null;
    // The scan that comes after a first look goes over all of it.
    this.left = limit < Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : SHARE;
  }

  step(deadline: number): boolean {
    if (!isConnected(this.root)) {
      if (this.builder) this.target.drop(this.builder.container);
      return true;
    }
    // The page may have taken the node away that the walker stands on; its siblings are then out of reach.
    if (this.last && !isConnected(this.last)) {
      this.walker = walk(this.root, TEXTS);
      this.last = this.next = null;
      if (this.restarts++ > RESTARTS && !this.builder) return true;
    }
    do {
      for (let i = 0; i < STRIDE; i++) {
        if (this.builder) {
          if (this.builder.step(STRIDE)) {
            this.target.close(this.builder.container, this.turn);
            this.builder = null;
          }
          break;
        }
        if (this.left < 0) {
          this.left = Number.POSITIVE_INFINITY;
          if (this.target.pause(this.root, this.last, this.stop)) return true;
        }
        this.next ??= this.limit-- > 0 ? this.walker.nextNode() : null;
        if (!this.next || this.next === this.stop) {
          this.isWhole = this.limit >= 0;
          return true;
        }
        this.last = this.next;
        // Asked for once: each time the browser looks the string up.
        const { data } = this.next as Text;
        if (HAN.test(data)) {
          // The job is held, not done: it goes on with this text.
          if (!this.target.ready()) return false;
          this.look(this.next as Text, data);
          this.left -= data.length + EACH;
          // Sixty-four units of text count as a node.
          i += data.length >> 6;
        }
        this.next = null;
      }
    } while (performance.now() < deadline);
    return false;
  }

  private look(text: Text, data: string): void {
    let container: Container | undefined | null = null;
    let own: Container | null = null;
    const parent = parentNodeOf(text);
    let lone = false;
    try {
      // Most of a page. Nothing else leads to this element: it need not be remembered.
      lone = firstChildOf(parent as Node) === text && !nextSiblingOf(text);
      own = this.containers.at(parent, lone);
      // Text that is left alone now, but was read before: its lines are read again without it.
      container = own ?? this.target.containerOf(text);
    } catch {
      // What cannot be looked at is passed over.
    }
    if (!container || this.done.has(container)) return;
    if (!lone || container !== parent) this.done.add(container);
    if (own && !this.again && this.target.known(container)) return;
    // No builder, no turn: what most of a page is made of takes one step.
    if (lone && own === parent && isPlain(text, data, this.target) && this.target.lone(own as Container, text)) return;
    this.turn = this.target.open(container);
    if (own || this.containers.at(container)) this.builder = builderFor(container, this.target, this.turn);
    else this.target.close(container, this.turn);
  }
}

/** Reads one container's own lines again. */
export class Reread implements Job {
  private builder: Builder | null = null;
  private turn = 0;

  constructor(
    private readonly container: Container,
    private readonly target: ScanTarget,
  ) {}

  step(deadline: number): boolean {
    if (!this.builder) {
      this.turn = this.target.open(this.container);
      if (!isConnected(this.container) || new Containers().at(this.container) === null) {
        this.target.close(this.container, this.turn);
        return true;
      }
      this.builder = builderFor(this.container, this.target, this.turn);
    }
    do
      if (this.builder.step(STRIDE)) {
        this.target.close(this.container, this.turn);
        return true;
      }
    while (performance.now() < deadline);
    return false;
  }
}
