/**
 * Placement of a double-array trie over sorted, distinct code sequences (codes ≥ 2). The result is only the list of
 * offsets of the inner nodes in depth-first order: a loader that walks the same sorted sequences can fill the arrays
 * from it in one pass, without searching (see `trie-load.ts`).
 */

/** Per sequence: length of the prefix it shares with its predecessor. */
export function sharedPrefixes(sequences: readonly string[]): number[] {
  return sequences.map((sequence, i) => {
    const previous = i > 0 ? sequences[i - 1]! : '';
    const most = Math.min(sequence.length, previous.length);
    let length = 0;
    while (length < most && sequence.charCodeAt(length) === previous.charCodeAt(length)) length += 1;
    return length;
  });
}

/** After so many free places that did not fit, what lies farther back than the window is left for good. */
const MISSES = 400;
const WINDOW = 1000;

/** Free places by first fit. Every inner node gets an offset of its own, so that a place's code alone proves its parent. */
class Placement {
  private taken = new Uint8Array(1 << 16);
  private offsets = new Uint8Array(1 << 16);
  private from = 1;
  largest = 0;

  private room(size: number): void {
    if (size < this.taken.length) return;
    const grow = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const next = new Uint8Array(Math.max(old.length * 2, size + 1));
      next.set(old);
      return next;
    };
    this.taken = grow(this.taken);
    this.offsets = grow(this.offsets);
  }

  take(offset: number, codes: readonly number[]): void {
    this.room(offset + 0x10000);
    this.offsets[offset] = 1;
    for (const code of codes) this.taken[offset + code] = 1;
    this.largest = Math.max(this.largest, offset);
  }

  /** `codes` ascending; 0 stands for the end mark of a name that goes on. */
  place(codes: readonly number[]): number {
    const first = codes[0]!;
    // Places below `from` are nearly all taken: leave them behind for good.
    while (this.taken[this.from]) this.from += 1;
    let misses = 0;
    for (let place = Math.max(this.from, first + 1); ; place += 1) {
      this.room(place + 0x10000);
      if (this.taken[place]) continue;
      const offset = place - first;
      if (!this.offsets[offset] && this.fits(offset, codes)) {
        this.take(offset, codes);
        if (misses > MISSES) this.from = Math.max(this.from, place - WINDOW);
        return offset;
      }
      misses += 1;
    }
  }

  private fits(offset: number, codes: readonly number[]): boolean {
    for (let i = 1; i < codes.length; i += 1) if (this.taken[offset + codes[i]!]) return false;
    return true;
  }
}

/** Offsets of the inner nodes below the root in depth-first order; the root's is 0. */
export function placeTrie(sequences: readonly string[]): { offsets: number[]; size: number } {
  const offsets: number[] = [];
  const placement = new Placement();
  const visit = (low: number, high: number, depth: number): void => {
    const codes: number[] = [];
    const starts: number[] = [];
    let index = low;
    if (sequences[low]!.length === depth) {
      codes.push(0);
      index += 1;
    }
    const inner = index;
    while (index < high) {
      const code = sequences[index]!.charCodeAt(depth);
      codes.push(code);
      starts.push(index);
      while (index < high && sequences[index]!.charCodeAt(depth) === code) index += 1;
    }
    starts.push(high);
    if (depth === 0) placement.take(0, codes);
    else offsets.push(placement.place(codes));
    if (inner === high) return;
    for (let k = 0; k + 1 < starts.length; k += 1) {
      // A single sequence left is a leaf: the rest of it is compared as a tail.
      if (starts[k + 1]! - starts[k]! > 1) visit(starts[k]!, starts[k + 1]!, depth + 1);
    }
  };
  if (sequences.length > 0) visit(0, sequences.length, 0);
  return { offsets, size: placement.largest };
}
