import { CUE_CITY, CUE_ELSEWHERE, TRAIT_TYPE } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole } from '../model';
import { HEAD_LENGTH } from '../text/blocks';
import { readContext } from './context';
import { type BlockHits, keepHits, SEEN_NAME } from './hits';
import { sumsOf, unknownUnits } from './page';

/** Whose place a block names that consists of nothing else, and so heads what follows: 宁波. */
export type Heads = 'city' | 'elsewhere' | null;

/** A block in which something was found: its hits with what stands around each, and what it says of the page. */
export interface Block extends BlockHits {
  text: string;
  sums: number[] | null;
  units: readonly number[];
  heads: Heads;
  under: number | undefined;
  /** A hit is a name, and no cue: there is something to judge. */
  named: boolean;
  /** A date stands in it that is later than the beginning of today's district, where somebody asked. */
  later: boolean | undefined;
  /** The sweep it was judged in last; negative before the first. */
  round: number;
}

/** What may stand beside a name that heads what follows, UTF-16 units: in a heading, in any other block. */
const BESIDE_IN_HEADING = 6;
const BESIDE = 2;

/** Reads the text of a block; `null` where nothing is found in it. */
export function readBlock(
  vocabulary: Vocabulary,
  text: string,
  role: BlockRole,
  under?: number,
  title = false,
): Block | null {
  const found = vocabulary.scan(text);
  if (found.count === 0) return null;
  const hits = keepHits(vocabulary, found);
  const named = (hits.seen & SEEN_NAME) > 0;
  // Only of names it is asked what stands around them, and of places in headings: 温州人办厂记.
  if (named || role === 'heading') readContext(vocabulary, text, found.units, hits);
  return {
    text,
    rows: hits.rows,
    from: hits.from,
    to: hits.to,
    seen: hits.seen,
    later: undefined,
    sums: sumsOf(vocabulary, text, hits, role, title),
    units: unknownUnits(vocabulary, text, hits),
    heads: headsOf(text, hits, role),
    under,
    named,
    round: -1,
  };
}

/** A block that is a place's name and little more heads what follows. */
function headsOf(text: string, { rows, from, to }: BlockHits, role: BlockRole): Heads {
  if (to - from !== 1 || text.length > HEAD_LENGTH) return null;
  const length = rows.end[from]! - rows.start[from]!;
  if (text.trim().length - length > (role === 'heading' ? BESIDE_IN_HEADING : BESIDE)) return null;
  const type = rows.traits[from]! >> TRAIT_TYPE;
  return type === CUE_CITY ? 'city' : type === CUE_ELSEWHERE ? 'elsewhere' : null;
}
