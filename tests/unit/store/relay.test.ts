import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLibrary } from '../../../data/store';
import { readsDirectly } from '../../../data/store/own-access';
import { answerRelayed, isRelayed } from '../../../data/store/relay';

describe('reads by message', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are the reads the card needs, with arguments of the right shape', () => {
    expect(isRelayed('listPacks', undefined)).toBe(true);
    expect(isRelayed('getEntity', 'sample/a')).toBe(true);
    expect(isRelayed('getEntries', ['sample/a', 'sample/b'])).toBe(true);
  });

  it('are nothing else: no writes, no names of the object, no lists without end', () => {
    for (const [query, argument] of [
      ['removePack', 'sample'],
      ['constructor', undefined],
      ['getEntity', undefined],
      ['getEntity', ['sample/a']],
      ['getEntity', 'x'.repeat(401)],
      ['getEntries', 'sample/a'],
      ['getEntries', [1]],
      ['getEntries', Array.from({ length: 501 }, () => 'a')],
      ['listPacks', 'sample'],
    ] as const)
      expect(isRelayed(query, argument)).toBe(false);
  });

  it('are answered from the library', async () => {
    // Another file of this process may have opened it.
    await openLibrary().delete();
    expect(await readsDirectly()).toBe(false);
    await openLibrary().open();
    expect(await readsDirectly()).toBe(true);
    expect(await answerRelayed('listPacks', undefined)).toEqual([]);
    expect(await answerRelayed('getEntity', 'sample/none')).toBeUndefined();
    expect(await answerRelayed('getEntries', ['sample/none'])).toEqual([]);
  });

  it('are those of a frame without an origin, which asks the browser for no database', async () => {
    vi.stubGlobal('origin', 'null');
    const asked = vi.spyOn(indexedDB, 'databases');
    expect(await readsDirectly()).toBe(false);
    expect(asked).not.toHaveBeenCalled();
  });
});
