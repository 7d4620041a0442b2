import { isActive } from '../active';
import { isFrame } from '../card/geometry';
import { elementAt, listen, rootOf } from '../dom';
import type { Mark } from '../marks';
import type { HoverEvents, HoverPort, PagePort } from '../ports';
import type { HitTest } from './hit';

/** Pixels in a frame above which the pointer is on its way somewhere else. */
const FAST = 60;
/** Pixels in a frame up to which the pointer counts as resting. */
const DRIFT = 2;
/** Milliseconds the pointer rests longer on a link of a list or menu. */
const ENTRY_MS = 250;
/** Pixels a hand moves in a press that is not meant as a drag. */
const STILL = 4;

function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}

/** Turns pointer, key and touch into intent. Listens passively; one hit test a frame at most. */
export class Hover implements HoverPort {
  private point = { x: -1, y: -1 };
  private path: readonly EventTarget[] = [];
  /** When the hand last did something, ms: the pointer rests since then, not since the frame that saw it. */
  private movedAt = 0;
  private tested = { x: -1, y: -1 };
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private mark: Mark | null = null;
  /** What the pointer was over when the mark was found. Over anything else something may lie on the mark. */
  private under: EventTarget | undefined;
  private keys = { alt: false, ctrl: false, shift: false };
  /** The page has scrolled under a pointer that rests. */
  private scrolled = false;
  /** Where a button went down that is still held, and whether the pointer has gone on from there. */
  private held: { x: number; y: number; dragged: boolean } | null = null;
  /** The mark that the reader pressed or dragged for something other than its card: quiet until the pointer leaves it. */
  private quiet: Mark | null = null;

  constructor(
    private readonly signal: AbortSignal,
    private readonly hit: HitTest,
    private readonly page: Pick<PagePort, 'choices' | 'first'>,
    private readonly events: HoverEvents,
  ) {
    const passive = { passive: true, capture: true, signal };
    // A page may keep all of these to itself, but for what was there before it. It may also have written itself anew since.
    page.first.moved = (event) => this.move(event);
    addEventListener('pointermove', page.first.moved, passive);
    // The capture phase also tells of leaving into an iframe or out of the window.
    listen(document, 'pointerleave', () => this.leave(), { passive: true, signal });
    // Events stop at a frame: the pointer has left this document's names.
    addEventListener('pointerover', (event) => isFrame(event.composedPath()[0]) && this.leave(), passive);
    addEventListener('pointerdown', (event) => this.down(event), passive);
    addEventListener('pointerup', (event) => this.up(event), passive);
    // A link that is dragged and a menu are the browser's: it tells of nothing more.
    addEventListener('pointercancel', (event) => this.giveUp(event), passive);
    addEventListener('contextmenu', (event) => this.giveUp(event), passive);
    addEventListener(
      'scroll',
      () => {
        this.scrolled = true;
        this.under = undefined;
        this.request();
      },
      passive,
    );
    addEventListener('keydown', (event) => this.key(event), passive);
    addEventListener('click', (event) => this.click(event), { capture: true, signal });
    signal.addEventListener('abort', () => {
      page.first.moved = undefined;
      clearTimeout(this.timer);
      cancelAnimationFrame(this.frame);
    });
  }

  replay(event: PointerEvent, path: readonly EventTarget[]): void {
    if (event.type === 'pointermove') this.move(event, path);
    else if (event.type === 'pointerdown') this.down(event, path);
    else if (event.type === 'pointerup') this.up(event, path);
    else this.giveUp(event, path);
  }

  private move(event: PointerEvent, path: readonly EventTarget[] = event.composedPath()): void {
    if (event.pointerType === 'touch' || !event.isTrusted) return;
    this.keys = { alt: event.altKey, ctrl: event.ctrlKey, shift: event.shiftKey };
    const { clientX: x, clientY: y } = event;
    // Some browsers tell of a move when the page has scrolled under a pointer that rests.
    if (x !== this.point.x || y !== this.point.y) {
      this.scrolled = false;
      this.movedAt = event.timeStamp;
    }
    this.point = { x, y };
    this.path = path;
    if (event.buttons === 0) this.held = null;
    else if (this.held && !this.held.dragged && Math.abs(x - this.held.x) + Math.abs(y - this.held.y) > STILL) {
      this.held.dragged = true;
      this.quiet = this.mark;
      this.events.busy();
    }
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
    if (this.mark && this.path[0] === this.under && this.hit.isOn(this.mark, x, y)) {
      // Readers follow the lines with the pointer.
      if (distance > DRIFT) this.forget();
    } else {
      this.under = this.path[0];
      const mark = this.hit.at(x, y, this.path);
      // What scrolls under a resting pointer was not pointed at.
      this.found(this.scrolled && mark !== this.mark ? null : mark);
      if (!mark) this.events.beside(this.path);
    }
    this.rest();
  }

