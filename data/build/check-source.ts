import type { Said } from '../pack/index';
import type { Book } from '../yearbook/index';

/** A text that cannot be a book: what is wrong and at which line (1-based; 0: no line). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly line: number;
  /** The same for a reader, in both languages; null where only a maker of books meets it. */
  readonly said: Said | null;

  constructor(reason: string, line: number, said: Said | null = null) {
    super(line > 0 ? `line ${line}: ${reason}` : reason);
    this.line = line;
    this.said = said;
  }
}

/** Characters of a line that no paragraph of a book has, and of a text that is judged by them. */
const ENDLESS = 20_000;

/** Characters of a text that is more than one book: a large yearbook of one volume has two million. */
const MOST = 10_000_000;
/** Entries that a pack holds. */
const MOST_ENTRIES = 20_000;

/** Refuses what holds no text at all, before anything is looked for in it. Throws {@link SourceError}. */
export function checkSource(text: string): void {
  if (!text.trim())
    throw new SourceError('the text is empty', 0, {
      'zh-CN': '文件里没有字。',
      en: 'The file holds no text.',
    });
  if (text.length > MOST) {
    const [found, most] = [text.length, MOST].map((count) => (count / 1e6).toFixed(1));
    throw new SourceError(`${found} million characters, more than the ${most} million of one book`, 0, {
      'zh-CN': `文中有${Math.round(text.length / 1e4)}万字，一次只能读${MOST / 1e4}万字以内的一本书。请按本拆开，每本另建。`,
      en: `The text has ${found} million characters; a book may have ${most} million. Cut it into its books and build each by itself.`,
    });
  }
  // A text cut out of a PDF may hold a few signs that could not be read; a wrong encoding makes every other one such.
  const nul = text.indexOf('\0');
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  if (nul >= 0 || lost > text.length / 100) {
    const at = nul >= 0 ? nul : text.indexOf('\ufffd');
    const line = text.slice(0, at).split('\n').length;
    throw new SourceError('not plain text: the file holds bytes of no known encoding', line, {
      'zh-CN': `这不是纯文本：第${line}行起有认不出编码的字节。请另存为 UTF-8 文本后再试。`,
      en: `This is not plain text: from line ${line} on it holds bytes of no known encoding. Save it as UTF-8 text and try again.`,
    });
  }
  if (!/[\u3400-\u9fff]/.test(text))
    throw new SourceError(`no Chinese in ${text.split('\n').length} lines: this is not a yearbook`, 1, {
      'zh-CN': '文中没有汉字，不是年鉴。',
      en: 'There is no Chinese in it: this is not a yearbook.',
    });
  // Without ends of lines there is no heading to be seen, and each pattern would be tried over all of it.
  if (text.length > 2 * ENDLESS) {
    const long = text.split('\n').reduce((sum, line) => sum + (line.length > ENDLESS ? line.length : 0), 0);
    if (long > text.length / 2)
      throw new SourceError('most of the text has no ends of lines: headings cannot be told from it', 0, {
        'zh-CN': '文中大半没有换行，看不出标题。请按原书的行和段另存后再试。',
        en: 'Most of the text has no ends of lines, so no heading can be told from it. Save it with the lines and paragraphs of the book and try again.',
      });
  }
}

/** Refuses a book of more entries than a pack holds, before its names are looked for. Throws {@link SourceError}. */
export function checkEntries({ entries }: Pick<Book, 'entries'>): void {
  if (entries.length <= MOST_ENTRIES) return;
  const { lines } = entries[MOST_ENTRIES]!;
  throw new SourceError(`${entries.length} entries, more than the ${MOST_ENTRIES} of one book`, lines[0], {
    'zh-CN': `读出${entries.length}条条目，一本书最多${MOST_ENTRIES}条（到第${lines[0]}行为止）。请按本拆开，每本另建。`,
    en: `It has ${entries.length} entries; a book may have ${MOST_ENTRIES} (up to line ${lines[0]}). Cut it into its books and build each by itself.`,
  });
}

/** Refuses a book that does not say its year: its days could not be dated, nor it put beside others. Throws {@link SourceError}. */
export function checkYear({ info, chronicle, entries }: Pick<Book, 'info' | 'chronicle' | 'entries'>): void {
  if (info.year > 0) return;
  const line = (chronicle[0] ?? entries[0])?.lines[0] ?? 0;
  if (line === 0)
    throw new SourceError(
      'no entry, no chronicle and no year: this does not look like a yearbook; else give info.year',
      0,
      {
        'zh-CN': '文中没有条目和大事记，也没有写明年份，看来不是年鉴。如果是，请填上年份（描述里是 info.year）。',
        en: 'It has no entries, no chronicle and says no year, so it does not look like a yearbook. If it is one, please give the year (info.year of a description).',
      },
    );
  const what = chronicle.length > 0 ? ['大事记', 'a chronicle'] : ['条目', 'entries'];
  throw new SourceError('the text does not say which year it is about: give info.year', line, {
    'zh-CN': `看不出这本书记哪一年（第${line}行起有${what[0]}）。请填上年份（描述里是 info.year）。`,
    en: `It does not say which year it is about (there ${chronicle.length > 0 ? 'is' : 'are'} ${what[1]} from line ${line} on). Please give the year (info.year of a description).`,
  });
}
