import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Pack, packChecksum } from '../../data/pack/index';
import { LONGEST } from './addresses';

/** What a reader who has used the extension for a while has: another year of the book, things of his own. */

/** The built-in book as if it were that of the year before: for views of two books, where only names and figures matter. */
export async function yearBefore(packed: string): Promise<Buffer> {
  const text = gunzipSync(readFileSync(packed)).toString('utf8');
  const pack: Pack = JSON.parse(text.replaceAll('shangcheng-2022', 'shangcheng-2021'));
  const { info } = pack.book;
  pack.book.info = {
    ...info,
    title: info.title.replace('2022', '2021'),
    year: info.year - 1,
    edition: info.edition - 1,
  };
  for (const entity of pack.entities)
    for (const fact of entity.facts)
      if (typeof fact.value === 'number') fact.value = Math.round(fact.value * (0.9 + (fact.value % 7) / 50));
  pack.checksum = await packChecksum(pack);
  return gzipSync(JSON.stringify(pack));
}

/** Ids by `@name` of the entities and `!title` of the entries of a pack, and `@longest` for the longest name. */
export function idsOf(packed: string): Map<string, string> {
  const pack: Pack = JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8'));
  const ids = new Map(
    pack.entities.flatMap(({ name, aliases, id }) => [...aliases, name].map((one) => [`@${one}`, id])),
  );
  for (const { title, id } of pack.book.entries) ids.set(`!${title}`, id);
  const longest = pack.entities.reduce((most, one) => (one.name.length > most.name.length ? one : most));
  return ids.set(`@${LONGEST}`, longest.id);
}

/** Pins, notes and collections, as `storage.local` holds them. */
export function ownThings(ids: ReadonlyMap<string, string>) {
  const id = (key: string) => ids.get(key) ?? '';
  const things = [`@${LONGEST}`, '@望江街道', '@清波街道', '!荷花塘未来社区建设', '@区教育局'].map(id);
  return {
    pins: things,
    recents: things.toReversed(),
    own: {
      notes: [
        { id: things[1], text: '问编辑部：辖区面积与表 3 不同。\n第二行。', at: '2026-11-30T02:00:00.000Z' },
        { id: things[3], text: '这一条要引用。', at: '2026-11-29T10:30:00.000Z' },
      ],
      collections: [
        { key: 'a', name: '未来社区的材料', items: things },
        { key: 'b', name: 'A collection with a very long name that somebody wrote in English', items: [] },
      ],
    },
  };
}
