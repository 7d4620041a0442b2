import { type Box, LabelField } from './label-field';
import { type BaseShapes, SHAPE_ZOOM, type Shape } from './shapes';

/** The part of the world a canvas shows: `left`/`top` in SHAPE_ZOOM pixels relative to the base's origin. */
export interface View {
  zoom: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

type LabelTone = 'street' | 'water' | 'road' | 'station' | 'place' | 'organization';

/** A label ready to draw: each glyph with its centre and turn, so that names follow a river or a road. */
export interface PlacedLabel {
  text: string;
  tone: LabelTone;
  size: number;
  glyphs: { text: string; x: number; y: number; turn: number }[];
}

/** A marker on the map: its own box is kept clear, and its name is drawn beside it where there is room. */
export interface LabelledPoint {
  /** Pixels in the view. */
  x: number;
  y: number;
  radius: number;
  name: string | null;
  tone: LabelTone;
}

/**
 * What of the view is seen at rest, and what lies over it, in view pixels. `covered` is null on a map that is meant to be
 * moved: names may run over its edge there, but that of a marked place turns inward where it can.
 */
export interface LabelFrame {
  seen: Box;
  covered: readonly Box[] | null;
}

interface Candidate {
  priority: number;
  tone: LabelTone;
  text: string;
  size: number;
  /** Alternatives, best first. */
  tries: PlacedLabel['glyphs'][];
}

/** Labels may begin this far outside the view. */
const EDGE = 200;
/** Farther away than this a river's name would be as long as the district. */
const WATER_FROM = 10.8;

/** Scale from shape pixels to view pixels. */
export function scaleOf(view: View): number {
  return 2 ** (view.zoom - SHAPE_ZOOM);
}

/** Width of a text in pixels: a Chinese character is as wide as the font is high, a Latin one about 0.56 of it. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += char.codePointAt(0)! < 0x2e80 ? 0.56 * size : size;
  return width;
}

/**
 * Which names stand where: in order of importance (marked places, streets, water, stations, main roads, roads), each at
 * its first free spot or not at all. Anchors depend on the zoom alone, so panning does not make names jump.
 */
export function placeLabels(
  base: BaseShapes,
  view: View,
  points: readonly LabelledPoint[],
  frame: LabelFrame | null = null,
): PlacedLabel[] {
  const field = new LabelField();
  if (frame?.covered) blockFrame(field, frame.seen, frame.covered, view);
  for (const point of points) field.block(around(point.x, point.y, point.radius, point.radius));
  // A marked place has its name beside its marker; the ground need not say it again.
  const marked = new Set<string | null>(points.flatMap((point) => point.name ?? []));
  const candidates = [
    ...pointNames(points, frame?.seen),
    ...base.shapes.filter((shape) => !marked.has(shape.name)).flatMap((shape) => candidatesOf(shape, view)),
  ];
  candidates.sort((a, b) => a.priority - b.priority);
  const placed: PlacedLabel[] = [];
  const where = new Map<string, { x: number; y: number }[]>();
  for (const candidate of candidates) {
    for (const glyphs of candidate.tries) {
      const middle = glyphs[glyphs.length >> 1]!;
      if (!inside(view, middle.x, middle.y)) continue;
      const same = where.get(candidate.text) ?? [];
      if (same.some((other) => Math.hypot(other.x - middle.x, other.y - middle.y) < 280)) break;
      if (!field.claim(boxesOf(glyphs, candidate.size))) continue;
      placed.push({ text: candidate.text, tone: candidate.tone, size: candidate.size, glyphs });
      where.set(candidate.text, [...same, middle]);
      break;
    }
  }
  return placed;
}

/** Nothing is written across the edge of what is seen, where it would be cut, nor under what lies over the map. */
function blockFrame(field: LabelField, seen: Box, covered: readonly Box[], { width, height }: View): void {
  const { left, top, right, bottom } = seen;
  for (const x of [left, right]) field.block({ left: x - 2, right: x + 2, top: -EDGE, bottom: height + EDGE });
  for (const y of [top, bottom]) field.block({ left: -EDGE, right: width + EDGE, top: y - 2, bottom: y + 2 });
  for (const box of covered) field.block(box);
}

function* pointNames(points: readonly LabelledPoint[], seen: Box | undefined): Generator<Candidate> {
  const size = 12;
  for (const { x, y, radius, name, tone } of points) {
    if (!name) continue;
    const width = textWidth(name, size);
    const beside = radius + 4 + width / 2;
    const over = radius + 3 + size / 2;
    const spots: [number, number][] = [
      [x + beside, y],
      [x - beside, y],
      [x, y + over],
      [x, y - over],
    ];
    const isSeen = seen && within(around(x, y, 0, 0), seen);
    const isWhole = ([cx, cy]: [number, number]) => !isSeen || within(around(cx, cy, width / 2, size / 2), seen);
    yield {
      priority: 0,
      tone,
      text: name,
      size,
      tries: [...spots.filter(isWhole), ...spots.filter((spot) => !isWhole(spot))].map(([cx, cy]) => [
        { text: name, x: cx, y: cy, turn: 0 },
      ]),
    };
  }
}

function candidatesOf(shape: Shape, view: View): Candidate[] {
  if (!shape.name) return [];
  const { zoom } = view;
  switch (shape.role) {
    case 'street-sketch': {
      if (zoom < 10.4) return [];
      const text = zoom < 13.5 ? shape.name.replace(/街道$/, '') : shape.name;
      // On the whole district the streets are what a reader looks for; near, the places themselves are.
      return [straight(zoom < 13 ? -1 : 2, 'street', text, zoom < 12 ? 11 : 12, centreOf(shape), view)];
    }
    case 'water':
    case 'green':
      if (zoom < WATER_FROM) return [];
      return [straight(3, shape.role === 'water' ? 'water' : 'road', shape.name, 12, centreOf(shape), view)];
    case 'river':
      if (zoom < WATER_FROM) return [];
      return along(3, 'water', shape, 12, view, { spacing: 6, every: 150 });
    case 'metro-station':
      if (zoom < 13.6) return [];
      return [beside(shape, view)];
    case 'road': {
      const from = [0, 12.6, 14, 99][shape.rank]!;
      return zoom < from ? [] : along(3 + shape.rank, 'road', shape, 11, view, { spacing: 2, every: 180 });
    }
    default:
      return [];
  }
}

/** Where the name of an area may go when a marker stands in its middle, in pixels from there. */
const NUDGES = [
  [0, 0],
  [0, -16],
  [0, 16],
  [-24, 0],
  [24, 0],
  [0, -28],
  [0, 28],
] as const;

function straight(priority: number, tone: LabelTone, text: string, size: number, at: Spot, view: View): Candidate {
  const { x, y } = toView(at, view);
  const tries = NUDGES.map(([dx, dy]) => [{ text, x: x + dx, y: y + dy, turn: 0 }]);
  return { priority, tone, text, size, tries };
}

function beside(shape: Shape, view: View): Candidate {
  const { x, y } = toView({ x: shape.rings[0]![0]!, y: shape.rings[0]![1]! }, view);
  const text = shape.name!;
  const shift = textWidth(text, 11) / 2 + 7;
  const spots: [number, number][] = [
    [x + shift, y],
    [x - shift, y],
    [x, y + 13],
    [x, y - 13],
  ];
  const tries = spots.map(([cx, cy]) => [{ text, x: cx, y: cy, turn: 0 }]);
  return { priority: 3.5, tone: 'station', text, size: 11, tries };
}

/** Names set along a line, one anchor every so many pixels; where the line runs steeply the characters stand upright. */
function along(
  priority: number,
  tone: LabelTone,
  shape: Shape,
  size: number,
  view: View,
  { spacing, every }: { spacing: number; every: number },
): Candidate[] {
  const out: Candidate[] = [];
  const chars = [...shape.name!];
  const step = size + spacing;
  const need = step * chars.length;
  const scale = scaleOf(view);
  if (shape.length * scale < need + 12) return [];
  for (const ring of shape.kind === 'line' ? shape.rings : []) {
    const line = measured(ring, view);
    if (line.length < need + 12) continue;
    const anchors = Math.max(1, Math.floor(line.length / every));
    const tries: PlacedLabel['glyphs'][] = [];
    for (let i = 0; i < anchors; i++) {
      const middle = ((i + 0.5) * line.length) / anchors;
      const glyphs = glyphsAlong(line, middle, chars, step);
      if (glyphs) tries.push(glyphs);
    }
    for (const glyphs of tries) out.push({ priority, tone, text: shape.name!, size, tries: [glyphs] });
  }
  return out;
}

function glyphsAlong(line: Line, middle: number, chars: string[], step: number): PlacedLabel['glyphs'] | null {
  const half = (step * (chars.length - 1)) / 2;
  const a = at(line, middle - half);
  const b = at(line, middle + half);
  const chord = Math.hypot(b.x - a.x, b.y - a.y);
  // A name bent around a corner cannot be read: the chord must be nearly as long as the way.
  if (chord < half * 2 * 0.93) return null;
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const steep = Math.abs(Math.sin(angle)) > 0.75;
  const forward = steep ? b.y > a.y : b.x > a.x;
  let turn = forward ? angle : angle + Math.PI;
  if (steep) turn -= Math.PI / 2;
  while (turn > Math.PI / 2) turn -= Math.PI;
  while (turn < -Math.PI / 2) turn += Math.PI;
  return chars.map((text, i) => {
    const spot = at(line, middle + (forward ? 1 : -1) * (i * step - half));
    return { text, x: spot.x, y: spot.y, turn };
  });
}

interface Spot {
  x: number;
  y: number;
}
interface Line {
  points: Spot[];
  reach: number[];
  length: number;
}

function toView(spot: Spot, view: View): Spot {
  const scale = scaleOf(view);
  return { x: (spot.x - view.left) * scale, y: (spot.y - view.top) * scale };
}

function measured(ring: Float32Array, view: View): Line {
  const points: Spot[] = [];
  const reach: number[] = [];
  let length = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const spot = toView({ x: ring[i]!, y: ring[i + 1]! }, view);
    const last = points.at(-1);
    if (last) length += Math.hypot(spot.x - last.x, spot.y - last.y);
    points.push(spot);
    reach.push(length);
  }
  return { points, reach, length };
}

