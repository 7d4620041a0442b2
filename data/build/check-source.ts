import type { Said } from '../pack/index';

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

/** Refuses what holds no text at all, before anything is looked for in it. Throws {@link SourceError}. */
export function checkSource(text: string): void {
  if (!text.trim())
    throw new SourceError('the text is empty', 0, {
      'zh-CN': '文件里没有字。',
      en: 'The file holds no text.',
    });
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
}
