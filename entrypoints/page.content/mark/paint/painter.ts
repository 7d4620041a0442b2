import { type Block, elementOf, type Mark } from '../../marks';
import { boxesOf, measured, staticRange } from '../../ranges';
import { Registry, type Tone } from './registry';
import { toneOf } from './tone';

/** An element that holds more marks than this is painted by the stretch in view, not whole. */
const TALL = 200;

interface Holder {
  blocks: Set<Block>;
  near: boolean;
  /** Of the elements that names stand in: a line's own colour may be that of a span in it. */
  tones: WeakMap<Element, Tone>;
}

/**
 * Paints marks near the viewport and takes them away behind it: tens of thousands of registered ranges cost frames even
 * when nothing changes.
 */
export class Painter {
  readonly registry = new Registry();
  private readonly holders = new Map<Element, Holder>();
  private readonly holderOf = new WeakMap<Block, Element>();
  private readonly markOf = new WeakMap<AbstractRange, Mark>();
  private readonly observer: IntersectionObserver;
  private readonly tall = new Set<Element>();
  private current = new Set<Mark>();
  private currentRanges: StaticRange[] = [];
  private readonly added = new WeakMap<Block, StaticRange[]>();
  private frame = 0;

  constructor(
    private readonly signal: AbortSignal,
    /** Marks of a block that are to be seen at this density. */
    private readonly shown: (block: Block) => readonly Mark[],
    /** Ranges of our own text in a block, painted dim. */
    private readonly ownRanges: (block: Block) => StaticRange[],
  ) {
    this.observer = new IntersectionObserver((entries) => this.intersect(entries), {
      rootMargin: '100%',
      // Lists that scroll inside the page get the same margin (Chrome 120, Firefox 141).
      ...({ scrollMargin: '100%' } as object),
    });
    signal.addEventListener('abort', () => this.dispose());
    addEventListener('scroll', () => this.later(), { passive: true, capture: true, signal });
    addEventListener('resize', () => this.later(), { passive: true, signal });
  }

  /** Called when a block's marks have been decided anew. `old` are those it had. */
  update(block: Block, old: readonly Mark[]): void {
    for (const mark of old) this.unpaint(mark);
    if (block.marks.length === 0) {
      this.forget(block);
      return;
    }
    let element = this.holderOf.get(block);
    if (!element) {
      element = elementOf(block.container);
      this.holderOf.set(block, element);
      const holder = this.holders.get(element);
      if (holder) holder.blocks.add(block);
      else {
        this.holders.set(element, { blocks: new Set([block]), near: false, tones: new WeakMap() });
        this.observer.observe(element);
      }
      if (block.container instanceof ShadowRoot || element.getRootNode() instanceof ShadowRoot) {
        const root = block.container instanceof ShadowRoot ? block.container : element.getRootNode();
        this.registry.dress(root as ShadowRoot);
      }
    }
    const holder = this.holders.get(element) as Holder;
    if (holder.near) this.paint(element, holder, block);
  }

  /** Paints a block again whose text stands elsewhere in the DOM now. */
  moved(block: Block): void {
    this.unpaintBlock(block);
    this.update(block, []);
    if ([...this.current].some((mark) => mark.block === block)) this.paintCurrent();
  }

  forget(block: Block): void {
    this.unpaintBlock(block);
    const element = this.holderOf.get(block);
    const holder = element && this.holders.get(element);
    if (!element || !holder) return;
    this.holderOf.delete(block);
    holder.blocks.delete(block);
    if (holder.blocks.size > 0) return;
    this.holders.delete(element);
    this.tall.delete(element);
    this.observer.unobserve(element);
  }

  /** The marks painted inverted (the one under the pointer, or all of an entity lit from the panel). */
  setCurrent(marks: Iterable<Mark>): void {
    this.current = new Set(marks);
    this.paintCurrent();
  }

  private paintCurrent(): void {
    for (const range of this.currentRanges) this.registry.delete(range);
    this.currentRanges = [];
    for (const mark of this.current) {
      const range = staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
      if (!range) continue;
      this.currentRanges.push(range);
      this.registry.add(range, `current-${mark.mention.group}`, this.toneFor(elementOf(mark.block.container), range));
      this.markOf.set(range, mark);
    }
  }

