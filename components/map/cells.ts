import type { Shape } from './shapes';
import { TracedPath } from './traced-path';

/** Vertices of a line that go together: a longer line is cut, so that only its part in view is drawn. */
const PIECE = 64;
/** Side of a cell in pixels of SHAPE_ZOOM: about 4 km, a few cells a view when near, all of them when far. */
const SIDE = 512;

interface Cell {
  path: TracedPath;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A rectangle in pixels of SHAPE_ZOOM relative to the base map's middle. */
export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Lines or areas of one style by where they lie: a full base map has ten times the vertices of the sketch, and a near
 * view shows a tenth of it.
 */
export class Cells {
  private readonly cells = new Map<string, Cell>();

  /** Takes the rings of a shape in; an area stays whole, with its holes. */
  add(shape: Shape): void {
    if (shape.kind === 'area') {
      const cell = this.at(shape.rings[0]!, 0);
      for (const ring of shape.rings) trace(cell, ring, 0, ring.length / 2, true);
      return;
    }
    for (const ring of shape.rings)
      for (let from = 0; from < ring.length / 2 - 1; from += PIECE)
        trace(this.at(ring, from), ring, from, Math.min(from + PIECE + 1, ring.length / 2), false);
  }

  /** Paths of what may be seen of an extent, `margin` around it for the width of lines. */
  *in(extent: Extent, margin: number): Generator<TracedPath> {
    for (const cell of this.cells.values())
      if (
        cell.right >= extent.left - margin &&
        cell.left <= extent.right + margin &&
        cell.bottom >= extent.top - margin &&
        cell.top <= extent.bottom + margin
      )
        yield cell.path;
  }

  private at(ring: Float32Array, vertex: number): Cell {
    const key = `${Math.floor(ring[2 * vertex]! / SIDE)}/${Math.floor(ring[2 * vertex + 1]! / SIDE)}`;
    const cell = this.cells.get(key) ?? {
      path: new TracedPath(),
      left: Infinity,
      top: Infinity,
      right: -Infinity,
      bottom: -Infinity,
    };
    this.cells.set(key, cell);
    return cell;
  }
}

function trace(cell: Cell, ring: Float32Array, from: number, to: number, close: boolean): void {
  for (let i = from; i < to; i += 1) {
    const x = ring[2 * i]!;
    const y = ring[2 * i + 1]!;
    cell.left = Math.min(cell.left, x);
    cell.right = Math.max(cell.right, x);
    cell.top = Math.min(cell.top, y);
    cell.bottom = Math.max(cell.bottom, y);
  }
  cell.path.trace(ring, from, to, close);
}
