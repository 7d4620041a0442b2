import type { MarkGroup } from '../../../../data/gazetteer/model';
import {
  attributeOf,
  body,
  boxOf,
  closest,
  documentElement,
  elementAt,
  elementsAt,
  hasAttributes,
  isConnected,
  localNameOf,
  matches,
  parentElementOf,
} from '../../dom';
import type { Tone } from '../paint/sheet';
import { alphaOf } from '../paint/tone';
import { isDotted, type Run, set, type Type } from './brush';
import type { Pane } from './pane';

/** How far what the browser laid out may be from what a canvas measures, device pixels; of a justified line, a letter. */
const EXACT = 0.6;
const JUSTIFIED = 0.3;

/** CSS pixels: of the names of a block that stand in one such square it is asked of one whether something lies over it. */
const PATCH = 160;
/** More than there are of them in a view, one way. */
const ACROSS = 4096;
/** What elements of one kind have alike: the attributes that styles are mostly chosen by, and some of what they come to (`looksOf`). */
const KIND = ['id', 'class', 'style', 'lang'];
/** What shows something of its own, whatever its styles. */
const SOLID = 'img,video,canvas,iframe,frame,object,embed,svg,input,textarea,select,button,meter,progress';

/** What an element and those around it do to the names in it. */
interface Around {
  /** Elements that cut off what stands out of them. */
  clips: readonly Element[];
  /** It stands in something that the page has placed by itself: that lies over the pane, and must let it be seen. */
  isLayer: boolean;
  /** It flows in the lines of what it stands in. */
  isInline: boolean;
  /** The same for elements in it, by their kind. */
  inside: Map<string, Around>;
  /** How the letters in it are set, once that has been asked; null: otherwise than a canvas would. */
  type?: Type | null;
}

/** A stretch of a text. */
export interface Stretch {
  text: Text;
  from: number;
  to: number;
}

type Line = Pick<Run, 'text' | 'box'>;

/** A name that can be drawn: where it stands, what it takes up, and its lines that are in view. */
export interface Drawable {
  at: Stretch;
  box: DOMRect;
  runs: Run[];
}

/** Finds out which names can be drawn on a pane as the browser would paint them: those that nothing fades, turns or hides. */
export class Bare {
  /** By element; null: its names are not drawn. */
  private readonly arounds = new Map<Element, Around | null>();
  private readonly boxes = new Map<Element, DOMRect>();
  private readonly grounds = new Map<Element, boolean>();
  /** Device pixels, by font and the name's text. */
  private readonly widths = new Map<Type, Map<string, number>>();
  /** Squares of a block in which a name was found bare. */
  private readonly bare = new Set<number>();
  private readonly blocks = new Map<Element, number>();
  /** One live range for all that is measured in one go. */
  private readonly live = new Range();
  private readonly outmost: Around = { clips: [], isLayer: false, isInline: false, inside: new Map() };

  constructor(
    private readonly pane: Pane,
    /** Elements that an animation may move or fade. */
    private readonly moving: ReadonlySet<Element>,
  ) {}

  /** Whether an element is one that a name drawn here stands in. */
  isAround(element: Element): boolean {
    return Boolean(this.arounds.get(element));
  }

  /** Whether something has changed that decides about the names in an element. */
  differs(element: Element): boolean {
    const known = this.arounds.get(element);
    const now = this.within(element, this.outer(element) ?? this.outmost, getComputedStyle(element));
    return !known || now?.isLayer !== known.isLayer || now.clips.length !== known.clips.length;
  }

  /** Whether an element stands in a layer: whether that can be seen through is found out within `Pane.meeting`. */
  isLayered(element: Element): boolean {
    return this.around(element)?.isLayer ?? false;
  }

  /** The box of a name that stands in an element, and its lines that are in view; null: it is painted as it was. */
  find(element: Element, range: StaticRange, group: MarkGroup, tone: Tone): Drawable | null {
    const { startContainer, startOffset: from, endContainer, endOffset: to } = range;
    const around = this.around(element);
    if (!around || startContainer !== endContainer || parentElementOf(startContainer) !== element) return null;
    const at = { text: startContainer as Text, from, to };
    if ((isDotted(group) && this.pane.dpr !== 1) || !this.goTo(at)) return null;
    const boxes = this.live.getClientRects();
    const { length, 0: first } = boxes;
    if (!first) return null;
    const lines = length > 1 ? this.linesOf(at, [...boxes]) : [{ text: at.text.data.slice(from, to), box: first }];
    const runs: Run[] = [];
    for (const line of lines) {
      const { left, right, top, bottom } = line.box;
      if (right <= 0 || bottom <= 0 || left >= this.pane.width || top >= this.pane.height) continue;
      const run = this.run(element, around, line, group, tone);
      if (!run) return null;
      runs.push(run);
    }
    return { at, box: length > 1 ? hull([...boxes]) : first, runs };
  }

