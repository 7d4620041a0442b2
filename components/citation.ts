import { inTitleMarks } from '../data/title-marks';
import type { BookInfo, Column } from '../data/yearbook/model';
import type { Language } from './i18n';

/** What a citation is made of: a piece of the book with its printed place. */
export interface Citable {
  title: string;
  /** Compilers who signed the run the piece stands in; may be empty. */
  authors: readonly string[];
  /** Headings above the piece, outermost first. */
  path: readonly string[];
  /** Printed page, or null where the book gives none. */
  page: number | null;
  column?: Column | null;
}

export type CitedBook = Pick<BookInfo, 'title' | 'edition' | 'publisher' | 'compiler'> & {
  /** Place of publication; null where the text does not tell it. */
  place?: string | null;
  /** Year of publication; null where the text does not tell it. */
  published?: number | null;
};

const COLUMN_WORDS: Record<Language, Record<Column, string>> = {
  zh: { a: '左栏', b: '中栏', c: '右栏' },
  en: { a: 'left column', b: 'middle column', c: 'right column' },
};

/** "第 398 页", "第 398 页中栏"; English "p. 398, middle column". Empty when the page is unknown. */
export function pageWords(page: number | null, column: Column | null | undefined, language: Language): string {
  if (page === null) return '';
  const where = column ? COLUMN_WORDS[language][column] : '';
  if (language === 'en') return where ? `p. ${page}, ${where}` : `p. ${page}`;
  return `第 ${page} 页${where}`;
}

/**
 * GB/T 7714—2015, 8.1 and 4.2 (a part of a monograph):
 * `author. part title[M]//book author. book title. place: publisher, year: page.`
 *
 * - at most three authors, then 等 (8.1.2);
 * - unknown place and publisher are stated, not invented: `[出版地不详]`, `[出版者不详]` (8.4.1.4, 8.4.2.4);
 * - an estimated year stands in square brackets (8.4.3.3): the edition year of the title when no other is known.
 *
 * The output is the same in every language of the interface: it is a Chinese national standard for a Chinese book.
 */
export function citeGbt7714(piece: Citable, book: CitedBook): string {
  const authors = piece.authors.length > 3 ? [...piece.authors.slice(0, 3), '等'].join(', ') : piece.authors.join(', ');
  const place = book.place ?? '[出版地不详]';
  const publisher = book.publisher ?? '[出版者不详]';
  const year = book.published ?? `[${book.edition}]`;
  const pages = piece.page === null ? '' : `: ${piece.page}`;
  const host = [book.compiler, book.title].filter(Boolean).join('. ');
  return `${authors ? `${authors}. ` : ''}${piece.title}[M]//${host}. ${place}: ${publisher}, ${year}${pages}.`;
}

/**
 * One readable sentence: book, piece, headings, printed page and column, compilers.
 * @param page the words for the printed page, where the reader's differ from those of the language
 */
export function citePlain(
  piece: Citable,
  book: CitedBook,
  language: Language,
  page = pageWords(piece.page, piece.column, language),
): string {
  const path = piece.path.join(' › ');
  const title = inTitleMarks(book.title);
  if (language === 'en') {
    const by = piece.authors.length > 0 ? `, compiled by ${piece.authors.join(', ')}` : '';
    return `${title}, “${piece.title}”${path ? ` (${path})` : ''}${page ? `, ${page}` : ''}${by}.`;
  }
  const by = piece.authors.length > 0 ? `（${piece.authors.join('、')}）` : '';
  return `${title}“${piece.title}”${path ? `，${path}` : ''}${page ? `，${page}` : ''}${by}。`;
}
