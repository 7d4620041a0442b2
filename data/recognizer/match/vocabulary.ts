import { KINDS, type Kind } from '../../gazetteer/model';
import { unpackNumbers } from '../text/codec';
import { CUE_WORD, FLAG_FORMER, isName, KIND_LIST } from './entries';
import { scan } from './scan';
import {
  CLOSER,
  END,
  FIRST_GROUP,
  GROUPS,
  OPENS_NOTHING,
  PAIR_FACTOR,
  PASSED,
  TWO_MASK,
  tripleHash,
  type Vocabulary,
} from './tables';

export type { Vocabulary } from './tables';

/** Bits of a table for a vocabulary of `size` entries: `wide` places an entry, within limits. */
const bitsFor = (size: number, wide: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.ceil(Math.log2(size * wide + 1))));
/** Reads the wire string. Throws `Error` when it is not one of ours. Linear in its length. */
// Complexity: one line a field of the wire, in its order.
export function loadVocabulary(wire: string): Vocabulary {
  const part = wire.split('\n');
  if (part[0] !== 'yl3' || part.length < 20) throw new Error('not a compiled vocabulary');
  const alphabet = part[1]!;
  if (alphabet.length + 2 >= END) throw new Error('too many different characters in names');
  const codes = new Uint16Array(0x10000);
  for (const unit of [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x20, 9, 10, 13, 0xa0, 0x3000])
    codes[unit] = PASSED;
  // Variation selectors, those of plane 14 as two units each.
  codes.fill(PASSED, 0xfe00, 0xfe10);
  codes[0xdb40] = PASSED;
  codes.fill(PASSED, 0xdd00, 0xddf0);
  for (let i = 0; i < alphabet.length; i += 1) {
    const unit = alphabet.charCodeAt(i);
    codes[unit] = i + 2;
    if (unit > 0x20 && unit < 0x7f) codes[unit + 0xfee0] = i + 2;
    if (unit >= 65 && unit <= 90) {
      codes[unit + 32] = i + 2;
      codes[unit + 32 + 0xfee0] = i + 2;
    }
  }
  const variants = part[2]!;
  for (let i = 0, head = 0; i < variants.length; i += 1) {
    const unit = variants.charCodeAt(i);
    if (unit === 0x7c) head = 0;
    else if (head === 0) head = codes[unit]!;
    else if (codes[unit] === 0) codes[unit] = head;
  }

  const shared = unpackNumbers(part[3]!, 1);
  const size = shared.length;
  const suffixes = part[4]!;
  const offsets = unpackNumbers(part[6]!, Number(part[5]));
  const types = Uint8Array.from(unpackNumbers(part[7]!, 1));
  const prefix = part[9]!;
  const flags = new Uint16Array(size);
  const weights = new Uint8Array(size);
  const namedWeights = unpackNumbers(part[17]!, 1);
  const rivals = unpackNumbers(part[18]!, Number(part[10]));
  const othersOf = new Map<number, number[]>();
  const entities = new Int32Array(size);
  const fulls = new Map<number, number>();
  const namedFlags = unpackNumbers(part[8]!, 3);
  const namedEntities = unpackNumbers(part[11]!, Number(part[10]));
  const namedFulls = unpackNumbers(part[12]!, Number(part[10]));
  // Things by running number, so that a document can count them in an array; cues are none.
  const dense = new Map([[0, 0]]);
  const things = new Int32Array(size);
  for (let entry = 0, named = 0, full = 0, rival = 0; entry < size; entry += 1) {
    if (!isName(types[entry]!)) continue;
    flags[entry] = namedFlags[named]!;
    weights[entry] = namedWeights[named]!;
    for (; rivals[rival] === named && rival < rivals.length; rival += 3) {
      othersOf.set(entry, [...(othersOf.get(entry) ?? []), rivals[rival + 1]!, rivals[rival + 2]!]);
    }
    const entity = namedEntities[named]!;
    let thing = dense.get(entity);
    if (thing === undefined) {
      thing = dense.size;
      dense.set(entity, thing);
    }
    entities[entry] = entity;
    things[entry] = thing;
    if (namedFulls[full] === named) {
      fulls.set(entry, namedFulls[full + 1]!);
      full += 2;
    }
    named += 1;
  }
  const strings = part[13]!.split('|');
  const spelled = new Map(
    part[14]!
      .split('|')
      .filter(Boolean)
      .map((item) => [Number(item.slice(0, item.indexOf(' '))), item.slice(item.indexOf(' ') + 1)]),
  );

  // Code sequences: shared prefix from the entry before, then the suffix.
  let total = suffixes.length - Math.max(0, size - 1);
  for (let i = 0; i < size; i += 1) total += shared[i]!;
  const sequences = new Uint16Array(total + 1);
  const starts = new Int32Array(size + 1);
  for (let i = 0, at = 0, read = 0; i < size; i += 1) {
    const before = i > 0 ? starts[i - 1]! : 0;
    starts[i] = at;
    for (let k = 0; k < shared[i]!; k += 1) sequences[at++] = sequences[before + k]!;
    for (; read < suffixes.length; read += 1) {
      const unit = suffixes.charCodeAt(read);
      if (unit === 0x7c) break;
      sequences[at++] = codes[unit]!;
    }
    read += 1;
    starts[i + 1] = at;
  }

  // A bracket may open a pronunciation, whether names have one or not.
  const letters = alphabet.length + 2;
  for (const unit of [0x28, 0xff08]) codes[unit] ||= letters;
  const { base, check, ...starting } = fill(sequences, starts, shared, offsets, types, letters);
  starting.openings[codes[0x28]!]! |= CLOSER;

  const spell = (entry: number): string => {
    const own = spelled.get(entry);
    if (own !== undefined) return own;
    let text = '';
    for (let k = starts[entry]!; k < starts[entry + 1]!; k += 1) text += alphabet[sequences[k]! - 2];
    return text;
  };
  const texts: (string | undefined)[] = new Array(size);
  const text = (entry: number): string => {
    texts[entry] ??= spell(entry);
    return texts[entry];
  };
  const ids: (string | undefined)[] = new Array(size);
  const refer = (reference: number): string =>
    reference === 0 ? '' : reference % 2 === 0 ? text(reference / 2 - 1) : strings[(reference - 1) / 2]!;

  // A list: what pages call its parts is shortened when they are built.
  const [signs, roles, endings, patterns, counts, since] = JSON.parse(part[19]!);
  let former: string[] | undefined;
  const vocabulary: Vocabulary = {
    codes,
    letters,
    ...starting,
    base,
    check,
    sequences,
    starts,
    types,
    flags,
    thing: things,
    thingCount: dense.size,
    size,
    sites: part[15]!.split('|').filter(Boolean),
    shared: part[16]!.split('|').filter(Boolean),
    weights,
    beside: { signs, roles, endings, patterns, counts, since },
    text,
    entity: (entry) => {
      ids[entry] ??= entities[entry] ? prefix + refer(entities[entry]!) : '';
      return ids[entry];
    },
    full: (entry) => refer(fulls.get(entry) ?? 0),
    others: (entry) => {
      const packed = othersOf.get(entry);
      if (!packed) return NO_OTHERS;
      return packed.flatMap((type, k) =>
        k % 2 ? [] : [{ kind: KIND_LIST[type]!, entity: prefix + refer(packed[k + 1]!) }],
      );
    },
    formerBody: (entry) => {
      former ??= formerDistricts(vocabulary);
      for (const district of former) {
        const other = find(vocabulary, district + text(entry));
        if (other >= 0) return other;
      }
      return -1;
    },
    bodies: Uint8Array.from(KIND_LIST, (kind) => (KINDS[kind] === 'organization' ? 1 : 0)),
    road: KIND_LIST.indexOf('road'),
    kind: (entry) => KIND_LIST[types[entry]!]!,
    groupOf: (kind) => KINDS[kind],
    find: (wanted) => find(vocabulary, wanted),
    scan: (text) => scan(vocabulary, text),
  };
  return vocabulary;
}

