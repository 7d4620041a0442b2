import type { CardMention, CardTheme, CardToPage } from '../../../data/messaging/card-protocol';
import type { FrameCardEvent, FrameCardRequest } from '../../../data/messaging/messages';
import { sendMessage } from '../../../data/messaging/messages';
import { deepActive, focusOn, hasFocus, isConnected } from '../dom';
import type { CardHandle, CardRequest } from './card-handle';
import { CardPopover } from './card-popover';
import { outward } from './geometry';
import { timeOf } from './time-of';

/**
 * Card of a child frame: shown by the top frame, so that it is not cut off at the frame's border. Where the frame's place
 * cannot be known there (frames on the way that nobody tells apart), the card is shown in the frame itself.
 */
export class ParentFrameCard implements CardHandle {
  private request: CardRequest | null = null;
  private local: CardPopover | null = null;
  /** The top frame's card is pinned. */
  private pinnedAbove = false;
  /** What the reader was on in this frame. The top frame can give the focus back to the frame only. */
  private returnTo: Element | null = null;
  /** When the pointer last moved in this frame, ms since 1970: this is made when it comes near a name. */
  private moved = Date.now();

  constructor(private readonly signal: AbortSignal) {
    addEventListener(
      'pointermove',
      (event) => {
        if (event.isTrusted) this.moved = timeOf(event);
      },
      { passive: true, capture: true, signal },
    );
    const scrolled = (): void => {
      // A card of this frame follows its name by itself.
      if (!this.local && !this.pinnedAbove) this.close();
    };
    addEventListener('scroll', scrolled, { passive: true, capture: true, signal });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !this.request || this.local || event.isComposing) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.close();
      },
      { capture: true, signal },
    );
    signal.addEventListener('abort', () => this.close());
  }

  get pinned(): boolean {
    return this.local ? this.local.pinned : this.pinnedAbove;
  }

  get open(): boolean {
    return this.local ? this.local.open : this.request !== null;
  }

  warm(parent: Element): void {
    this.local?.warm(parent);
  }

  vouches(nonce: string): boolean {
    return this.local?.vouches(nonce) ?? false;
  }

  shows(mention: number): boolean {
    return this.local ? this.local.shows(mention) : this.request?.mention.id === mention;
  }

  show(request: CardRequest): void {
    if (this.local) {
      this.local.show(request);
      return;
    }
    const previous = this.request;
    this.request = request;
    previous?.closed(false);
    this.returnTo = hasFocus() ? deepActive() : null;
    const { entity, mention, focus, hover, rtl, expandable, expandedCount } = request;
    const answer = this.send({
      action: 'show',
      entity,
      mention,
      ...outward(request.boxes),
      focus,
      hover,
      moved: this.moved,
      rtl,
      expandable,
      expandedCount,
    });
    void answer
      .catch(() => false)
      .then((shown) => {
        if (shown || this.request !== request || this.signal.aborted) return;
        this.local = new CardPopover(this.signal);
        this.request = null;
        this.local.show(request);
      });
  }

  private send(request: FrameCardRequest): Promise<boolean> {
    return sendMessage('frame.card', request);
  }

  private post(request: FrameCardRequest): void {
    void this.send(request).catch(() => {});
  }

  update(mention: CardMention, expandable: number, expandedCount: number): void {
    if (this.local) this.local.update(mention, expandable, expandedCount);
    else if (this.shows(mention.id)) this.post({ action: 'mention', mention, expandable, expandedCount });
  }

  /** Over the top frame the card has the colours of that frame's page, which sees to them itself. */
  theme(theme: CardTheme): void {
    this.local?.theme(theme);
  }

  unkept(why: string): void {
    if (this.local) this.local.unkept(why);
    else if (this.request) this.post({ action: 'unkept', why });
  }

  focus(): void {
    if (this.local) this.local.focus();
    else if (this.request) {
      this.returnTo = deepActive();
      this.post({ action: 'focus' });
    }
  }

  pin(pinned: boolean): void {
    if (this.local) this.local.pin(pinned);
    else if (this.request) this.post({ action: 'pin' });
  }

  leave(scrolled?: boolean): void {
    if (this.local) this.local.leave(scrolled);
    else if (this.request) this.post({ action: 'leave' });
  }

  stay(): void {
    if (this.local) this.local.stay();
    else if (this.request) this.post({ action: 'stay' });
  }

  close(): void {
    if (this.local) this.local.close();
    else if (this.request) this.post({ action: 'close' });
  }

  /** What the top frame passes on. */
  event(event: FrameCardEvent): void {
    const { request } = this;
    // The pointer is in the top frame.
    if (event.action === 'closed') this.local?.leave();
    if (!request) return;
    if (event.action === 'closed') {
      this.request = null;
      this.pinnedAbove = false;
      if (event.focus && this.returnTo && isConnected(this.returnTo)) focusOn(this.returnTo);
      request.closed(event.focus);
      return;
    }
    const message = event.message as CardToPage;
    if (message.type === 'pin') this.pinnedAbove = message.pinned;
    request.onMessage(message);
  }
}
