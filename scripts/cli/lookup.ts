import { parseArgs } from 'node:util';
import { exportClaims, linkedRecord, lookup } from '../../data/gazetteer/index';
import { currentPack } from './books';
import { note, printRows, UsageError } from './output';

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
      withinName: entity.within === null ? null : (areas.get(entity.within) ?? null),
      entries: entity.entries.map((ref) => {
        const { title, category, section, page } = entries.get(ref.entry)!;
        return { ...ref, title, category, section, page };
      }),
      claims: exportClaims([entity], names, book).map(({ entity: _, name: __, ...claim }) => claim),
      links: entity.links.map((link) => ({ ...link, ...linkedRecord(book, link, book.info.id), record: undefined })),
    })),
  );
  return 0;
}
