import { parseArgs } from 'node:util';
import { describeBook } from '../../data/yearbook/index';
import { readDescription, readOwn } from './books';
import { note, print, UsageError } from './output';

/** `describe TEXT [--description FILE]`: what was inferred, as a description to correct (stdout) and with its evidence (stderr). */
export async function describe(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { description: { type: 'string' } },
  });
  const [text, ...more] = positionals;
  if (!text || more.length) throw new UsageError('describe takes one text file (or - for stdin)');
  const given = values.description ? readDescription(values.description) : {};
  const { book } = readOwn(text, values.description);
  await print(`${JSON.stringify(describeBook(book, given), null, 1)}\n`);
  for (const { field, value, confidence, evidence, lines } of book.report.inferred ?? [])
    note(
      `${field} = ${value || '—'}  (${Math.round(confidence * 100)} %: ${evidence}${lines.length ? `; line ${lines.join(', ')}` : ''})`,
    );
  for (const { field, message, line } of book.report.corrections ?? [])
    note(`look at ${line ? `line ${line}` : field}: ${message}`);
  return 0;
}
