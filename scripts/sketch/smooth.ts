import type { Grid } from './grid';

/** Cells around one that it is compared with: what is thinner than this (some 240 m) is an accident of where lines end. */
const REACH = 4;
const PASSES = 3;

/** Takes fringes and specks away: each cell goes with most of the cells around it, and what lies apart with what is around. */
export function smoothed(grid: Grid): Grid {
  let areas = grid.areas;
  for (let pass = 0; pass < PASSES; pass++) areas = joined({ ...grid, areas: withMost({ ...grid, areas }) });
  return { ...grid, areas };
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
