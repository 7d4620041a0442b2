import type { MarkGroup } from '../../../../data/gazetteer/model';
import { body, childNodesOf, documentElement, listen } from '../../dom';
import type { Mark } from '../../marks';
import type { Painted, Painter } from '../paint/painter';
import type { Tone } from '../paint/sheet';
import { Bare, type Stretch } from './bare';
import type { Run } from './brush';
import { Pane } from './pane';
import { movingElements, type Unrest } from './unrest';

/** Milliseconds of finding out in a row: each frame in between would cost a third of that. */
const SLICE_MS = 100;
/** Frames in which all places are looked at in turn, and least places in a frame. */
const ROUND = 100;
const SAMPLE = 2;
/** Frames between two looks at what root and body do to all that stands in them. */
const ROOT_EACH = 30;
/** Milliseconds between two frames that are asked for, where the page's own changes ask for them. */
const TICK_MS = 200;
/** The one of the first frames in which all places are looked at: what moves some of them may do so from then on. */
const CAREFUL = 4;
/** Frames between two hit tests, and hit tests in a frame in which something has happened. */
const HIT_EACH = 3;
const HITS = 12;
/** How far a box may have moved, CSS pixels. */
const MOVED = 0.02;
const ROOT_ATTRIBUTES = ['class', 'dir', 'lang', 'data-theme'];
/** So many ranges may be registered beside what is drawn, and a tenth of that: with more of them little is won. */
const OTHERS = 20;

interface Found {
  style: MarkGroup;
  tone: Tone;
  runs: Run[];
}

/** Where a name was when it was drawn: of all names of a text the last, since what comes before may push it. */
interface Place {
  at: Stretch;
  box: DOMRect;
}

/**
 * The marks in view drawn on a pane instead of being registered, for as long as everything stays where it is. Each frame is
 * looked at when it is laid out; what may have moved or changed is registered again before that same frame is painted.
 */
export class Drawing {
  private readonly pane = new Pane(() => this.guard(() => (this.isOn ? this.look() : this.step())));
  private readonly bare = new Bare(this.pane, movingElements());
  private readonly stop = new AbortController();
  /** Elements whose names are to be looked at, the first one last; of those that stand in a layer it is found out at the end. */
  private waiting: [element: Element, painted: Painted][] | undefined;
  private readonly layered: [element: Element, painted: Painted][] = [];
  private readonly found = new Map<StaticRange, Found>();
  private readonly placeIn = new Map<Text, Place>();
  /** What is looked at in turn, once all is drawn; places in a frame. */
  private places: Place[] = [];
  private sample = SAMPLE;
  private runs: Run[] = [];
  /** A frame has come since finding out began. */
  private isLate = false;
  private isOn = false;
  /** The next frame will be looked at. */
  private isAsked = false;
  private turn = 0;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Something has happened that may have moved what is drawn, and elements around it that have changed. */
  private stirred = false;
  /** How many ranges are registered as before. */
  private others = 0;
  private readonly suspects = new Set<Element>();
  private changes: number;
  private current: ReadonlySet<Mark>;

  constructor(
    private readonly painter: Painter,
    private readonly unrest: Unrest,
    /** All is registered again; `moved`: because something was elsewhere, or cannot be drawn. */
    private readonly ended: (moved: boolean) => void,
  ) {
    this.changes = painter.registry.changes;
    this.current = painter.current;
    this.watch();
  }

