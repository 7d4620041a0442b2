import type { CardMention, CardTheme, CardToPage } from '../../../data/messaging/card-protocol';
import type { Box } from '../../../data/messaging/messages';
import { CardFrame, FIRST_SIZE } from './card-frame';
import type { Around, CardHandle, CardRequest } from './card-handle';
import { Follower } from './follower';
import { deepActive, viewport } from './geometry';
import { limitsOf, type Obstacle, overlap, type Placement, place, type Side } from './placement';
import { floatsUnder, isCutOff } from './surroundings';

/** Milliseconds the pointer has to travel from the name into the card. */
export const GRACE_MS = 300;
/** The same at most, while it is on its way there. */
const WAY_MS = 1500;
/** Share of a menu or preview of the page that the card may cover. */
const COVERED = 0.1;
/** Pixels a pinned card moves for an arrow key. */
const STEP = 24;
/** Milliseconds after a tab is hidden until its warm card is let go of. */
const COOL_MS = 60_000;
const NOTHING: Around = { columns: null, rows: [] };

/** The one card of a tab: opens, follows, pins and closes it. Lives in the frame that shows it. */
export class CardPopover implements CardHandle {
  private readonly frame: CardFrame;
  private request: CardRequest | null = null;
  private showId = 0;
  private size = { ...FIRST_SIZE };
  private side: Side | undefined;
  private box: Box = { x: 0, y: 0, width: 0, height: 0 };
  private inside = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private coolTimer: ReturnType<typeof setTimeout> | undefined;
  private returnTo: Element | null = null;
  private scrolling = 0;
  private follower: Follower | null = null;
  private around: Around = NOTHING;
  /** What the page has laid over itself where the card would stand. */
  private floats = new Map<Element, Obstacle>();
  /** The way from the name into the card: since when, and how near the pointer has come. */
  private way = { since: 0, nearest: 0 };
  /** The reader has pressed on the card: it stays when the pointer leaves it. */
  private held = false;
  pinned = false;

