import type { CardTheme } from '../../../data/messaging/card-protocol';
import { type Box, type FrameCardEvent, type FrameCardRequest, sendMessage } from '../../../data/messaging/messages';
import {
  allInDocument,
  clientHeightOf,
  clientWidthOf,
  closest,
  deepActive,
  documentElement,
  isConnected,
  matches,
  styleOf,
} from '../dom';
import type { CardPopover } from './card-popover';
import { isFrame, moved, ONLY_LIVE, outward, placeOfFrame } from './geometry';
import { timeOf } from './time-of';

const LEFT: FrameCardEvent = { action: 'closed', focus: false };

function tell(frame: number, event: FrameCardEvent): void {
  void sendMessage('top.event', { frame, event }).catch(() => {});
}

/** The top frame's side of cards for names in child frames. */
export class ChildFrameCards {
  /** The iframe the pointer went into last: events stop at it, its own place is known. */
  private pointed: HTMLElement | null = null;
  private shown: { frame: number } | null = null;
  /** The frame that shows its card itself. */
  private apart: number | null = null;
  /** When the pointer last moved in this document itself, ms since 1970. */
  private here = 0;

  constructor(
    private readonly card: CardPopover,
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
    // The pointer is in this document again, so it is in no frame; the frame itself may not be told.
    addEventListener(
      'pointermove',
      (event) => {
        if (!event.isTrusted || isFrame(event.composedPath()[0]) || card.isMet(event)) return;
        this.here = timeOf(event);
        if (this.shown) card.leave();
        if (this.apart !== null) tell(this.apart, LEFT);
        this.apart = null;
      },
      { passive: true, capture: true, signal },
    );
  }

  /** False: the frame has to show the card itself. */
  handle(frame: number, request: FrameCardRequest): boolean {
    if (request.action === 'show') {
      const shown = this.show(frame, request);
      this.apart = shown ? null : frame;
      return shown;
    }
    if (this.shown?.frame !== frame) return false;
    if (request.action === 'mention') this.card.update(request.mention, request.expandable, request.expandedCount);
    else if (request.action === 'unkept') this.card.unkept(request.why);
    else if (request.action === 'focus') this.card.focus();
    else if (request.action === 'leave') this.card.leave();
    else if (request.action === 'stay') this.card.stay();
    else if (request.action === 'pin') this.card.pin(!this.card.pinned);
    else this.card.close();
    return true;
  }

  private show(frame: number, request: FrameCardRequest & { action: 'show' }): boolean {
    const element = frameOf(request.view, this.pointed);
    // A frame of another process is not always told that the pointer has left it, and takes that for a rest; nor is this
    // document always told that the pointer is over the frame.
    const isLate = request.moved < this.here && !(element && matches(element, ':hover'));
    if (request.hover && (isLate || (this.card.open && this.card.pinned))) {
      tell(frame, LEFT);
      return true;
    }
    let { boxes } = request;
    if (request.space !== 'top') {
      if (!element) return false;
      const by = placeOfFrame(element);
      boxes = boxes.map((box) => moved(box, by));
    }
    // Nothing can be put into a frame that fills the screen; its own document can.
    if (boxes.length === 0 || (element && matches(element, ':fullscreen'))) return false;
    const start = element && placeOfFrame(element);
    const follow = (): Box[] => {
      if (!element || !isConnected(element) || !start) return boxes;
      const { x, y } = placeOfFrame(element);
      return boxes.map((box) => ({ ...box, x: box.x + x - start.x, y: box.y + y - start.y }));
    };
    const mine = { frame };
    this.shown = mine;
    this.card.show({
      ...request,
      boxes,
      pointer: null,
      parent: (element && closest(element, ONLY_LIVE)) ?? (documentElement() as Element),
      theme: this.theme(),
      follow,
      around: null,
      element,
      onMessage: (message) => tell(frame, { action: 'message', message }),
      closed: (focus) => {
        // Opened for another name of the same frame: that one is what the frame waits to hear of.
        if (this.shown !== mine && this.shown?.frame === frame) return;
        if (this.shown === mine) this.shown = null;
        tell(frame, { action: 'closed', focus });
      },
    });
    return true;
  }
}

/** In a frame between: a name of a frame in it, placed as the frames around it can use it. Null where it is not known which. */
export function placedIn(request: FrameCardRequest): FrameCardRequest | null {
  const frame = request.action === 'show' && frameOf(request.view, null);
  if (!frame) return null;
  const by = placeOfFrame(frame);
  return { ...request, ...outward(request.boxes.map((box) => moved(box, by))) };
}

/** The frame the reader is in: by pointer or focus, else the only one of this size. */
function frameOf(view: { width: number; height: number }, pointed: HTMLElement | null): HTMLElement | null {
  const fits = (frame: Element): boolean => {
    const style = styleOf(frame);
    const width = clientWidthOf(frame) - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const height = clientHeightOf(frame) - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
    return Math.abs(width - view.width) <= 1 && Math.abs(height - view.height) <= 1;
  };
  const all = [...allInDocument('iframe,frame')].filter(fits);
  // Chromium does not always tell the outer document that the pointer is over a frame of another process.
  for (const frame of [...all.filter((one) => matches(one, ':hover')), deepActive(), pointed])
    if (isFrame(frame) && isConnected(frame) && fits(frame)) return frame;
  return all.length === 1 ? (all[0] as HTMLElement) : null;
}
