import { browser } from 'wxt/browser';
import {
  type CardHandover,
  type CardTheme,
  type CardToPage,
  type PageToCard,
  readCardToPage,
} from '../../../data/messaging/card-protocol';
import type { Box } from '../../../data/messaging/messages';
import {
  activeElement,
  appendTo,
  boxOf,
  documentElement,
  elementAt,
  hasBox,
  isConnected,
  matches,
  moveInto,
  newElement,
  parentNodeOf,
  zoomOf,
} from '../dom';

/** Size before the content says its own: that of a usual card, so that nothing jumps when it arrives. */
export const FIRST_SIZE = { width: 372, height: 420 };

/** Milliseconds between two handovers of a port, and how many are tried. */
const HANDOVER_MS = 80;
const HANDOVERS = 60;
/** After this many without an answer the page is taken for one that blocks frames like ours (see `isolated`). */
const BLOCKED_AFTER = 15;

/** Milliseconds a card has to stand still before a press on it counts: it may have come under the pointer just now. */
const REST_MS = 300;
const CORNERS = [
  [0.1, 0.1],
  [0.9, 0.1],
  [0.5, 0.5],
  [0.1, 0.9],
  [0.9, 0.9],
] as const;

const HOST_STYLE: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: 'auto',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'transparent',
  overflow: 'visible',
  'z-index': '2147483647',
};

/**
 * The card's document in an iframe, in a closed shadow root, in the top layer (`popover="manual"`: above the page's own
 * dialogs and in fullscreen). Made when the pointer first comes near a name and kept warm. The page has no way to the iframe: frames in a
 * shadow tree are not in `window.frames`, and the shadow root is closed.
 */
export class CardFrame {
  private host: HTMLElement | null = null;
  private iframe: HTMLIFrameElement | null = null;
  private port: MessagePort | null = null;
  private nonce = '';
  /**
   * The page keeps out frames that do not consent to be embedded (`Cross-Origin-Embedder-Policy`). Chromium finds none on
   * the redirect of a dynamic address and blocks the card. It lets a frame without credentials in: that one has a
   * storage of its own, so the card reads the library through the background.
   */
  private isolated = globalThis.crossOriginIsolated === true;
  private queue: PageToCard[] = [];
  /** Where it was put, and when. */
  private placed: Box | null = null;
  private movedAt = 0;
  private answered = false;
  /** The card's document has asked for the nonce. */
  private asked = false;
  /** What stands in the place of a card that cannot run. */
  private plain: HTMLInputElement | null = null;

  constructor(
    signal: AbortSignal,
    private readonly onMessage: (message: CardToPage) => void,
    private readonly onPointer: (inside: boolean) => void,
    /** The page may be about to go. Listened to only while there is a frame. */
    private readonly onLeaving: () => void,
    /** No script of the card runs here, nor will. */
    private readonly onSilence: () => void,
  ) {
    signal.addEventListener('abort', () => this.dispose());
  }

  /** Whether the nonce is that of our own card, asked by the card over extension messaging. */
  vouches(nonce: string): boolean {
    const isOurs = nonce !== '' && nonce === this.nonce;
    // Only a card that runs can ask: a slow one, then, and not a blocked one.
    if (isOurs) this.asked = true;
    return isOurs;
  }

  get shown(): boolean {
    return this.host !== null && matches(this.host, ':popover-open') && hasBox(this.host);
  }

  /** Makes the card's document, so that it is warm when the pointer has rested long enough. */
  warm(parent: Element): void {
    if (this.host && isConnected(this.host)) return;
    this.dispose();
    const host = newElement('div');
    host.popover = 'manual';
    for (const name in HOST_STYLE) host.style.setProperty(name, HOST_STYLE[name] as string, 'important');
    host.style.setProperty('display', 'none', 'important');
    const shadow = host.attachShadow({ mode: 'closed' });
    const iframe = newElement('iframe');
    // A page's own colour scheme would put an opaque canvas behind a card of the other one.
    iframe.style.cssText = `all:initial;display:block;width:100%;height:100%;border:0;color-scheme:auto;border-radius:12px;
      box-shadow:0 12px 32px rgb(0 0 0/18%),0 2px 6px rgb(0 0 0/10%)`;
    iframe.title = '年鉴镜 Yearbook Lens';
    if (this.isolated && 'credentialless' in iframe) iframe.credentialless = true;
    iframe.src = browser.runtime.getURL('/card.html' as '/');
    iframe.addEventListener('load', () => this.loaded());
    host.addEventListener('pointerenter', () => this.onPointer(true));
    host.addEventListener('pointerleave', () => this.onPointer(false));
    // A page may dress every backdrop; this one is never seen. On paper nothing of ours is; inner importance beats outer.
    const style = newElement('style');
    style.textContent = ':host::backdrop{display:none!important}@media print{:host{display:none!important}}';
    shadow.append(style, iframe);
    this.host = host;
    this.iframe = iframe;
    this.answering(false);
    appendTo(parent, host);
    // Chromium keeps no page with an extension's frame for going back to. Firefox keeps none that listens for this.
    if (!import.meta.env.FIREFOX) addEventListener('beforeunload', this.onLeaving);
  }

