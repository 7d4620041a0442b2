import { animationsHere, body, documentElement, isHidden, listen } from '../dom';

/**
 * Milliseconds between two looks: so many where the page or its reader does something, more from look to look where nothing
 * comes of them, and the least between two that something asked for.
 */
const BEAT_MS = 500;
const SLOWEST_MS = 3000;
const SLOWER = 2;
const LEAST_MS = 250;
/**
 * So many changes of the root's styles that each follow one so soon (ms), and in another frame, are one at every frame. To find
 * out what can be drawn costs as much as four frames with registered ranges.
 */
const MANY = 1;
const NEXT_MS = 100;
const SAME_MS = 5;
const ATTRIBUTES = ['class', 'style', 'data-theme', 'data-color-mode', 'data-bs-theme', 'theme', 'bgcolor'];

/**
 * The slow beat at which what is painted is compared with the page as it is now: themes change by a class anywhere, by a
 * style sheet that comes late, by a fade; text is shown and hidden without a change of nodes. What a look costs does not
 * depend on how often the page changes; where nothing happens (thirty frames that nobody is in) it comes seldom.
 */
export class Beat {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private due = Number.POSITIVE_INFINITY;
  private lookedAt = performance.now();
  private pause: number;
  private isAsked = false;
  private changedAt = 0;
  private many = 0;

  /** `look` says whether anything was other than before; `asked`: something has happened that may well have changed it. */
  constructor(
    private readonly signal: AbortSignal,
    private readonly look: (asked: boolean) => boolean,
    /** The page changes its styles at every frame (`byRoot`; not `surely`: perhaps), or something is animated. */
    private readonly stirred: (byRoot: boolean, surely: boolean) => void = () => {},
    /** In a frame that nobody is in yet nothing happens, as a rule. */
    isQuiet = false,
  ) {
    this.pause = isQuiet ? SLOWEST_MS : BEAT_MS;
    const { soon } = this;
    const passive = { passive: true, capture: true, signal };
    for (const type of ['transitionend', 'animationend', 'toggle', 'click'] as const)
      listen(document, type, soon, passive);
    for (const type of ['pointerover', 'keyup', 'scroll'] as const) listen(document, type, () => this.wake(), passive);
    // What the page changes because it is scrolled or made wider is over when it rests.
    for (const type of ['scroll', 'resize'] as const) addEventListener(type, () => (this.changedAt = 0), passive);
    listen(document, 'visibilitychange', soon, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal });
    const observer = new MutationObserver((records) => {
      const now = performance.now();
      const since = now - this.changedAt;
      if (since > SAME_MS) {
        this.many = since < NEXT_MS ? this.many + 1 : 0;
        this.changedAt = now;
      }
      const surely = this.many >= MANY;
      if (surely || records.some(({ attributeName }) => attributeName === 'style')) stirred(true, surely);
      // What changes all the time says no more than that the page does something.
      if (this.many < MANY) soon();
      else this.wake();
    });
    for (const element of [documentElement(), body()])
      if (element) observer.observe(element, { attributes: true, attributeFilter: ATTRIBUTES });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(this.timer);
      cancelAnimationFrame(this.frame);
    });
    // What is being painted is as it was read: a frame that nothing happens in is not looked at before that can have changed.
    this.at(this.lookedAt + this.pause);
  }

  /** Something has happened that may well have changed what is looked at. */
  readonly soon = (): void => {
    this.isAsked = true;
    this.pause = BEAT_MS;
    this.at(this.lookedAt + LEAST_MS);
  };

  /** The page or its reader does something: looks come as often again as they can. */
  wake(): void {
    if (this.pause === BEAT_MS) return;
    this.pause = BEAT_MS;
    this.at(this.lookedAt + BEAT_MS);
  }

  private at(due: number): void {
    if (due >= this.due || this.signal.aborted || isHidden()) return;
    this.due = due;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        // Right after a frame styles are worked out already: to ask then costs the page nothing. Where nothing has happened they
        // are, and a frame is what costs: thirty frames of one page ask at thirty times.
        if (this.isAsked)
          this.frame = requestAnimationFrame(() => {
            this.timer = setTimeout(() => this.run(), 0);
          });
        else this.run();
      },
      Math.max(0, due - performance.now()),
    );
  }

  private run(): void {
    this.due = Number.POSITIVE_INFINITY;
    this.lookedAt = performance.now();
    const asked = this.isAsked;
    this.isAsked = false;
    let changed = false;
    try {
      if (!this.signal.aborted && !isHidden()) {
        changed = this.look(asked);
        if (animationsHere().length > 0) this.stirred(false, true);
      }
    } finally {
      this.pause = changed ? BEAT_MS : Math.min(SLOWEST_MS, this.pause * SLOWER);
      this.at(this.lookedAt + this.pause);
    }
  }
}
