/** Many short sequences of codes, one after the other in one array: what a million names are sorted and compared as. */
export interface Sequences {
  /** All codes; a place behind the last is there too, and 0. */
  readonly codes: Uint16Array;
  /** Where each begins, and where the last ends. */
  readonly starts: Int32Array;
}

/** The texts as sequences of `codeOf` of their UTF-16 units. */
export function sequencesOf(texts: readonly string[], codeOf: Uint16Array): Sequences {
  let total = 0;
  for (const text of texts) total += text.length;
  const codes = new Uint16Array(total + 1);
  const starts = new Int32Array(texts.length + 1);
  let at = 0;
  for (let i = 0; i < texts.length; i += 1) {
    const text = texts[i]!;
    for (let k = 0; k < text.length; k += 1) codes[at++] = codeOf[text.charCodeAt(k)]!;
    starts[i + 1] = at;
  }
  return { codes, starts };
}

/** Ranges shorter than this are sorted by insertion. */
const FEW = 12;

/**
 * Numbers of the sequences in the order of their codes, a beginning before what goes on. Sorts by one code after the
 * other (Bentley and Sedgewick's multikey quicksort): no string is made or compared.
 */
export function sortedOrder({ codes, starts }: Sequences): Int32Array {
  const count = starts.length - 1;
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) order[i] = i;
  /** The code that each place of `order` is sorted by at the depth at hand; 0 behind a sequence's end. */
  const keys = new Uint16Array(count);
  const swap = (a: number, b: number): void => {
    const number = order[a]!;
    order[a] = order[b]!;
    order[b] = number;
    const key = keys[a]!;
    keys[a] = keys[b]!;
    keys[b] = key;
  };
  const before = (a: number, b: number, depth: number): boolean => {
    let i = starts[a]! + depth;
    let k = starts[b]! + depth;
    const last = starts[a + 1]!;
    const end = starts[b + 1]!;
    while (i < last && k < end && codes[i] === codes[k]) {
      i += 1;
      k += 1;
    }
    return k < end && (i === last || codes[i]! < codes[k]!);
  };
  const insert = (low: number, high: number, depth: number): void => {
    for (let i = low + 1; i < high; i += 1) {
      const number = order[i]!;
      let k = i;
      for (; k > low && before(number, order[k - 1]!, depth); k -= 1) order[k] = order[k - 1]!;
      order[k] = number;
    }
  };
  const middle = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  /** Ranges still to be sorted: low, high, depth; `fresh`: their keys are to be read at that depth. */
  const waiting: number[] = [0, count, 0, 1];
  while (waiting.length > 0) {
    const fresh = waiting.pop()!;
    const depth = waiting.pop()!;
    const high = waiting.pop()!;
    const low = waiting.pop()!;
    if (high - low < FEW) {
      insert(low, high, depth);
      continue;
    }
    if (fresh) {
      for (let i = low; i < high; i += 1) {
        const at = starts[order[i]!]! + depth;
        keys[i] = at < starts[order[i]! + 1]! ? codes[at]! : 0;
      }
    }
    const pivot = middle(keys[low]!, keys[(low + high) >> 1]!, keys[high - 1]!);
    let less = low;
    let more = high;
    for (let i = low; i < more; ) {
      const key = keys[i]!;
      if (key < pivot) swap(i++, less++);
      else if (key > pivot) swap(i, --more);
      else i += 1;
    }
    if (less - low > 1) waiting.push(low, less, depth, 0);
    if (high - more > 1) waiting.push(more, high, depth, 0);
    // Sequences that ended here are the same.
    if (pivot > 0 && more - less > 1) waiting.push(less, more, depth + 1, 1);
  }
  return order;
}

/** The sequences in another order. */
export function reordered({ codes, starts }: Sequences, order: Int32Array): Sequences {
  const sorted = new Uint16Array(codes.length);
  const begins = new Int32Array(starts.length);
  let at = 0;
  for (let i = 0; i < order.length; i += 1) {
    for (let k = starts[order[i]!]!; k < starts[order[i]! + 1]!; k += 1) sorted[at++] = codes[k]!;
    begins[i + 1] = at;
  }
  return { codes: sorted, starts: begins };
}

/** Of each of sorted sequences: how many codes it shares with the one before. */
export function sharedPrefixes({ codes, starts }: Sequences): Uint8Array {
  const shared = new Uint8Array(starts.length - 1);
  for (let i = 1; i < shared.length; i += 1) {
    const a = starts[i - 1]!;
    const b = starts[i]!;
    const most = Math.min(b - a, starts[i + 1]! - b);
    let length = 0;
    while (length < most && codes[a + length] === codes[b + length]) length += 1;
    shared[i] = length;
  }
  return shared;
}
