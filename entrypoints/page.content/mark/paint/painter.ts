import { boxOf, isConnected, parentElementOf, parentOf } from '../../dom';
import { type Block, elementOf, type Mark } from '../../marks';
import { boxesOf, measured, stands, staticRange } from '../../ranges';
import type { Groups } from './groups';
import { Registry } from './registry';
import type { MarkStyle, Tone } from './sheet';
import { toneOf } from './tone';

/** Up to so many elements each is observed by itself: exact, and cheap enough. Where there are more they go into groups. */
const SINGLE = 200;
/** An element that holds more marks than this is painted by the stretch in view, not whole. */
const TALL = 200;
/**
 * How far beyond the viewport marks are painted, in viewports. The browser looks at every registered range at each change
 * of styles.
 */
const MARGIN = '30%';
/**
 * Milliseconds until what has come into the margin is painted, and until what has only left it is let go of: at each change
 * of the registered ranges the browser paints all of them anew, and while a page scrolls every frame brings a line.
 */
const NEAR_MS = 30;
const FAR_MS = 500;
/** How far text may stand out of its element (a large first letter), CSS pixels. */
const REACH = 80;
/** Elements whose colour is looked at in one beat; where one has changed all are. */
const SAMPLE = 12;

/** An element near the viewport, and what is painted in it. */
interface Holder {
  element: Element;
  blocks: Set<Block>;
  near: boolean;
}

/** Marks painted in an element, and the tone they have: a line's own colour may be that of a span in it. */
export interface Painted {
  tone: Tone;
  ranges: Map<StaticRange, MarkStyle>;
}

/**
 * Paints marks near the viewport and takes them away behind it: tens of thousands of registered ranges cost frames even
 * when nothing changes.
 */
