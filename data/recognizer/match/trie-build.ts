import type { Sequences } from './sequences';

/**
 * Placement of a double-array trie over sorted, distinct code sequences (codes ≥ 2). The result is only the list of
 * offsets of the inner nodes in depth-first order: a loader that walks the same sorted sequences can fill the arrays
 * from it in one pass, without searching (`fill` in `vocabulary.ts`).
 */

/** After so many free places that did not fit, what lies farther back than the window is left for good. */
const MISSES = 400;
const WINDOW = 1000;

/** Free places by first fit. Every inner node gets an offset of its own, so that a place's code alone proves its parent. */
class Placement {
  private taken = new Uint8Array(1 << 17);
  private offsets = new Uint8Array(1 << 17);
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

  /** Takes the places of `count` codes from `low` on in `codes`, behind an offset. */
  take(offset: number, codes: Uint16Array, low: number, count: number): void {
    this.room(offset + 0x10000);
    this.offsets[offset] = 1;
    for (let i = low; i < low + count; i += 1) this.taken[offset + codes[i]!] = 1;
    this.largest = Math.max(this.largest, offset);
  }

  /** Codes ascending; 0 stands for the end mark of a name that goes on. */
  place(codes: Uint16Array, low: number, count: number): number {
    const first = codes[low]!;
    // Places below `from` are nearly all taken: leave them behind for good.
    while (this.taken[this.from]) this.from += 1;
    let misses = 0;
    for (let place = Math.max(this.from, first + 1); ; place += 1) {
      if (place + 0x10000 >= this.taken.length) this.room(place + 0x10000);
      if (this.taken[place]) continue;
      const offset = place - first;
      if (!this.offsets[offset] && this.fits(offset, codes, low, count)) {
        this.take(offset, codes, low, count);
        if (misses > MISSES) this.from = Math.max(this.from, place - WINDOW);
        return offset;
      }
      misses += 1;
    }
  }

  private fits(offset: number, codes: Uint16Array, low: number, count: number): boolean {
    const { taken } = this;
    for (let i = low + 1; i < low + count; i += 1) if (taken[offset + codes[i]!]) return false;
    return true;
  }
}

/** Offsets of the inner nodes below the root in depth-first order, and the largest; the root's is 0. */
export function placeTrie(
  { codes, starts }: Sequences,
  /** Codes shared with the sequence before, as `sharedPrefixes` gives them. */
  shared: Uint8Array,
): { offsets: Int32Array; size: number } {
  const size = starts.length - 1;
  let offsets = new Int32Array(Math.max(16, size >> 1));
  let count = 0;
  const placement = new Placement();
  // Children of the nodes on the path at hand, one node's after the other's: their codes, and where each one's sequences begin.
  let children = new Uint16Array(1 << 17);
  let begins = new Int32Array(1 << 17);
  const visit = (low: number, high: number, depth: number, from: number): void => {
    if (from + 0x10001 > children.length) {
      const next = new Uint16Array(children.length * 2);
      next.set(children);
      children = next;
      const wider = new Int32Array(begins.length * 2);
      wider.set(begins);
      begins = wider;
    }
    let top = from;
    let index = low;
    if (starts[low + 1]! - starts[low]! === depth) {
      children[top++] = 0;
      index += 1;
    }
    const inner = top;
    for (; index < high; ) {
      children[top] = codes[starts[index]! + depth]!;
      begins[top] = index;
      top += 1;
      index += 1;
      while (index < high && shared[index]! > depth) index += 1;
    }
    if (depth === 0) placement.take(0, children, from, top - from);
    else {
      if (count === offsets.length) {
        const next = new Int32Array(count * 2);
        next.set(offsets);
        offsets = next;
      }
      offsets[count++] = placement.place(children, from, top - from);
    }
    begins[top] = high;
    for (let k = inner; k < top; k += 1) {
      // A single sequence left is a leaf: the rest of it is compared as a tail.
      if (begins[k + 1]! - begins[k]! > 1) visit(begins[k]!, begins[k + 1]!, depth + 1, top + 1);
    }
  };
  if (size > 0) visit(0, size, 0, 0);
  return { offsets: offsets.subarray(0, count), size: placement.largest };
}
