import type { KINDS, Kind } from '../../gazetteer/model';
import type { Beside } from './beside';

/** What a scan found, in order, without overlaps: leftmost, then longest. */
export interface Hits {
  count: number;
  entry: number[];
  /** UTF-16 offsets into the text as given. */
  start: number[];
  end: number[];
  /** Bits of `Edge`: what stands against the name's ends. */
  edges: number[];
  /** The text's UTF-16 units and a 0, where something was found: read from here quicker than from a string. */
  units: Uint16Array;
}

// How a cut of the text into words compares with and without a name.

/** A word or a place elsewhere crosses the left end, and no other word ends there: 希|望江. */
export const EDGE_LEFT = 1;
/** … the right end: 望|江苏. */
export const EDGE_RIGHT = 2;
/** One crosses the left end, but another word ends there: both cuts are as good. */
export const EDGE_LEFT_DOUBT = 8;
/** One crosses the right end, but another word begins there: 鼓楼|下车 against 楼下. */
export const EDGE_RIGHT_DOUBT = 16;

/** The compiled names in memory: typed arrays for the scan, and lookups for what was found. */
export interface Vocabulary {
  /** UTF-16 unit → code: 0 in no name, {@link PASSED}, its place in the alphabet, or `letters` for a bracket that no name has. */
  readonly codes: Uint16Array;
  readonly letters: number;
  /**
   * Code → what the first pass over a text asks for each: in the last five bits the group of the first codes it is in
   * ({@link OPENS_NOTHING}: no name or cue begins with it), above them one bit a group: a name or cue that begins with one of
   * these has it second. {@link CLOSER} is the sign.
   */
  readonly openings: Int32Array;
  /** Hashed pair of codes → one bit: a name or cue is no longer than that. */
  readonly twos: Uint32Array;
  /** Hashed three codes → one bit: a name or cue starts so. */
  readonly triples: Uint32Array;
  /** … an entry starts so, words too. */
  readonly longs: Uint32Array;
  readonly tripleMask: number;
  /** Hashed pair of codes → one bit: an entry starts so, words too. */
  readonly pairs: Uint32Array;
  readonly pairMask: number;
  /**
   * Double array: `base[place]` is `offset << 1 | ends here` of an inner node, or `~entry` of a leaf; `check[place]` the code
   * that leads there, {@link END} where none does. Where a name ends at an inner node, the place at its offset holds the entry.
   */
  readonly base: Int32Array;
  readonly check: Uint16Array;
  /** Code sequences of all entries, one after the other, with their starts. */
  readonly sequences: Uint16Array;
  readonly starts: Int32Array;
  readonly types: Uint8Array;
  readonly flags: Uint16Array;
  /** A number for what the entry stands for: names of one entity share it. */
  readonly thing: Int32Array;
  /** How many different things there are. */
  readonly thingCount: number;
  readonly size: number;
  /** Tenths of nats: how much likelier a name is on a page about us than elsewhere. */
  readonly weights: Uint8Array;
  /** Hosts of the district's own sites and of shared sites: see `Lexicon`. */
  readonly sites: readonly string[];
  readonly shared: readonly string[];
  readonly beside: Beside;
  /** For a bare body, 区教育局, the same body of a district that ended, 江干区教育局; -1 where the book knows none. */
  formerBody(entry: number): number;
  /** Other things that carry the same name: kind and entity id. */
  others(entry: number): readonly { kind: Kind; entity: string }[];
  /** Canonical surface form. */
  text(entry: number): string;
  entity(entry: number): string;
  full(entry: number): string;
  /** By type, 1: a body, and no place. */
  readonly bodies: Uint8Array;
  /** The type of roads. */
  readonly road: number;
  kind(entry: number): Kind;
  groupOf(kind: Kind): (typeof KINDS)[Kind];
  /** Entry whose text is exactly this (after folding), or -1. */
  find(text: string): number;
  /** Finds all names and cues of a text. What it gives is used again by the next call. */
  scan(text: string): Hits;
}

/** Names of two units are few in any vocabulary. */
export const TWO_MASK = 2 ** 16 - 1;
/** Spreads two codes over the pair table (odd multiplier, Knuth's multiplicative hashing). */
export const PAIR_FACTOR = 0x9e35;
/** Goes on from the hash of a pair to that of three codes (odd multiplier). */
export const TRIPLE_FACTOR = 0x85eb_ca6b;
/** Code of white space and of what has no width. */
export const PASSED = 1;
/** In `openings`: asks for a bit that no unit has on the way. */
export const OPENS_NOTHING = 31;
/** In `openings`: a scan looks more closely at the unit. */
export const CLOSER = 1 << 31;
/** Groups are 5 … 30, the bits between the group itself and the sign. */
export const FIRST_GROUP = 5;
export const GROUPS = 26;
/** In place of a code: no code leads there. */
export const END = 0xffff;

/** Hash of three codes from that of the first two (before it is cut to the table) and the third. */
export const tripleHash = (pair: number, third: number): number => {
  const mixed = Math.imul(pair + third, TRIPLE_FACTOR);
  return mixed ^ (mixed >>> 15);
};
