/** Step 5: the lines of tables set apart, page by page, at the anchors of the description. */
import type { TableDescription, TableRegion } from '../description';
import type { Piece } from './lines';

export interface FoundRegion {
  number: number;
  region: TableRegion;
  pieces: Piece[];
}

export interface RegionSplit {
  regions: FoundRegion[];
  /** Regions whose first or last line is not on their page. */
  missing: { number: number; region: TableRegion }[];
  rest: Piece[];
}

/** Index of the region's last line on its page, −1 where its anchor is missing. */
function lastOf(region: TableRegion, page: readonly Piece[], first: number): number {
  if (region.to !== undefined) return page.findIndex((piece, i) => i >= first && piece.tight === region.to);
  if (region.before === undefined) return page.length - 1;
  return page.findIndex((piece, i) => i > first && piece.tight === region.before) - 1;
}

/** Indexes of the region's first and last line on its page, −1 where one is missing. */
function spanOf(region: TableRegion, page: readonly Piece[]): [number, number] {
  const { lines } = region;
  if (lines)
    return [page.findIndex(({ line }) => line >= lines[0]), page.findLastIndex(({ line }) => line <= lines[1])];
  const first = page.findIndex((piece) => piece.tight === region.from);
  return [first, first < 0 ? -1 : lastOf(region, page, first)];
}

/** A region is the run of lines on its page from the first line that reads `from` to the next that reads `to`. */
export function splitRegions(pieces: readonly Piece[], tables: readonly TableDescription[]): RegionSplit {
  const byPage = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.page === null) continue;
    const page = byPage.get(piece.page);
    if (page) page.push(piece);
    else byPage.set(piece.page, [piece]);
  }
  const taken = new Set<Piece>();
  const regions: FoundRegion[] = [];
  const missing: RegionSplit['missing'] = [];
  for (const table of tables) {
    for (const region of table.regions) {
      const page = (byPage.get(region.page) ?? []).filter((piece) => !taken.has(piece));
      const [first, last] = spanOf(region, page);
      if (last < first || first < 0) {
        missing.push({ number: table.number, region });
        continue;
      }
      const found = page.slice(first, last + 1);
      for (const piece of found) taken.add(piece);
      regions.push({ number: table.number, region, pieces: found });
    }
  }
  return { regions, missing, rest: pieces.filter((piece) => !taken.has(piece)) };
}
