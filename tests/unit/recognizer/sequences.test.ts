import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  reordered,
  type Sequences,
  sequencesOf,
  sharedPrefixes,
  sortedOrder,
} from '../../../data/recognizer/match/sequences';

/** Every unit is its own code. */
const CODES = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

function textsOf({ codes, starts }: Sequences): string[] {
  const texts: string[] = [];
  for (let i = 0; i + 1 < starts.length; i += 1)
    texts.push(String.fromCharCode(...codes.subarray(starts[i]!, starts[i + 1]!)));
  return texts;
}

/** Few letters, so that many begin alike and some go on where others end. */
const texts = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('上', '城', '区', '门'), minLength: 1, maxLength: 12 }),
  {
    maxLength: 400,
  },
);

describe('sequences of codes', () => {
  it('are sorted as their texts are', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const unsorted = sequencesOf(given, CODES);
        const sorted = reordered(unsorted, sortedOrder(unsorted));
        expect(textsOf(sorted)).toEqual([...given].sort());
      }),
    );
  });

  it('tell what each shares with the one before', () => {
    const given = sequencesOf(['上', '上城', '上城区', '上门', '城'], CODES);
    expect([...sharedPrefixes(given)]).toEqual([0, 1, 2, 1, 0]);
  });

  it('may be none', () => {
    const none = sequencesOf([], CODES);
    expect(sortedOrder(none)).toHaveLength(0);
    expect(sharedPrefixes(none)).toHaveLength(0);
  });
});
