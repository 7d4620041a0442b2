import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../data/yearbook/index';
import { readBook } from '../../../data/yearbook/index';
import { description, seeded, text, wholeBook } from './source';

/** Counts the characters of texts, white space, U+FFFD (a space glyph) and the soft hyphen at a line end left out. */
function ink(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of texts)
    for (const char of part.replace(/[\s\uFFFD\u2010\uFEFF]/g, '')) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

function difference(a: Map<string, number>, b: Map<string, number>): [string, number][] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((char): [string, number] => [char, (a.get(char) ?? 0) - (b.get(char) ?? 0)])
    .filter(([, count]) => count !== 0);
}

/** What the source holds and what records, furniture and unaccounted lines hold together. */
function balance({ source, owned, book, ledger }: Reading): [string, number][] {
  const lost = new Set(book.report.unaccounted.lines);
  const claimed = owned.flatMap(({ pieces }) => pieces);
  // A line of which only a part is claimed is unaccounted as a whole: its claimed parts are not counted twice.
  const parts = claimed.filter((piece) => !lost.has(piece.line)).map((piece) => piece.raw.slice(piece.from, piece.to));
  expect(ledger.doubled).toEqual([]);
  return difference(ink(source.raw), ink([...parts, ...[...lost].map((line) => source.raw[line - 1]!)]));
}

describe('conservation', () => {
  it('gives every character of the source to exactly one record or piece of furniture', () => {
    expect(balance(wholeBook())).toEqual([]);
  });

  it('carries every claimed character into the text of the record', () => {
    const { book, owned } = wholeBook();
    const of = (kind: string) =>
      ink(
        owned
          .filter(({ owner }) => owner.startsWith(`${kind}:`))
          .flatMap(({ pieces }) => pieces.map(({ text }) => text)),
      );
    const brackets = ink([book.entries.map(() => '【】').join('')]);
    const entries = ink(book.entries.flatMap(({ title, body }) => [title, body]));
    for (const [char, count] of brackets) entries.set(char, (entries.get(char) ?? 0) + count);
    expect(difference(of('entry'), entries)).toEqual([]);
    expect(difference(of('note'), ink(book.notes.flatMap(({ text }) => ['资料', text])))).toEqual([]);
    expect(difference(of('caption'), ink(book.captions.map(({ text }) => text)))).toEqual([]);
    expect(
      difference(
        of('chronicle'),
        ink([...book.chronicle.flatMap(({ label, text }) => [label, text]), '1月2月3月4月5月6月7月8月9月10月11月12月']),
      ),
    ).toEqual([]);
    expect(difference(of('person'), ink(book.people.flatMap(({ name, text }) => [name, text])))).toEqual([]);
  });

  it('loses nothing and throws nothing on texts with lines deleted, doubled and shuffled', () => {
    const lines = text.split('\n');
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed);
      const changed = lines.flatMap((line) => {
        const dice = random();
        return dice < 0.01 * (seed % 4) ? [] : dice > 1 - 0.01 * (seed % 3) ? [line, line] : [line];
      });
      for (let n = 0; n < 40 * (seed % 5); n++) {
        const i = Math.floor(random() * changed.length);
        const j = Math.floor(random() * changed.length);
        [changed[i], changed[j]] = [changed[j]!, changed[i]!];
      }
      expect(balance(readBook(changed.join('\n'), description)), `seed ${seed}`).toEqual([]);
    }
  });

  it('loses nothing where the text is cut into pieces and dealt out anew', () => {
    const lines = text.split('\n');
    for (let seed = 21; seed <= 24; seed++) {
      const random = seeded(seed);
      const blocks: string[][] = [];
      for (let i = 0; i < lines.length; ) {
        const size = 1 + Math.floor(random() * 4000);
        blocks.push(lines.slice(i, i + size));
        i += size;
      }
      blocks.sort(() => random() - 0.5);
      expect(balance(readBook(blocks.flat().join('\n'), description)), `seed ${seed}`).toEqual([]);
    }
  });
});
