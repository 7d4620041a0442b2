import { describe, expect, it } from 'vitest';
import { loadDescription, loadFacts, loadText } from '../../../scripts/load-facts';
import { makePack } from '../../../scripts/make-pack';
import { freshPack } from '../../../scripts/pack-file';
import { county } from '../../books/content';
import { print } from '../../books/layouts';
import { variants } from '../../books/variants';

const description = loadDescription();
const text = loadText();

describe('building the pack of the book', () => {
  it('gives the same checksum twice', async () => {
    // `npm test` has built it before; read from the disk it is the same as made here.
    const first = freshPack() ?? (await makePack(text, description, loadFacts()));
    const second = await makePack(text, description, loadFacts());
    expect(second.checksum).toBe(first.checksum);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first.book.report.unaccounted.count).toBe(0);
  });

  it('stops at a text that is no yearbook, saying why and where', async () => {
    const build = (bad: string) => makePack(bad, description, {});
    await expect(build('')).rejects.toThrow(/empty/);
    await expect(build('\n \n')).rejects.toThrow(/empty/);
    await expect(build('一篇普通的文章。\n没有条目。\n')).rejects.toThrow(/line 2: required part missing/);
    await expect(build('hello world\n')).rejects.toThrow(/line 1: .*not a yearbook/);
    await expect(build('第一行\n第二行\0\n')).rejects.toThrow(/line 2: not plain text/);
    await expect(build(text.slice(0, text.length / 2))).rejects.toThrow(/line \d+: required part missing/);
  });

  it('builds another book without any curated fact', async () => {
    const { text, expected } = print(county, variants[0]!);
    const pack = await makePack(text, { info: { ...description.info, id: 'other-2022' } }, {});
    expect(pack.book.entries).toHaveLength(expected.entries.length);
    expect(pack.book.entries.every(({ id }) => id.startsWith('other-2022/'))).toBe(true);
    expect(pack.layers).toEqual([]);
  });
});
