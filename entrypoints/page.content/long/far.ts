import {
  boxOf,
  childNodesOf,
  contains,
  elementAt,
  elementsAt,
  firstChildOf,
  holderOf,
  isConnected,
  isElement,
  isText,
  lastChildOf,
  nextSiblingOf,
  parentNodeOf,
  previousSiblingOf,
  styleOf,
  TEXTS,
  walk,
} from '../dom';
import { Beat } from '../mark/beat';
import { boxesOf, isNear, placeOf } from '../mark/paint/near';
import { elementOf } from '../marks';
import type { Container } from '../read/find/containers';
import { HAN } from '../read/find/rules';
import type { Reading } from '../read/reading';
import type { Job, Urgency } from '../slices';

/** Up to so many nodes beside one another are told apart: columns and bars, of which each has a place of its own. */
const FEW = 64;
/** Least nodes of one stretch where there are more, and most stretches of one list. */
const LEAST = 96;
const MOST = 64;
/**
 * Points of the view, as shares of it, at which bars, columns and dialogs stand. To ask what lies at one costs half a
 * millisecond where twenty thousand siblings lie: all of them are asked where something has happened, else one after the other.
 */
const POINTS = [
  [0.5, 0.97],
  [0.5, 0.03],
  [0.5, 0.5],
  [0.04, 0.5],
  [0.96, 0.5],
] as const;
const AT_ONCE = 1;
/**
 * Milliseconds of scrolling until it is looked what has come near, and from one look to the next while it goes on: each asks
 * where a hundred ends are.
 */
const SCROLLED_MS = 60;
const APART_MS = 250;
/** Viewports that the page is scrolled by from one look to the next; the browser tells of ends one viewport away. */
const JUMP = 0.5;
const BESIDE = /absolute|fixed|sticky/;

/** Nodes beside one another that are not read. */
interface Stretch {
  parent: Node;
  from: Node;
  /** What stood before the first: where something else does the page has moved things about. */
  before: Node | null;
  /** The node behind the last; null: it goes to the end. */
  to: Node | null;
  /** The first and the last element. */
  ends: Element[];
}

/**
 * What is left unread of a very long page, until the reader comes near it or somebody asks for all. Where a stretch is its
 * two ends tell, which the browser observes; what stands elsewhere than its siblings (a dialog, a bar that stays) is found
 * by what lies at some points of the view. What cannot be told apart is read.
 */
export class Far {
  private readonly stretches = new Set<Stretch>();
  /** By the node it begins with; those that are read since, too. */
  private readonly begun = new WeakMap<Node, Stretch>();
  /** How long the stretches of a list are. */
  private readonly sizes = new WeakMap<Node, number>();
  private readonly observer: IntersectionObserver;
  private readonly beat: Beat;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;
  /** Where the page was scrolled to then, CSS pixels. */
  private left = scrollX;
  private top = scrollY;
  /** What follows the stretch that was read last. */
  private follows: Node | null = null;
  /** Where the looks at points go on. */
  private point = 0;

