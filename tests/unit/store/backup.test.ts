import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../../data/store/backup';

const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) & 255);
const file = { pack: 'a-2020', title: '甲年鉴', checksum: 'x', bytes, savedAt: '' };
const saved = () =>
  writeBackup({ settings: { delay: 300 } }, ['a-2020', 'gone'], async (id) => (id === 'a-2020' ? file : undefined));

describe('a backup', () => {
  it('comes back as it went', async () => {
    const told: number[] = [];
    const blob = await writeBackup(
      { settings: { delay: 300 } },
      ['a-2020'],
      async () => file,
      (done) => told.push(done),
    );
    expect(await readBackup(blob)).toEqual({
      values: { settings: { delay: 300 } },
      books: [{ pack: 'a-2020', title: '甲年鉴', bytes }],
    });
    expect(told).toEqual([1]);
  });

  it('leaves out a book whose file is not kept', async () => {
    expect((await readBackup(await saved())).books).toHaveLength(1);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['is cut', (text) => text.slice(0, text.indexOf('\n') + 1), /不完整.*重新取得/],
    ['is cut within a book', (text) => text.slice(0, text.length - 500), /第 2 行已损坏/],
    ['is of a later version', (text) => text.replace('"version":1', '"version":2'), /请更新扩展/],
    ['is something else', () => '{"a":1}', /不是年鉴镜的备份/],
    ['is empty', () => '', /不是年鉴镜的备份/],
  ])('is refused with what to do when it %s', async (_, change, sentence) => {
    const text = change(await (await saved()).text());
    const error = await readBackup(new Blob([text])).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(sentence);
  });
});