  private found(mark: Mark | null): void {
    if (mark === this.mark) return;
    this.mark = mark;
    const dragged = this.held?.dragged === true;
    this.quiet = dragged ? mark : null;
    this.forget();
    this.events.over(dragged ? null : mark, this.scrolled);
  }

  /** Nothing has come to lie over the mark while the pointer rested. */
  private isThere(mark: Mark): boolean {
    const { x, y } = this.point;
    const under = this.path.find((target) => target instanceof Element && rootOf(target) === document);
    return elementAt(x, y) === under || this.hit.at(x, y, this.path) === mark;
  }

  chosen(): void {
    this.forget();
    this.rest();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private rest(): void {
    const { mark } = this;
    const { trigger, modifier, delay } = this.page.choices.settings;
    if (!mark || mark === this.quiet || this.held || this.timer !== undefined || trigger === 'click') return;
    if (trigger === 'modifier' && !this.keys[modifier]) return;
    this.timer = setTimeout(
      () => {
        if (this.mark !== mark) return;
        const open = this.events.isOpen(mark);
        if (!open && !this.isThere(mark)) {
          this.found(null);
          return;
        }
        // Asked and answered, until the pointer has left the name.
        this.quiet = mark;
        if (!open) this.events.open(mark, this.point, 'hover');
      },
      trigger === 'modifier' ? 0 : Math.max(0, delay + this.patience(mark) - (performance.now() - this.movedAt)),
    );
  }

  private patience(mark: Mark): number {
    return this.path.some(isActive) && this.events.isEntry(mark) ? ENTRY_MS : 0;
  }

  private leave(): void {
    this.point = { x: -1, y: -1 };
    this.forget();
    if (!this.mark) return;
    this.mark = null;
    this.events.over(null, false);
  }

  private key(event: KeyboardEvent): void {
    this.keys = { alt: event.altKey, ctrl: event.ctrlKey, shift: event.shiftKey };
    if (this.page.choices.settings.trigger === 'modifier') this.rest();
  }

  private down(event: PointerEvent, path: readonly EventTarget[] = event.composedPath()): void {
    if (!event.isTrusted) return;
    const { clientX: x, clientY: y } = event;
    const mark = this.hit.at(x, y, path);
    this.events.pressed(mark);
    if (event.pointerType === 'touch') return;
    this.held = { x, y, dragged: false };
    this.forget();
    if (this.page.choices.settings.trigger === 'click' || !path.some(isActive)) return;
    this.quiet = this.mark = mark;
    this.events.busy();
  }

  private up(event: PointerEvent, path: readonly EventTarget[] = event.composedPath()): void {
    const { held } = this;
    if (!event.isTrusted || event.buttons !== 0 || !held) return;
    this.movedAt = event.timeStamp;
    // A second press selects a word; after a slow one the card has come meanwhile.
    if (held.dragged || isSelecting()) {
      this.giveUp(event, path);
      this.events.busy();
    }
    this.held = null;
    this.rest();
  }

  /** What the reader does at this point is meant for the page. */
  private giveUp(event: MouseEvent, path: readonly EventTarget[] = event.composedPath()): void {
    this.held = null;
    this.forget();
    this.quiet = this.mark = this.hit.at(event.clientX, event.clientY, path);
  }

  /** Tap, or click where the reader chose so: opens the card; a second one on the same name goes to the page. */
  private click(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0 || event.detail === 0) return;
    // For another tab or window, or a longer selection.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const touch = (event as PointerEvent).pointerType === 'touch';
    if (!touch && this.page.choices.settings.trigger !== 'click') return;
    const path = event.composedPath();
    const mark = this.hit.at(event.clientX, event.clientY, path);
    if (!mark || this.events.isOpen(mark)) return;
    const active = path.some(isActive);
    // The end of a selection is a click too.
    if (!touch && !active && isSelecting()) return;
    if (active) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    this.mark = mark;
    this.events.over(mark, false);
    this.events.open(mark, { x: event.clientX, y: event.clientY }, touch ? 'touch' : 'click');
  }
}
