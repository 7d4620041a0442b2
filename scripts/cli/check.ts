import { parseArgs } from 'node:util';
import { PackError, readPack } from '../../data/pack/index';
import { readText } from './books';
import { note, printRows, UsageError } from './output';

/** `check PACK…`: is a file a pack that the extension takes? One line each; exit 1 when one is not. */
export async function check(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  if (positionals.length === 0) throw new UsageError('check takes pack files');
  let bad = 0;
  for (const file of positionals) {
    try {
      const pack = await readPack(readText(file));
      const { book, entities, names, checksum } = pack;
      await printRows([
        {
          file,
          ok: true,
          id: pack.id,
          title: book.info.title,
          entries: book.entries.length,
          entities: entities.length,
          names: names.length,
          checksum,
        },
      ]);
    } catch (error) {
      if (!(error instanceof PackError) && !/cannot read/.test((error as Error).message)) throw error;
      bad++;
      note(`${file}: ${(error as Error).message}`);
      await printRows([
        { file, ok: false, where: error instanceof PackError ? error.path : null, why: (error as Error).message },
      ]);
    }
  }
  return bad ? 1 : 0;
}
