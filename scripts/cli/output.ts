import type { Pack } from '../../data/pack/index';

/** What every command of the command line says and how: results on stdout, all else on stderr. */

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The pack a command works on: that in a file, or the one that is at hand. */
export type PackOf = (file?: string) => Promise<Pack>;

/** The names of a pack, which is all that annotating needs. */
export type NamesOf = (file?: string) => Promise<Pick<Pack, 'id' | 'checksum' | 'vocabulary'>>;

// A reader such as `head` that has seen enough closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Writes to stdout and waits while the reader is slower than we are. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}

/** JSON Lines. */
export async function printRows(rows: Iterable<unknown>): Promise<void> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(`${JSON.stringify(row)}\n`);
    if (lines.length >= 500) {
      await print(lines.join(''));
      lines = [];
    }
  }
  if (lines.length) await print(lines.join(''));
}

export const note = (text: string) => process.stderr.write(`${text}\n`);