  /**
   * Until the card answers it is neither seen nor met, but can take the focus: in a page whose policy is a sandbox it never
   * will (its frame is in that sandbox too), and an empty box would stand there.
   */
  private answering(yes: boolean): void {
    this.answered = yes;
    this.host?.style.setProperty('opacity', yes ? '1' : '0', 'important');
    this.host?.style.setProperty('pointer-events', yes ? 'auto' : 'none', 'important');
  }

  /** The document has loaded (again: a move in the page's tree can do that). */
  private loaded(): void {
    this.nonce = crypto.randomUUID();
    this.port = null;
    this.asked = false;
    this.answering(false);
    this.handOver(this.nonce, HANDOVERS);
  }

  /** Hands a port over, again and again until one is taken: the card's listener may come after its load event. */
  private handOver(nonce: string, left: number): void {
    const target = this.iframe?.contentWindow;
    if (!target || nonce !== this.nonce || this.port) return;
    if (left === 0) {
      if (!this.asked) this.onSilence();
      return;
    }
    if (left === HANDOVERS - BLOCKED_AFTER && !this.asked) {
      if (!this.isolated && 'credentialless' in HTMLIFrameElement.prototype) {
        // Only a page that is isolated whole says so; one that asks just its frames to consent is known by the silence.
        this.isolated = true;
        this.again();
        return;
      }
      // A page without an origin of its own is in a sandbox, and this one lets no script run.
      if (window.origin === 'null') {
        this.onSilence();
        return;
      }
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const message = readCardToPage(data);
      if (!message || nonce !== this.nonce) return;
      if (message.type === 'ready') {
        this.port = port1;
        this.answering(true);
        // Where the reader has gone on meanwhile the focus stays.
        for (const waiting of this.queue.splice(0))
          if (waiting.type === 'show') port1.postMessage({ ...waiting, focus: waiting.focus && this.focused });
          else if (waiting.type !== 'focus' || this.focused) port1.postMessage(waiting);
      } else if (this.port === port1) this.onMessage(message);
    };
    const handover: CardHandover = { type: 'yearbook-lens-port', nonce };
    // The frame holds nothing but our own page (nobody else can reach or navigate it), whose origin is a dynamic one in
    // Chromium; the card takes the port only after it has asked us for the nonce.
    target.postMessage(handover, '*', [port2]);
    setTimeout(() => this.handOver(nonce, left - 1), HANDOVER_MS);
  }

  /** Loads the card's document anew, in the same place. */
  private again(): void {
    const { iframe } = this;
    if (!iframe) return;
    // What the old document may still say is not for the new one.
    this.nonce = '';
    const next = iframe.cloneNode() as HTMLIFrameElement & { credentialless?: boolean };
    next.credentialless = true;
    next.addEventListener('load', () => this.loaded());
    this.iframe = next;
    iframe.replaceWith(next);
  }

  /** A button of our own in the place of a card that will never run; pressed by the reader, it calls back. */
  instead(pressed: () => void): void {
    // Its words are no text of the page, that we should mark a name in them.
    const button = newElement('input');
    button.type = 'button';
    button.addEventListener('click', (event) => {
      if (event.isTrusted && this.isAtRest) pressed();
    });
    this.iframe?.replaceWith(button);
    this.plain = button;
    this.iframe = null;
    this.nonce = '';
    this.queue = [];
    this.answering(true);
  }

  get isPlain(): boolean {
    return this.plain !== null;
  }

  /** What the button says. */
  say(text: string, theme: CardTheme): void {
    if (!this.plain) return;
    this.plain.value = text;
    this.plain.style.cssText = `width:100%;height:100%;font:14px system-ui;cursor:pointer;background:Canvas;color:CanvasText;border:1px solid;border-radius:12px;color-scheme:${theme}`;
  }

