import { adoptedSheetsOf, boxOf, documentElement, newElement, prependTo, remove } from '../../dom';
import { draw, type Run } from './brush';

const HOST_STYLE: Record<string, string> = {
  all: 'initial',
  position: 'absolute',
  left: '0',
  top: '0',
  // First in the page and no higher than what is not placed: whatever the page lays over its text lies over this too.
  'z-index': '0',
  'pointer-events': 'none',
};
/** How far the canvas may be from where it was put, CSS pixels: the page may have turned or stretched its root. */
const OFF = 0.01;

/**
 * What marks are drawn on: a canvas that covers the view and goes along with the page, in a closed shadow root. It lies over
 * text that stands in the flow, and below all that the page places by itself.
 */
export class Pane {
  readonly host = newElement('div');
  private readonly canvas = newElement('canvas');
  private readonly observer: ResizeObserver;
  private readonly all = new CSSStyleSheet();
  /** Drawn with the page's own text, not as a layer of its own: letters over it keep their edges. */
  readonly brush = this.canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  /** Device pixels in a CSS pixel. */
  readonly dpr = devicePixelRatio;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;

  /** `laidOut`: called in this frame and in each that `ask` was called in, when all is laid out and nothing painted yet. */
  constructor(laidOut: () => void) {
    const { host, canvas, dpr } = this;
    for (const name in HOST_STYLE) host.style.setProperty(name, HOST_STYLE[name] as string, 'important');
    host.ariaHidden = 'true';
    const shadow = host.attachShadow({ mode: 'closed' });
    const style = newElement('style');
    style.textContent = '@media print{:host{display:none!important}}';
    shadow.append(style, canvas);
    prependTo(documentElement() as Element, host);
    // Without the scroll bars: the page must not become wider.
    const { width = 0, height = 0 } = visualViewport ?? {};
    canvas.width = Math.floor(width * dpr);
    canvas.height = Math.floor(height * dpr);
    this.width = canvas.width / dpr;
    this.height = canvas.height / dpr;
    canvas.style.cssText = `pointer-events:none;position:absolute;left:0;top:0;width:${this.width}px;height:${this.height}px`;
    this.all.replaceSync('*,::before,::after{pointer-events:auto!important}');
    this.observer = new ResizeObserver(laidOut);
    this.ask();
  }

  /** Lays it over the view, when all is laid out: before that it would lay the page out in its own turn. */
  place(): void {
    const { left, top } = boxOf(this.canvas);
    if (left === 0 && top === 0) return;
    const { style } = this.canvas;
    style.left = `${Number.parseFloat(style.left) - left}px`;
    style.top = `${Number.parseFloat(style.top) - top}px`;
  }

  /** Whether it lies where it should, a pixel on a pixel. */
  get isTrue(): boolean {
    const { left, top, width, height } = boxOf(this.canvas);
    const off = [left, top, width - this.width, height - this.height];
    return off.every((by) => Math.abs(by) < OFF) && visualViewport?.scale === 1;
  }

  /** Asks to be called back in this frame, when it has been laid out. */
  ask(): void {
    // What is observed anew is told of in that frame, and nothing has to change for it.
    this.observer.unobserve(this.canvas);
    this.observer.observe(this.canvas);
  }

  /** Runs hit tests that find the pane, and all that takes no pointer. For as long as that takes: the page must not see it. */
  meeting<T>(test: () => T): T {
    const sheets = adoptedSheetsOf(document);
    this.place();
    this.canvas.style.pointerEvents = 'auto';
    sheets.push(this.all);
    try {
      return test();
    } finally {
      const at = sheets.lastIndexOf(this.all);
      if (at >= 0) sheets.splice(at, 1);
      this.canvas.style.pointerEvents = 'none';
    }
  }

  draw(runs: readonly Run[]): void {
    draw(this.brush, runs, this.dpr);
  }

  wipe(runs: readonly Run[]): void {
    const { brush, dpr } = this;
    for (const { box } of runs) {
      const [left, top] = [Math.round(box.left * dpr), Math.round(box.top * dpr)];
      brush.clearRect(left, top, Math.round(box.right * dpr) - left, Math.round(box.bottom * dpr) - top);
    }
  }

  dispose(): void {
    this.observer.disconnect();
    remove(this.host);
  }
}
