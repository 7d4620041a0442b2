/** Units shown before the first hit, and in all. */
const BEFORE = 24;
const LENGTH = 96;
const SENTENCE_END = /[。！？；\n]/;

/**
 * The sentence around the first hit, cut to about {@link LENGTH} units, with the ranges of all terms in it. A text
 * without a hit (the title had it) gives its first sentence.
 * @param printed text as printed
 * @param folded the same text folded, unit for unit
 * @param terms folded terms
 */
export function snippetOf(
  printed: string,
  folded: string,
  terms: readonly string[],
): { snippet: string; marks: [number, number][] } {
  const hits = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0);
  const first = hits.length ? Math.min(...hits) : 0;
  let from = first;
  while (from > 0 && first - from < BEFORE && !SENTENCE_END.test(printed[from - 1]!)) from--;
  from = aligned(printed, from);
  let to = Math.min(printed.length, from + LENGTH);
  const sentence = printed.slice(first, to).search(SENTENCE_END);
  // A short sentence takes the next one along, so that the line is worth reading.
  if (sentence >= 0 && first + sentence + 1 - from >= LENGTH / 2) to = first + sentence + 1;
  to = aligned(printed, to);
  const cut = printed.slice(from, to).replaceAll('\n', ' ');
  const head = from > 0 && !SENTENCE_END.test(printed[from - 1]!) ? '…' : '';
  const tail = to < printed.length && !SENTENCE_END.test(printed[to - 1]!) ? '…' : '';
  return { snippet: head + cut + tail, marks: marksIn(folded.slice(from, to), terms, head.length) };
}

/** Moves an offset out of the middle of a surrogate pair. */
function aligned(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function marksIn(text: string, terms: readonly string[], shift: number): [number, number][] {
  const marks: [number, number][] = [];
  for (const term of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      marks.push([at + shift, at + shift + term.length]);
    }
  }
  marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const mark of marks) {
    const last = merged.at(-1);
    if (last && mark[0] < last[1]) last[1] = Math.max(last[1], mark[1]);
    else merged.push(mark);
  }
  return merged;
}