  private watch(): void {
    const { signal } = this.stop;
    const passive = { passive: true, capture: true, signal };
    const end = (): void => this.end(false);
    for (const type of ['scroll', 'resize', 'beforeprint', 'pagehide'] as const) addEventListener(type, end, passive);
    for (const type of ['scroll', 'resize'] as const) visualViewport?.addEventListener(type, end, { signal });
    for (const type of ['visibilitychange', 'fullscreenchange'] as const) listen(document, type, end, passive);
    // What is selected lies over marks that are registered, and below what is drawn.
    listen(document, 'selectionchange', () => isSelected() && this.end(false), passive);
    // What moves or fades with all that stands in it.
    const starts = ({ target }: Event): void => {
      if (target instanceof Element && this.bare.isAround(target)) this.end(true);
    };
    for (const type of ['transitionrun', 'animationstart'] as const) listen(document, type, starts, passive);
    const stir = (): void => this.stir();
    for (const type of ['load', 'toggle', 'click', 'input'] as const) listen(document, type, stir, passive);
    // Lines that take a ground where the pointer is, and no longer where it was.
    const pointed = (event: Event): void => {
      stir();
      for (const at of event.composedPath()) if (at instanceof Element && this.bare.isAround(at)) this.suspects.add(at);
    };
    for (const type of ['pointerover', 'pointerout'] as const) listen(document, type, pointed, passive);
    const observer = new MutationObserver((records) => this.changed(records));
    const root = documentElement();
    // The root's own style is what all this is about: it is not told of.
    if (root) observer.observe(root, { childList: true, attributeFilter: ROOT_ATTRIBUTES });
    for (const part of root ? childNodesOf(root) : [])
      if (part !== this.pane.host)
        observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  private stir(): void {
    this.stirred = true;
    this.ask();
  }

  private changed(records: readonly MutationRecord[]): void {
    for (const { type, target, attributeName } of records) {
      const isAttribute = type === 'attributes';
      if (isAttribute && attributeName === 'style' && target === body()) continue;
      this.stir();
      if (isAttribute && this.bare.isAround(target as Element)) this.suspects.add(target as Element);
    }
  }

  /** Where anything goes wrong nothing is drawn. */
  private guard(work: () => void): void {
    try {
      work();
    } catch {
      this.end(true);
    }
  }

  /** The frame is laid out, and painted as it was for as long as not all is found out. */
  private step(): void {
    const { painter, layered, pane, bare } = this;
    this.waiting ??= [...painter.paintedIn].reverse();
    const { waiting } = this;
    if (waiting.length > 0) this.work(waiting, (one) => (bare.isLayered(one[0]) ? layered.push(one) : this.find(one)));
    if (waiting.length === 0 && layered.length > 0) pane.meeting(() => this.work(layered, (one) => this.find(one)));
    bare.rest();
    if (waiting.length + layered.length === 0) this.begin();
    else {
      this.isLate = true;
      this.frame = requestAnimationFrame(() => pane.ask());
    }
  }

  private work<T>(all: T[], each: (one: T) => void): void {
    const until = performance.now() + SLICE_MS;
    do {
      const one = all.pop();
      if (one) each(one);
    } while (all.length > 0 && performance.now() < until);
  }

  private find([element, { tone, ranges }]: [Element, Painted]): void {
    for (const [range, style] of ranges) {
      const isPlain = style === 'place' || style === 'organization' || style === 'abbreviation';
      const found = isPlain && this.bare.find(element, range, style, tone);
      if (found) {
        this.placeIn.set(found.at.text, found);
        this.found.set(range, { style, tone, runs: found.runs });
      } else this.others++;
    }
  }

  /** Everything is found out: from the next frame on the pane shows it. */
  private begin(): void {
    const { painter, pane, found } = this;
    this.places = [...this.placeIn.values()];
    this.sample = Math.max(SAMPLE, Math.ceil(this.places.length / ROUND));
    this.runs = this.runsOf(() => true);
    pane.place();
    // What has been found out in the frame that it is drawn in is as it was found.
    const isStill = this.isLate ? this.isWhole() && !this.haveMoved(this.places) : this.isWorth(found.size);
    if (!pane.isTrue || !isStill || !this.unrest.goesOn) {
      this.end(true);
      return;
    }
    pane.draw(this.runs);
    for (const range of found.keys()) painter.registry.delete(range);
    this.current = new Set();
    this.isOn = true;
    this.take();
    this.tick();
  }

  private tick(): void {
    const next = (): void => {
      this.frame = requestAnimationFrame(() => {
        this.ask();
        this.tick();
      });
    };
    if (this.unrest.isTold) this.timer = setTimeout(next, TICK_MS);
    else next();
  }

  /** Something changes: the frame is looked at before it is painted. */
  ask(): void {
    if (!this.isOn || this.isAsked) return;
    this.isAsked = true;
    this.turn++;
    this.pane.ask();
  }

  /** The frame is laid out and not painted yet. */
  private look(): void {
    this.isAsked = false;
    if (!this.isOn) return;
    const { registry } = this.painter;
    if (this.changes !== registry.changes) {
      if (!this.isWhole()) {
        this.end(true);
        return;
      }
      this.take();
    }
    const { turn, stirred } = this;
    const all = stirred || turn === CAREFUL;
    if (all || turn % ROOT_EACH === 0)
      for (const element of [documentElement(), body()]) if (element) this.suspects.add(element);
    // Where the page is scrolled all places are elsewhere in the view.
    if (
      this.haveMoved(all ? this.places : inTurn(this.places, turn, this.sample)) ||
      [...this.suspects].some((element) => this.bare.differs(element)) ||
      this.isCovered(stirred ? HITS : Number(turn % HIT_EACH === 0))
    )
      this.end(true);
    else if (!this.unrest.goesOn) this.end(false);
    this.suspects.clear();
    this.stirred = false;
  }

  private haveMoved(places: readonly Place[]): boolean {
    const moved = places.some(({ at, box }) => {
      const now = this.bare.boxOf(at);
      return (
        !now ||
        differ(now.left, box.left) ||
        differ(now.top, box.top) ||
        differ(now.right, box.right) ||
        differ(now.bottom, box.bottom)
      );
    });
    this.bare.rest();
    return moved;
  }

  /** Whether something has come between the pane and one of some names. */
  private isCovered(many: number): boolean {
    return inTurn(this.runs, this.turn, many).some((run) => run.isOver && !this.bare.isBare(run));
  }

  /** Whether what was found is still what is to be painted, and nearly all there is. */
  private isWhole(): boolean {
    let here = 0;
    let others = 0;
    for (const { tone, ranges } of this.painter.paintedIn.values())
      for (const [range, style] of ranges) {
        const found = this.found.get(range);
        if (!found) others++;
        else if (found.tone === tone && found.style === style) here++;
      }
    this.others = others;
    return here === this.found.size && this.isWorth(here);
  }

  private isWorth(drawn: number): boolean {
    return this.others < OTHERS + drawn / 10;
  }

  /** Takes over what the painter has registered since. */
  private take(): void {
    this.follow();
    this.painter.registry.changed = () => this.ask();
    this.changes = this.painter.registry.changes;
    this.dress(this.others > 0);
  }

  /** The rules for ranges: as long as there is none they only make each style pass dearer. */
  private dress(needed: boolean): void {
    const sheet = this.painter.registry.sheets.get(document);
    if (sheet && sheet.disabled === needed) sheet.disabled = !needed;
  }

  /** The mark that the reader points at is painted inverted, by a range of its own: nothing is drawn there meanwhile. */
  private follow(): void {
    const { current } = this.painter;
    if (current === this.current) return;
    const rangesOf = (marks: ReadonlySet<Mark>): Set<StaticRange | null> =>
      new Set([...marks].map(({ range }) => range));
    const [before, now] = [rangesOf(this.current), rangesOf(current)];
    this.current = current;
    if (now.size > 0) this.pane.wipe(this.runsOf((range) => now.has(range)));
    if (before.size > 0) this.pane.draw(this.runsOf((range) => before.has(range) && !now.has(range)));
  }

  private runsOf(wanted: (range: StaticRange) => boolean): Run[] {
    const found: Run[] = [];
    for (const [range, { runs }] of this.found) if (wanted(range)) found.push(...runs);
    return found;
  }

  /** Registers everything again, before the next paint. */
  end(moved: boolean): void {
    if (this.stop.signal.aborted) return;
    this.stop.abort();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.pane.dispose();
    this.painter.registry.changed = undefined;
    const { registry, paintedIn } = this.painter;
    this.dress(true);
    if (this.isOn)
      for (const { tone, ranges } of paintedIn.values())
        for (const [range, style] of ranges) if (this.found.has(range)) registry.add(range, style, tone);
    this.isOn = false;
    this.ended(moved);
  }
}

/** Whether the reader has selected something of the page. */
export const isSelected = (): boolean => getSelection()?.isCollapsed === false;

const differ = (one: number, other: number): boolean => Math.abs(one - other) > MOVED;

/** Some of many, others each time. */
function inTurn<T>(all: readonly T[], turn: number, many: number): T[] {
  const from = all.length > 0 ? (turn * many) % all.length : 0;
  return all.slice(from, from + many);
}
