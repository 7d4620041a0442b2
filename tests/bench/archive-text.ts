/**
 * Made text for the bench of archives: articles of paragraphs, told apart by kind. Two kinds, so that a figure says what it was
 * measured on: `dense`, the yearbook's own paragraphs, a name every 75 characters, the worst that can come; `news`, four
 * of five articles made of ordinary words by their frequency, one of the yearbook's paragraphs, as a local paper might be.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { loadLexicon, loadText } from '../../scripts/load-facts';

export type TextKind = 'dense' | 'news';

export interface Article {
  id: string;
  title: string;
  date: string;
  text: string;
}

/** Of every this many articles of a local paper one is about the district. */
const LOCAL = 5;
/** Characters of an article; their mean lies in the middle. */
const SHORTEST = 500;
const LONGEST = 1500;

/** A fixed order of chance: numbers below 1 (linear congruential, constants of ISO C). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Sentences of ordinary words, drawn by their frequency. */
function sentencesOf(count: number, chance: () => number): string[] {
  const words: string[] = [];
  const ends: number[] = [];
  let total = 0;
  for (const line of loadLexicon()['words.tsv']!.split('\n').slice(1)) {
    const [word, frequency] = line.split('\t');
    if (!word || !frequency || word.startsWith('#')) continue;
    words.push(word);
    total += Number(frequency);
    ends.push(total);
  }
  const draw = (): string => {
    const wanted = chance() * total;
    let low = 0;
    for (let high = ends.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
  return Array.from({ length: count }, () => {
    let sentence = '';
    const clauses = 1 + Math.floor(chance() * 3);
    for (let clause = 0; clause < clauses; clause += 1) {
      const length = 4 + Math.floor(chance() * 6);
      for (let i = 0; i < length; i += 1) sentence += draw();
      sentence += clause + 1 < clauses ? '，' : '。';
    }
    return sentence;
  });
}

/** Articles without end, the same for the same kind. */
export function* articles(kind: TextKind): Generator<Article> {
  const chance = chanceOf(7);
  const lines = loadText()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const sentences = kind === 'news' ? sentencesOf(20_000, chance) : [];
  for (let i = 0; ; i += 1) {
    const wanted = SHORTEST + chance() * (LONGEST - SHORTEST);
    const local = kind === 'dense' || i % LOCAL === 0;
    const parts: string[] = [];
    let length = 0;
    let at = Math.floor(chance() * (lines.length - 400));
    while (length < wanted) {
      let paragraph = '';
      if (local) paragraph = lines[at++]!;
      else
        for (let k = 2 + Math.floor(chance() * 4); k > 0; k -= 1)
          paragraph += sentences[Math.floor(chance() * sentences.length)];
      parts.push(paragraph);
      length += paragraph.length + 1;
    }
    const date = `${2012 + (i % 10)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    yield { id: `d${i}`, title: parts[0]!.slice(0, 20), date, text: parts.join('\n') };
  }
}

/** Writes articles as JSON Lines until the file has so many million bytes. */
export function writeArticles(path: string, kind: TextKind, megabytes: number): void {
  const file = openSync(path, 'w');
  let pending: string[] = [];
  let bytes = 0;
  const flush = (): void => {
    if (pending.length) bytes += writeSync(file, pending.join(''));
    pending = [];
  };
  for (const article of articles(kind)) {
    pending.push(`${JSON.stringify(article)}\n`);
    if (pending.length < 200) continue;
    flush();
    if (bytes >= megabytes * 1e6) break;
  }
  closeSync(file);
}
