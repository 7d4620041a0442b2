import { Cells } from './cells';
import type { PlacedLabel, View } from './labels';
import { scaleOf } from './labels';
import { latOf, metresPerPixel } from './mercator';
import type { Palette } from './palette';
import type { BaseShapes, Shape } from './shapes';
import type { Brush } from './svg-brush';
import { TracedPath } from './traced-path';

/** What to leave out: the card draws no sketched street lines, an online tile layer replaces the whole base. */
export interface PaintOptions {
  sketch: boolean;
}

/** Paths of a base map, made once: one stroke call then draws all roads of a rank. */
interface Paths {
  districts: TracedPath;
  green: Cells;
  water: Cells;
  rivers: { path: TracedPath; metres: number | null; area: boolean }[];
  roads: [Cells, Cells, Cells];
  /** One path a line, by colour; lines that opened after the book's year apart. */
  metro: Map<string, { path: TracedPath; colour: string | null; later: boolean }>;
  rail: TracedPath;
  bridges: TracedPath;
  paths: TracedPath;
  former: TracedPath;
  sketches: TracedPath;
  stations: { x: number; y: number }[];
}

const cache = new WeakMap<BaseShapes, Paths>();

function pathsOf(base: BaseShapes): Paths {
  const known = cache.get(base);
  if (known) return known;
  const paths: Paths = {
    districts: new TracedPath(),
    green: new Cells(),
    water: new Cells(),
    rivers: [],
    roads: [new Cells(), new Cells(), new Cells()],
    metro: new Map(),
    rail: new TracedPath(),
    bridges: new TracedPath(),
    paths: new TracedPath(),
    former: new TracedPath(),
    sketches: new TracedPath(),
    stations: [],
  };
  for (const shape of base.shapes) sort(shape, paths);
  cache.set(base, paths);
  return paths;
}

function sort(shape: Shape, paths: Paths): void {
  switch (shape.role) {
    case 'district':
      trace(paths.districts, shape);
      break;
    case 'green':
      paths.green.add(shape);
      break;
    case 'water':
      paths.water.add(shape);
      break;
    case 'river': {
      const path = new TracedPath();
      trace(path, shape);
      paths.rivers.push({ path, metres: shape.metres, area: shape.kind === 'area' });
      break;
    }
    case 'road':
      paths.roads[shape.rank - 1]!.add(shape);
      break;
    case 'metro-line':
      trace(metroPath(paths, shape), shape);
      break;
    case 'rail':
      trace(paths.rail, shape);
      break;
    case 'bridge':
      trace(paths.bridges, shape);
      break;
    case 'path':
      trace(paths.paths, shape);
      break;
    case 'former-boundary':
      trace(paths.former, shape);
      break;
    case 'street-sketch':
      trace(paths.sketches, shape);
      break;
    case 'metro-station':
      for (const ring of shape.rings) paths.stations.push({ x: ring[0]!, y: ring[1]! });
  }
}

function metroPath({ metro }: Paths, { colour, later }: Shape): TracedPath {
  const key = `${colour} ${later}`;
  const line = metro.get(key) ?? { path: new TracedPath(), colour, later };
  metro.set(key, line);
  return line.path;
}

function trace(path: TracedPath, shape: Shape): void {
  for (const ring of shape.rings) path.trace(ring, 0, ring.length / 2, shape.kind === 'area');
}

/** River width where the source gives none: the Qiantang is about 1.1 km wide at the district (draw_width_m of the OSM points). */
const RIVER_METRES = 1100;

/** Paints the base map into a canvas context whose unit is one CSS pixel. Fills nothing where nothing is known. */
export function paintBase(context: Brush, base: BaseShapes, view: View, palette: Palette, options: PaintOptions): void {
  const paths = pathsOf(base);
  const scale = scaleOf(view);
  const { zoom } = view;
  context.save();
  context.scale(scale, scale);
  context.translate(-view.left, -view.top);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const px = 1 / scale;
  const fill = (path: TracedPath, colour: string) => {
    context.fillStyle = colour;
    context.fill(path);
  };
  const stroke = (path: TracedPath, colour: string, width: number, dash: number[] = []) => {
    context.strokeStyle = colour;
    context.lineWidth = width * px;
    context.setLineDash(dash.map((part) => part * px));
    context.stroke(path);
  };
  fill(paths.districts, palette.land);
  const seen = {
    left: view.left,
    top: view.top,
    right: view.left + view.width * px,
    bottom: view.top + view.height * px,
  };
  for (const path of paths.green.in(seen, 0)) fill(path, palette.green);
  const lat = latOf(base.origin.y);
  for (const river of paths.rivers) {
    if (river.area) fill(river.path, palette.water);
    else stroke(river.path, palette.water, (river.metres ?? RIVER_METRES) / metresPerPixel(lat, zoom));
  }
  for (const path of paths.water.in(seen, 0)) fill(path, palette.water);
  paintRoads(paths, zoom, palette, (cells, colour, width) => {
    for (const path of cells.in(seen, width * px)) stroke(path, colour, width);
  });
  paintRail(paths, zoom, palette, stroke);
  if (zoom >= 13) stroke(paths.paths, palette.ink3, 1, [1, 4]);
  if (zoom >= 11.4) paintMetro(context, paths, zoom, palette, stroke);
  stroke(paths.former, palette.ink3, 1, [1, 3, 5, 3]);
  if (options.sketch) stroke(paths.sketches, palette.ink3, 0.8, [4, 4]);
  stroke(paths.districts, palette.seal, zoom < 12 ? 1.3 : 1.8);
  if (zoom >= 12.4) {
    context.setLineDash([]);
    for (const { x, y } of paths.stations) {
      context.beginPath();
      context.arc(x, y, (zoom < 14 ? 2 : 3) * px, 0, Math.PI * 2);
      context.fillStyle = palette.surface;
      context.fill();
      context.strokeStyle = palette.ink2;
      context.lineWidth = 1.3 * px;
      context.stroke();
    }
  }
  context.restore();
}

