import { describeNames } from '../shelf/anchors';
import type { PublishedRow } from '../shelf/published';
import type { CompileNames } from './import';
import { type Library, openLibrary } from './library';

/**
 * What the published list needs of some books, in the order asked for; books without names are left out. A row that is
 * not there yet (the library was written by an older version) is made and kept.
 */
export async function getPublished(packs: readonly string[], db: Library = openLibrary()): Promise<PublishedRow[]> {
  const rows = await db.published.bulkGet([...packs]);
  const found: PublishedRow[] = [];
  for (const [i, pack] of packs.entries()) {
    const known = rows[i];
    if (known) {
      found.push(known);
      continue;
    }
    const names = await db.vocabularies.get(pack);
    if (!names) continue;
    const row = describeNames(pack, names.checksum, names.wire, names.names);
    await db.published.put(row);
    found.push(row);
  }
  return found;
}

/**
 * Compiles names anew that another version of the extension compiled in another form.
 * @param form version of the wire form that pages read now
 * @returns ids of the books it did that for
 */
export async function renewNames(form: string, compile: CompileNames, db: Library = openLibrary()): Promise<string[]> {
  const ready = (await db.packs.filter(({ status }) => status === 'ready').primaryKeys()) as string[];
  const old = (await getPublished(ready, db)).filter((row) => row.form !== form);
  for (const { pack } of old) {
    const [row, names] = await Promise.all([db.packs.get(pack), db.vocabularies.get(pack)]);
    if (!row || !names) continue;
    const wire = await compile(names.names, row.info);
    await db.transaction('rw', [db.vocabularies, db.published, db.packs], async () => {
      await db.vocabularies.put({ ...names, wire });
      await db.published.put(describeNames(pack, names.checksum, wire, names.names));
      // What the rows hold has changed: its checksum is that of the new names.
      await db.packs.update(pack, { content: undefined });
    });
  }
  return old.map(({ pack }) => pack);
}
