import type { Box } from '../../../data/messaging/messages';

/** What the reader may be going for next. */
export interface Obstacle extends Box {
  /** What covering all of it costs; 1: a row of a list. */
  weight: number;
}

export interface PlaceRequest {
  /** Boxes of the name's lines, in the viewport. */
  boxes: readonly Box[];
  /** Where the pointer rests, if it opened the card: of a name over two lines, the line pointed at counts. */
  pointer: { x: number; y: number } | null;
  /** Size the card wants. */
  width: number;
  height: number;
  /** The part of the page that is seen, in the coordinates of the boxes (pinch zoom moves it). */
  viewport: Box;
  rtl: boolean;
  /** Text that runs in columns: which way they follow one another. Null: lines. */
  columns?: 'rl' | 'lr' | null;
  /** Rows of the name's list, menus and previews of the page. */
  obstacles?: readonly Obstacle[];
  /** Side the card stands on now. Kept while the card fits there. */
  side?: Side;
  /** Only the content has grown: the card scrolls rather than jump away from the pointer that is on its way into it. */
  grown?: boolean;
}

export type Side = 'below' | 'above' | 'right' | 'left';

export interface Placement extends Box {
  side: Side;
}

/** Between the name and the card; also the least distance from the viewport's edge. */
export const GAP = 6;
export const EDGE = 8;
/** At most this share of the viewport's height. */
export const SHARE = 0.7;
/**
 * Under or over the name a card this high is shown rather than a whole one beside it: it scrolls, while one beside the
 * name lies on the sentence that is being read.
 */
const COMFORT = 360;
/** A card lower than this is of no use: the side with the most room is taken then. */
const LEAST_HEIGHT = 160;
const LEAST_WIDTH = 240;

/** The largest card the viewport has room for beside nothing. */
export function limitsOf(viewport: Box): { width: number; height: number } {
  return {
    width: Math.max(120, viewport.width - 2 * EDGE),
    height: Math.max(120, Math.floor(viewport.height * SHARE)),
  };
}

/** What it costs to stand on another side than the first choice, for each step down the list. */
const SIDE_COST = 0.5;
/** What it costs to cover the rest of the line, and to be shown at half its size. */
const LINE_COST = 1;
const SIZE_COST = 3;
/** Pixels away from the name that cost as much as covering one row. */
const FAR = 800;

/**
 * Where the card goes: under the line of the name that is pointed at, over it where it fits better there, beside it where
 * neither has room enough for a good part of it; beside the column of vertical text; always inside the viewport and never
 * over any line of the name. Where something stands in the way that the reader may be going for, next to that, or on the
 * side where it covers least of it. Pure geometry: all units are CSS pixels of the viewport, so that page zoom, frames and
 * writing direction need no cases of their own.
 */
export function place(request: PlaceRequest): Placement {
  const { viewport, rtl, columns = null, obstacles = [], side: now, grown } = request;
  const limits = limitsOf(viewport);
  const width = Math.min(request.width, limits.width);
  const height = Math.min(request.height, limits.height);
  const all = unite(request.boxes);
  const line = nearest(request.boxes, request.pointer) ?? all;
  const right = viewport.x + viewport.width - EDGE;
  const bottom = viewport.y + viewport.height - EDGE;
  const left = viewport.x + EDGE;
  const top = viewport.y + EDGE;

  // Lines of a wrapped name lie in rows: keep clear of all of them.
  const room: Record<Side, number> = {
    below: bottom - (all.y + all.height + GAP),
    above: all.y - GAP - top,
    right: right - (all.x + all.width + GAP),
    left: all.x - GAP - left,
  };
  /** On a side, as close to the name as `from` (a place on the axis that leads away from it, or along it) allows. */
  const stand = (side: Side, from?: number): Placement => {
    if (side === 'below' || side === 'above') {
      const fitted = Math.max(0, Math.min(height, room[side]));
      const start = from ?? (rtl ? line.x + line.width - width : line.x);
      return {
        side,
        width,
        height: fitted,
        x: clamp(start, left, right - width),
        y: side === 'below' ? all.y + all.height + GAP : all.y - GAP - fitted,
      };
    }
    const start = side === 'right' ? (from ?? all.x + all.width + GAP) : (from ?? all.x - GAP);
    const fitted = Math.max(0, Math.min(width, side === 'right' ? right - start : start - left));
    return {
      side,
      width: fitted,
      height,
      x: side === 'right' ? start : start - fitted,
      y: clamp(line.y, top, bottom - height),
    };
  };

  const kept = now && (fits(now, room, width, height) || (grown && isUseful(now, room)));
  const first = columns ? chooseBeside(room, width, columns) : choose(room, width, height, rtl);
  if (obstacles.length === 0) return stand(kept ? now : first);

  const others: Side[] = ['below', 'above', rtl ? 'left' : 'right', rtl ? 'right' : 'left'];
  const sides = [...new Set([...(kept ? [now] : []), first, ...others])].filter(
    (side) => side === first || isUseful(side, room),
  );
  const costOf = (placed: Placement, rank: number): number => {
    let cost = rank * SIDE_COST + distance(placed, all) / FAR;
    const flat = placed.side === 'below' || placed.side === 'above';
    if (columns ? flat : placed.side === (rtl ? 'left' : 'right')) cost += LINE_COST;
    cost += SIZE_COST * (1 - placed.width / width + Math.max(0, 1 - placed.height / Math.min(height, COMFORT)));
    for (const other of obstacles) cost += other.weight * overlap(placed, other);
    return cost;
  };
  let best = stand(first);
  let least = Number.POSITIVE_INFINITY;
  sides.forEach((side, rank) => {
    // As it would stand, and past each of what it would cover.
    const plain = stand(side);
    const flat = side === 'below' || side === 'above';
    const tries = [plain];
    for (const other of obstacles) {
      if (overlap({ ...plain, x: left, width: right - left }, other) === 0) continue;
      if (flat || side === 'right') tries.push(stand(side, other.x + other.width + GAP));
      if (flat) tries.push(stand(side, other.x - GAP - width));
      else if (side === 'left') tries.push(stand(side, other.x - GAP));
    }
    for (const placed of tries) {
      if (placed.width < Math.min(width, LEAST_WIDTH)) continue;
      const cost = costOf(placed, rank);
      if (cost < least) [best, least] = [placed, cost];
    }
  });
  return best;
}

