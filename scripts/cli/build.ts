import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadFacts } from '../load-facts';
import { makePack } from '../make-pack';
import { readDescription, readText } from './books';
import { note, print, UsageError } from './output';

/** `build TEXT [--description FILE] [--facts FOLDER] [-o OUT]`: any yearbook into a pack that the extension imports. */
export async function build(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      description: { type: 'string' },
      facts: { type: 'string' },
      out: { type: 'string', short: 'o' },
    },
  });
  const [text, ...more] = positionals;
  if (!text || more.length) throw new UsageError('build takes one text file (or - for stdin)');
  // A description beside the text is taken without being named.
  const beside = text.replace(/\.txt$/, '.book.json');
  const description =
    values.description ?? (text !== '-' && beside !== text && existsSync(beside) ? beside : undefined);
  const facts = values.facts ? loadFacts(values.facts) : {};
  const pack = await makePack(readText(text), description ? readDescription(description) : {}, facts);
  const json = `${JSON.stringify(pack)}\n`;
  if (values.out) writeFileSync(values.out, json);
  else await print(json);
  note(
    `${pack.book.info.title}: ${pack.book.entries.length} entries, ${pack.entities.length} entities, ${pack.names.length} names, ` +
      `checksum ${pack.checksum}`,
  );
  return 0;
}
