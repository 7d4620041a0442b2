import type { NearMiss } from './model';
import type { Query } from './search-query';
import { findDocuments, findEntities, type SearchText } from './search-score';

/** Most suggestions of a kind. */
const MOST = 4;

/** What is near a query that finds nothing: one of its terms alone, similar names, the longest part that is printed. */
export function nearMisses(query: Query, texts: readonly SearchText[]): NearMiss[] {
  const { terms } = query;
  if (terms.length > 1)
    return terms
      .map((term) => ({
        query: term.text,
        why: 'fewer' as const,
        count: count({ terms: [term], excluded: [] }, texts),
      }))
      .filter((one) => one.count > 0)
      .sort((a, b) => a.count - b.count);
  const [term] = terms;
  if (!term) return [];
  return [...similarNames(term.text, texts), ...longestParts(term.text, texts)];
}

function count(query: Query, texts: readonly SearchText[]): number {
  return texts.reduce((sum, text) => sum + findEntities(text, query).length + findDocuments(text, query).length, 0);
}

/** Names and titles of people and terms that differ by one character; by two where the word is long, or half of it stays. */
function similarNames(word: string, texts: readonly SearchText[]): NearMiss[] {
  if (word.length < 2 || word.length > 20) return [];
  const allowed = word.length >= 4 ? 2 : 1;
  const half = Math.ceil(word.length / 2);
  const isHalfKept = (name: string) =>
    name.startsWith(word.slice(0, half)) || name.endsWith(word.slice(word.length - half));
  const found = new Map<string, number>();
  const look = (name: string) => {
    if (Math.abs(name.length - word.length) > allowed || found.has(name)) return;
    const far = distance(word, name, allowed);
    if (far <= 1 || (far <= allowed && (word.length >= 5 || isHalfKept(name)))) found.set(name, far);
  };
  for (const text of texts) {
    for (const { forms } of text.entities) for (const form of forms) look(form);
    for (const [at, { kind }] of text.documents.entries())
      if (kind === 'person' || kind === 'office' || kind === 'term')
        look(text.titles.slice(text.titleAt[at]!, text.titleAt[at + 1]! - 1));
  }
  return [...found]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST)
    .map(([name]) => ({ query: name, why: 'name', count: null }));
}

/** Whether a stretch of a word begins or ends inside a word of Latin letters or a number: nobody means such a part. */
const cutsLatin = (word: string, from: number, to: number): boolean =>
  [from, to].some((at) => /^[a-z0-9]{2}$/i.test(word.slice(Math.max(0, at - 1), at + 1)) && at > 0 && at < word.length);

/** Longest stretches of the word, of two units or more, that stand somewhere. */
function longestParts(word: string, texts: readonly SearchText[]): NearMiss[] {
  for (let length = word.length - 1; length >= 2; length--) {
    const parts: NearMiss[] = [];
    for (let from = 0; from + length <= word.length; from++) {
      if (cutsLatin(word, from, from + length)) continue;
      const part = word.slice(from, from + length);
      const stands = texts.some((text) => [text.titles, text.paths, text.bodies].some((field) => field.includes(part)));
      if (stands && !parts.some((one) => one.query === part)) parts.push({ query: part, why: 'part', count: null });
    }
    if (parts.length > 0) return parts.slice(0, MOST);
  }
  return [];
}

/** Edits that make one word of the other (Levenshtein); stops counting beyond `most`. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length]!;
}
