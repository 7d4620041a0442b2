import { describe, expect, it } from 'vitest';
import { readBook } from '../../../data/yearbook/index';
import { balance, difference, ink } from './balance';
import { description, seeded, text, wholeBook } from './source';

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
    // Five rounds have each share of lines deleted, doubled and shuffled; a round hurts the book in hundreds of places.
    for (let seed = 1; seed <= 5; seed++) {
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
    for (let seed = 21; seed <= 22; seed++) {
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
