import { describe, expect, it } from 'vitest';
import { type Citable, type CitedBook, citeGbt7714, citePlain, pageWords } from '../../../components/citation';

const book: CitedBook = { title: '样本年鉴（2022）', edition: 2022, publisher: null, compiler: '样本区地方志办公室' };
const piece: Citable = {
  title: '书屋开放',
  authors: ['甲某某'],
  path: ['街道', '青杨街道'],
  page: 398,
  column: 'b',
};

describe('GB/T 7714', () => {
  it('states what the text does not tell instead of inventing it', () => {
    expect(citeGbt7714(piece, book)).toBe(
      '甲某某. 书屋开放[M]//样本区地方志办公室. 样本年鉴（2022）. [出版地不详]: [出版者不详], [2022]: 398.',
    );
  });

  it('gives place, publisher and year plainly where they are known', () => {
    const known = { ...book, place: '杭州', publisher: '样本出版社', published: 2023 };
    expect(citeGbt7714(piece, known)).toBe(
      '甲某某. 书屋开放[M]//样本区地方志办公室. 样本年鉴（2022）. 杭州: 样本出版社, 2023: 398.',
    );
  });

  it('lists at most three authors', () => {
    const many = { ...piece, authors: ['甲', '乙', '丙', '丁'] };
    expect(citeGbt7714(many, book)).toMatch(/^甲, 乙, 丙, 等\. 书屋开放/);
    expect(citeGbt7714({ ...piece, authors: ['甲', '乙', '丙'] }, book)).toMatch(/^甲, 乙, 丙\. /);
  });

  it('begins with the title where nobody signed, and ends with the year where no page is printed', () => {
    expect(citeGbt7714({ ...piece, authors: [], page: null }, { ...book, compiler: null })).toBe(
      '书屋开放[M]//样本年鉴（2022）. [出版地不详]: [出版者不详], [2022].',
    );
  });
});

describe('plain citation', () => {
  it('reads as a sentence in both languages', () => {
    expect(citePlain(piece, book, 'zh')).toBe(
      '《样本年鉴（2022）》“书屋开放”，街道 › 青杨街道，第 398 页中栏（甲某某）。',
    );
    expect(citePlain(piece, book, 'en')).toBe(
      '《样本年鉴（2022）》, “书屋开放” (街道 › 青杨街道), p. 398, middle column, compiled by 甲某某.',
    );
  });

  it('does not double title marks and leaves out what is not there', () => {
    const bare = { title: '概况', authors: [], path: [], page: null };
    expect(citePlain(bare, { ...book, title: '《样本年鉴》' }, 'zh')).toBe('《样本年鉴》“概况”。');
  });
});

it('names the printed page and its column', () => {
  expect(pageWords(49, null, 'zh')).toBe('第 49 页');
  expect(pageWords(49, 'c', 'zh')).toBe('第 49 页右栏');
  expect(pageWords(49, 'a', 'en')).toBe('p. 49, left column');
  expect(pageWords(null, 'a', 'zh')).toBe('');
});
