/** A text that cannot be a book: what is wrong and at which line (1-based; 0: no line). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly line: number;

  constructor(reason: string, line: number) {
    super(line > 0 ? `line ${line}: ${reason}` : reason);
    this.line = line;
  }
}

/** Refuses what holds no text at all, before anything is looked for in it. Throws {@link SourceError}. */
export function checkSource(text: string): void {
  if (!text.trim()) throw new SourceError('the text is empty', 0);
  // A text cut out of a PDF may hold a few signs that could not be read; a wrong encoding makes every other one such.
  const nul = text.indexOf('\0');
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  if (nul >= 0 || lost > text.length / 100) {
    const at = nul >= 0 ? nul : text.indexOf('\ufffd');
    throw new SourceError(
      'not plain text: the file holds bytes of no known encoding',
      text.slice(0, at).split('\n').length,
    );
  }
  if (!/[\u3400-\u9fff]/.test(text))
    throw new SourceError(`no Chinese in ${text.split('\n').length} lines: this is not a yearbook`, 1);
}
