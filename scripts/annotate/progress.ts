import { note } from '../cli/output';
import type { Totals } from './journal';

/** How far a long run has come, on stderr: a line that is rewritten on a terminal, a line every ten seconds elsewhere. */
export class Progress {
  private readonly started = Date.now();
  private shown = 0;
  private readonly live = process.stderr.isTTY === true;

  constructor(
    private readonly quiet: boolean,
    /** Characters an earlier run has done. */
    private readonly before: number,
  ) {}

  show(totals: Totals, where: string): void {
    const now = Date.now();
    if (this.quiet || now - this.shown < (this.live ? 500 : 10_000) || now - this.started < (this.live ? 500 : 10_000))
      return;
    this.shown = now;
    const text = `${this.words(totals)}  ${where}`;
    if (this.live) process.stderr.write(`\r\u001b[K${text.slice(0, 110)}`);
    else note(text);
  }

  end(totals: Totals): void {
    if (this.live && this.shown) process.stderr.write('\r\u001b[K');
    if (!this.quiet) note(this.words(totals));
  }

  private words({ documents, mentions, characters, bad }: Totals): string {
    const seconds = Math.max((Date.now() - this.started) / 1000, 0.001);
    const rate = (characters - this.before) / seconds / 1e6;
    return (
      `${documents.toLocaleString('en')} documents, ${mentions.toLocaleString('en')} names, ` +
      `${(characters / 1e6).toFixed(1)} M characters, ${rate.toFixed(1)} M/s${bad ? `, ${bad} bad` : ''}`
    );
  }
}
