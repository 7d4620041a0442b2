/** Hits of one block, as the scan gave them. Offsets are UTF-16 units of the block's text. */
export interface BlockHits {
  count: number;
  entry: number[];
  start: number[];
  end: number[];
}

/** Farther back than this nothing counts as the same sentence. */
export const REACH = 120;
