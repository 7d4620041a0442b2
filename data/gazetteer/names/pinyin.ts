import { pinyin } from 'pinyin-pro';

/** Pinyin without tones, and initials, both lower case without spaces: 湖滨街道 → hubinjiedao, hbjd. */
export function spell(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return {
    pinyin: syllables.join('').toLowerCase().replace(/\s+/g, ''),
    initials: syllables
      .map((one) => (/^[a-z]/i.test(one) ? one[0]! : one))
      .join('')
      .toLowerCase()
      .replace(/\s+/g, ''),
  };
}
