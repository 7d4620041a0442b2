/** What stands for what, and how long the longest of it is (UTF-16 code units). */
export interface Phrases {
  pairs: ReadonlyMap<string, string>;
  longest: number;
}

export function phrasesOf(pairs: Iterable<readonly [string, string]>): Phrases {
  const map = new Map(pairs);
  return { pairs: map, longest: Math.max(1, ...[...map.keys()].map((key) => key.length)) };
}

/** A text with each longest phrase replaced, from its beginning on. `tell` is told what was replaced by what. */
export function convert(text: string, { pairs, longest }: Phrases, tell?: (from: string, to: string) => void): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !pairs.has(text.slice(at, at + length))) length -= 1;
    const from = text.slice(at, at + length);
    const to = pairs.get(from) ?? from;
    tell?.(from, to);
    out += to;
    at += length;
  }
  return out;
}