  /** The mark a painted range belongs to. */
  mark(range: AbstractRange): Mark | undefined {
    return this.markOf.get(range);
  }

  /** All marks painted now: a few hundred at most. */
  *painted(): Iterable<Mark> {
    for (const holder of this.holders.values())
      if (holder.near) for (const block of holder.blocks) for (const mark of block.marks) if (mark.range) yield mark;
  }

  /** Paints again what is in view: density changed, or (`tones`) the page changed its colours. */
  repaint(tones = false): void {
    for (const [element, holder] of this.holders) {
      if (tones) holder.tones = new WeakMap();
      if (!holder.near) continue;
      for (const block of holder.blocks) {
        this.unpaintBlock(block);
        this.paint(element, holder, block);
      }
    }
    this.paintCurrent();
  }

  private toneFor(holder: Element, range: StaticRange): Tone {
    const element = range.startContainer.parentElement ?? holder;
    const tones = this.holders.get(holder)?.tones;
    const tone = tones?.get(element) ?? toneOf(element);
    tones?.set(element, tone);
    return tone;
  }

  private paint(element: Element, holder: Holder, block: Block): void {
    let many = 0;
    for (const other of holder.blocks) {
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
    for (const range of ranges) this.registry.add(range, 'added', this.toneFor(element, range));
  }

  private unpaintBlock(block: Block): void {
    for (const mark of block.marks) this.unpaint(mark);
    for (const range of this.added.get(block) ?? []) this.registry.delete(range);
    this.added.delete(block);
  }

  private paintMark(element: Element, mark: Mark): void {
    if (mark.range) return;
    const range = staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
    if (!range) return;
    mark.range = range;
    this.markOf.set(range, mark);
    this.registry.add(range, mark.mention.group, this.toneFor(element, range));
  }

  private unpaint(mark: Mark): void {
    if (!mark.range) return;
    this.registry.delete(mark.range);
    mark.range = null;
  }

  private intersect(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const holder = this.holders.get(target);
      if (!holder) continue;
      if (!isIntersecting && !holder.near && box.width === 0 && box.height === 0) this.climb(target, holder);
      if (isIntersecting === holder.near) continue;
      holder.near = isIntersecting;
      // A page may have changed its colours while this was out of view.
      holder.tones = new WeakMap();
      if (!isIntersecting) this.tall.delete(target);
      for (const block of holder.blocks) {
        if (isIntersecting) this.paint(target, holder, block);
        else this.unpaintBlock(block);
      }
    }
  }

  /** `display: contents` has no box of its own and never intersects: its parent stands for it. */
  private climb(target: Element, holder: Holder): void {
    const parent = target.parentElement ?? (target.getRootNode() as ShadowRoot).host;
    if (!parent || getComputedStyle(target).display !== 'contents') return;
    this.holders.delete(target);
    this.observer.unobserve(target);
    const above = this.holders.get(parent) ?? { blocks: new Set(), near: false, tones: new WeakMap() };
    if (!this.holders.has(parent)) {
      this.holders.set(parent, above);
      this.observer.observe(parent);
    }
    for (const block of holder.blocks) {
      above.blocks.add(block);
      this.holderOf.set(block, parent);
      if (above.near) this.paint(parent, above, block);
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

  /** Of an element with very many marks, paints those from one viewport above to one below, found by bisection. */
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
    const from = firstBelow(-innerHeight);
    const to = firstBelow(2 * innerHeight);
    const wanted = new Set(marks.slice(from, Math.max(to, from + 1)));
    for (const mark of marks) if (mark.range && !wanted.has(mark)) this.unpaint(mark);
    for (const mark of wanted) {
      this.paintMark(element, mark);
      this.paintOwn(element, mark.block);
    }
  }

  /** Boxes of a mark's lines in this frame's viewport. */
  boxes(mark: Mark): DOMRect[] {
    const range = mark.range ?? staticRange(mark.block.pieces, mark.mention.start, mark.mention.end);
    return range ? boxesOf(range) : [];
  }

  private dispose(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    this.registry.dispose();
    this.holders.clear();
  }
}
