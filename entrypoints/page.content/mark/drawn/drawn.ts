import { isHidden } from '../../dom';
import type { Painter } from '../paint/painter';
import { Drawing, isSelected } from './drawing';
import { Unrest } from './unrest';

/** Milliseconds without scrolling before marks are drawn, and after what was drawn has been registered again. */
const STILL_MS = 500;
/** Where something moved soon after it was drawn, twice as long each time, and at most so long. */
const LONGEST_MS = 120_000;
const SOON_MS = 10_000;
/** Milliseconds after which an animation is one that goes on. */
const LASTS_MS = 1000;
/** Fewer ranges than this cost little. */
const LEAST = 30;

/**
 * In Chromium every change of styles, anywhere in the page, has the browser put in all registered ranges anew. Where a page
 * changes them at every frame, what lies still in view is drawn meanwhile.
 */
export class Drawn {
  private readonly unrest = new Unrest();
  private drawing: Drawing | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private scrolledAt = Number.NEGATIVE_INFINITY;
  private restUntil = 0;
  private rest = STILL_MS;
  private begunAt = 0;

  constructor(
    private readonly painter: Painter,
    private readonly signal: AbortSignal,
  ) {
    const scrolled = (): void => {
      this.scrolledAt = performance.now();
    };
    addEventListener('scroll', scrolled, { passive: true, capture: true, signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      this.drawing?.end(false);
    });
  }

  /** See `DrawnPort`. */
  stirred(byRoot: boolean, surely: boolean): void {
    if (byRoot) this.drawing?.ask();
    if (!surely) return;
    if (byRoot) this.unrest.told();
    if (this.drawing || this.timer !== undefined) return;
    if (byRoot) this.consider();
    // Most of what moves has soon come to rest.
    else if (this.unrest.goesOn) this.timer = setTimeout(() => this.consider(), LASTS_MS);
  }

  private consider(): void {
    this.timer = undefined;
    // Whoever looks at the page says so when it is seen again.
    if (this.signal.aborted || isHidden() || !this.unrest.goesOn) return;
    const { painter } = this;
    const wait = isSelected() ? STILL_MS : Math.max(this.restUntil, this.scrolledAt + STILL_MS) - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.consider(), wait);
    else if (manyIn(painter) < LEAST || matchMedia('(forced-colors: active)').matches)
      this.timer = setTimeout(() => this.consider(), SOON_MS);
    else {
      this.begunAt = performance.now();
      this.drawing = new Drawing(painter, this.unrest, (moved) => this.ended(moved));
    }
  }

  private ended(moved: boolean): void {
    const now = performance.now();
    this.drawing = null;
    this.rest = moved && now - this.begunAt < SOON_MS ? Math.min(LONGEST_MS, 2 * this.rest) : STILL_MS;
    this.restUntil = now + this.rest;
    if (!this.signal.aborted) this.timer = setTimeout(() => this.consider(), this.rest);
  }
}

const manyIn = ({ paintedIn }: Painter): number =>
  [...paintedIn.values()].reduce((many, { ranges }) => many + ranges.size, 0);
