import { describe, expect, it } from 'vitest';
import { publicAddress, readAddress } from '../../../data/address';
import { followAddress } from '../../../data/store/address-route';
import { currentPack } from '../../../scripts/cli/books';

describe('an address that travels', () => {
  it('stands in a sentence and is found again, whatever the id holds', () => {
    for (const id of [
      'a-2022/entity/青杨街道',
      'a-2022/城区/“两山”转化、试点（一期）/《规划》：50%，A+B & C',
      "b/x/it's [1] #2?",
    ]) {
      const address = publicAddress(id);
      expect(address).toMatch(/^urn:yearbook:[^\s，。；”」》)]+$/);
      expect(readAddress(`请看“${address}”，谢谢。`)).toBe(id);
      expect(readAddress(`${address}。`)).toBe(id);
    }
  });

  it('is read as exports write it, and from the address bar of another copy', () => {
    const id = 'a-2022/entity/青杨街道';
    expect(readAddress(`urn:yearbook:${encodeURI(id)}`)).toBe(id);
    expect(readAddress(`chrome-extension://abcdef/reader.html#/entity/${encodeURIComponent(id)}?find=x`)).toBe(id);
    expect(readAddress(`moz-extension://1-2/sidepanel.html?tab=1#/entity/${encodeURIComponent(id)}`)).toBe(id);
  });

  it('is nothing where there is none', () => {
    for (const text of [
      '',
      '青杨街道',
      'urn:yearbook:',
      'urn:yearbook:a',
      'urn:isbn:1/2',
      `urn:yearbook:a/${'x'.repeat(500)}`,
    ])
      expect(readAddress(text)).toBeNull();
    expect(readAddress('urn:yearbook:a/50%')).toBe('a/50%');
  });

  it('leads to the thing, or says what is missing', async () => {
    const pack = await currentPack();
    const asked: string[] = [];
    const reads = {
      listPacks: async () => [{ id: pack.id }],
      getEntity: async (id: string) => {
        asked.push(id);
        return pack.entities.find((row) => row.id === id);
      },
      getEntry: async (id: string) => pack.book.entries.find((row) => row.id === id),
      getRecords: async (_: string, kind: 'tables' | 'treatises') => pack.book[kind],
    } as unknown as Parameters<typeof followAddress>[1];
    const to = async (id: string) => followAddress(id, reads);
    const entry = pack.book.entries[3]!;
    expect(await to(entry.id)).toMatchObject({
      state: 'found',
      route: { page: 'entry', id: entry.id },
      title: entry.title,
    });
    const [table, treatise] = [pack.book.tables[2]!, pack.book.treatises[0]!];
    expect(await to(table.id)).toMatchObject({ route: { page: 'tables', number: table.number } });
    expect(await to(treatise.id)).toMatchObject({ route: { page: 'treatises', id: treatise.id } });
    // None of these had the library asked for an entity that it has not.
    expect(asked).toEqual([]);
    expect(await to(pack.entities[5]!.id)).toMatchObject({ route: { page: 'entity' }, book: pack.id });
    expect(await to('other-1999/entity/x')).toEqual({ state: 'no-book', book: 'other-1999' });
    expect(await to(`${pack.id}/entity/没有`)).toEqual({ state: 'gone', book: pack.id });
  });
});
