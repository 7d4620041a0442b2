import { boxOf, nextElementOf, parentOf, previousElementOf } from '../../dom';

/** Up to so many elements each is observed by itself: exact, and cheap enough. Where there are more all go into groups. */
const SINGLE = 200;
/** Least elements of one group, and siblings that may lie between two of them. */
const SIZE = 32;
const APART = 48;
/** Siblings that make a list of an element and those beside it. */
const CROWD = 8;
/** Levels climbed to find the list that an element stands in: cell, row, body. */
const CLIMB = 5;
/** Milliseconds after something that may have moved or hidden elements until the groups are looked over. */
const SETTLE_MS = 200;

interface Group {
  members: Element[];
  /** How many it takes: of n elements in groups of their root, ends and what is near are fewest together. */
  size: number;
  /** The row or item of the list that the latest member stands in. */
  last: Element;
  /** The members observed for all: the first and the last that have a box. */
  ends: Element[];
  meeting: Set<Element>;
  near: boolean;
}

/**
 * Says which of many elements come near the viewport. The browser looks at every observed element in every frame that
 * scrolls or lays out, about a microsecond each: of long lists only the two ends of each stretch are observed, from a
 * viewport away, and the elements between them become near together.
 */
export class Groups {
  private readonly observer: IntersectionObserver;
  private readonly groupOf = new Map<Element, Group | null>();
  private readonly groups = new Set<Group>();
  private readonly ofEnd = new Map<Element, Group>();
  private readonly latest = new WeakMap<Element, Group>();
  /** Groups whose ends are to be found anew, when all that comes in one go is there. */
  private readonly grown = new Set<Group>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly signal: AbortSignal,
    /** An element has come near, and is observed closely from now on, or has gone far. */
    private readonly turned: (element: Element, near: boolean) => void,
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

  add(element: Element): void {
    if (this.groupOf.has(element)) return;
    if (this.groups.size === 0) {
      if (this.groupOf.size < SINGLE) {
        this.groupOf.set(element, null);
        this.turned(element, true);
        return;
      }
      // What was observed singly stays so until its group is known to be far.
      for (const single of this.groupOf.keys()) this.join(single, true);
    }
    if (this.join(element, false)) this.turned(element, true);
  }

  /** Whether the group that the element has joined is near. `near`: of one that is made for it. */
  private join(element: Element, near: boolean): boolean {
    const unit = unitOf(element);
    const list = parentOf(unit);
    let group = list && this.latest.get(list);
    if (!group || group.members.length >= group.size || !follows(group.last, unit)) {
      const size = Math.max(SIZE, Math.sqrt(this.groupOf.size));
      group = { members: [], size, last: unit, ends: [], meeting: new Set(), near };
      this.groups.add(group);
      if (list) this.latest.set(list, group);
    }
    group.members.push(element);
    group.last = unit;
    this.groupOf.set(element, group);
    if (this.grown.size === 0) queueMicrotask(() => this.grow());
    this.grown.add(group);
    return group.near;
  }

  private grow(): void {
    if (!this.signal.aborted) for (const group of this.grown) this.setEnds(group, ends(group.members));
    this.grown.clear();
  }

  delete(element: Element): void {
    const group = this.groupOf.get(element);
    this.groupOf.delete(element);
    if (!group) return;
    group.members.splice(group.members.indexOf(element), 1);
    if (group.ends.includes(element)) this.setEnds(group, ends(group.members));
    if (group.members.length === 0) {
      this.groups.delete(group);
      // Nothing joins a group that is gone.
      group.size = 0;
    }
  }

  /** An element may stand elsewhere among its siblings, or in another list. */
  move(element: Element): void {
    const group = this.groupOf.get(element);
    if (!group) return;
    const unit = unitOf(element);
    if (follows(group.last, unit) || follows(unit, group.last)) return;
    this.delete(element);
    this.add(element);
    const now = this.groupOf.get(element);
    if (now && !now.near) this.turned(element, false);
  }

  private setEnds(group: Group, wanted: Element[]): void {
    for (const old of group.ends)
      if (!wanted.includes(old)) {
        this.observer.unobserve(old);
        this.ofEnd.delete(old);
        group.meeting.delete(old);
      }
    for (const end of wanted)
      if (!group.ends.includes(end)) {
        this.ofEnd.set(end, group);
        this.observer.observe(end);
      }
    group.ends = wanted;
  }

  private intersect(entries: IntersectionObserverEntry[]): void {
    const changed = new Set<Group>();
    for (const { target, isIntersecting } of entries) {
      const group = this.ofEnd.get(target);
      if (!group) continue;
      if (isIntersecting) group.meeting.add(target);
      else group.meeting.delete(target);
      changed.add(group);
    }
    for (const group of changed) this.judge(group);
  }

  private judge(group: Group): void {
    const near = group.meeting.size > 0 || spans(group.ends);
    if (near === group.near) return;
    group.near = near;
    for (const member of group.members) this.turned(member, near);
  }

  /** When the page has come to rest. */
  private later(): void {
    if (this.groups.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.signal.aborted) return;
      for (const group of this.groups) {
        // A list that is filtered hides its rows: one that has a box takes the place of an end that has none.
        if (group.ends.some((end) => !hasBox(end))) this.setEnds(group, ends(group.members.filter(hasBox)));
        this.judge(group);
      }
    }, SETTLE_MS);
  }
}

function ends(members: readonly Element[]): Element[] {
  const [first] = members;
  const last = members.at(-1);
  return first && last ? (first === last ? [first] : [first, last]) : [];
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
