import { boxOf, nextElementOf, parentOf, previousElementOf } from '../../dom';
import { type Block, elementOf, type Stretch } from '../../marks';

/** Up to so many blocks each is observed by itself: exact, and cheap enough. Where there are more all go into groups. */
const SINGLE = 200;
/** Least blocks of one group, and siblings that may lie between two of them. */
const SIZE = 32;
const APART = 48;
/** So many groups are observed as they come: what is in view is read first. */
const SOON = 8;
/** Siblings that make a list of an element and those beside it. */
const CROWD = 8;
/** Levels climbed to find the list that an element stands in: cell, row, body. */
const CLIMB = 5;
/** Milliseconds after something that may have moved or hidden elements until the groups are looked over. */
const SETTLE_MS = 200;

interface Group extends Stretch {
  /** How many it takes: of n blocks in groups of their root, ends and what is near are fewest together. */
  size: number;
  /** The list that all stand in, and the row or item of it that the latest stands in. */
  list: Element | null;
  last: Element;
  /** The elements observed for all: the first and the last that have a box. */
  ends: Element[];
  meeting: Set<Element>;
  near: boolean;
}

/**
 * Says which of many blocks come near the viewport. The browser looks at every observed element in every frame that
 * scrolls or lays out, about a microsecond each: of long lists only the two ends of each stretch are observed, from a
 * viewport away, and the blocks between them become near together. Of what is far nothing is kept but its place in a stretch.
 */
export class Groups {
  private readonly observer: IntersectionObserver;
  private readonly singles = new Set<Block>();
  private readonly groups = new Set<Group>();
  private count = 0;
  private readonly ofEnd = new Map<Element, Set<Group>>();
  private latest: Group | undefined;
  private readonly latestIn = new WeakMap<Element, Group>();
  /** Groups whose ends are to be found anew, when all that comes in one go is there. */
  private readonly grown = new Set<Group>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly signal: AbortSignal,
    /** A block has come near, and its element is observed closely from now on, or has gone far. */
    private readonly turned: (block: Block, near: boolean) => void,
  ) {
    this.observer = new IntersectionObserver((entries) => this.intersect(entries), {
      rootMargin: '100%',
      ...({ scrollMargin: '100%' } as object),
    });
    const later = (): void => this.later();
    const passive = { passive: true, capture: true, signal };
    for (const type of ['scroll', 'resize', 'input', 'click', 'keyup', 'toggle', 'transitionend'])
      addEventListener(type, later, passive);
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearTimeout(this.timer);
    });
  }

  add(block: Block): void {
    if (block.stretch !== undefined) return;
    this.count++;
    if (this.groups.size === 0) {
      if (this.singles.size < SINGLE) {
        block.stretch = null;
        this.singles.add(block);
        this.turned(block, true);
        return;
      }
      // What was observed singly stays so until its group is known to be far.
      for (const single of this.singles) this.join(single, true);
      this.singles.clear();
    }
    if (this.join(block, false)) this.turned(block, true);
  }

  /** Whether the group that the block has joined is near. `near`: of one that is made for it. */
  private join(block: Block, near: boolean): boolean {
    const element = elementOf(block.container);
    let group = this.latest;
    // Most lists are read from one item to the next: nothing need be looked for.
    if (group && group.blocks.length < group.size && group.list === parentOf(element) && follows(group.last, element))
      group.last = element;
    else group = this.joined(unitOf(element), near);
    this.latest = group;
    group.blocks.push(block);
    block.stretch = group;
    if (this.grown.size === 0 && this.groups.size <= SOON) queueMicrotask(() => this.grow());
    this.grown.add(group);
    return group.near;
  }

  /** The group that an item of a list joins. */
  private joined(unit: Element, near: boolean): Group {
    const list = parentOf(unit);
    let group = list && this.latestIn.get(list);
    if (!group || group.blocks.length >= group.size || !follows(group.last, unit)) {
      const size = Math.max(SIZE, Math.sqrt(this.count));
      group = { blocks: [], size, list, last: unit, ends: [], meeting: new Set(), near };
      this.groups.add(group);
      if (list) this.latestIn.set(list, group);
    }
    group.last = unit;
    return group;
  }

  /** Observes what has come: to observe asks the browser for a frame, and a long page comes in many steps. */
  grow(): void {
    if (!this.signal.aborted) for (const group of this.grown) this.setEnds(group, ends(group.blocks));
    this.grown.clear();
  }

  delete(block: Block): void {
    const group = block.stretch as Group | null | undefined;
    if (group === undefined) return;
    block.stretch = undefined;
    this.count--;
    if (group === null) {
      this.singles.delete(block);
      return;
    }
    const at = group.blocks.indexOf(block);
    group.blocks.splice(at, 1);
    const isEnd = at === 0 || at === group.blocks.length || group.ends.includes(elementOf(block.container));
    if (isEnd && group.ends.length > 0) this.setEnds(group, ends(group.blocks));
    if (group.blocks.length > 0) return;
    this.groups.delete(group);
    this.grown.delete(group);
    // Nothing joins a group that is gone.
    group.size = 0;
  }

  /** A block may stand elsewhere among its siblings, or in another list. */
  move(block: Block): void {
    const group = block.stretch as Group | null | undefined;
    if (!group) return;
    const unit = unitOf(elementOf(block.container));
    if (follows(group.last, unit) || follows(unit, group.last)) return;
    this.delete(block);
    this.add(block);
    const now = block.stretch as Group | null | undefined;
    if (now && !now.near) this.turned(block, false);
    this.grow();
  }

  private setEnds(group: Group, wanted: Element[]): void {
    for (const old of group.ends) {
      if (wanted.includes(old)) continue;
      const groups = this.ofEnd.get(old);
      group.meeting.delete(old);
      if (!groups?.delete(group) || groups.size > 0) continue;
      this.observer.unobserve(old);
      this.ofEnd.delete(old);
    }
    for (const end of wanted) {
      if (group.ends.includes(end)) continue;
      // Lines of one element may be in several groups: each is to hear where it is now.
      const groups = this.ofEnd.get(end) ?? new Set();
      this.ofEnd.set(end, groups.add(group));
      if (groups.size > 1) this.observer.unobserve(end);
      this.observer.observe(end);
    }
    group.ends = wanted;
  }

  private intersect(entries: IntersectionObserverEntry[]): void {
    const changed = new Set<Group>();
    for (const { target, isIntersecting } of entries) {
      for (const group of this.ofEnd.get(target) ?? []) {
        if (isIntersecting) group.meeting.add(target);
        else group.meeting.delete(target);
        changed.add(group);
      }
    }
    for (const group of changed) this.judge(group);
  }

  private judge(group: Group): void {
    const near = group.meeting.size > 0 || spans(group.ends);
    if (near === group.near) return;
    group.near = near;
    for (const block of group.blocks) this.turned(block, near);
  }

  /** When the page has come to rest. */
  private later(): void {
    if (this.groups.size === 0) return;
    this.grow();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.signal.aborted) return;
      for (const group of this.groups) {
        // A list that is filtered hides its rows: one that has a box takes the place of an end that has none.
        if (group.ends.some((end) => !hasBox(end)))
          this.setEnds(group, ends(group.blocks.filter((block) => hasBox(placeOf(block)))));
        this.judge(group);
      }
    }, SETTLE_MS);
  }
}