  /** Where a stretch of a text is, as far as it is there. */
  boxOf(at: Stretch): DOMRect | null {
    return isConnected(at.text) && this.goTo(at) ? this.live.getBoundingClientRect() : null;
  }

  /** To be called after measuring: the browser looks after a live range at each change of the page. */
  rest(): void {
    this.live.setStart(document, 0);
    this.live.collapse(true);
  }

  private goTo({ text, from, to }: Stretch): boolean {
    if (to > text.length) return false;
    this.live.setStart(text, from);
    this.live.setEnd(text, to);
    return true;
  }

  /** A stretch of a text by its lines, which have these boxes. */
  private linesOf({ text, from, to }: Stretch, all: readonly DOMRect[]): Line[] {
    const { live } = this;
    const starts = all.map((box) => {
      let at = from;
      for (; at < to; at++) {
        live.setStart(text, at);
        live.setEnd(text, at + 1);
        if ([...live.getClientRects()].some(({ top }) => top === box.top)) break;
      }
      return at;
    });
    return all.map((box, i) => ({ text: text.data.slice(starts[i], starts[i + 1] ?? to), box }));
  }

  private run(element: Element, around: Around, line: Line, group: MarkGroup, tone: Tone): Run | null {
    const { text, box } = line;
    const type = this.type(element, around, box);
    const spacing = type && this.spacing(text, box, type);
    if (!type || spacing === null || !around.clips.every((clip) => holds(this.box(clip), box))) return null;
    const run = { text, box, type, spacing, group, tone, element, isOver: !around.isLayer };
    const { x, y } = middle(box, this.pane);
    const block = 2 * this.blockOf(element) + Number(run.isOver);
    const patch = (block * ACROSS + Math.round(x / PATCH)) * ACROSS + Math.round(y / PATCH);
    if (!this.bare.has(patch) && !this.isBare(run)) return null;
    this.bare.add(patch);
    return run;
  }

  /** Number of the block that an element flows in. */
  private blockOf(element: Element): number {
    const { blocks } = this;
    let number = blocks.get(element);
    if (number === undefined) {
      let block = element;
      while (this.arounds.get(block)?.isInline) block = parentElementOf(block) ?? block;
      number = blocks.get(block) ?? blocks.size;
      blocks.set(block, number).set(element, number);
    }
    return number;
  }

  /** Whether nothing lies between the pane and a text at a box; what lies over both covers both. */
  isBare({ element, box, isOver }: Run): boolean {
    const { x, y } = middle(box, this.pane);
    const { pane } = this;
    if (elementAt(x, y) === element && isOver) return true;
    const stack = isOver ? pane.meeting(() => elementsAt(document, x, y)) : elementsAt(document, x, y);
    const [own, at] = [stack.indexOf(element), stack.indexOf(pane.host)];
    if (own < 0 || at < 0) return false;
    if (isOver) return at === own - 1;
    return at > own && stack.slice(own, at).every((between) => !this.hasGround(between));
  }

  private around(element: Element): Around | null {
    const known = this.arounds.get(element);
    if (known !== undefined) return known;
    const outer = this.outer(element);
    const found = outer && this.sameWithin(element, outer);
    this.arounds.set(element, found);
    return found;
  }

  private outer(element: Element): Around | null {
    const parent = parentElementOf(element);
    if (parent) return this.around(parent);
    return element === documentElement() ? this.outmost : null;
  }

  /** What an element does: of most elements it is known from one that is like it. */
  private sameWithin(element: Element, outer: Around): Around | null {
    if (this.moving.has(element)) return null;
    const style = getComputedStyle(element);
    const kind = [
      localNameOf(element),
      ...(hasAttributes(element) ? KIND.map((name) => attributeOf(element, name)) : []),
      ...looksOf(style),
    ].join();
    const { inside } = outer;
    const same = inside.get(kind);
    if (same && !(same.isLayer && groundOf(element))) return same;
    const found = this.within(element, outer, style);
    if (found && found.clips === outer.clips) inside.set(kind, found);
    return found;
  }

