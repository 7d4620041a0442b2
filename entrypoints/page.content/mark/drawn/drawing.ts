import type { MarkGroup } from '../../../../data/gazetteer/model';
import { body, childNodesOf, documentElement, listen } from '../../dom';
import type { Mark } from '../../marks';
import { measured } from '../../ranges';
import type { Painter } from '../paint/painter';
import type { Tone } from '../paint/sheet';
import { Bare } from './bare';
import type { Run } from './brush';
import { Pane } from './pane';
import { movingElements } from './unrest';

/** Milliseconds of finding out in a row. */
const SLICE_MS = 8;
/** Places that are looked at in each frame, in turn, and frames between two looks at all of them. */
const SAMPLE = 8;
const ALL_EACH = 30;
/** Frames at the beginning in which all are looked at: what moves them may do so from then on. */
const CAREFUL = 12;
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
  range: StaticRange;
  box: DOMRect;
}

/**
 * The marks in view drawn on a pane instead of being registered, for as long as everything stays where it is. Each frame is
 * looked at when it is laid out; what may have moved or changed is registered again before that same frame is painted.
 */
export class Drawing {
  private readonly pane = new Pane(() => this.guard(() => this.look()));
  private readonly bare = new Bare(this.pane, movingElements());
  private readonly stop = new AbortController();
  private readonly waiting: [range: StaticRange, style: MarkGroup, tone: Tone][] = [];
  private readonly layered: [range: StaticRange, style: MarkGroup, tone: Tone][] = [];
  private readonly found = new Map<StaticRange, Found>();
  private readonly placeIn = new Map<Node, Place>();
  /** What is looked at in turn, once all is drawn. */
  private places: Place[] = [];
  private runs: Run[] = [];
  private isOn = false;
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
  private readonly scrolled = { x: scrollX, y: scrollY };

  constructor(
    private readonly painter: Painter,
    /** Whether there is still a reason to draw. */
    private readonly goesOn: () => boolean,
    /** All is registered again; `moved`: because something was elsewhere, or cannot be drawn. */
    private readonly ended: (moved: boolean) => void,
  ) {
    this.changes = painter.registry.changes;
    this.current = painter.current;
    for (const { tone, ranges } of painter.paintedIn.values())
      for (const [range, style] of ranges)
        if (style === 'place' || style === 'organization' || style === 'abbreviation')
          this.waiting.push([range, style, tone]);
    this.waiting.reverse();
    this.watch();
    this.next();
  }

