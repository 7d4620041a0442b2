import type { Grid, Seed } from './grid';

/** Cells around one that it is compared with: what is thinner than this (some 240 m) is an accident of where lines end. */
const REACH = 4;
const PASSES = 3;

/** Cells from its area beyond which a point keeps a patch of its own (1 km), and the patch's radius (240 m). */
const APART = 17;
const PATCH = 4;

/**
 * Takes fringes and specks away: each cell goes with most of the cells around it, and what lies apart with what is around. A
 * point that would then lie far outside its area keeps a patch around it: that it belongs there is known.
 */
export function smoothed(grid: Grid, seeds: readonly Seed[] = []): Grid {
  let areas = grid.areas;
  for (let pass = 0; pass < PASSES; pass++) areas = joined({ ...grid, areas: withMost({ ...grid, areas }) });
  for (const { lon, lat, area } of seeds) {
    const column = Math.floor((lon - grid.west) / grid.lon);
    const row = Math.floor((lat - grid.south) / grid.lat);
    if (around(grid, column, row, APART).some((at) => areas[at] === area)) continue;
    for (const at of around(grid, column, row, PATCH)) areas[at] = area;
  }
  return { ...grid, areas };
}

/** Cells of a disc. */
function around({ columns, rows }: Grid, column: number, row: number, radius: number): number[] {
  const cells: number[] = [];
  for (let y = Math.max(0, row - radius); y <= Math.min(rows - 1, row + radius); y++)
    for (let x = Math.max(0, column - radius); x <= Math.min(columns - 1, column + radius); x++)
      if (Math.hypot(x - column, y - row) <= radius) cells.push(y * columns + x);
  return cells;
}

function withMost({ columns, rows, areas }: Grid): string[] {
  return areas.map((own, at) => {
    const column = at % columns;
    const row = (at - column) / columns;
    const counts = new Map<string, number>();
    for (let y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y++)
      for (let x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x++) {
        const area = areas[y * columns + x]!;
        counts.set(area, (counts.get(area) ?? 0) + 1);
      }
    let best = own;
    for (const [area, count] of counts) if (count > (counts.get(best) ?? 0)) best = area;
    return best;
  });
}

/** Only the largest piece of each area stays its own; the others go to the area that borders them most. */
function joined(grid: Grid): string[] {
  const { columns, areas } = grid;
  const pieces = piecesOf(grid);
  const largest = new Map<string, number>();
  for (const piece of pieces) {
    const area = areas[piece[0]!]!;
    largest.set(area, Math.max(largest.get(area) ?? 0, piece.length));
  }
  const next = [...areas];
  for (const piece of pieces) {
    const area = areas[piece[0]!]!;
    if (piece.length === largest.get(area)) continue;
    const counts = new Map<string, number>();
    for (const at of piece)
      for (const beside of besides(at, columns, areas.length))
        if (areas[beside] !== area) counts.set(areas[beside]!, (counts.get(areas[beside]!) ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (most) for (const at of piece) next[at] = most[0];
  }
  return next;
}

function piecesOf({ columns, areas }: Grid): number[][] {
  const seen = new Uint8Array(areas.length);
  const pieces: number[][] = [];
  for (let start = 0; start < areas.length; start++) {
    if (seen[start]) continue;
    const piece = [start];
    seen[start] = 1;
    for (const at of piece)
      for (const beside of besides(at, columns, areas.length))
        if (!seen[beside] && areas[beside] === areas[start]) {
          seen[beside] = 1;
          piece.push(beside);
        }
    pieces.push(piece);
  }
  return pieces;
}

function besides(at: number, columns: number, count: number): number[] {
  const column = at % columns;
  return [
    ...(column > 0 ? [at - 1] : []),
    ...(column < columns - 1 ? [at + 1] : []),
    ...(at >= columns ? [at - columns] : []),
    ...(at + columns < count ? [at + columns] : []),
  ];
}
