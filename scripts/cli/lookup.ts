import { parseArgs } from 'node:util';
import { type Entity, exportClaims, linkedRecord, lookup } from '../../data/gazetteer/index';
import { currentPack } from './books';
import { note, printRows, UsageError } from './output';

/** Other names as the book or another source writes them, and apart those that only a rule made. */
function namesOf({ aliases, ruled = 0 }: Entity): { aliases: string[]; ruled: string[] } {
  return { aliases: aliases.slice(0, aliases.length - ruled), ruled: aliases.slice(aliases.length - ruled) };
}

/** `lookup NAME`: the entities of a name with location, ranked entries and records of every other kind. Exit 1 when the book does not know it. */
export async function lookupCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { pack: { type: 'string' }, limit: { type: 'string', default: '10' } },
  });
  const name = positionals.join(' ').trim();
  if (!name) throw new UsageError('lookup needs a name');
  const limit = Number(values.limit);
  if (!(limit >= 1)) throw new UsageError('--limit needs a number from 1');
  const { entities, names, book } = await currentPack(values.pack);
  const found = lookup(name, entities, names, limit);
  if (!found.length) {
    note(`${book.info.title} does not know “${name}”`);
    return 1;
  }
  const entries = new Map(book.entries.map((entry) => [entry.id, entry]));
  const areas = new Map(entities.map((entity) => [entity.id, entity.name]));
  await printRows(
    found.map((entity) => ({
      ...entity,
      ...namesOf(entity),
      withinName: entity.within === null ? null : (areas.get(entity.within) ?? null),
      entries: entity.entries.map((ref) => {
        const { title, category, section, page } = entries.get(ref.entry)!;
        return { ...ref, title, category, section, page };
      }),
      claims: exportClaims([entity], names, book, entities).map(({ entity: _, name: __, ...claim }) => claim),
      links: entity.links.map((link) => ({ ...link, ...linkedRecord(book, link, book.info.id), record: undefined })),
    })),
  );
  return 0;
}
