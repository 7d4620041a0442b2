/** Errors of a strict build. */

/** A text that cannot be made into a complete book: what is wrong and at which source line (1-based; 0: no line). */
export class BookError extends Error {
  readonly line: number;
  readonly reason: string;

  constructor(reason: string, line: number) {
    super(line > 0 ? `line ${line}: ${reason}` : reason);
    this.name = 'BookError';
    this.line = line;
    this.reason = reason;
  }
}
