import type { CardMention, CardTheme, CardToPage } from '../../../data/messaging/card-protocol';
import { type Box, sendMessage } from '../../../data/messaging/messages';
import { searchHash } from '../../../data/routes';
import { activeElement, blurOf, body, contains, deepActive, focusOn, isConnected, listen, matches } from '../dom';
import { CardFrame } from './card-frame';
import type { CardHandle, CardRequest } from './card-handle';
import { onCold } from './cooling';
import { Follower } from './follower';
import { viewport } from './geometry';
import { Grace } from './grace';
import { limitsOf } from './placement';
import { isInView, nowOf, Standing } from './standing';

/** Pixels a pinned card moves for an arrow key. */
const STEP = 24;
/** Size of the button where there can be no card, CSS pixels: a name and where it leads. */
const PLAIN_SIZE = { width: 320, height: 40 };

/** The one card of a tab: opens, follows, pins and closes it. Lives in the frame that shows it. */
export class CardPopover implements CardHandle {
  private readonly frame: CardFrame;
  private request: CardRequest | null = null;
  private showId = 0;
  private readonly standing = new Standing(() => this.frame.element);
  private readonly grace = new Grace(() => !this.inside && !this.frame.focused && !this.pinned && this.close());
  private inside = false;
  private returnTo: Element | null = null;
  private scrolling = 0;
  private follower: Follower | null = null;
  /** The reader has pressed on the card: it stays when the pointer leaves it. */
  private held = false;
  pinned = false;

  constructor(private readonly signal: AbortSignal) {
    this.frame = new CardFrame(
      signal,
      (message) => this.onMessage(message),
      (inside) => this.pointer(inside),
      () => this.leaving(),
      () => this.silenced(),
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
    listen(document, 'fullscreenchange', () => this.close(), { signal });
    // A dialog opened over the card makes it inert: it goes.
    listen(document, 'toggle', (event) => this.toggled(event), { capture: true, signal });
    addEventListener('keydown', (event) => this.key(event), { capture: true, signal });
    onCold(() => !this.open && this.frame.dispose(), signal);
    signal.addEventListener('abort', () => {
      this.grace.end();
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
    if (this.frame.isPlain && !request.hover) {
      readInstead(request);
      return;
    }
    if (!this.open) this.close();
    this.stay();
    const previous = this.request;
    this.request = request;
    if (previous && previous !== request) previous.closed(false);
    this.held = false;
    // Without a mouse over the name the card does not close by itself.
    this.inside = false;
    if (!previous) this.returnTo = deepActive();
    this.frame.show(request.parent, this.standing.begin(request));
    this.follow();
    this.sayPlainly();
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

  unkept(why: string): void {
    if (this.open) this.frame.send({ type: 'unkept', why });
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
    this.follower = new Follower(() => nowOf(request), {
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
    if (this.inside || this.frame.focused) return;
    const box = this.standing.giveWay(request);
    if (box) this.frame.moveTo(box);
    if (box && request.hover && this.standing.covers) this.close();
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
    this.grace.begin();
  }

  /** The pointer came back onto the name. */
  stay(): void {
    this.grace.end();
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
      const { returnTo } = this;
      const active = activeElement();
      if (returnTo && isConnected(returnTo) && returnTo !== body()) focusOn(returnTo);
      else if (active) blurOf(active);
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

  /** No card can run here: a button leads to the reader, and who has asked goes there at once. */
  private silenced(): void {
    this.frame.instead(() => this.read());
    if (this.request?.hover) this.sayPlainly();
    else this.read();
  }

  private sayPlainly(): void {
    const { request } = this;
    if (!request || !this.frame.isPlain) return;
    this.frame.say(`${request.mention.name} · 年鉴镜 Yearbook Lens ↗`, request.theme);
    this.frame.moveTo(this.standing.grow(request, PLAIN_SIZE, false));
  }

  private read(): void {
    const { request } = this;
    this.close();
    if (request) readInstead(request);
  }

  private onMessage(message: CardToPage): void {
    const { request } = this;
    if (!request) return;
    switch (message.type) {
      case 'size':
        this.frame.moveTo(this.standing.grow(request, message, this.pinned));
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
    const dx = key === 'ArrowLeft' ? -STEP : key === 'ArrowRight' ? STEP : 0;
    const dy = key === 'ArrowUp' ? -STEP : key === 'ArrowDown' ? STEP : 0;
    if (!this.pinned) this.pin(true);
    this.frame.moveTo(this.standing.nudge(dx, dy));
  }

  private pointer(inside: boolean): void {
    this.inside = inside;
    // A press on the button is one that the page's window hears of, unlike those in a frame: it is none beside the card.
    if (this.frame.isPlain) this.pinned = inside;
    if (inside) this.stay();
    else this.leave();
  }

  /** A move of the pointer that the page sees: it is not in the card; on its way there the card waits. */
  private seen({ target, clientX, clientY }: PointerEvent): void {
    if (this.frame.is(target)) return;
    if (this.inside) this.pointer(false);
    this.grace.at(this.standing.distance(clientX, clientY));
  }

  /** The page scrolled or changed size: the card goes along with its name. */
  private moved(): void {
    if (this.scrolling || !this.open || this.pinned) return;
    this.scrolling = requestAnimationFrame(() => {
      this.scrolling = 0;
      const { request } = this;
      if (request && !this.pinned && !this.signal.aborted) this.follows(nowOf(request));
    });
  }

  private follows(boxes: readonly Box[]): void {
    const { request } = this;
    if (!request || this.pinned) return;
    if (isInView(request, boxes)) this.frame.moveTo(this.standing.follow(request, boxes));
    else if (this.isLeft) this.close();
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

  private toggled(event: Event): void {
    if ((event as ToggleEvent).newState !== 'open' || this.frame.is(event.target) || !this.request) return;
    const dialog = event.target;
    const isModal = dialog instanceof HTMLDialogElement && matches(dialog, ':modal');
    if (isModal && !contains(dialog, this.request.parent)) this.close();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open || !event.isTrusted || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close();
  }
}

/** Where there can be no card: the name is looked up in the reader. */
function readInstead({ mention }: CardRequest): void {
  void sendMessage('ui.open', { page: 'reader', hash: searchHash(mention.text) }).catch(() => {});
}