function at(line: Line, way: number): Spot {
  const clamped = Math.min(Math.max(way, 0), line.length);
  let i = 1;
  while (i < line.reach.length - 1 && line.reach[i]! < clamped) i++;
  const a = line.points[i - 1]!;
  const b = line.points[i]!;
  const span = line.reach[i]! - line.reach[i - 1]! || 1;
  const t = (clamped - line.reach[i - 1]!) / span;
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** Centroid of the largest ring (shoelace), of a point itself. */
function centreOf(shape: Shape): Spot {
  let best = { x: shape.rings[0]![0]!, y: shape.rings[0]![1]!, area: 0 };
  for (const ring of shape.rings) {
    let [area, cx, cy] = [0, 0, 0];
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const cross = ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
      area += cross;
      cx += (ring[i]! + ring[i + 2]!) * cross;
      cy += (ring[i + 1]! + ring[i + 3]!) * cross;
    }
    if (Math.abs(area) > Math.abs(best.area)) best = { x: cx / (3 * area), y: cy / (3 * area), area };
  }
  return best;
}

function inside(view: View, x: number, y: number): boolean {
  return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
}

function within(box: Box, outer: Box): boolean {
  return box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;
}

function around(x: number, y: number, dx: number, dy: number): Box {
  return { left: x - dx, right: x + dx, top: y - dy, bottom: y + dy };
}

function boxesOf(glyphs: PlacedLabel['glyphs'], size: number): Box[] {
  return glyphs.map((glyph) => around(glyph.x, glyph.y, textWidth(glyph.text, size) / 2 + 2, size / 2 + 2));
}
