import { convert, phrasesOf } from './convert';
import { TABLE } from './table';

/** Our words in Taiwan's standard. Comes only for readers who want it; what a book says is left as it is printed. */

const phrases = phrasesOf(TABLE.split('|').map((pair) => pair.split(' ') as [string, string]));
const known = new WeakMap<object, unknown>();

/** A word, a list or an object of words, or a function that makes one: each in Taiwan's standard. */
export function rewrite<T>(words: T): T {
  if (typeof words === 'string') return convert(words, phrases) as T;
  if (typeof words === 'function')
    return remembered(words, () => rewritten(words as unknown as Making) as unknown as T);
  if (Array.isArray(words)) return remembered(words, () => words.map(rewrite) as T);
  if (typeof words !== 'object' || words === null || Object.getPrototypeOf(words) !== Object.prototype) return words;
  return remembered(
    words,
    () => Object.fromEntries(Object.entries(words).map(([key, value]) => [key, rewrite(value)])) as T,
  );
}

/** One object for one object, so that what depends on it is not worked out anew. */
function remembered<T>(words: object, make: () => T): T {
  const done = known.get(words) ?? make();
  known.set(words, done);
  return done as T;
}

type Making = (...given: unknown[]) => unknown;

/** What is given to it (a name, a title) stands in the sentence as it was given. */
function rewritten(make: Making): Making {
  return (...given) => {
    const made = make(...given);
    if (typeof made !== 'string') return rewrite(made);
    const own = given.filter((one): one is string => typeof one === 'string' && one !== '' && made.includes(one));
    return apart(made, own);
  };
}

function apart(text: string, own: readonly string[]): string {
  const [first, ...rest] = own;
  if (first === undefined) return convert(text, phrases);
  return text
    .split(first)
    .map((part) => apart(part, rest))
    .join(first);
}
