import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument, plainMention } from '../../../data/recognizer';
import { recognizeBlocks } from '../../../data/recognizer/index';
import { headsOf, type TextBlock } from '../../../data/recognizer/text/blocks';
import { vocabulary as small } from './vocabulary';

const vocabulary = small();

/** Blocks with names, with signs alone, with neither; some head what follows. */
const texts = fc.array(
  fc
    .array(
      fc.constantFrom(
        '凯旋路',
        '湖滨',
        '望江',
        '区教育局',
        '上城区',
        '杭州',
        '宁波',
        '桐乡市',
        '拱墅区',
        '长庆街道',
        '江干区',
        '，',
        '。',
        '今天开会',
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((pieces) => pieces.join('')),
  { minLength: 1, maxLength: 12 },
);

describe('a document that is read once', () => {
  it('is decided as one that stays open', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 3 }), (given, headings) => {
        let start = 0;
        const blocks = given.map((text, i): TextBlock => {
          start += text.length + 1;
          return { start: start - text.length - 1, text, role: i % 4 === headings ? 'heading' : 'body' };
        });
        const heads = headsOf(blocks);
        const open = openDocument(vocabulary, { title: '湖滨' });
        for (const [i, { text, role }] of blocks.entries()) open.set(i, text, role, heads[i]);
        const decided = open.decide();
        const expected = blocks.flatMap(({ start: from }, i) =>
          (decided.get(i) ?? []).map((mention) => plainMention(mention.from(from))),
        );
        const brief = recognizeBlocks(vocabulary, blocks, { title: '湖滨' }).map(plainMention);
        expect(brief).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
