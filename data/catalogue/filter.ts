/**
 * Which of very many districts could a page be about? One small file, the same for every reader, answers that on the
 * reader's machine: nobody is asked, so nobody learns which page is read. The file holds hashes of the names of districts
 * and of their towns and streets, each with the number of its district.
 */

/** A name that speaks for a district. `district` is its number in the catalogue's list. */
export interface FilterName {
  name: string;
  district: number;
  /** The district's own full name, against the name of a town or street in it. */
  own: boolean;
}

/** 32-bit FNV-1a over UTF-16 code units (Fowler, Noll, Vo; offset basis 2166136261, prime 16777619), mixed at the end. */
export function hashName(text: string, from = 0, to = text.length): number {
  let hash = 2166136261;
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 255), 16777619);
    hash = Math.imul(hash ^ (unit >> 8), 16777619);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

const MAGIC = 0x594c4631; // YLF1

/** Appends numbers as base-128 bytes, low bits first. */
class Bytes {
  private bytes = new Uint8Array(1024);
  private length = 0;

  add(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const next = new Uint8Array(this.bytes.length * 2);
      next.set(this.bytes);
      this.bytes = next;
    }
    let rest = value >>> 0;
    for (; rest >= 128; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/**
 * The filter file: sorted hashes as differences, then the district numbers. About 5 bytes a name. Throws RangeError for
 * a district number that is none.
 */
export function buildFilter(names: readonly FilterName[], districts: number): Uint8Array {
  const rows = names.map(({ name, district, own }) => {
    if (!(district >= 0 && district < districts)) throw new RangeError(`there is no district ${district}`);
    return { hash: hashName(name), value: district * 2 + (own ? 1 : 0) };
  });
  rows.sort((a, b) => a.hash - b.hash || a.value - b.value);
  const out = new Bytes();
  out.add(MAGIC);
  out.add(districts);
  out.add(rows.length);
  let before = 0;
  for (const { hash } of rows) {
    out.add(hash - before);
    before = hash;
  }
  for (const { value } of rows) out.add(value);
  return out.take();
}

/** The filter, ready to ask. */
export interface Filter {
  readonly districts: number;
  readonly hashes: Uint32Array;
  readonly values: Uint16Array;
}

/** Reads a filter file. Throws RangeError when it is cut or none. */
export function readFilter(bytes: Uint8Array): Filter {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the filter is cut short');
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new RangeError('the filter is damaged');
  };
  if (next() !== MAGIC) throw new RangeError('this is no filter');
  const districts = next();
  const count = next();
  if (count > bytes.length) throw new RangeError('the filter is damaged');
  const hashes = new Uint32Array(count);
  const values = new Uint16Array(count);
  let hash = 0;
  for (let i = 0; i < count; i += 1) {
    hash += next();
    hashes[i] = hash;
  }
  for (let i = 0; i < count; i += 1) values[i] = next();
  return { districts, hashes, values };
}

/** Last characters of the names in a filter: districts, counties, banners, cities, towns, townships, streets. */
const ENDS = new Set('县区市旗镇乡道木');
const SHORTEST = 2;
const LONGEST = 9;
/** A district is possible from here: its own name, or as much from its towns; a town's name counts one part for each that has it. */
const ENOUGH = 1.5;
const OWN = 1.5;

/**
 * The districts that a text could be about, the likeliest first. Looks at every stretch of 2 to 9 characters before an
 * ending of such names; linear in the text. A name counts once however often it stands.
 */
export function possibleDistricts(filter: Filter, text: string): number[] {
  const seen = new Set<number>();
  const scores = new Map<number, number>();
  for (let end = SHORTEST; end <= text.length; end += 1) {
    if (!ENDS.has(text[end - 1]!)) continue;
    for (let length = SHORTEST; length <= Math.min(LONGEST, end); length += 1) {
      const hash = hashName(text, end - length, end);
      if (seen.has(hash)) continue;
      seen.add(hash);
      const first = firstAt(filter.hashes, hash);
      let last = first;
      while (filter.hashes[last] === hash) last += 1;
      for (let i = first; i < last; i += 1) {
        const value = filter.values[i]!;
        const score = (value & 1 ? OWN : 1) / (last - first);
        scores.set(value >> 1, (scores.get(value >> 1) ?? 0) + score);
      }
    }
  }
  return [...scores]
    .filter(([, score]) => score >= ENOUGH)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([district]) => district);
}

/** Where the first of equal hashes stands, or where it would. */
function firstAt(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
