import { CUE_CITY, CUE_ELSEWHERE, isName } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole } from '../model';
import { HEAD_LENGTH } from '../text/blocks';
import { readContext } from './context';
import type { BlockHits } from './hits';
import { sumsOf, unknownUnits } from './page';

/** Whose place a block names that consists of nothing else, and so heads what follows: 宁波. */
export type Heads = 'city' | 'elsewhere' | null;

/** A block in which something was found: its hits with what stands around each, and what it says of the page. */
export interface Block extends BlockHits {
  text: string;
  context: number[];
  sums: number[] | null;
  units: string[];
  heads: Heads;
  under: number | undefined;
  /** A hit is a name, and no cue: there is something to judge. */
  named: boolean;
  /** Points of each hit at the last decision; `null` before the first. */
  verdict: number[] | null;
  /** 1 for each hit that is marked by its own evidence, whatever others are. */
  alone: number[];
  /** The sweep it was judged in last. */
  round: number;
}

/** What may stand beside a name that heads what follows, UTF-16 units: in a heading, in any other block. */
const BESIDE_IN_HEADING = 6;
const BESIDE = 2;

// Most blocks of a long text have none: one serves them all.
const NO_UNITS: string[] = [];

/** Reads the text of a block; `null` where nothing is found in it. */
export function readBlock(
  vocabulary: Vocabulary,
  text: string,
  role: BlockRole,
  under?: number,
  title = false,
): Block | null {
  const hits = vocabulary.scan(text);
  if (hits.count === 0) return null;
  const block: Block = {
    text,
    count: hits.count,
    // The scan's arrays are used again: a block keeps its own.
    entry: hits.entry.slice(0, hits.count),
    start: hits.start.slice(0, hits.count),
    end: hits.end.slice(0, hits.count),
    context: hits.edges.slice(0, hits.count),
    sums: null,
    units: NO_UNITS,
    heads: null,
    under,
    named: holdsName(vocabulary, hits),
    verdict: null,
    alone: [],
    round: -1,
  };
  // Only of names it is asked what stands around them.
  if (block.named) readContext(vocabulary, text, block, block.context);
  block.sums = sumsOf(vocabulary, text, block, block.context, role, title);
  block.units = unknownUnits(vocabulary, text, block);
  block.heads = headsOf(vocabulary, block, role);
  return block;
}

function holdsName({ types }: Vocabulary, { count, entry }: BlockHits): boolean {
  for (let i = 0; i < count; i += 1) if (isName(types[entry[i]!]!)) return true;
  return false;
}

/** A block that is a place's name and little more heads what follows. */
function headsOf({ types }: Vocabulary, { text, count, entry, start, end }: Block, role: BlockRole): Heads {
  if (count !== 1 || text.length > HEAD_LENGTH) return null;
  const length = end[0]! - start[0]!;
  if (text.trim().length - length > (role === 'heading' ? BESIDE_IN_HEADING : BESIDE)) return null;
  const type = types[entry[0]!]!;
  return type === CUE_CITY ? 'city' : type === CUE_ELSEWHERE ? 'elsewhere' : null;
}