  constructor(
    private readonly reading: Pick<
      Reading,
      'stretch' | 'slices' | 'blocks' | 'deciding' | 'partly' | 'shadowOf' | 'shadowsUnder'
    >,
    signal: AbortSignal,
  ) {
    this.observer = new IntersectionObserver(() => this.readNear(), {
      rootMargin: '100%',
      // Lists that scroll inside the page get the same margin.
      ...({ scrollMargin: '100%' } as object),
    });
    this.beat = new Beat(signal, (asked) => {
      const near = this.readNear();
      return this.readBeside(asked ? POINTS.length : AT_ONCE) || near;
    });
    const passive = { passive: true, capture: true, signal };
    for (const type of ['scroll', 'resize'])
      addEventListener(type, (event) => this.isJump(event) && this.jumped(), passive);
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearTimeout(this.timer);
    });
  }

  /** See `FarPort`. */
  add(root: Node, last: Node | null, stop: Node | null | undefined): void {
    if (stop === undefined)
      for (const stretch of this.stretches) if (contains(root, stretch.parent)) this.drop(stretch);
    this.follows = last && (nextSiblingOf(last) ?? behind(last));
    if (last && contains(root, last))
      for (let at = last; at !== root; at = parentNodeOf(at) as Node)
        this.keep(parentNodeOf(at) as Node, nextSiblingOf(at), stop);
    // The page has taken it away.
    else this.keep(root, firstChildOf(root), stop);
    this.changed();
    this.beat.soon();
  }

  /** Of what comes by less than the margin the browser tells: a chat scrolls by a line each time. */
  private isJump({ type, target }: Event): boolean {
    const moved = Math.max(Math.abs(scrollX - this.left) / innerWidth, Math.abs(scrollY - this.top) / innerHeight);
    return type !== 'scroll' || target !== document || moved > JUMP;
  }

  /** A jump leads between two ends, of which the browser tells nothing. */
  private jumped(): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.lookedAt = performance.now();
        this.left = scrollX;
        this.top = scrollY;
        this.readNear();
      },
      Math.max(SCROLLED_MS, this.lookedAt + APART_MS - performance.now()),
    );
  }

  private changed(): void {
    this.reading.partly = this.stretches.size > 0;
  }

  /** Keeps the children of a node, from one on. */
  private keep(parent: Node, from: Node | null, stop: Node | null = null): void {
    if (!from) return;
    let to = stop;
    while (to && parentNodeOf(to) !== parent) to = parentNodeOf(to);
    const nodes = childNodesOf(parent);
    const start = indexOf(from);
    let end = to ? indexOf(to) : nodes.length;
    // The page has put it before.
    if (end < start) [end, to] = [nodes.length, null];
    const size = end - start > FEW ? Math.max(LEAST, Math.ceil((end - start) / MOST)) : 1;
    this.sizes.set(parent, Math.max(size, this.sizes.get(parent) ?? 0));
    for (let at = start; at < end; at += size)
      this.part(parent, nodes[at] as Node, at + size < end ? (nodes[at + size] as Node) : to, size);
  }

  private part(parent: Node, from: Node, to: Node | null, size: number): void {
    if (size === 1 && !isElement(from) && !(isText(from) && HAN.test(from.data))) return;
    const end = to ? previousSiblingOf(to) : lastChildOf(parent);
    let first: Node | null = from;
    while (first && first !== to && !isElement(first)) first = nextSiblingOf(first);
    let last = end;
    while (last && last !== from && !isElement(last)) last = previousSiblingOf(last);
    const ends = [...new Set([first, last])].filter((node) => node !== null && node !== to && isElement(node));
    const stretch = { parent, from, before: previousSiblingOf(from), to, ends: ends as Element[] };
    this.stretches.add(stretch);
    this.begun.set(from, stretch);
    for (const element of stretch.ends) this.observer.observe(element);
  }

  private drop(stretch: Stretch): void {
    this.stretches.delete(stretch);
    for (const element of stretch.ends) this.observer.unobserve(element);
  }

  private read(stretch: Stretch, urgency: Urgency): void {
    const { parent, from, to } = stretch;
    this.drop(stretch);
    let stop = to;
    if (to && !isText(to)) {
      const walker = walk(parent, TEXTS);
      walker.currentNode = to;
      stop = walker.nextNode();
    }
    // What was read last heads what follows it, and nothing else.
    if (from !== this.follows)
      this.queue(urgency, () => {
        this.reading.blocks.head = undefined;
      });
    this.reading.stretch(parent, from, stop, urgency);
    this.reading.slices.add(this.shadowsIn(stretch), 'background');
    this.follows = to ?? nextSiblingOf(parent) ?? behind(parent);
    this.changed();
  }

  private shadowsIn({ parent, from, to }: Stretch): Job {
    let at: Node | null = from;
    let search: Job | null = null;
    return {
      step: (deadline) => {
        while (at && at !== to && parentNodeOf(at) === parent) {
          search ??= isElement(at) ? this.reading.shadowsUnder(at) : null;
          if (search && !search.step(deadline)) return false;
          search = null;
          at = nextSiblingOf(at);
        }
        return true;
      },
    };
  }

  /** Where the page has moved something about, nobody knows what of a list is read. */
  private mend(): void {
    for (const { parent, from, before } of this.stretches) {
      if (parentNodeOf(from) === parent && previousSiblingOf(from) === before && isConnected(parent)) continue;
      for (const other of this.stretches) if (other.parent === parent) this.drop(other);
      if (isConnected(parent)) this.keep(parent, firstChildOf(parent));
      this.changed();
    }
  }

  private readNear(): boolean {
    this.mend();
    const near = [...this.stretches].filter(isStretchNear);
    for (const stretch of near) this.read(stretch, 'first');
    return near.length > 0;
  }

  /** Reads what can be seen and does not stand where its siblings do. */
  private readBeside(points: number): boolean {
    const before = this.stretches.size;
    const seen = new Set<Element>();
    for (let i = 0; before && i < points; i++) {
      const [x, y] = POINTS[this.point++ % POINTS.length] as (typeof POINTS)[number];
      const [at, down] = [x * innerWidth, y * innerHeight];
      let element = elementAt(at, down);
      for (let root = element && this.reading.shadowOf(element); root; ) {
        const [inner] = elementsAt(root, at, down);
        root = inner && inner !== element ? this.reading.shadowOf(inner) : undefined;
        element = inner ?? element;
      }
      if (element) this.lookUp(element, seen);
    }
    return this.stretches.size < before;
  }

  private lookUp(element: Element, seen: Set<Element>): void {
    let isBeside = false;
    for (let at: Element | null = element; at; at = holderOf(at)) {
      if (seen.has(at) && !isBeside) return;
      seen.add(at);
      isBeside ||= BESIDE.test(styleOf(at).position);
      if (!isBeside) continue;
      const size = this.sizes.get(parentNodeOf(at) as Node) ?? -1;
      // Back to where its stretch begins.
      let stretch: Stretch | undefined;
      let from: Node | null = at;
      for (let i = 0; from && !stretch && i < size; i++, from = previousSiblingOf(from)) stretch = this.begun.get(from);
      if (stretch && this.stretches.has(stretch)) this.read(stretch, 'first');
    }
  }

  readAll(): Promise<void> | undefined {
    const { reading } = this;
    const { slices } = reading;
    if (!reading.partly) return undefined;
    this.mend();
    for (const stretch of this.stretches) this.read(stretch, 'rest');
    reading.partly = true;
    slices.awaited++;
    this.queue('background', () => reading.deciding.decide());
    return new Promise((resolve) =>
      this.queue('background', () => {
        slices.awaited--;
        this.changed();
        resolve();
      }),
    );
  }

  private queue(urgency: Urgency, act: () => void): void {
    const step = (): boolean => {
      act();
      return true;
    };
    this.reading.slices.add({ step }, urgency);
  }
}

/** What comes behind a node and all that is in it, but for its own siblings. */
function behind(node: Node): Node | null {
  for (let at = parentNodeOf(node); at; at = parentNodeOf(at)) {
    const next = nextSiblingOf(at);
    if (next) return next;
  }
  return null;
}

function indexOf(node: Node): number {
  const range = new Range();
  range.setStartBefore(node);
  return range.startOffset;
}

/** Where an end shows nothing (hidden, empty, laid out as what is in it is) what stands between the two may stand anywhere. */
function isStretchNear({ parent, ends }: Stretch): boolean {
  const boxes = ends.map(boxOf);
  if (boxes.length > 0 && boxes.every(({ width, height }) => width * height > 0)) return isNear(boxes);
  return isConnected(parent) && parent !== document && isNear(boxesOf([placeOf(elementOf(parent as Container))]));
}
