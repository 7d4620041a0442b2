import { describe, expect, it } from 'vitest';
import { openDocument, recognizeText, splitBlocks } from '../../../data/recognizer';
import { vocabulary as small } from './vocabulary';

const vocabulary = small();

const SCRIPTS = [
  'Latin',
  'Ελληνικά',
  'Кириллица',
  'עברית',
  'العربية',
  'देवनागरी',
  'বাংলা',
  'ਗੁਰਮੁਖੀ',
  'ગુજરાતી',
  'தமிழ்',
  'తెలుగు',
  'ಕನ್ನಡ',
  'മലയാളം',
  'සිංහල',
  'ไทย',
  'ລາວ',
  'བོད་ཡིག',
  'မြန်မာ',
  'ქართული',
  '한국어',
  'አማርኛ',
  'ᏣᎳᎩ',
  'ᐃᓄᒃᑎᑐᑦ',
  'ភាសាខ្មែរ',
  'ᠮᠣᠩᠭᠣᠯ',
  'ひらがな',
  'カタカナ',
  '漢字',
  'ㄅㄆㄇ',
  'ꆈꌠꁱꂷ',
  '𐌰𐌱𐌲',
  '𒀀𒀁',
  '𓀀𓀁',
  '𐎀𐎁',
  '𝒜𝒷𝒸',
  '😀🏙️',
  'ﷺ',
  '½¾',
  '𠀀𠀁',
  '\ud800\udc00\udfff',
];

describe('bad input', () => {
  it('survives forty scripts and lone surrogates with exact offsets', () => {
    const text = SCRIPTS.map((script) => `${script}采荷街道\ud83d`).join(' ');
    const mentions = recognizeText(vocabulary, text);
    expect(mentions).toHaveLength(SCRIPTS.length);
    for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe('采荷街道');
  });

  it('takes three hundred thousand repeated names in one block', () => {
    const document = openDocument(vocabulary, {});
    document.set(1, '湖滨、'.repeat(300_000));
    document.set(2, '采荷街道');
    expect(document.decide().get(2)).toHaveLength(1);
  });

  it('takes four million units without a space or a line end, and loses nothing of them', () => {
    const text = '采荷街道的天气很好大家都说不错而且很暖和'.repeat(200_000);
    const blocks = splitBlocks(text);
    expect(blocks.reduce((sum, block) => sum + block.text.length, 0)).toBe(text.length);
    const document = openDocument(vocabulary, {});
    document.set(1, text);
    expect(document.decide().get(1)).toHaveLength(200_000);
  });

  it('takes text of white space, and opening brackets only', () => {
    for (const unit of [' ', '（', '\n', '《', '(ā']) {
      expect(recognizeText(vocabulary, `上城区${unit.repeat(100_000)}上城区`)).toHaveLength(2);
    }
  });
});
