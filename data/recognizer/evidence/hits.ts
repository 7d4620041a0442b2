import { CUE_UNIT, isName, TRAIT_TYPE } from '../match/entries';
import type { Hits } from '../match/tables';
import type { Vocabulary } from '../match/vocabulary';

/** What is found in many blocks, in columns: a long text has thousands, and an object or a short array for each costs more than to judge it. */
interface Rows {
  readonly entry: Int32Array;
  /** Offsets are UTF-16 units of the block's text. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Type and flags of the entry: `type << TRAIT_TYPE | flags`. */
  readonly traits: Int32Array;
  /** Which ends a word crosses, as the scan gave them, until `readContext` makes bits of `Context` of it. */
  readonly context: Int32Array;
  /** Points at the last decision. */
  readonly points: Float64Array;
  /** 1 where it is marked by its own evidence, whatever others are. */
  readonly alone: Int32Array;
}

/** Hits of one block, as the scan gave them: those in the places from `from` to `to`. */
export interface BlockHits {
  readonly rows: Rows;
  /** What is among them, bits of `Seen`. */
  readonly seen: number;
  readonly from: number;
  readonly to: number;
}

/** A name. */
export const SEEN_NAME = 1;
/** The ending of a unit's name. */
export const SEEN_UNIT = 2;

/** Farther back than this nothing counts as the same sentence. */
export const REACH = 120;

/** Hits that share their columns; what one block keeps alive is no more than that. */
const SHARED = 512;

let open: Rows | undefined;
let used = 0;

/** Keeps what a scan found; a place is given to one block and never to another. */
export function keepHits({ types, flags }: Vocabulary, { count, entry, start, end, edges }: Hits): BlockHits {
  if (!open || used + count > SHARED) {
    const size = Math.max(SHARED, count);
    const column = (): Int32Array => new Int32Array(size);
    open = {
      entry: column(),
      start: column(),
      end: column(),
      traits: column(),
      context: column(),
      points: new Float64Array(size),
      alone: column(),
    };
    used = 0;
  }
  const rows = open;
  const from = used;
  let seen = 0;
  used += count;
  for (let i = 0, to = from; i < count; i += 1, to += 1) {
    const one = entry[i]!;
    const type = types[one]!;
    seen |= isName(type) ? SEEN_NAME : type === CUE_UNIT ? SEEN_UNIT : 0;
    rows.entry[to] = one;
    rows.start[to] = start[i]!;
    rows.end[to] = end[i]!;
    rows.traits[to] = (type << TRAIT_TYPE) | flags[one]!;
    rows.context[to] = edges[i]!;
  }
  return { rows, from, to: used, seen };
}
