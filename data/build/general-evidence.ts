/** How names behave elsewhere, for a book whose names nobody has counted: what the general word list says, and doubt. */
import type { NameEvidence } from '../gazetteer/facts/facts';

/** A short string is the name of some village in China more often than not. */
const SHORT = 2;
const MANY = 5;

/**
 * Evidence without counts: a name may be a place elsewhere too, so that it lights only with a little else on the page; one of two
 * characters needs much. `words` are the frequencies of the general dictionary.
 */
export class UncountedEvidence extends Map<string, NameEvidence> {
  readonly #words: ReadonlyMap<string, number>;

  constructor(words: ReadonlyMap<string, number>) {
    super();
    this.#words = words;
  }

  override get(name: string): NameEvidence {
    const word = this.#words.get(name) ?? 0;
    return { word, inside: 0, places: name.length <= SHORT ? MANY : 1, near: 0, plain: false };
  }
}

/** Frequencies by word, of a list `word, count, tag` with one header row. */
export function parseWordCounts(text: string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of (text ?? '').split('\n')) {
    const [word, count] = line.split('\t');
    if (word && Number(count) > 0) counts.set(word, Number(count));
  }
  return counts;
}