function ends(blocks: readonly Block[]): Element[] {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first && last ? [...new Set([placeOf(first), placeOf(last)])] : [];
}

/** The element whose box tells where a block is: `display: contents` has none of its own. */
function placeOf({ container }: Block): Element {
  let at = elementOf(container);
  for (let up = parentOf(at); up && getComputedStyle(at).display === 'contents'; up = parentOf(at)) at = up;
  return at;
}

function hasBox(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 0 || height > 0;
}

/** Whether what lies between the two ends of a group may be in view though neither is: a jump into a long one. */
function spans([first, last]: readonly Element[]): boolean {
  if (!first || !last) return false;
  const a = boxOf(first);
  const b = boxOf(last);
  return (
    Math.min(a.top, b.top) < innerHeight &&
    Math.max(a.bottom, b.bottom) > 0 &&
    Math.min(a.left, b.left) < innerWidth &&
    Math.max(a.right, b.right) > 0
  );
}

/** The item of a list that an element is or stands in; itself where there is no list. */
function unitOf(element: Element): Element {
  let at: Element | null = element;
  for (let level = 0; at && level < CLIMB; level++) {
    let count = 1;
    for (let next = nextElementOf(at); next && count < CROWD; next = nextElementOf(next)) count++;
    for (let before = previousElementOf(at); before && count < CROWD; before = previousElementOf(before)) count++;
    if (count >= CROWD) return at;
    at = parentOf(at);
  }
  return element;
}

function follows(last: Element, unit: Element): boolean {
  let at: Element | null = last;
  for (let i = 0; at && i < APART; i++, at = nextElementOf(at)) if (at === unit) return true;
  return false;
}