export class Painter {
  readonly registry = new Registry();
  private readonly holders = new Map<Element, Holder>();
  /** Elements that were near when their last block went; the observer tells anew where they are once they are held again. */
  private readonly left = new WeakSet<Element>();
  private readonly holderOf = new WeakMap<Block, Holder>();
  private readonly markOf = new WeakMap<AbstractRange, Mark>();
  private readonly observer: IntersectionObserver;
  /** There from the first time there is too much to observe one by one; null: it is being loaded. */
  private groups: Groups | null | undefined;
  private readonly tall = new Set<Element>();
  current = new Set<Mark>();
  private currentRanges: StaticRange[] = [];
  private readonly added = new WeakMap<Block, StaticRange[]>();
  readonly paintedIn = new Map<Element, Painted>();
  private readonly elementOf = new WeakMap<StaticRange, Element>();
  private frame = 0;
  /** What the latest frames have brought near (true) or far. */
  private readonly turning = new Map<Element, boolean>();
  private turnTimer: ReturnType<typeof setTimeout> | undefined;
  private turnAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly signal: AbortSignal,
    /** Marks of a block that are to be seen at this density. */
    private readonly shown: (block: Block) => readonly Mark[],
    /** Ranges of our own text in a block, painted dim. */
    private readonly ownRanges: (block: Block) => StaticRange[],
    private readonly load: () => Promise<{ Groups: typeof Groups }>,
  ) {
    this.observer = new IntersectionObserver((entries) => this.intersect(entries), {
      rootMargin: MARGIN,
      // Lists that scroll inside the page get the same margin (Chrome 120, Firefox 141).
      ...({ scrollMargin: MARGIN } as object),
    });
    signal.addEventListener('abort', () => this.dispose());
    const later = (): void => this.later();
    const passive = { passive: true, capture: true, signal };
    for (const type of ['scroll', 'resize']) addEventListener(type, later, passive);
  }

  /** Called when a block's marks have been decided anew. `old` are those it had. */
  update(block: Block, old: readonly Mark[]): void {
    for (const mark of old) this.unpaint(mark);
    if (block.marks.length === 0) {
      this.forget(block);
      return;
    }
    if (block.stretch === undefined) {
      this.registry.dress(block.container);
      if (this.groups) this.groups.add(block, false);
      else this.hold(elementOf(block.container), block);
      return;
    }
    const holder = this.holderOf.get(block);
    if (holder?.near) this.paint(holder, block);
  }

  /** Lets a block be painted while its element is near. */
  private hold(element: Element, block: Block): void {
    let holder = this.holders.get(element);
    if (!holder) {
      holder = { element, blocks: new Set(), near: this.left.has(element) || this.replaces() };
      this.holders.set(element, holder);
      this.observer.observe(element);
      if (this.holders.size > SINGLE && this.groups === undefined) this.group();
    }
    block.stretch ??= null;
    this.holderOf.set(block, holder);
    holder.blocks.add(block);
    if (holder.near) this.paint(holder, block);
  }

  /** From now on stretches of blocks are observed. */
  private group(): void {
    this.groups = null;
    void this.load().then(
      ({ Groups }) => {
        this.groups = new Groups(this.signal, (block, near) => {
          if (near) this.hold(elementOf(block.container), block);
          else this.letGo(block);
        });
        for (const { blocks } of this.holders.values()) for (const block of blocks) this.groups.add(block, true);
        this.groups.grow();
      },
      () => {},
    );
  }

  /** Whether something near has left the document: what comes now stands in its place, until the observer has spoken. */
  private replaces(): boolean {
    for (const { near, element } of this.holders.values()) if (near && !isConnected(element)) return true;
    return false;
  }

  private letGo(block: Block): void {
    this.unpaintBlock(block);
    const holder = this.holderOf.get(block);
    this.holderOf.delete(block);
    if (!holder?.blocks.delete(block) || holder.blocks.size > 0) return;
    const { element } = holder;
    this.holders.delete(element);
    if (holder.near) this.left.add(element);
    this.tall.delete(element);
    this.turning.delete(element);
    this.observer.unobserve(element);
  }

  /** Nothing is left to read. */
  settled(): void {
    this.groups?.grow();
  }

  /** Paints a block again whose text stands elsewhere in the DOM now. */
  moved(block: Block): void {
    this.unpaintBlock(block);
    this.update(block, []);
    if ([...this.current].some((mark) => mark.block === block)) this.paintCurrent();
  }

  /** The element of a block may have been put somewhere else. */
  placed(block: Block): void {
    this.groups?.move(block);
  }

  forget(block: Block): void {
    this.letGo(block);
    if (block.stretch) this.groups?.delete(block);
    block.stretch = undefined;
  }

  /** The page has changed a text of a block: what no longer stands is taken away before the next paint. */
  dropChanged(block: Block): void {
    for (const mark of block.marks)
      if (!stands(block.pieces, mark.mention)) {
        this.unpaint(mark);
        if (this.current.delete(mark)) this.paintCurrent();
      }
  }

  /** The marks painted inverted (the one under the pointer, or all of an entity pointed at in the panel). */
  setCurrent(marks: Iterable<Mark>): void {
    this.current = new Set(marks);
    this.paintCurrent();
  }

  private paintCurrent(): void {
    for (const range of this.currentRanges) this.erase(range);
    this.currentRanges = [];
    for (const mark of this.current) {
      if (!stands(mark.block.pieces, mark.mention)) continue;
      const range = staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
      if (!range) continue;
      this.currentRanges.push(range);
      this.draw(range, `current-${mark.mention.group}`, elementOf(mark.block.container));
      this.markOf.set(range, mark);
    }
  }

  /** The mark a painted range belongs to. */
  mark(range: AbstractRange): Mark | undefined {
    return this.markOf.get(range);
  }

  /** Blocks near the viewport. */
  *near(): Iterable<Block> {
    for (const holder of this.holders.values()) if (holder.near) yield* holder.blocks;
  }

  /** Whether something is an element whose own lines have names. */
  holds(at: EventTarget): boolean {
    return this.holders.has(at as Element);
  }

  /** Painted marks of the elements that a point is in, or that have no box of their own. */
  *around(x: number, y: number): Iterable<Mark> {
    for (const [element, holder] of this.holders) {
      if (!holder.near) continue;
      const { left, right, top, bottom } = boxOf(element);
      const isIn = x > left - REACH && x < right + REACH && y > top - REACH && y < bottom + REACH;
      if (right > left && !isIn) continue;
      for (const block of holder.blocks) for (const mark of block.marks) if (mark.range) yield mark;
    }
  }

  /** Paints again what is in view: density changed. */
  repaint(): void {
    for (const holder of this.holders.values()) {
      if (!holder.near) continue;
      for (const block of holder.blocks) {
        this.unpaintBlock(block);
        this.paint(holder, block);
      }
    }
    this.paintCurrent();
  }

  // Ranges, and the tone of what they stand on

  private draw(range: StaticRange, style: MarkStyle, holder: Element): void {
    const element = parentElementOf(range.startContainer) ?? holder;
    let painted = this.paintedIn.get(element);
    if (!painted) {
      painted = { tone: toneOf(element), ranges: new Map() };
      this.paintedIn.set(element, painted);
    }
    painted.ranges.set(range, style);
    this.elementOf.set(range, element);
    this.registry.add(range, style, painted.tone);
  }

  private erase(range: StaticRange): void {
    const element = this.elementOf.get(range);
    const painted = element && this.paintedIn.get(element);
    if (painted?.ranges.delete(range) && painted.ranges.size === 0) this.paintedIn.delete(element as Element);
    this.registry.delete(range);
  }

  /** Looks whether the page has changed its colours: at some of what is painted, and where one has changed at all of it. */
  recolour(): boolean {
    let looked = 0;
    let changed = false;
    for (const [element, painted] of this.paintedIn) {
      if (++looked > SAMPLE) break;
      changed ||= toneOf(element) !== painted.tone;
      // Others come first the next time.
      this.paintedIn.delete(element);
      this.paintedIn.set(element, painted);
    }
    if (!changed) return false;
    for (const [element, painted] of this.paintedIn) {
      const tone = toneOf(element);
      if (tone === painted.tone) continue;
      painted.tone = tone;
      for (const [range, style] of painted.ranges) {
        this.registry.delete(range);
        this.registry.add(range, style, tone);
      }
    }
    return true;
  }

  private paint({ element, blocks }: Holder, block: Block): void {
    let many = 0;
    for (const other of blocks) {
      many += other.marks.length;
      if (many <= TALL) continue;
      this.tall.add(element);
      this.later();
      return;
    }
    const shown = new Set(this.shown(block));
    for (const mark of block.marks) if (!shown.has(mark)) this.unpaint(mark);
    for (const mark of shown) this.paintMark(element, mark);
    this.paintOwn(element, block);
  }

  private paintOwn(element: Element, block: Block): void {
    if (this.added.has(block)) return;
    const ranges = this.ownRanges(block);
    if (ranges.length === 0) return;
    this.added.set(block, ranges);
    for (const range of ranges) this.draw(range, 'added', element);
  }

  private unpaintBlock(block: Block): void {
    for (const mark of block.marks) this.unpaint(mark);
    for (const range of this.added.get(block) ?? []) this.erase(range);
    this.added.delete(block);
  }

  private paintMark(element: Element, mark: Mark): void {
    // What the page has written over keeps its mark until it is read again, and is not painted meanwhile.
    if (mark.range || !stands(mark.block.pieces, mark.mention)) return;
    const range = staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
    if (!range) return;
    mark.range = range;
    this.markOf.set(range, mark);
    this.draw(range, mark.mention.group, element);
  }

  private unpaint(mark: Mark): void {
    if (!mark.range) return;
    this.erase(mark.range);
    mark.range = null;
  }

  private intersect(entries: IntersectionObserverEntry[]): void {
    let isSeen = false;
    let isNear = false;
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const holder = this.holders.get(target);
      if (!holder) continue;
      if (!isIntersecting && !holder.near && box.width === 0 && box.height === 0) this.climb(holder);
      else this.turning.set(target, isIntersecting);
      isNear ||= isIntersecting;
      const { innerWidth, innerHeight } = window;
      isSeen ||= isIntersecting && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    }
    if (isSeen) this.turnAll();
    else if (this.turning.size > 0) this.turnIn(isNear ? NEAR_MS : FAR_MS);
  }

  private turnIn(ms: number): void {
    const at = performance.now() + ms;
    if (at > this.turnAt) return;
    this.turnAt = at;
    clearTimeout(this.turnTimer);
    this.turnTimer = setTimeout(() => this.turnAll(), ms);
  }

  private turnAll(): void {
    this.turnAt = Number.POSITIVE_INFINITY;
    for (const [element, near] of this.turning) this.turn(element, near);
    this.turning.clear();
  }

  private turn(element: Element, near: boolean): void {
    const holder = this.holders.get(element);
    if (!holder || near === holder.near) return;
    holder.near = near;
    if (!near) this.tall.delete(element);
    for (const block of holder.blocks) {
      if (near) this.paint(holder, block);
      else this.unpaintBlock(block);
    }
  }

  /** `display: contents` has no box of its own and never intersects: its parent stands for it. */
  private climb({ element, blocks }: Holder): void {
    const parent = parentOf(element);
    if (!parent || getComputedStyle(element).display !== 'contents') return;
    for (const block of [...blocks]) {
      this.letGo(block);
      this.hold(parent, block);
    }
  }

  private later(): void {
    if (this.frame || this.tall.size === 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.signal.aborted) return;
      for (const element of this.tall) this.paintWindow(element);
    });
  }

  /** Of an element with very many marks, paints those from a quarter of a viewport above to as far below, found by bisection. */
  private paintWindow(element: Element): void {
    const holder = this.holders.get(element);
    if (!holder?.near) return;
    const marks: Mark[] = [];
    for (const block of [...holder.blocks].sort((a, b) => a.readOrder - b.readOrder)) marks.push(...this.shown(block));
    const bottomOf = (mark: Mark): number => {
      const range = staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
      return (range && measured(range, (live) => live.getBoundingClientRect().bottom)) ?? 0;
    };
    const firstBelow = (y: number): number => {
      let low = 0;
      let high = marks.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bottomOf(marks[middle] as Mark) < y) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const { innerHeight } = window;
    const from = firstBelow(-innerHeight / 4);
    const to = firstBelow(1.25 * innerHeight);
    const wanted = new Set(marks.slice(from, Math.max(to, from + 1)));
    for (const mark of marks) if (mark.range && !wanted.has(mark)) this.unpaint(mark);
    for (const mark of wanted) {
      this.paintMark(element, mark);
      this.paintOwn(element, mark.block);
    }
  }

  /** Boxes of a mark's lines in this frame's viewport; none where the page has written something else there. */
  boxes(mark: Mark): DOMRect[] {
    if (!stands(mark.block.pieces, mark.mention)) return [];
    const range = mark.range ?? staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
    return range ? boxesOf(range) : [];
  }

  private dispose(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.turnTimer);
    this.registry.dispose();
    this.holders.clear();
    this.paintedIn.clear();
  }
}
