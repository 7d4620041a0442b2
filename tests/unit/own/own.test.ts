import { describe, expect, it } from 'vitest';
import {
  moved,
  placed,
  withCollected,
  withCollection,
  withName,
  withNote,
  withoutCollection,
} from '../../../data/own/changes';
import { NOTHING_OWN, OWN_LIMIT, repairOwn } from '../../../data/own/shape';

const one = { key: 'k', name: '未来社区', items: ['a/1', 'a/2'] };
const own = { notes: [{ id: 'a/1', text: '看过', at: '2026-01-01' }], collections: [one] };

describe('the reader’s own work', () => {
  it('survives as it is, and is mended where it comes from another hand', () => {
    expect(repairOwn(JSON.parse(JSON.stringify(own)))).toEqual(own);
    for (const nothing of [undefined, null, 3, [], { notes: 'x', collections: {} }])
      expect(repairOwn(nothing)).toEqual(NOTHING_OWN);
    const foreign = {
      notes: [null, { id: 1, text: 'x' }, { id: 'a/1', text: ' ' }, { id: 'a/2', text: 'x'.repeat(9000), at: 7 }],
      collections: [{ key: 'k', name: ' 名 ', items: ['a/1', 'a/1', 5, ''] }, { key: 'k', name: '又' }, { name: '无' }],
      more: 1,
    };
    expect(repairOwn(foreign)).toEqual({
      notes: [{ id: 'a/2', text: 'x'.repeat(OWN_LIMIT.note), at: '' }],
      collections: [{ key: 'k', name: '名', items: ['a/1'] }],
    });
  });

  it('keeps one note a thing; an empty one is none', () => {
    const second = withNote(own, 'a/1', ' 再看 ', '2026-01-02');
    expect(second.notes).toEqual([{ id: 'a/1', text: '再看', at: '2026-01-02' }]);
    expect(withNote(second, 'a/1', '  ', '').notes).toEqual([]);
  });

  it('takes a collection away and puts it back where it was', () => {
    const two = withCollection(own, { key: 'l', name: '二', items: [] });
    const without = withoutCollection(two, 'k');
    expect(without.collections.map(({ key }) => key)).toEqual(['l']);
    expect(withCollection(without, one, 0)).toEqual(two);
    expect(withCollection(own, { key: 'm', name: ' ', items: [] })).toBe(own);
  });

  it('renames, fills and empties a collection', () => {
    expect(withName(own, 'k', ' 新名 ').collections[0]?.name).toBe('新名');
    expect(withName(own, 'k', ' ')).toBe(own);
    expect(withCollected(own, 'k', 'a/3', true, 1).collections[0]?.items).toEqual(['a/1', 'a/3', 'a/2']);
    expect(withCollected(own, 'k', 'a/1', false).collections[0]?.items).toEqual(['a/2']);
  });

  it('moves within a list, and not past its ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a'], 'x', 1)).toEqual(['a']);
    expect(placed(placed(['a', 'b', 'c'], 'b', null), 'b', 1)).toEqual(['a', 'b', 'c']);
  });
});