  private watch(): void {
    const { signal } = this.stop;
    const passive = { passive: true, capture: true, signal };
    const end = (): void => this.end(false);
    for (const type of ['scroll', 'resize', 'beforeprint', 'pagehide'] as const) addEventListener(type, end, passive);
    for (const type of ['scroll', 'resize'] as const) visualViewport?.addEventListener(type, end, { signal });
    for (const type of ['visibilitychange', 'fullscreenchange'] as const) listen(document, type, end, passive);
    // What moves or fades with all that stands in it.
    const starts = ({ target }: Event): void => {
      if (target instanceof Element && this.bare.isAround(target)) this.end(true);
    };
    for (const type of ['transitionrun', 'animationstart'] as const) listen(document, type, starts, passive);
    const stir = (): void => {
      this.stirred = true;
    };
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

  private changed(records: readonly MutationRecord[]): void {
    for (const { type, target, attributeName } of records) {
      const isAttribute = type === 'attributes';
      if (isAttribute && attributeName === 'style' && target === body()) continue;
      this.stirred = true;
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

  /** Goes on right after a frame: all is laid out then. */
  private next(): void {
    this.frame = requestAnimationFrame(() => {
      this.timer = setTimeout(() => this.guard(() => this.step()), 0);
    });
  }

  private step(): void {
    const { waiting, layered, pane, bare } = this;
    if (waiting.length > 0) this.work(waiting, (one) => (bare.isLayered(one[0]) ? layered.push(one) : this.find(one)));
    else if (layered.length > 0) pane.meeting(() => this.work(layered, (one) => this.find(one)));
    if (waiting.length + layered.length > 0) this.next();
    else this.begin();
  }

  private work<T>(all: T[], each: (one: T) => void): void {
    const until = performance.now() + SLICE_MS;
    do {
      const one = all.pop();
      if (one) each(one);
    } while (all.length > 0 && performance.now() < until);
  }

  private find([range, style, tone]: [StaticRange, MarkGroup, Tone]): void {
    const found = this.bare.find(range, style, tone);
    if (!found) return;
    this.placeIn.set(range.startContainer, { range, box: found.box });
    this.found.set(range, { style, tone, runs: found.runs });
  }

  /** Everything is found out: from the next frame on the pane shows it. */
  private begin(): void {
    const { painter, pane, found } = this;
    this.places = [...this.placeIn.values()];
    this.runs = this.runsOf(() => true);
    if (!pane.isTrue || !this.isWhole() || this.haveMoved(this.places) || !this.goesOn()) {
      this.end(true);
      return;
    }
    pane.draw(this.runs);
    for (const range of found.keys()) painter.registry.delete(range);
    this.current = new Set();
    this.isOn = true;
    this.take();
    this.ask();
  }

  private ask(): void {
    this.frame = requestAnimationFrame(() => {
      this.turn++;
      this.pane.ask();
      this.ask();
    });
  }

  /** The frame is laid out and not painted yet. */
  private look(): void {
    if (!this.isOn) return;
    const { registry } = this.painter;
    if (this.changes !== registry.changes) {
      if (!this.isWhole()) {
        this.end(true);
        return;
      }
      this.take();
    }
    const all = this.stirred || this.turn < CAREFUL || this.turn % ALL_EACH === 0;
    const root = documentElement();
    if (all) for (const element of [root, body()]) if (element) this.suspects.add(element);
    if (
      scrollX !== this.scrolled.x ||
      scrollY !== this.scrolled.y ||
      this.haveMoved(all ? this.places : inTurn(this.places, this.turn, SAMPLE)) ||
      [...this.suspects].some((element) => this.bare.differs(element)) ||
      this.isCovered(this.stirred ? HITS : Number(this.turn % HIT_EACH === 0))
    )
      this.end(true);
    else if (all && !this.goesOn()) this.end(false);
    this.suspects.clear();
    this.stirred = false;
  }

  private haveMoved(places: readonly Place[]): boolean {
    return places.some(({ range, box }) => {
      const now = boxOf(range);
      return (
        !now ||
        differ(now.left, box.left) ||
        differ(now.top, box.top) ||
        differ(now.right, box.right) ||
        differ(now.bottom, box.bottom)
      );
    });
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
    return here === this.found.size && others < OTHERS + here / 10;
  }

  /** Takes over what the painter has registered since. */
  private take(): void {
    this.follow();
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
    this.pane.wipe(this.runsOf((range) => now.has(range)));
    this.pane.draw(this.runsOf((range) => before.has(range) && !now.has(range)));
  }

  private runsOf(wanted: (range: StaticRange) => boolean): Run[] {
    return [...this.found].flatMap(([range, { runs }]) => (wanted(range) ? runs : []));
  }

  /** Registers everything again, before the next paint. */
  end(moved: boolean): void {
    if (this.stop.signal.aborted) return;
    this.stop.abort();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.pane.dispose();
    const { registry, paintedIn } = this.painter;
    this.dress(true);
    if (this.isOn)
      for (const { tone, ranges } of paintedIn.values())
        for (const [range, style] of ranges) if (this.found.has(range)) registry.add(range, style, tone);
    this.isOn = false;
    this.ended(moved);
  }
}

const boxOf = (range: AbstractRange): DOMRect | null => measured(range, (live) => live.getBoundingClientRect());

const differ = (one: number, other: number): boolean => Math.abs(one - other) > MOVED;

/** Some of many, others each time. */
function inTurn<T>(all: readonly T[], turn: number, many: number): T[] {
  const from = all.length > 0 ? (turn * many) % all.length : 0;
  return all.slice(from, from + many);
}