  constructor(private readonly signal: AbortSignal) {
    this.frame = new CardFrame(
      signal,
      (message) => this.onMessage(message),
      (inside) => this.pointer(inside),
      () => this.leaving(),
    );
    const passive = { passive: true, capture: true, signal };
    addEventListener('scroll', () => this.moved(), passive);
    addEventListener('resize', () => this.moved(), passive);
    visualViewport?.addEventListener('resize', () => this.moved(), { signal });
    // What the card says of the pointer may come late; what the page itself sees is certain.
    addEventListener('pointermove', (event) => this.seen(event), passive);
    // A click into the card's frame tells the page's window no more than this.
    addEventListener('blur', () => this.hold(), passive);
    // The page's own dialogs take the focus back from whatever they hear of.
    for (const type of ['focusin', 'focusout', 'focus', 'blur'])
      addEventListener(type, (event) => this.quiet(event as FocusEvent), { capture: true, signal });
    document.addEventListener('fullscreenchange', () => this.close(), { signal });
    // A dialog opened over the card makes it inert: it goes.
    document.addEventListener('toggle', (event) => this.toggled(event), { capture: true, signal });
    addEventListener('keydown', (event) => this.key(event), { capture: true, signal });
    document.addEventListener('visibilitychange', () => this.hidden(), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      clearTimeout(this.coolTimer);
      this.follower?.stop();
    });
  }

  /** Not where the page has taken the card away with what it stood in, or closed that. */
  get open(): boolean {
    return this.request !== null && this.frame.shown;
  }

  vouches(nonce: string): boolean {
    return this.frame.vouches(nonce);
  }

  warm(parent: Element): void {
    if (!this.open) this.frame.warm(parent);
  }

  show(request: CardRequest): void {
    if (!this.open) this.close();
    this.stay();
    const previous = this.request;
    this.request = request;
    if (previous && previous !== request) previous.closed(false);
    this.side = undefined;
    this.floats.clear();
    this.held = false;
    // Without a mouse over the name the card does not close by itself.
    this.inside = false;
    if (!previous) this.returnTo = deepActive();
    this.around = request.around?.() ?? NOTHING;
    this.reposition(request.boxes);
    this.frame.show(request.parent, this.box);
    this.follow();
    this.frame.send({
      type: 'show',
      showId: ++this.showId,
      entity: request.entity,
      mention: request.mention,
      theme: request.theme,
      pinned: this.pinned,
      focus: request.focus,
      site: location.hostname,
      limits: limitsOf(viewport()),
      expandable: request.expandable,
      expandedCount: request.expandedCount,
    });
    if (request.focus) this.frame.focus();
  }

  /** Whether this mention is the one shown. */
  shows(mention: number): boolean {
    return this.request?.mention.id === mention;
  }

  /** Something about the shown mention changed. */
  update(mention: CardMention, expandable: number, expandedCount: number): void {
    if (this.request?.mention.id !== mention.id) return;
    this.request.mention = mention;
    this.frame.send({ type: 'mention', mention, expandable, expandedCount });
  }

  theme(theme: CardTheme): void {
    if (this.open) this.frame.send({ type: 'theme', theme });
  }

  focus(): void {
    if (!this.open) return;
    if (!this.frame.focused) this.returnTo = deepActive();
    this.frame.focus();
  }

  pin(pinned: boolean): void {
    // Else the next card would open pinned.
    if (!this.open) return;
    this.pinned = pinned;
    this.frame.send({ type: 'pinned', pinned });
    this.request?.onMessage({ type: 'pin', pinned });
    this.follow();
  }

  /** Watches the name and what is around it, but for a pinned card's: that stays where it is. */
  private follow(): void {
    this.follower?.stop();
    this.follower = null;
    const { request } = this;
    if (!request || this.pinned) return;
    this.follower = new Follower(() => request.follow?.() ?? request.boxes, {
      moved: (boxes) => this.follows(boxes),
      gone: () => this.isLeft && this.close(),
      look: () => this.look(),
    });
  }

  /** Nobody is in the card, or the reader has plainly gone on. */
  private get isLeft(): boolean {
    return !this.inside && (!this.frame.focused || this.held);
  }

  /** Gives way to what the page has laid under the card since: its menu, its preview of the same link. */
  private look(): void {
    const { request } = this;
    if (!request || this.signal.aborted) return;
    if (this.frame.isTamperedWith) {
      this.close();
      return;
    }
    if (this.inside || this.frame.focused || !this.spread(this.box)) return;
    this.reposition(request.follow?.() ?? request.boxes);
    if (request.hover && this.covers()) this.close();
  }

  private covers(): boolean {
    return [...this.floats.values()].some((float) => overlap(this.box, float) > COVERED);
  }

  /** Looks at what floats under a box. Answers whether there is something new. */
  private spread(box: Box): boolean {
    const before = this.floats.size;
    for (const [element, float] of floatsUnder(box, this.request?.element ?? null, this.frame.element))
      this.floats.set(element, float);
    return this.floats.size > before;
  }

  /**
   * The pointer left the name: closes after the grace, unless it has gone into the card. At once where the page scrolled
   * on under it: a card that goes along with its name would come under the pointer and take the wheel.
   */
  leave(scrolled = false): void {
    if (!this.open || this.pinned || this.frame.focused) return;
    if (scrolled && !this.inside) {
      this.close();
      return;
    }
    if (this.timer !== undefined) return;
    this.way = { since: performance.now(), nearest: Number.POSITIVE_INFINITY };
    this.wait();
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.inside && !this.frame.focused && !this.pinned) this.close();
    }, GRACE_MS);
  }

  /** The pointer came back onto the name. */
  stay(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Whether an event met the card. */
  isMet(event: Event): boolean {
    return this.frame.is(event.target);
  }

  close(): void {
    this.stay();
    this.follower?.stop();
    this.follower = null;
    const { request } = this;
    if (!request) return;
    const focused = this.frame.focused;
    this.request = null;
    this.pinned = false;
    this.inside = false;
    this.frame.hide();
    if (focused) {
      const target = this.returnTo as HTMLElement | null;
      if (target?.isConnected && target !== document.body) target.focus({ preventScroll: true });
      else (document.activeElement as HTMLElement | null)?.blur?.();
    }
    this.returnTo = null;
    request.closed(focused);
  }

  /** The reader may stay after all (a download): a card that they pinned stays with them, another comes when asked for. */
  private leaving(): void {
    if (this.pinned) return;
    this.close();
    this.frame.dispose();
  }

  private reposition(boxes: readonly Box[], grown = false): void {
    const request = this.request as CardRequest;
    const find = (): Placement =>
      place({
        boxes,
        pointer: request.pointer,
        ...this.size,
        viewport: viewport(),
        rtl: request.rtl,
        columns: this.around.columns,
        obstacles: [...this.around.rows, ...this.floats.values()],
        side: this.side,
        grown,
      });
    let placed = find();
    // What would lie under the card there may send it on.
    for (let i = 0; i < 3 && this.spread(placed); i++) placed = find();
    this.side = placed.side;
    this.box = placed;
    this.frame.moveTo(placed);
  }

  private onMessage(message: CardToPage): void {
    const { request } = this;
    if (!request) return;
    switch (message.type) {
      case 'size':
        this.size = { width: message.width, height: message.height };
        // A pinned card may have been moved away by the reader.
        if (this.pinned) {
          this.box = { ...this.box, height: Math.min(message.height, limitsOf(viewport()).height) };
          this.frame.moveTo(this.box);
        } else this.reposition(request.follow?.() ?? request.boxes, true);
        return;
      case 'close':
        this.close();
        return;
      case 'pin':
        this.pin(message.pinned);
        return;
      case 'pointer':
        this.pointer(message.inside);
        return;
      case 'key':
        if (message.key === 'Escape') this.close();
        else this.nudge(message.key);
        return;
      default:
        // The reader's own word is needed for what stays.
        if (this.frame.isAtRest) request.onMessage(message);
        else this.close();
    }
  }

  private nudge(key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): void {
    const { x, y, width, height } = viewport();
    const dx = key === 'ArrowLeft' ? -STEP : key === 'ArrowRight' ? STEP : 0;
    const dy = key === 'ArrowUp' ? -STEP : key === 'ArrowDown' ? STEP : 0;
    this.box = {
      ...this.box,
      x: Math.max(x, Math.min(this.box.x + dx, x + width - this.box.width)),
      y: Math.max(y, Math.min(this.box.y + dy, y + height - this.box.height)),
    };
    if (!this.pinned) this.pin(true);
    this.frame.moveTo(this.box);
  }

  private pointer(inside: boolean): void {
    this.inside = inside;
    if (inside) this.stay();
    else this.leave();
  }

  /** A move of the pointer that the page sees: it is not in the card; on its way there the card waits. */
  private seen({ target, clientX, clientY }: PointerEvent): void {
    if (this.frame.is(target)) return;
    if (this.inside) this.pointer(false);
    if (this.timer === undefined) return;
    const { x, y, width, height } = this.box;
    const far = Math.max(0, x - clientX, clientX - x - width) + Math.max(0, y - clientY, clientY - y - height);
    const { way } = this;
    if (far < way.nearest && performance.now() - way.since < WAY_MS) {
      way.nearest = far;
      clearTimeout(this.timer);
      this.wait();
    }
  }

  /** The page scrolled or changed size: the card goes along with its name. */
  private moved(): void {
    if (this.scrolling || !this.open || this.pinned) return;
    this.scrolling = requestAnimationFrame(() => {
      this.scrolling = 0;
      const { request } = this;
      if (request && !this.pinned && !this.signal.aborted) this.follows(request.follow?.() ?? request.boxes);
    });
  }

  private follows(boxes: readonly Box[]): void {
    const { request } = this;
    if (!request || this.pinned) return;
    const { x, y, width, height } = viewport();
    const seen =
      boxes.some((box) => box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y) &&
      !(request.element && isCutOff(request.element, boxes));
    if (seen) {
      this.around = request.around?.() ?? NOTHING;
      this.floats.clear();
      this.reposition(boxes);
    } else if (this.isLeft) this.close();
  }

  /** The reader has pressed on the card: it is seen to stay. */
  private hold(): void {
    if (!this.inside || !this.open || this.pinned || this.held || !this.frame.focused) return;
    this.held = true;
    this.frame.send({ type: 'held' });
  }

  private quiet(event: FocusEvent): void {
    if (this.frame.is(event.target) || this.frame.is(event.relatedTarget)) event.stopImmediatePropagation();
  }

  /** The card's document costs some ten megabytes: a tab that is not looked at lets go of it. */
  private hidden(): void {
    clearTimeout(this.coolTimer);
    if (document.hidden)
      this.coolTimer = setTimeout(() => {
        if (!this.open) this.frame.dispose();
      }, COOL_MS);
  }

  private toggled(event: Event): void {
    if ((event as ToggleEvent).newState !== 'open' || this.frame.is(event.target) || !this.request) return;
    const dialog = event.target;
    if (dialog instanceof HTMLDialogElement && dialog.matches(':modal') && !dialog.contains(this.request.parent))
      this.close();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open || !event.isTrusted || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close();
  }
}
