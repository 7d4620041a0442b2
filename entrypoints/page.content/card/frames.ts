import type { CardTheme } from '../../../data/card-protocol';
import { type FrameCardEvent, type FrameCardRequest, sendMessage } from '../../../data/messages';
import type { Card } from './card';
import { moved, placeOfFrame } from './geometry';

/** The top frame's side of cards for names in child frames. */
export class FrameCards {
  /** The iframe the pointer went into last: events stop at it, its own place is known. */
  private pointed: HTMLElement | null = null;
  private shown: { frame: number } | null = null;

  constructor(
    private readonly card: Card,
    private readonly theme: () => CardTheme,
    signal: AbortSignal,
  ) {
    addEventListener(
      'pointerover',
      (event) => {
        const target = event.composedPath()[0];
        if (isFrame(target)) this.pointed = target;
      },
      { passive: true, capture: true, signal },
    );
  }

  /** False: the frame has to show the card itself. */
  handle(frame: number, request: FrameCardRequest): boolean {
    if (request.action === 'show') return this.show(frame, request);
    if (this.shown?.frame !== frame) return false;
    if (request.action === 'mention') this.card.update(request.mention, request.expandable, request.expandedCount);
    else if (request.action === 'leave') this.card.leave();
    else if (request.action === 'stay') this.card.stay();
    else if (request.action === 'pin') this.card.pin(!this.card.pinned);
    else this.card.close();
    return true;
  }

  private show(frame: number, request: FrameCardRequest & { action: 'show' }): boolean {
    let { boxes } = request;
    const element = this.frameElement();
    if (request.space === 'frame') {
      if (!element) return false;
      const by = placeOfFrame(element);
      boxes = boxes.map((box) => moved(box, by));
    }
    if (boxes.length === 0) return false;
    const mine = { frame };
    const tell = (event: FrameCardEvent): void => {
      void sendMessage('top.event', { frame, event }).catch(() => {});
    };
    this.card.show({
      ...request,
      boxes,
      pointer: null,
      parent: element?.closest('dialog:modal') ?? document.documentElement,
      theme: this.theme(),
      follow: null,
      said: (said) => tell({ action: 'said', said }),
      closed: (focus) => {
        if (this.shown === mine) this.shown = null;
        tell({ action: 'closed', focus });
      },
    });
    this.shown = mine;
    return true;
  }

  /** The frame the reader is in, by pointer or by focus. */
  private frameElement(): HTMLElement | null {
    if (this.pointed?.isConnected && this.pointed.matches(':hover')) return this.pointed;
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (isFrame(active)) return active;
    return this.pointed?.isConnected ? this.pointed : null;
  }
}

function isFrame(target: unknown): target is HTMLElement {
  return target instanceof HTMLIFrameElement || target instanceof HTMLFrameElement;
}