  // Complexity: one condition a property that moves, fades or cuts a text.
  private within(element: Element, outer: Around, style: CSSStyleDeclaration): Around | null {
    if (!(element instanceof HTMLElement)) return null;
    const plain =
      style.opacity === '1' &&
      [
        style.transform,
        style.translate,
        style.rotate,
        style.scale,
        style.perspective,
        style.filter,
        style.backdropFilter,
        style.clipPath,
        style.maskImage,
        style.textShadow,
      ].every((value) => value === 'none' || value === undefined) &&
      style.webkitTextStrokeWidth === '0px' &&
      style.mixBlendMode === 'normal' &&
      style.writingMode === 'horizontal-tb' &&
      style.visibility === 'visible' &&
      style.textUnderlineOffset === 'auto' &&
      style.textUnderlinePosition === 'auto' &&
      style.backgroundClip !== 'text' &&
      !/fixed|sticky/.test(style.position) &&
      !style.zIndex.startsWith('-') &&
      !/ruby/.test(style.display) &&
      (style.zoom ?? '1') === '1';
    if (!plain) return null;
    const { overflowX, overflowY, contain } = style;
    const isRoot = element === documentElement();
    const isPage = isRoot || element === body();
    const isLayer =
      outer.isLayer ||
      (!isRoot &&
        (style.position !== 'static' ||
          style.zIndex !== 'auto' ||
          style.isolation !== 'auto' ||
          style.willChange !== 'auto' ||
          contain !== 'none'));
    if (isLayer && !isPage && groundOf(element)) return null;
    if (!isPage && /auto|scroll/.test(overflowX + overflowY)) return null;
    const cuts = !isPage && (/hidden|clip/.test(overflowX + overflowY) || /paint|strict|content/.test(contain));
    const clips = cuts ? [element, ...outer.clips] : outer.clips;
    return { clips, isLayer, isInline: style.display === 'inline', inside: new Map() };
  }

  private hasGround(element: Element): boolean {
    let ground = this.grounds.get(element);
    if (ground === undefined) {
      ground = element !== documentElement() && (matches(element, SOLID) || groundOf(element));
      // The body's ground is that of the view, where the root has none.
      if (element === body()) ground &&= groundOf(documentElement() as Element);
      this.grounds.set(element, ground);
    }
    return ground;
  }

  private type(element: Element, around: Around, box: DOMRect): Type | null {
    if (around.type !== undefined) return around.type;
    const { fontStyle, fontWeight, fontSize, fontFamily, fontStretch } = getComputedStyle(element);
    const tongue = closest(element, '[lang]');
    const lang = (tongue && attributeOf(tongue, 'lang')) ?? '';
    const { brush, dpr } = this.pane;
    around.type = null;
    // Where the page names no family it is the one of the language, whatever the browser says.
    for (const family of fontStretch === '100%' ? [fontFamily, '-webkit-standard'] : []) {
      if (around.type) break;
      set(brush, { font: `${fontStyle} ${fontWeight} ${Number.parseFloat(fontSize) * dpr}px ${family}`, lang });
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = brush.measureText('');
      const ascent = Math.round(fontBoundingBoxAscent);
      const height = ascent + Math.round(fontBoundingBoxDescent);
      if (Math.abs(box.height * dpr - height) < EXACT) around.type = { font: brush.font, lang, ascent, height };
    }
    return around.type;
  }

  /** What is between the letters of a run; null where a canvas would set them otherwise. */
  private spacing(text: string, box: DOMRect, type: Type): number | null {
    const { brush, dpr } = this.pane;
    if (Math.abs(box.height * dpr - type.height) > EXACT) return null;
    const widths = this.widths.get(type) ?? new Map<string, number>();
    this.widths.set(type, widths);
    let width = widths.get(text);
    if (width === undefined) {
      set(brush, type);
      ({ width } = brush.measureText(text));
      widths.set(text, width);
    }
    const more = box.width * dpr - width;
    if (Math.abs(more) < EXACT) return 0;
    const each = more / text.length;
    return each > 0 && each < JUSTIFIED * type.height ? each : null;
  }

  private box(element: Element): DOMRect {
    let box = this.boxes.get(element);
    if (!box) {
      box = boxOf(element);
      this.boxes.set(element, box);
    }
    return box;
  }
}

/** Each by its name: one that is looked up takes the browser longer. */
function looksOf(style: CSSStyleDeclaration): string[] {
  const { opacity, transform, visibility, position, fontWeight, fontStyle, fontSize, fontFamily } = style;
  return [opacity, transform, visibility, position, fontWeight, fontStyle, fontSize, fontFamily];
}

/** Middle of what of a box is in view. */
function middle({ left, right, top, bottom }: DOMRect, { width, height }: Pane): { x: number; y: number } {
  return { x: (Math.max(left, 0) + Math.min(right, width)) / 2, y: (Math.max(top, 0) + Math.min(bottom, height)) / 2 };
}

function hull(boxes: readonly DOMRect[]): DOMRect {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  return new DOMRect(left, top, right - left, Math.max(...boxes.map(({ bottom }) => bottom)) - top);
}

function holds(outer: DOMRect, inner: DOMRect): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Whether an element paints something behind the text in it. */
function groundOf(element: Element): boolean {
  return [undefined, '::before', '::after'].some((part) => {
    const { backgroundColor, backgroundImage, boxShadow, content } = getComputedStyle(element, part);
    if (part && (content === 'none' || content === 'normal')) return false;
    return alphaOf(backgroundColor) > 0 || backgroundImage !== 'none' || boxShadow.includes('inset');
  });
}
