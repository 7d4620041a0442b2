import { describe, expect, it } from 'vitest';
import { cutPieces } from '../../../components/entity/pieces';
import { markNames, snippetAround } from '../../../components/entity/snippet';

describe('two lines around a mention', () => {
  const body = '年内，街道整理旧屋三间。10月，青杨街道青杨里社区书屋开放。\n书屋每周开放六日。';

  it('starts with the sentence of the mention and marks the name', () => {
    const { text, marks } = snippetAround(body, body.indexOf('青杨里社区'), ['青杨里社区']);
    expect(text.startsWith('10月')).toBe(true);
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['青杨里社区']);
  });

  it('breaks into a long sentence a little before the mention, and says so', () => {
    const long = `${'长'.repeat(200)}青杨里社区${'长'.repeat(200)}`;
    const { text, marks } = snippetAround(long, 200, ['青杨里社区']);
    expect(text).toMatch(/^…长{16}青杨里社区长+…$/);
    expect(marks[0]).toEqual([17, 22]);
  });

  it('does not begin in the middle of a number', () => {
    const told = '为丰富居民的文化生活，“2021宋韵杭式生活节”雅集活动在青杨里社区开幕。';
    for (let lead = 0; lead < 24; lead++) {
      const { text } = snippetAround(`${'前'.repeat(lead)}${told}`, lead + told.indexOf('青杨里'), ['青杨里社区']);
      expect(text).not.toMatch(/^…(?:\d{1,3}宋|，)/);
    }
  });

  it('starts at the beginning where the body does not mention the name', () => {
    expect(snippetAround('全年平稳。', -1, ['青杨里社区'])).toEqual({ text: '全年平稳。', marks: [] });
  });

  it('does not cut a character outside the basic plane in two', () => {
    const rare = '𠮷'.repeat(100);
    const { text } = snippetAround(rare, 101, []);
    expect([...text].every((char) => char === '𠮷' || char === '…')).toBe(true);
  });
});

it('marks the longest of two names that start together', () => {
  expect(markNames('青杨里社区书屋在青杨里', ['青杨里', '青杨里社区'])).toEqual([
    [0, 5],
    [8, 11],
  ]);
});

describe('cutting a text at names and marks', () => {
  const joined = (length: number, pieces: { start: number; end: number }[]) => {
    let at = 0;
    for (const piece of pieces) {
      expect(piece.start).toBe(at);
      at = piece.end;
    }
    expect(at).toBe(length);
  };

  it('covers the whole text once, in order', () => {
    const pieces = cutPieces(
      20,
      [{ start: 4, end: 8 }],
      [
        [2, 5],
        [10, 12],
      ],
    );
    joined(20, pieces);
    expect(pieces.filter((piece) => piece.live)).toEqual([
      { start: 4, end: 8, live: { start: 4, end: 8 }, marked: true },
    ]);
    expect(pieces.filter((piece) => piece.marked && !piece.live).map(({ start, end }) => [start, end])).toEqual([
      [2, 4],
      [10, 12],
    ]);
  });

  it('ignores names that overlap or run out of the text', () => {
    const pieces = cutPieces(
      10,
      [
        { start: 2, end: 6 },
        { start: 5, end: 8 },
        { start: 9, end: 12 },
      ],
      [],
    );
    joined(10, pieces);
    expect(pieces.filter((piece) => piece.live)).toHaveLength(1);
  });
});
