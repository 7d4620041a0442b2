import { describe, expect, it } from 'vitest';
import { NamesIn } from '../../../data/gazetteer/names-in';

describe('which of many names stand in a text', () => {
  const names = ['柳坪', '柳坪村', '石门', '门', '石门水库', '上湾', '柳坪'];
  const found = new NamesIn(names);

  it('is what looking for each of them finds', () => {
    for (const text of ['', '门', '石门水库在柳坪村', '上上湾石', '过石门到柳坪', '柳', '水库'])
      expect(found.ranks(text)).toEqual(names.flatMap((name, rank) => (text.includes(name) ? [rank] : [])));
  });

  it('says which begins last, of those that begin together the first of the list', () => {
    const last = (text: string) => {
      const starts = names.map((name) => text.lastIndexOf(name));
      const most = Math.max(...starts);
      return most < 0 ? -1 : starts.indexOf(most);
    };
    for (const text of ['', '石门水库在柳坪村', '柳坪村到石门', '上湾的门', '无'])
      expect(found.last(text)).toBe(last(text));
  });
});
