import { TracedPath } from './traced-path';

/** What our painters ask of a canvas. A canvas context is one; `SvgBrush` writes the same picture as SVG. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'scale'
  | 'translate'
  | 'rotate'
  | 'setLineDash'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'arc'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

interface State {
  matrix: DOMMatrix;
  fillStyle: CanvasRenderingContext2D['fillStyle'];
  strokeStyle: CanvasRenderingContext2D['strokeStyle'];
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  lineCap: CanvasLineCap;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: readonly number[];
}

const SVG = 'http://www.w3.org/2000/svg';
const ANCHOR: Record<CanvasTextAlign, string> = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
};
/** Digits after the point of coordinates of the base map: a hundredth of its pixel is some centimetres. */
const DIGITS = 2;

/** Numbers as a drawing needs them: a hundredth of a pixel is seen by nobody. */
const short = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * Draws as SVG what our painters draw on a canvas: each fill, stroke and text becomes one element with the transform and
 * style of that moment. Knows what the painters use and no more; paths must be `TracedPath`s.
 */
export class SvgBrush implements Brush {
  readonly element: SVGSVGElement;
  readonly #measure: CanvasRenderingContext2D;
  #state: State = {
    matrix: new DOMMatrix(),
    fillStyle: '#000',
    strokeStyle: '#000',
    lineWidth: 1,
    lineJoin: 'miter',
    lineCap: 'butt',
    globalAlpha: 1,
    font: '12px sans-serif',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    dash: [],
  };
  #stack: State[] = [];
  #data = '';

  /** @param size of the picture, CSS pixels */
  constructor(size: { x: number; y: number }) {
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('viewBox', `0 0 ${size.x} ${size.y}`);
    this.element.setAttribute('width', String(size.x));
    this.element.setAttribute('height', String(size.y));
    this.#measure = document.createElement('canvas').getContext('2d')!;
  }

  save(): void {
    this.#stack.push({ ...this.#state, matrix: DOMMatrix.fromMatrix(this.#state.matrix) });
  }
  restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }
  scale(x: number, y: number): void {
    this.#state.matrix.scaleSelf(x, y);
  }
  translate(x: number, y: number): void {
    this.#state.matrix.translateSelf(x, y);
  }
  rotate(radians: number): void {
    this.#state.matrix.rotateSelf((radians * 180) / Math.PI);
  }
  setLineDash(dash: Iterable<number>): void {
    this.#state.dash = [...dash];
  }

  beginPath(): void {
    this.#data = '';
  }
  moveTo(x: number, y: number): void {
    this.#data += `M${short(x)} ${short(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.#data += `L${short(x)} ${short(y)}`;
  }
  closePath(): void {
    this.#data += 'Z';
  }
  /** Whole circles only. */
  arc(x: number, y: number, radius: number): void {
    const r = radius.toFixed(4);
    this.#data += `M${(x - radius).toFixed(4)} ${y.toFixed(4)}a${r} ${r} 0 1 0 ${(2 * radius).toFixed(4)} 0a${r} ${r} 0 1 0 ${(-2 * radius).toFixed(4)} 0Z`;
  }
  roundRect(x: number, y: number, width: number, height: number, radii?: unknown): void {
    const r = Math.min(Number(radii) || 0, width / 2, height / 2);
    const corner = (dx: number, dy: number): string => `a${short(r)} ${short(r)} 0 0 1 ${short(dx)} ${short(dy)}`;
    this.#data +=
      `M${short(x + r)} ${short(y)}h${short(width - 2 * r)}${corner(r, r)}v${short(height - 2 * r)}${corner(-r, r)}` +
      `h${short(2 * r - width)}${corner(-r, -r)}v${short(2 * r - height)}${corner(r, -r)}Z`;
  }

  fill(path?: Path2D | CanvasFillRule, rule?: CanvasFillRule): void {
    const made = this.#draw(path instanceof TracedPath ? path : null);
    made?.setAttribute('fill', String(this.#state.fillStyle));
    if (path === 'evenodd' || rule === 'evenodd') made?.setAttribute('fill-rule', 'evenodd');
  }
  stroke(path?: Path2D): void {
    const made = this.#draw(path instanceof TracedPath ? path : null);
    made?.setAttribute('fill', 'none');
    if (made) this.#stroked(made);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    const rect = this.#add('rect');
    for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, short(value));
    rect.setAttribute('fill', String(this.#state.fillStyle));
  }
  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y).setAttribute('fill', String(this.#state.fillStyle));
  }
  strokeText(text: string, x: number, y: number): void {
    const written = this.#write(text, x, y);
    written.setAttribute('fill', 'none');
    // Its like in the fill's element is read; the halo is not a second text.
    written.setAttribute('aria-hidden', 'true');
    this.#stroked(written);
  }
  measureText(text: string): TextMetrics {
    this.#measure.font = this.#state.font;
    return this.#measure.measureText(text);
  }

  #draw(path: TracedPath | null): SVGElement | null {
    const data = path ? path.data(DIGITS) : this.#data;
    if (data === '') return null;
    const made = this.#add('path');
    made.setAttribute('d', data);
    return made;
  }

  #stroked(element: SVGElement): void {
    const { strokeStyle, lineWidth, lineJoin, lineCap, dash } = this.#state;
    element.setAttribute('stroke', String(strokeStyle));
    element.setAttribute('stroke-width', lineWidth.toFixed(4));
    element.setAttribute('stroke-linejoin', lineJoin);
    if (lineCap !== 'butt') element.setAttribute('stroke-linecap', lineCap);
    if (dash.length > 0) element.setAttribute('stroke-dasharray', dash.map((part) => part.toFixed(4)).join(' '));
  }

  #write(text: string, x: number, y: number): SVGElement {
    const { font, textAlign, textBaseline } = this.#state;
    const written = this.#add('text');
    written.textContent = text;
    written.setAttribute('x', short(x));
    written.setAttribute('y', short(y));
    written.setAttribute('style', `font:${font}`);
    written.setAttribute('text-anchor', ANCHOR[textAlign]);
    if (textBaseline === 'middle') written.setAttribute('dominant-baseline', 'central');
    return written;
  }

  #add(name: 'path' | 'rect' | 'text'): SVGElement {
    const { matrix, globalAlpha } = this.#state;
    const element = document.createElementNS(SVG, name);
    if (!matrix.isIdentity) {
      const { a, b, c, d, e, f } = matrix;
      element.setAttribute(
        'transform',
        `matrix(${[a, b, c, d].map((value) => value.toFixed(5)).join(' ')} ${short(e)} ${short(f)})`,
      );
    }
    if (globalAlpha < 1) element.setAttribute('opacity', short(globalAlpha));
    this.element.append(element);
    return element;
  }

  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(value) {
    this.#state.fillStyle = value;
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value) {
    this.#state.strokeStyle = value;
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(value) {
    this.#state.lineWidth = value;
  }
  get lineJoin() {
    return this.#state.lineJoin;
  }
  set lineJoin(value) {
    this.#state.lineJoin = value;
  }
  get lineCap() {
    return this.#state.lineCap;
  }
  set lineCap(value) {
    this.#state.lineCap = value;
  }
  get globalAlpha() {
    return this.#state.globalAlpha;
  }
  set globalAlpha(value) {
    this.#state.globalAlpha = value;
  }
  get font() {
    return this.#state.font;
  }
  set font(value) {
    this.#state.font = value;
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(value) {
    this.#state.textAlign = value;
  }
  get textBaseline() {
    return this.#state.textBaseline;
  }
  set textBaseline(value) {
    this.#state.textBaseline = value;
  }
}
