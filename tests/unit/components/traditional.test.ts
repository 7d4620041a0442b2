import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineStrings } from '../../../components/i18n';
import { rewrite } from '../../../components/traditional/rewrite';
import { FILES, messages } from '../../../scripts/traditional';

describe('Taiwan’s face', () => {
  it('has the browser’s words as they are now (else: npx tsx scripts/traditional.ts)', () => {
    expect(readFileSync(FILES.messages, 'utf8')).toBe(messages());
  });

  it('has our words in its standard and what is given to them as it is', () => {
    const { zh } = defineStrings(
      {
        a: '设置 → 备份',
        b: { c: (name: string, count: number) => `“${name}”里有 ${count} 处链接` },
        d: ['联网', '复制'],
      },
      { a: '', b: { c: () => '' }, d: [] },
    );
    const words = rewrite(zh);
    expect(words.a).toBe('設定 → 備份');
    expect(words.b.c('望江街道里弄', 3)).toBe('“望江街道里弄”裡有 3 處連結');
    expect(words.d).toEqual(['連網', '複製']);
    // The same object again: what depends on it is not worked out anew.
    expect(rewrite(zh)).toBe(words);
    expect(rewrite(zh).b.c).toBe(words.b.c);
  });
});
