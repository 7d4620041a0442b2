/** A text that cannot be a yearbook: what is wrong and at which line (1-based; 0: no line). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly line: number;

  constructor(reason: string, line: number) {
    super(line > 0 ? `line ${line}: ${reason}` : reason);
    this.line = line;
  }
}

/** An entry title at the start of a line, as every yearbook of this kind sets it. */
const ENTRY = /^\s*【[^】\n]{1,60}】/m;

/** Refuses what cannot be read as a yearbook at all, before the parser looks for its parts. Throws {@link SourceError}. */
export function checkSource(text: string): void {
  if (!text.trim()) throw new SourceError('the text is empty', 0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and U+FFFD are what a binary or wrongly decoded file shows
  const damage = text.search(/[\u0000\ufffd]/);
  if (damage >= 0) {
    const line = text.slice(0, damage).split('\n').length;
    throw new SourceError('not plain text in UTF-8', line);
  }
  if (!ENTRY.test(text)) {
    throw new SourceError(`no 【】 entry in ${text.split('\n').length} lines: this is not a yearbook`, 1);
  }
}
