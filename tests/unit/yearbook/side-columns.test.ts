import { describe, expect, it } from 'vitest';
import { Evidence } from '../../../data/yearbook/infer/evidence';
import { rowsOf } from '../../../data/yearbook/infer/rows';
import { splitSideColumns } from '../../../data/yearbook/infer/side-columns';
import { splitLines, widthOf } from '../../../data/yearbook/read/lines';

/** A column's lines: paragraphs of full lines, the last of each short. */
function column(name: string): string[] {
  return Array.from({ length: 8 }, (_, k) => [
    `　　${name}${k}段的开头。这一行写满`,
    '中间的一行也是写满的没有空',
    '到这里就完了。',
  ]).flat();
}

const WIDTH = 13;
const beside = (left: string[], right: string[], blanks: number) =>
  left
    .map((line, k) => `${line}${' '.repeat(Math.max(0, (WIDTH - widthOf(line)) * 2) + blanks)}${right[k] ?? ''}`)
    .join('\n');
const read = (text: string) => {
  const { rows, count } = splitSideColumns(rowsOf(splitLines(text)).rows, new Evidence());
  return { count, lines: rows.map(({ piece }) => piece.text) };
};

describe('columns side by side', () => {
  const left = column('左');
  const right = column('右');
  const wanted = [...left, ...right].map((line) => line.trim());

  it.each([
    ['many blanks apart', 6],
    ['a blank apart', 2],
    ['touching where lines are full', 0],
  ])('are read one after another, %s', (_, blanks) => {
    expect(read(beside(left, right, blanks))).toEqual({ count: 2, lines: wanted });
  });

  it('are one where the text runs across', () => {
    const text = left.map((line, k) => line.trim() + right[k]!.trim()).join('\n');
    expect(read(text).count).toBe(1);
  });

  it('keep a heading in its column where the next one has ended', () => {
    const short = right.slice(0, 12);
    const headed = left.map((line, k) => (k === 18 ? '左栏的小标题' : line));
    expect(read(beside(headed, short, 4)).lines).toEqual([...headed, ...short].map((line) => line.trim()));
  });

  it('are cut where only a part of the text has them, a drawn table within left whole', () => {
    const across = Array.from(
      { length: 30 },
      (_, k) => `　　第${k}段从左到右写满一整行，没有分栏，这一行到这里还没有写完呢，接着写完。`,
    );
    const table = ['┌────┬──┐', '│甲        │1   │', '├────┼──┤', '│乙        │2   │', '└────┴──┘'];
    const text = [...across, beside(left, right, 4), ...table, beside(left, right, 4), ...across].join('\n');
    const plain = across.map((line) => line.trim());
    expect(read(text)).toEqual({ count: 2, lines: [...plain, ...wanted, ...table, ...wanted, ...plain] });
  });

  it('are cut where a stop at the end of a full line takes up the blanks between them', () => {
    const hung = [...left];
    hung[4] = '中间的一行也是写满的没有》。';
    const lines = beside(left, right, 4).split('\n');
    lines[4] = `${hung[4]}　${right[4]}`.replace('　', ' '.repeat((WIDTH - widthOf(hung[4]!)) * 2 + 4));
    expect(read(lines.join('\n')).lines).toEqual([...hung, ...right].map((line) => line.trim()));
  });
});
