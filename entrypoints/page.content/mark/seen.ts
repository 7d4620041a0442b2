import {
  attributeOf,
  body,
  boxOf,
  documentElement,
  hasAttributes,
  holderOf,
  isRendered,
  localNameOf,
  parentOf,
  scrollLeftOf,
  scrollTopOf,
} from '../dom';
import type { Block, Mark } from '../marks';
import { boxesOf, domPositionAt, staticRange } from '../ranges';

/** Boxes smaller than this, CSS pixels, show nothing: text for screen readers is cut to one. */
const LEAST = 2;
/** Text is seen where this share of one of its lines is. */
const SHARE = 0.25;
/** So many marks of a block are looked at, others each time, to tell whether it is as it was. */
const MOST = 64;
/** An indent of this much puts the text out of its box (titles that are pictures). */
const INDENT = 200;

/** What the ancestors of an element do to the text in it. */
interface Surroundings {
  /** Elements that cut off what stands out of them, from inside out. */
  clips: readonly Element[];
  /** The nearest box around that scrolls: what it has cut off can be scrolled to. */
  scroller: Element | null;
  isFixed: boolean;
  /** Cut to nothing, whatever its box. */
  isGone: boolean;
  /** The element's box says nothing of its text's place. */
  isOdd: boolean;
  /** The same for elements of a kind that stand in this one. */
  inside: Map<string, Surroundings>;
}

/**
 * Whether the reader could see a mark if it were scrolled to: told by boxes, for the count on the button, the list, the
 * keys and scrolling alike. Not seen is what has no box, is cut to nothing, stands where nothing can be scrolled to, or is
 * wholly transparent; what a box that scrolls has cut off for now is seen.
 */
export class Sight {
  private around = new Map<Element, Surroundings>();
  private boxes = new Map<Element, DOMRect>();
  private rendered = new Map<Element, boolean>();
  /** Of elements whose box alone says it. */
  private readonly plain = new Map<Element, boolean>();
  private origin: { x: number; y: number } | null = null;
  private drawn: boolean | undefined;
  private known = new WeakMap<Block, { of: readonly Mark[]; seen: readonly Mark[] }>();

  /** Forgets what was worked out: the page may have shown or hidden something. */
  refresh(): void {
    this.around.clear();
    this.begin();
    this.known = new WeakMap();
  }

  /** Begins a look in one go: the page may have scrolled since the last. */
  begin(): void {
    this.boxes.clear();
    this.rendered.clear();
    this.plain.clear();
    this.origin = null;
    this.drawn = undefined;
  }

  /** Marks of a block that can be seen, as of the last refresh. */
  in(block: Block): readonly Mark[] {
    let known = this.known.get(block);
    if (known?.of !== block.marks) {
      known = { of: block.marks, seen: this.look(block) };
      this.known.set(block, known);
    }
    return known.seen;
  }

  /** Whether one of these blocks shows other marks than it did. Boxes are asked anew. */
  differs(blocks: Iterable<Block>): boolean {
    this.around.clear();
    this.begin();
    for (const block of blocks) {
      const known = this.known.get(block);
      const { marks } = block;
      if (known?.of !== marks) continue;
      const step = Math.ceil(marks.length / MOST);
      for (let at = Math.floor(Math.random() * step); at < marks.length; at += step)
        if (this.sees(marks[at] as Mark) !== known.seen.includes(marks[at] as Mark)) return true;
    }
    return false;
  }

  private look(block: Block): readonly Mark[] {
    const seen = block.marks.filter((mark) => this.sees(mark));
    return seen.length === block.marks.length ? block.marks : seen;
  }

  sees(mark: Mark): boolean {
    const { pieces } = mark.block;
    const { start, end } = mark.mention;
    const node = domPositionAt(pieces, start, false)?.node;
    const element = node && holderOf(node);
    this.drawn ??= isFrameDrawn();
    if (!this.drawn || !element) return false;
    const known = this.plain.get(element);
    if (known !== undefined) return known;
    if (!this.isDrawn(element)) return false;
    const around = this.surroundings(element);
    if (around.isGone) return false;
    const box = this.box(element);
    const isPlain = around.clips.length === 0 && !around.isFixed && !around.isOdd && box.width > 0 && box.height > 0;
    if (isPlain) {
      const reachable = this.isReachable(box, around.scroller);
      this.plain.set(element, reachable);
      return reachable;
    }
    const range = staticRange(pieces, start, end);
    return range !== null && boxesOf(range).some((line) => this.shows(line, around));
  }