/** Share of a box that another covers. */
export function overlap(over: Box, under: Box): number {
  const width = Math.min(over.x + over.width, under.x + under.width) - Math.max(over.x, under.x);
  const height = Math.min(over.y + over.height, under.y + under.height) - Math.max(over.y, under.y);
  return width > 0 && height > 0 ? (width * height) / Math.max(1, under.width * under.height) : 0;
}

/** Pixels between two boxes, across and down together. */
export function distance(a: Box, b: Box): number {
  return (
    Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width) + Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height)
  );
}

function fits(side: Side, room: Record<Side, number>, width: number, height: number): boolean {
  return side === 'below' || side === 'above' ? room[side] >= Math.min(height, COMFORT) : room[side] >= width;
}

function isUseful(side: Side, room: Record<Side, number>): boolean {
  return room[side] >= (side === 'below' || side === 'above' ? LEAST_HEIGHT : LEAST_WIDTH);
}

function choose(room: Record<Side, number>, width: number, height: number, rtl: boolean): Side {
  const sides: Side[] = rtl ? ['left', 'right'] : ['right', 'left'];
  // Whole under the name, whole over it, then where most of it can be seen.
  for (const side of ['below', 'above'] as const) if (room[side] >= height) return side;
  if (Math.max(room.below, room.above) >= COMFORT) return room.below >= room.above ? 'below' : 'above';
  for (const side of sides) if (room[side] >= width) return side;
  // Nothing fits whole. A card that scrolls is better than one that is squeezed narrow.
  const vertical = room.below >= room.above ? 'below' : 'above';
  if (isUseful(vertical, room)) return vertical;
  const [wide, other] = sides as [Side, Side];
  const horizontal = room[wide] >= room[other] ? wide : other;
  if (isUseful(horizontal, room)) return horizontal;
  return vertical;
}

/** In vertical text the line goes on under the name, and the next one beside it: the side already read is free. */
function chooseBeside(room: Record<Side, number>, width: number, columns: 'rl' | 'lr'): Side {
  const sides: [Side, Side] = columns === 'rl' ? ['right', 'left'] : ['left', 'right'];
  for (const side of sides) if (room[side] >= width) return side;
  const [wide] = sides.sort((a, b) => room[b] - room[a]);
  if (wide && isUseful(wide, room)) return wide;
  return room.above >= room.below ? 'above' : 'below';
}

function unite(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function nearest(boxes: readonly Box[], pointer: { x: number; y: number } | null): Box | undefined {
  if (!pointer) return boxes[0];
  const distance = (box: Box): number =>
    Math.max(box.x - pointer.x, pointer.x - box.x - box.width, 0) +
    Math.max(box.y - pointer.y, pointer.y - box.y - box.height, 0);
  return [...boxes].sort((a, b) => distance(a) - distance(b))[0];
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
