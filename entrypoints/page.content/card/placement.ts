import type { Box } from '../../../data/messaging/messages';

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

/**
 * Where the card goes: under the line of the name that is pointed at, over it where it fits better there, beside it where
 * neither has room enough for a good part of it; always inside the viewport and never over any line of the name. Pure
 * geometry: all units are CSS pixels of the viewport, so that page zoom, frames and writing direction need no cases of
 * their own.
 */
export function place(request: PlaceRequest): Placement {
  const { viewport, pointer, rtl } = request;
  const limits = limitsOf(viewport);
  const width = Math.min(request.width, limits.width);
  const height = Math.min(request.height, limits.height);
  const all = unite(request.boxes);
  const line = nearest(request.boxes, pointer) ?? all;
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
  const { side: now, grown } = request;
  const kept = now && (fits(now, room, width, height) || (grown && isUseful(now, room)));
  const side = kept ? now : choose(room, width, height, rtl);

  if (side === 'below' || side === 'above') {
    const fitted = Math.max(0, Math.min(height, room[side]));
    const start = rtl ? line.x + line.width - width : line.x;
    return {
      side,
      width,
      height: fitted,
      x: clamp(start, left, right - width),
      y: side === 'below' ? all.y + all.height + GAP : all.y - GAP - fitted,
    };
  }
  const fitted = Math.max(0, Math.min(width, room[side]));
  return {
    side,
    width: fitted,
    height,
    x: side === 'right' ? all.x + all.width + GAP : all.x - GAP - fitted,
    y: clamp(line.y, top, bottom - height),
  };
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