  send(message: PageToCard): void {
    if (this.plain) return;
    if (this.port) this.port.postMessage(message);
    else {
      // Only the latest show counts when the card is still loading.
      if (message.type === 'show') this.queue = this.queue.filter((other) => other.type !== 'show');
      this.queue.push(message);
    }
  }

  /** Shows the card at a place of the viewport, in `parent` (a modal dialog makes everything outside it inert). */
  show(parent: Element, box: Box): void {
    this.warm(parent);
    const host = this.host as HTMLElement;
    if (parentNodeOf(host) !== parent) this.move(host, parent);
    const { style } = host;
    style.setProperty('display', 'block', 'important');
    // Places are those of the window: a zoom of the page's own on what holds the card is taken back.
    style.setProperty('zoom', String(1 / zoomOf(parent)), 'important');
    this.moveTo(box);
    // Shown again each time: what the page put into the top layer meanwhile would lie over it.
    if (matches(host, ':popover-open')) host.hidePopover();
    host.showPopover();
  }

  moveTo(box: Box): void {
    if (!this.host) return;
    const { placed } = this;
    // A card that grows is read on, and one that has just opened off the pointer is pressed on purpose; one that moves while
    // it is open has to rest before a press on it counts.
    if (placed && (placed.x !== box.x || placed.y !== box.y)) this.movedAt = performance.now();
    this.placed = box;
    const { style } = this.host;
    style.setProperty('left', `${box.x}px`, 'important');
    style.setProperty('top', `${box.y}px`, 'important');
    style.setProperty('width', `${box.width}px`, 'important');
    style.setProperty('height', `${box.height}px`, 'important');
  }

  /** Whether the card has stood for a while where it was put, seen and with nothing over it. */
  get isAtRest(): boolean {
    return performance.now() - this.movedAt > REST_MS && this.isWhole;
  }

  /** Whether somebody has made the shown card other than it was. */
  get isTamperedWith(): boolean {
    return this.answered && this.shown && !this.isWhole;
  }

  /** The card's host, for those who look at what lies under it. */
  get element(): Element | null {
    return this.host;
  }

  /**
   * Whether it is as it was made: the page finds the host, and could make it see-through and put it where the reader is going
   * to press for another reason, or put something over it that lets presses through.
   */
  get isWhole(): boolean {
    const { host, placed } = this;
    if (!host || !placed) return false;
    const { x, y, width, height } = boxOf(host);
    const style = getComputedStyle(host);
    const isOff = [x - placed.x, y - placed.y, width - placed.width, height - placed.height].some(
      (by) => Math.abs(by) > 2,
    );
    if (isOff || style.opacity !== '1' || style.visibility !== 'visible' || style.filter !== 'none') return false;
    if (style.transform !== 'none' || style.clipPath !== 'none' || style.mixBlendMode !== 'normal') return false;
    return CORNERS.every(([across, down]) => {
      const at = [x + width * across, y + height * down] as const;
      const isIn = at[0] >= 0 && at[1] >= 0 && at[0] < innerWidth && at[1] < innerHeight;
      return !isIn || elementAt(...at) === host;
    });
  }

  hide(): void {
    this.placed = null;
    const { host } = this;
    if (!host || !isConnected(host)) return;
    if (matches(host, ':popover-open')) host.hidePopover();
    host.style.setProperty('display', 'none', 'important');
    this.send({ type: 'hide' });
    const root = documentElement();
    if (root && parentNodeOf(host) !== root) this.move(host, root);
  }

  focus(): void {
    this.iframe?.focus();
    this.send({ type: 'focus' });
  }

  get focused(): boolean {
    return this.host !== null && activeElement() === this.host;
  }

  /** Whether a node is the card's host (watchers and hit tests leave it alone). */
  is(node: EventTarget | null): boolean {
    return node !== null && node === this.host;
  }

  private move(host: HTMLElement, parent: Element): void {
    if (isConnected(host))
      try {
        moveInto(parent, host, null);
        return;
      } catch {
        // There is none, or it is between documents: the iframe's document loads again and is handed a new port.
      }
    appendTo(parent, host);
  }

  dispose(): void {
    removeEventListener('beforeunload', this.onLeaving);
    this.host?.remove();
    this.port?.close();
    this.host = null;
    this.iframe = null;
    this.plain = null;
    this.port = null;
    this.nonce = '';
    this.queue = [];
  }
}