  private shows(line: DOMRect, { clips, scroller, isFixed }: Surroundings): boolean {
    let { left, right, top, bottom } = line;
    for (const clip of clips) {
      const box = this.box(clip);
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    if (isFixed) {
      left = Math.max(left, 0);
      right = Math.min(right, window.innerWidth);
      top = Math.max(top, 0);
      bottom = Math.min(bottom, window.innerHeight);
    }
    const [width, height] = [right - left, bottom - top];
    if (width < LEAST || height < LEAST || width * height < SHARE * line.width * line.height) return false;
    return isFixed || this.isReachable(line, scroller);
  }

  /** Whether a box stands where the reader can scroll to: nothing is left of the page's beginning, or above it. */
  private isReachable(box: DOMRect, scroller: Element | null): boolean {
    const place = scroller && this.box(scroller);
    this.origin ??= { x: window.scrollX, y: window.scrollY };
    const left = place && scroller ? scrollLeftOf(scroller) - place.left : this.origin.x;
    const top = place && scroller ? scrollTopOf(scroller) - place.top : this.origin.y;
    return (box.right + left > 0 || isRightToLeft(scroller ?? documentElement())) && box.bottom + top > 0;
  }

  private isDrawn(element: Element): boolean {
    let drawn = this.rendered.get(element);
    if (drawn === undefined) {
      drawn = isRendered(element);
      this.rendered.set(element, drawn);
    }
    return drawn;
  }

  private box(element: Element): DOMRect {
    let box = this.boxes.get(element);
    if (!box) {
      box = boxOf(element);
      this.boxes.set(element, box);
    }
    return box;
  }

  private surroundings(element: Element): Surroundings {
    const chain: Element[] = [];
    let found: Surroundings | undefined;
    for (let at: Element | null = element; at && !found; at = parentOf(at)) {
      found = this.around.get(at);
      if (!found) chain.push(at);
    }
    found ??= { clips: [], scroller: null, isFixed: false, isGone: false, isOdd: false, inside: new Map() };
    for (const at of chain.reverse()) {
      found = this.within(at, found);
      this.around.set(at, found);
    }
    return found;
  }

  // Complexity: one condition a property that hides text, cheapest first.
  private within(element: Element, outer: Surroundings): Surroundings {
    const own = hasAttributes(element) && ['class', 'style', 'hidden'].map((name) => attributeOf(element, name));
    const kind = `${localNameOf(element)} ${own}`;
    const same = outer.inside.get(kind);
    if (same) return same;
    const style = getComputedStyle(element);
    const { position, overflowX, overflowY } = style;
    const isRoot = element === documentElement() || element === body();
    const free = position === 'absolute' || position === 'fixed';
    const isFixed = position === 'fixed' || (outer.isFixed && !/auto|scroll/.test(overflowY));
    const scrolls = !isRoot && /auto|scroll/.test(overflowX + overflowY);
    const cuts =
      !isRoot &&
      (/hidden|clip/.test(overflowX + overflowY) ||
        style.clipPath !== 'none' ||
        (free && style.clip !== 'auto' && style.clip !== ''));
    const { clips } = outer;
    const made: Surroundings = {
      // What is positioned is cut by what it is positioned in, and by what holds that.
      clips: free ? clips.filter((clip) => position === 'absolute' && isPlace(clip)) : clips,
      scroller: position === 'fixed' ? null : outer.scroller,
      isFixed,
      isGone: outer.isGone || isCutAway(style),
      isOdd: Math.abs(Number.parseFloat(style.textIndent)) > INDENT || Number.parseFloat(style.fontSize) < 1,
      inside: new Map(),
    };
    if (scrolls) {
      made.scroller = element;
      made.clips = [];
      made.isFixed = false;
    } else if (cuts) made.clips = [element, ...made.clips];
    // Others of the kind have boxes of their own.
    if (!scrolls && !cuts) outer.inside.set(kind, made);
    return made;
  }
}

/** Whether the frame that this document is in has room and is drawn, and each around it, as far as scripts can reach. */
function isFrameDrawn(): boolean {
  if (window.innerWidth < LEAST || window.innerHeight < LEAST) return false;
  try {
    for (let at: Window = window; at.frameElement; at = at.parent) if (!isRendered(at.frameElement)) return false;
  } catch {
    // A page of another site is around it.
  }
  return true;
}

function isPlace(element: Element): boolean {
  const { position, transform } = getComputedStyle(element);
  return position !== 'static' || transform !== 'none';
}

function isRightToLeft(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

/** Text that waits until it is searched for, and the ways in which styles for screen readers cut a text away. */
function isCutAway({ clipPath, clip, position, contentVisibility }: CSSStyleDeclaration): boolean {
  if (contentVisibility === 'hidden') return true;
  if (/^inset\((5\d|[6-9]\d|100)[.\d]*%/.test(clipPath) || clipPath === 'circle(0px at 50% 50%)') return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const [top, right, bottom, left] = (clip.match(/-?[\d.]+/g) ?? []).map(Number);
  return top !== undefined && (bottom as number) - top < LEAST && (right as number) - (left as number) < LEAST;
}
