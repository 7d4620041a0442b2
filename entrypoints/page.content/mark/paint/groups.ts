import { isConnected, nextElementOf, parentOf, previousElementOf } from '../../dom';
import { type Block, elementOf, type Stretch } from '../../marks';
import { boxesOf, isNear, placeOf as placeOfElement } from './near';

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
/** Least milliseconds between two times that the ends of what is near are found anew: it is observed closely, and far from going far. */
const GROW_MS = 250;

interface Group extends Stretch {
  /** How many it takes: of n blocks in groups of their root, ends and what is near are fewest together. */
  size: number;
  /** The row or item of the list that the latest stands in. */
  last: Element;
  /** The elements observed for all: the first and the last that have a box. */
  ends: Element[];
  near: boolean;
}

/**
 * Says which of many blocks come near the viewport. The browser looks at every observed element in every frame that
 * scrolls or lays out, about a microsecond each: of long lists only the two ends of each stretch are observed, from a
 * viewport away, and the blocks between them become near together. Of what is far nothing is kept but its place in a stretch.
 */
export class Groups {
  private readonly observer: IntersectionObserver;
  private readonly groups = new Set<Group>();
  private readonly latest = new WeakMap<Element, Group>();
  /** Groups whose ends are to be found anew, when all that comes or goes at once has done so. */
  private readonly grown = new Set<Group>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private growTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly signal: AbortSignal,
    /** A block has come near, and its element is observed closely from now on, or has gone far. */
    private readonly turned: (block: Block, near: boolean) => void,
  ) {
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target } of entries) for (const group of this.endingAt(target)) this.judge(group);
      },
      { rootMargin: '100%', ...({ scrollMargin: '100%' } as object) },
    );
    const later = (): void => this.later();
    const passive = { passive: true, capture: true, signal };
    for (const type of ['scroll', 'resize', 'input', 'click', 'keyup', 'toggle', 'transitionend'])
      addEventListener(type, later, passive);
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearTimeout(this.timer);
      clearTimeout(this.growTimer);
    });
  }

  /** `held`: it is observed closely already, and stays so until its group is known to be far. */
  add(block: Block, held: boolean): void {
    if (this.join(block, held) && !held) this.turned(block, true);
  }

  /** Whether the group that the block has joined is near. `near`: of one that is made for it. */
  private join(block: Block, near: boolean): boolean {
    const element = elementOf(block.container);
    // Most lists are read from one item to the next: which item it is need not be looked for.
    const group = this.following(element) ?? this.following(unitOf(element)) ?? this.made(unitOf(element), near);
    group.blocks.push(block);
    block.stretch = group;
    if (this.groups.size <= SOON) queueMicrotask(() => this.grow());
    this.grown.add(group);
    return group.near;
  }

  /** The group that a list's item joins, if it follows what is in there. */
  private following(unit: Element): Group | null {
    const list = parentOf(unit);
    const group = list && this.latest.get(list);
    if (!group || group.blocks.length >= group.size || !follows(group.last, unit)) return null;
    group.last = unit;
    return group;
  }

  private made(last: Element, near: boolean): Group {
    const size = Math.max(SIZE, Math.sqrt(SIZE * this.groups.size));
    const group = { blocks: [], size, last, ends: [], near };
    this.groups.add(group);
    this.latest.set(parentOf(last) ?? last, group);
    return group;
  }

  /** Observes what has come: to observe asks the browser for a frame, and a long page comes in many steps. */
  grow(): void {
    if (this.signal.aborted) return;
    // A chat gets line after line at its end: the ends that a group near has say well enough for a while where it is.
    for (const group of this.grown)
      if (!group.near || group.ends.length === 0 || !group.ends.every(isConnected)) this.growOne(group);
    if (this.grown.size > 0)
      this.growTimer ??= setTimeout(() => {
        this.growTimer = undefined;
        for (const group of this.grown) this.growOne(group);
      }, GROW_MS);
  }

  private growOne(group: Group): void {
    this.grown.delete(group);
    this.setEnds(group, ends(group.blocks));
  }

  delete(block: Block): void {
    const group = block.stretch as Group;
    block.stretch = undefined;
    group.blocks.splice(group.blocks.indexOf(block), 1);
    this.grown.add(group);
    if (group.blocks.length > 0) return;
    // Nothing joins a group that is gone.
    group.size = 0;
    this.groups.delete(group);
  }

  /** A block may stand elsewhere among its siblings, or in another list. */
  move(block: Block): void {
    const group = block.stretch as Group | null | undefined;
    if (!group) return;
    const unit = unitOf(elementOf(block.container));
    if (follows(group.last, unit) || follows(unit, group.last)) return;
    this.delete(block);
    this.add(block, false);
    const now = block.stretch as Group | null | undefined;
    if (now && !now.near) this.turned(block, false);
  }

  private setEnds(group: Group, wanted: Element[]): void {
    const old = group.ends;
    group.ends = wanted;
    for (const end of old) if (this.endingAt(end).length === 0) this.observer.unobserve(end);
    for (const end of wanted) {
      // Observed for another group already: anew, so that this one is told of too.
      this.observer.unobserve(end);
      this.observer.observe(end);
    }
  }

  /** Lines of one element may be in several groups. */
  private endingAt(end: Element): Group[] {
    return [...this.groups].filter((group) => group.ends.includes(end));
  }

  private judge(group: Group): void {
    const near = isNear(boxesOf(group.ends));
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
        if (boxesOf(group.ends).length < group.ends.length)
          this.setEnds(group, ends(group.blocks.filter((block) => boxesOf([placeOf(block)]).length > 0)));
        this.judge(group);
      }
    }, SETTLE_MS);
  }
}

function ends(blocks: readonly Block[]): Element[] {
  return [...new Set([...blocks.slice(0, 1), ...blocks.slice(-1)].map(placeOf))];
}

const placeOf = ({ container }: Block): Element => placeOfElement(elementOf(container));

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
