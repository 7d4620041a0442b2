import type { MarkGroup } from '../../../../data/gazetteer/model';
import { GROUND, INK, type Tone } from '../paint/sheet';

/** How the letters of a text are set, in device pixels. */
export interface Type {
  /** As a canvas is told of it: the language says which letters a family of none means. */
  font: string;
  lang: string;
  /** From the top of a line's box to the line that letters stand on, and to its end. */
  ascent: number;
  height: number;
}

/** A stretch of a name on one line. */
export interface Run {
  text: string;
  /** In the view, CSS pixels. */
  box: DOMRect;
  type: Type;
  /** Between letters, device pixels. */
  spacing: number;
  group: MarkGroup;
  tone: Tone;
  element: Element;
  /** The drawing lies over the letters, not below them. */
  isOver: boolean;
}

/** Newer than the declarations; an older canvas knows no language. */
type Brush = CanvasRenderingContext2D & { lang?: string };

/** Has a brush write as a text is set. */
export function set(brush: Brush, { font, lang }: Pick<Type, 'font' | 'lang'>): void {
  brush.lang = lang;
  brush.font = font;
}

/** Whether the line below a name is made of dots. */
export const isDotted = (group: MarkGroup): boolean => INK[group].line.startsWith('dotted');

/** Draws marks to the pixel as Chromium paints ranges with the rules of `sheet.ts`. `dpr`: device pixels in a CSS pixel. */
export function draw(brush: CanvasRenderingContext2D, runs: readonly Run[], dpr: number): void {
  let kind: Run | undefined;
  let [ground, line] = ['', ''];
  for (const run of runs) {
    const { box, type, group, tone } = run;
    if (kind?.group !== group || kind.tone !== tone) {
      const { strength, [tone]: ink } = INK[group];
      kind = run;
      ground = `rgb(${ink}/${GROUND[tone]}%)`;
      line = `rgb(${ink}/${strength}%)`;
    }
    const top = Math.round(box.top * dpr);
    const [left, right] = [Math.round(box.left * dpr), Math.round(box.right * dpr)];
    brush.fillStyle = ground;
    brush.fillRect(left, top, right - left, Math.round(box.bottom * dpr) - top);
    brush.fillStyle = line;
    underline(brush, box, type.ascent, group, dpr);
  }
  // Marks lie below the letters: there they are taken away again.
  brush.globalCompositeOperation = 'destination-out';
  brush.fillStyle = '#000';
  let before: Run | undefined;
  for (const run of runs) {
    const { box, text, type, spacing, isOver } = run;
    if (!isOver) continue;
    if (before?.type !== type) set(brush, type);
    if (before?.spacing !== spacing) brush.letterSpacing = `${spacing}px`;
    before = run;
    brush.fillText(text, box.left * dpr, Math.round(box.top * dpr + type.ascent));
  }
  brush.letterSpacing = '0px';
  brush.globalCompositeOperation = 'source-over';
}

/** `ascent`: device pixels from the top of the box to the line that letters stand on. */
function underline(brush: CanvasRenderingContext2D, box: DOMRect, ascent: number, group: MarkGroup, dpr: number): void {
  const thickness = Number.parseInt(INK[group].line.split(' ')[1] as string, 10) * dpr;
  const top = Math.floor(box.top * dpr + ascent + Math.max(1, Math.ceil(thickness / 2)) + 0.5);
  const size = Math.max(1, Math.round(thickness));
  // Cut off where the ground ends.
  const height = Math.min(size, Math.round(box.bottom * dpr) - top);
  const [from, to] = [Math.round(box.left * dpr), Math.round(box.right * dpr)];
  if (isDotted(group))
    for (let at = from; at < to; at += 2 * size) brush.fillRect(at, top, Math.min(size, to - at), height);
  else {
    const start = Math.max(box.left * dpr, from);
    brush.fillRect(start, top, Math.min(box.right * dpr, to) - start, height);
  }
}
