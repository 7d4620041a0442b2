import type { Settings } from '../../../data/settings-shape';
import type { Mark } from '../marks';
import type { HitTest } from './hit';

/** Pixels in a frame above which the pointer is on its way somewhere else. */
const FAST = 60;

export interface HoverEvents {
  /** The pointer came onto a mark, or left all (null). */
  over(mark: Mark | null): void;
  /** The reader asks for the card: rested long enough, held the key, clicked or tapped. */
  open(mark: Mark, point: { x: number; y: number }, how: 'hover' | 'click' | 'touch'): void;
  /** Whether the card shows this mark already. */
  isOpen(mark: Mark): boolean;
  /** A press on the page outside the card, on a mark or beside. */
  pressed(mark: Mark | null): void;
}

const ACTIVE = 'a[href],area[href],button,summary,label,[role="button"],[role="link"],[role="tab"],[onclick]';

function isFrame(target: unknown): boolean {
  return target instanceof HTMLIFrameElement || target instanceof HTMLFrameElement;
}

/** Turns pointer, key and touch into intent. Listens passively; one hit test a frame at most. */
export class Hover {
  private point = { x: -1, y: -1 };
  private path: readonly EventTarget[] = [];
  private tested = { x: -1, y: -1 };
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private mark: Mark | null = null;
  /** What the pointer was over when the mark was found. Over anything else something may lie on the mark. */
  private under: EventTarget | undefined;
  private keys = { alt: false, ctrl: false, shift: false };

  constructor(
    private readonly signal: AbortSignal,
    private readonly hit: HitTest,
    private readonly settings: () => Settings,
    private readonly events: HoverEvents,
  ) {
    const passive = { passive: true, capture: true, signal };
    addEventListener('pointermove', (event) => this.move(event), passive);
    // The capture phase also tells of leaving into an iframe or out of the window.
    document.addEventListener('pointerleave', () => this.leave(), { passive: true, signal });
    addEventListener('pointerdown', (event) => this.down(event), passive);
    // Events stop at a frame: the pointer has left this document's names.
    addEventListener('pointerover', (event) => isFrame(event.composedPath()[0]) && this.leave(), passive);
    addEventListener(
      'scroll',
      () => {
        this.under = undefined;
        this.request();
      },
      passive,
    );
    addEventListener('keydown', (event) => this.key(event), passive);
    addEventListener('click', (event) => this.click(event), { capture: true, signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      cancelAnimationFrame(this.frame);
    });
  }

  private move(event: PointerEvent): void {
    if (event.pointerType === 'touch' || !event.isTrusted) return;
    this.keys = { alt: event.altKey, ctrl: event.ctrlKey, shift: event.shiftKey };
    this.point = { x: event.clientX, y: event.clientY };
    this.path = event.composedPath();
    this.request();
  }

  private request(): void {
    if (this.frame || this.point.x < 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.signal.aborted) this.test();
    });
  }

  private test(): void {
    const { x, y } = this.point;
    const distance = Math.abs(x - this.tested.x) + Math.abs(y - this.tested.y);
    this.tested = { x, y };
    if (distance > FAST) {
      // On its way; look again when it has slowed down.
      this.request();
      return;
    }
    if (!this.mark || this.path[0] !== this.under || !this.hit.isOn(this.mark, x, y)) {
      this.under = this.path[0];
      this.found(this.hit.at(x, y, this.path));
    }
    this.rest();
  }

  private found(mark: Mark | null): void {
    if (mark === this.mark) return;
    this.mark = mark;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.events.over(mark);
  }

  /** Nothing has come to lie over the mark while the pointer rested. */
  private isThere(mark: Mark): boolean {
    const { x, y } = this.point;
    const under = this.path.find((target) => target instanceof Element && target.getRootNode() === document);
    return document.elementFromPoint(x, y) === under || this.hit.at(x, y, this.path) === mark;
  }

  private rest(): void {
    const { mark } = this;
    const { trigger, modifier, delay } = this.settings();
    if (!mark || this.timer !== undefined || trigger === 'click') return;
    if (trigger === 'modifier' && !this.keys[modifier]) return;
    this.timer = setTimeout(
      () => {
        if (this.mark !== mark || this.events.isOpen(mark)) return;
        if (this.isThere(mark)) this.events.open(mark, this.point, 'hover');
        else this.found(null);
      },
      trigger === 'modifier' ? 0 : delay,
    );
  }

  private leave(): void {
    this.point = { x: -1, y: -1 };
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.mark) return;
    this.mark = null;
    this.events.over(null);
  }

  private key(event: KeyboardEvent): void {
    this.keys = { alt: event.altKey, ctrl: event.ctrlKey, shift: event.shiftKey };
    if (this.settings().trigger === 'modifier') this.rest();
  }

  private down(event: PointerEvent): void {
    if (event.isTrusted) this.events.pressed(this.hit.at(event.clientX, event.clientY, event.composedPath()));
  }

  /** Tap, or click where the reader chose so: opens the card; a second one on the same name goes to the page. */
  private click(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0 || event.detail === 0) return;
    // For another tab or window, or a longer selection.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const touch = (event as PointerEvent).pointerType === 'touch';
    if (!touch && this.settings().trigger !== 'click') return;
    const path = event.composedPath();
    const mark = this.hit.at(event.clientX, event.clientY, path);
    if (!mark || this.events.isOpen(mark)) return;
    if (path.some((target) => target instanceof Element && target.matches(ACTIVE))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    this.mark = mark;
    this.events.over(mark);
    this.events.open(mark, { x: event.clientX, y: event.clientY }, touch ? 'touch' : 'click');
  }
}