type Stroke = (path: TracedPath, colour: string, width: number, dash?: number[]) => void;

/** Railways as atlases draw them, light dashes on a dark line; bridges as cased roads over the water. */
function paintRail(paths: Paths, zoom: number, palette: Palette, stroke: Stroke): void {
  const near = zoom >= 13;
  stroke(paths.bridges, palette.roadEdge, near ? 6.5 : 3.2);
  stroke(paths.bridges, palette.roadMain, near ? 4.5 : 2);
  stroke(paths.rail, palette.ink3, near ? 3 : 1.6);
  stroke(paths.rail, palette.surface, near ? 1.8 : 0.8, near ? [7, 7] : [4, 4]);
}

/** Each line in its own colour; what opened after the book's year is thin and dashed. */
function paintMetro(context: Brush, paths: Paths, zoom: number, palette: Palette, stroke: Stroke): void {
  const width = zoom < 13 ? 1.5 : 2.4;
  context.save();
  context.globalAlpha = 0.8;
  for (const { path, colour, later } of paths.metro.values())
    stroke(
      path,
      palette.plain ? palette.metro : (colour ?? palette.metro),
      later ? width * 0.6 : width,
      later ? [2, 4] : [],
    );
  context.restore();
}

/** Roads by rank: hairlines on the whole district, cased bands when near. */
function paintRoads(
  paths: Paths,
  zoom: number,
  palette: Palette,
  stroke: (cells: Cells, colour: string, width: number) => void,
): void {
  const width = (near: number) => Math.max(0.6, near * 2 ** ((zoom - 15) * 0.62));
  const [main, named, other] = paths.roads;
  if (zoom >= 14) {
    stroke(other, palette.roadEdge, width(4) + 1.4);
    stroke(named, palette.roadEdge, width(6.5) + 1.4);
    stroke(main, palette.roadEdge, width(10) + 1.4);
  }
  if (zoom >= 12.5) stroke(other, palette.road, width(4));
  if (zoom >= 11.2) stroke(named, palette.road, width(6.5));
  stroke(main, palette.roadMain, width(10));
}

/** Small faint dots: where else something is. */
export function paintDots(
  context: Brush,
  dots: readonly { x: number; y: number; group: 'place' | 'organization' }[],
  palette: Palette,
): void {
  context.save();
  context.globalAlpha = 0.45;
  for (const { x, y, group } of dots) {
    context.beginPath();
    context.arc(x, y, 3, 0, Math.PI * 2);
    context.fillStyle = palette[group];
    context.fill();
  }
  context.restore();
}

export const SANS =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Draws placed labels, each with a halo of the ground so that it reads over lines. */
export function paintLabels(context: Brush, labels: readonly PlacedLabel[], palette: Palette): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labels) {
    const colour = {
      street: palette.ink2,
      water: palette.waterInk,
      road: palette.ink2,
      station: palette.ink2,
      place: palette.ink,
      organization: palette.ink,
    }[label.tone];
    context.font = `${label.tone === 'street' ? 500 : 400} ${label.size}px ${SANS}`;
    for (const pass of ['halo', 'text'] as const) {
      for (const glyph of label.glyphs) {
        context.save();
        context.translate(glyph.x, glyph.y);
        context.rotate(glyph.turn);
        if (pass === 'halo') {
          context.strokeStyle = label.tone === 'water' ? palette.water : palette.paper;
          context.globalAlpha = 0.85;
          context.lineWidth = 3;
          context.strokeText(glyph.text, 0, 0);
        } else {
          context.fillStyle = colour;
          context.fillText(glyph.text, 0, 0);
        }
        context.restore();
      }
    }
  }
}
