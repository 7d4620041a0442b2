import type { Block } from './block';

/** Farther up than this many headings nothing is looked for. */
const REACH = 100;

/** Which blocks stand under the name of a place elsewhere. */
export interface Headings {
  readonly blocks: ReadonlyMap<number, Block>;
  /** Blocks in which nothing was found, and the block before them that may head what follows. */
  readonly passed: Map<number, number>;
  /** What `steps` found; to be emptied when something changed. */
  readonly known: Map<number, number>;
}

/** Whether the nearest block above that names a place, from `under` on, names one elsewhere. */
export const headedElsewhere = (headings: Headings, under: number | undefined): boolean =>
  under !== undefined && steps(headings, under) < REACH;

/**
 * Steps from a block up to the one that heads it and names a place elsewhere; `Infinity` where none does. Each block is asked
 * once until something changes: a text of short lines has chains as long as itself.
 */
function steps({ blocks, passed, known }: Headings, from: number): number {
  let found = Number.POSITIVE_INFINITY;
  let under: number | undefined = from;
  for (let step = 0; under !== undefined && step < REACH; step += 1) {
    const before = known.get(under);
    if (before !== undefined) {
      found = step + before;
      break;
    }
    const block = blocks.get(under);
    if (block?.heads) {
      if (block.heads === 'elsewhere') found = step;
      break;
    }
    under = block ? block.under : passed.get(under);
  }
  known.set(from, found);
  return found;
}
