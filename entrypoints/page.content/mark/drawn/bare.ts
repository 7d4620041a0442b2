import type { MarkGroup } from '../../../../data/gazetteer/model';
import {
  attributeOf,
  body,
  boxOf,
  closest,
  documentElement,
  elementAt,
  elementsAt,
  isText,
  matches,
  parentElementOf,
  rootOf,
} from '../../dom';
import { measured } from '../../ranges';
import type { Tone } from '../paint/sheet';
import { alphaOf } from '../paint/tone';
import { isDotted, type Run, set, type Type } from './brush';
import type { Pane } from './pane';

/** How far what the browser laid out may be from what a canvas measures, device pixels; of a justified line, a letter. */
const EXACT = 0.6;
const JUSTIFIED = 0.3;

const NOTHING = { clips: [], isLayer: false };
/** What shows something of its own, whatever its styles. */
const SOLID = 'img,video,canvas,iframe,frame,object,embed,svg,input,textarea,select,button,meter,progress';

/** What an element and those around it do to the names in it. */
interface Around {
  /** Elements that cut off what stands out of them. */
  clips: readonly Element[];
  /** It stands in something that the page has placed by itself: that lies over the pane, and must let it be seen. */
  isLayer: boolean;
}

/** Finds out which names can be drawn on a pane as the browser would paint them: those that nothing fades, turns or hides. */
export class Bare {
  /** By element; null: its names are not drawn. */
  private readonly arounds = new Map<Element, Around | null>();
  private readonly types = new Map<Element, Type | null>();
  private readonly boxes = new Map<Element, DOMRect>();
  private readonly grounds = new Map<Element, boolean>();
  /** Device pixels, by the name's text and font. */
  private readonly widths = new Map<string, number>();
  /** The line that was found bare last. */
  private bare: { element: Element; top: number } | undefined;

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
    const parent = parentElementOf(element);
    const known = this.arounds.get(element);
    const now = this.within(element, (parent && this.arounds.get(parent)) ?? NOTHING);
    return !known || now?.isLayer !== known.isLayer || now.clips.length !== known.clips.length;
  }

  /** Whether a name stands in a layer: whether that can be seen through is found out within `Pane.meeting`. */
  isLayered(range: StaticRange): boolean {
    const element = parentElementOf(range.startContainer);
    return (element && this.around(element)?.isLayer) ?? false;
  }

  /** A name's box, and its lines that are in view; null: it is painted as it was. */
  find(range: StaticRange, group: MarkGroup, tone: Tone): { box: DOMRect; runs: Run[] } | null {
    const { startContainer: text, startOffset: from, endContainer, endOffset: to } = range;
    const element = isText(text) ? parentElementOf(text) : null;
    if (!element || text !== endContainer || rootOf(element) !== document) return null;
    const around = this.around(element);
    if (!around || (isDotted(group) && this.pane.dpr !== 1)) return null;
    const lines = linesOf(text as Text, from, to);
    const runs: Run[] = [];
    for (const line of lines) {
      const { box } = line;
      if (box.right <= 0 || box.bottom <= 0 || box.left >= this.pane.width || box.top >= this.pane.height) continue;
      const run = this.run(element, around, { ...line, group, tone });
      if (!run) return null;
      runs.push(run);
    }
    const [first] = lines;
    return first ? { box: lines.length > 1 ? hull(lines.map(({ box }) => box)) : first.box, runs } : null;
  }

  private run(element: Element, around: Around, line: Pick<Run, 'text' | 'box' | 'group' | 'tone'>): Run | null {
    const { text, box } = line;
    const type = this.type(element, box);
    const spacing = type && this.spacing(text, box, type);
    if (!type || spacing === null || !around.clips.every((clip) => holds(this.box(clip), box))) return null;
    const run = { ...line, type, spacing, element, isOver: !around.isLayer };
    // Of the names of one line of a text one is enough for now.
    if ((this.bare?.element !== element || this.bare.top !== box.top) && !this.isBare(run)) return null;
    this.bare = { element, top: box.top };
    return run;
  }

  /** Whether nothing lies between the pane and a text at a box; what lies over both covers both. */
  isBare({ element, box, isOver }: Run): boolean {
    const { x, y } = middle(box);
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
    const parent = parentElementOf(element);
    const outer = parent ? this.around(parent) : NOTHING;
    const found = outer && this.within(element, outer);
    this.arounds.set(element, found);
    return found;
  }

  // Complexity: one condition a property that moves, fades or cuts a text.
  private within(element: Element, outer: Around): Around | null {
    if (!(element instanceof HTMLElement) || this.moving.has(element)) return null;
    const style = getComputedStyle(element);
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
    if (isPage) return { clips: outer.clips, isLayer };
    if (/auto|scroll/.test(overflowX + overflowY)) return null;
    const cuts = /hidden|clip/.test(overflowX + overflowY) || /paint|strict|content/.test(contain);
    return { clips: cuts ? [element, ...outer.clips] : outer.clips, isLayer };
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

  private type(element: Element, box: DOMRect): Type | null {
    let type = this.types.get(element);
    if (type === undefined) {
      const { fontStyle, fontWeight, fontSize, fontFamily, fontStretch } = getComputedStyle(element);
      const tongue = closest(element, '[lang]');
      const lang = (tongue && attributeOf(tongue, 'lang')) ?? '';
      const { brush, dpr } = this.pane;
      type = null;
      // Where the page names no family it is the one of the language, whatever the browser says.
      for (const family of fontStretch === '100%' ? [fontFamily, '-webkit-standard'] : []) {
        set(brush, { font: `${fontStyle} ${fontWeight} ${Number.parseFloat(fontSize) * dpr}px ${family}`, lang });
        const { fontBoundingBoxAscent, fontBoundingBoxDescent } = brush.measureText('');
        const ascent = Math.round(fontBoundingBoxAscent);
        const height = ascent + Math.round(fontBoundingBoxDescent);
        if (Math.abs(box.height * dpr - height) < EXACT) type ??= { font: brush.font, lang, ascent, height };
      }
      this.types.set(element, type);
    }
    return type;
  }

  /** What is between the letters of a run; null where a canvas would set them otherwise. */
  private spacing(text: string, box: DOMRect, type: Type): number | null {
    const { brush, dpr } = this.pane;
    if (Math.abs(box.height * dpr - type.height) > EXACT) return null;
    const key = `${text} ${type.font} ${type.lang}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      set(brush, type);
      ({ width } = brush.measureText(text));
      this.widths.set(key, width);
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

/** Middle of what of a box is in view. */
function middle({ left, right, top, bottom }: DOMRect): { x: number; y: number } {
  return {
    x: (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  };
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

/** A stretch of a text by its lines. */
function linesOf(text: Text, from: number, to: number): { text: string; box: DOMRect }[] {
  const boxes = (start: number, end: number): DOMRect[] =>
    measured(
      { startContainer: text, startOffset: start, endContainer: text, endOffset: end, collapsed: false },
      (live) => [...live.getClientRects()],
    ) ?? [];
  const all = boxes(from, to);
  if (all.length < 2) return all.map((box) => ({ text: text.data.slice(from, to), box }));
  const starts = all.map((box) => {
    let at = from;
    while (at < to && !boxes(at, at + 1).some(({ top }) => top === box.top)) at++;
    return at;
  });
  return all.map((box, i) => ({ text: text.data.slice(starts[i], starts[i + 1] ?? to), box }));
}
