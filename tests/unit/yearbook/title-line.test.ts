import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../data/yearbook/infer/rows';
import { parted, partedBy, standing } from '../../../data/yearbook/infer/title-line';
import { splitLines } from '../../../data/yearbook/read/lines';

const rows = (text: string) => rowsOf(splitLines(text)).rows;
const isFull = ({ piece }: { piece: { width: number } }) => piece.width >= 14;

describe('titles that run over the end of a printed line', () => {
  it('go on to the blank in the next line, where the book parts titles by a blank', () => {
    const [first, next] = rows('●全县乡村教师待遇保障工作专题\n调研　全年走访学校三十所。');
    expect(parted('sign:●', 'gap', isFull)(first!, next)).toEqual({
      title: '全县乡村教师待遇保障工作专题调研',
      body: 3,
      tail: 'gap',
      more: 1,
    });
  });

  it('go on in a short line that is not set in, where they stand alone', () => {
    const [first, next, after] = rows('○全县乡村教师待遇保障工作专题\n调研\n　　全年走访学校三十所。');
    expect(standing('sign:○', isFull)(first!, next, after)).toMatchObject({
      title: '全县乡村教师待遇保障工作专题调研',
      more: 1,
    });
    expect(standing('sign:○', isFull)(first!, after, undefined)).toMatchObject({ tail: 'alone' });
  });

  it('are parted in the way nearly all lines of their kind are', () => {
    expect(partedBy(['★水利：全年治理河道五条。', '★林业：“三北”工程完成造林。'])).toBe('colon');
    expect(partedBy(['★水利', '★林业：全年完成造林八千亩。'])).toBeNull();
  });
});