const NO_OTHERS: readonly { kind: Kind; entity: string }[] = [];

/** Short names of districts that ended, 江干 for 江干区: what a bare body's name is put behind. */
function formerDistricts(vocabulary: Vocabulary): string[] {
  const list: string[] = [];
  for (let entry = 0; entry < vocabulary.size; entry += 1) {
    if (vocabulary.types[entry] !== 0 || !(vocabulary.flags[entry]! & FLAG_FORMER)) continue;
    const name = vocabulary.text(entry);
    if (name.endsWith('区')) list.push(name.slice(0, -1));
  }
  return list.sort((a, b) => a.length - b.length);
}

/** Rebuilds the arrays: the nodes new with each entry lie below what it shares with its neighbours. */
function fill(
  sequences: Uint16Array,
  starts: Int32Array,
  /** Codes that each shares with the one before. */
  shared: Int32Array,
  offsets: Int32Array,
  types: Uint8Array,
  letters: number,
): Pick<
  Vocabulary,
  'base' | 'check' | 'pairs' | 'pairMask' | 'openings' | 'twos' | 'triples' | 'longs' | 'tripleMask'
> {
  let largest = 0;
  for (let i = 0; i < offsets.length; i += 1) if (offsets[i]! > largest) largest = offsets[i]!;
  const base = new Int32Array(largest + letters + 1);
  // Other than any code where no node is.
  const check = new Uint16Array(base.length).fill(END);
  const size = starts.length - 1;
  const pairMask = 2 ** bitsFor(size, 3, 16, 20) - 1;
  const pairs = new Uint32Array((pairMask + 1) >> 5);
  const openings = new Int32Array(letters + 1).fill(OPENS_NOTHING);
  const tripleMask = 2 ** bitsFor(size, 8, 17, 22) - 1;
  const triples = new Uint32Array((tripleMask + 1) >> 5);
  const longs = new Uint32Array(triples.length);
  const twos = new Uint32Array((TWO_MASK + 1) >> 5);
  /** Offset of the inner node at each depth of the present path. */
  const path = new Int32Array(1024);
  let next = 0;
  let before = 0;
  for (let i = 0; i < size; i += 1) {
    const start = starts[i]!;
    const length = starts[i + 1]! - start;
    const after = i + 1 < size ? shared[i + 1]! : 0;
    const unique = Math.max(before, after) + 1;
    for (let depth = before + 1; depth <= unique && depth <= length; depth += 1) {
      const code = sequences[start + depth - 1]!;
      const place = (depth === 1 ? 0 : path[depth - 1]!) + code;
      check[place] = code;
      if (depth === unique) {
        base[place] = ~i;
      } else {
        const offset = offsets[next++]!;
        path[depth] = offset;
        base[place] = offset << 1;
        if (depth === length) {
          base[place] = (offset << 1) | 1;
          base[offset] = i;
        }
      }
    }
    if (length >= 2) {
      const pair = Math.imul(sequences[start]!, PAIR_FACTOR) + sequences[start + 1]!;
      const triple = length > 2 ? tripleHash(pair, sequences[start + 2]!) & tripleMask : -1;
      pairs[(pair & pairMask) >> 5]! |= 1 << (pair & 31);
      if (triple >= 0) longs[triple >> 5]! |= 1 << (triple & 31);
      if (types[i] !== CUE_WORD) {
        const first = sequences[start]!;
        const group = FIRST_GROUP + (first % GROUPS);
        openings[first] = (openings[first]! & ~OPENS_NOTHING) | group;
        openings[sequences[start + 1]!]! |= 1 << group;
        if (triple < 0) twos[(pair & TWO_MASK) >> 5]! |= 1 << (pair & 31);
        else triples[triple >> 5]! |= 1 << (triple & 31);
      }
    }
    before = after;
  }
  openings[PASSED]! |= CLOSER;
  return { base, check, pairs, pairMask, openings, twos, triples, longs, tripleMask };
}

function find(vocabulary: Vocabulary, wanted: string): number {
  const { codes, base, check, sequences, starts } = vocabulary;
  let offset = 0;
  let node = 0;
  const path: number[] = [];
  for (let i = 0; i < wanted.length; i += 1) {
    const code = codes[wanted.charCodeAt(i)]!;
    if (code > PASSED) path.push(code);
    else if (code < PASSED) return -1;
  }
  for (let depth = 0; depth < path.length; depth += 1) {
    const place = offset + path[depth]!;
    if (check[place] !== path[depth]) return -1;
    node = base[place]!;
    if (node < 0) {
      const entry = ~node;
      const start = starts[entry]!;
      if (starts[entry + 1]! - start !== path.length) return -1;
      for (let k = depth; k < path.length; k += 1) if (sequences[start + k] !== path[k]) return -1;
      return entry;
    }
    offset = node >> 1;
  }
  return path.length > 0 && node & 1 ? base[offset]! : -1;
}
