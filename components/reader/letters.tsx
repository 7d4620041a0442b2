import { useStrings } from '../i18n';
import '../ui/chip.css';
import { dataStrings } from './data-strings';

/** What a list by pinyin is parted by: a letter, or `#` for digits, signs and whatever has no pinyin. */
export function letterOf(pinyin: string): string {
  const first = pinyin.trim()[0]?.toUpperCase() ?? '';
  return first >= 'A' && first <= 'Z' ? first : '#';
}

/** First characters of each letter in the order of pinyin (Unicode's `zh` collation). */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const collator = new Intl.Collator('zh-CN-u-co-pinyin');

/** Sorts by pinyin without knowing it: the letter a Chinese text begins with, as the browser's collation has it. */
export function letterOfText(text: string): string {
  const first = text.replace(/^[^\p{Letter}\p{Number}]+/u, '')[0] ?? '';
  if (/[A-Za-z]/.test(first)) return first.toUpperCase();
  if (!/\p{Script=Han}/u.test(first)) return '#';
  let at = 0;
  while (at + 1 < FIRSTS.length && collator.compare(FIRSTS[at + 1]!, first) <= 0) at++;
  return LETTERS[at]!;
}

/** Groups in the order of the alphabet; what has no letter comes last. */
export function byLetter<T>(items: readonly T[], pinyinOf: (item: T) => string): { letter: string; items: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const letter = letterOf(pinyinOf(item));
    const group = groups.get(letter);
    if (group) group.push(item);
    else groups.set(letter, [item]);
  }
  return [...groups]
    .map(([letter, list]) => ({ letter, items: list.sort((a, b) => pinyinOf(a).localeCompare(pinyinOf(b))) }))
    .sort((a, b) => Number(a.letter === '#') - Number(b.letter === '#') || a.letter.localeCompare(b.letter));
}

/** Leads to the letters of a list below. */
export function Letters({ letters, prefix }: { letters: readonly string[]; prefix: string }) {
  const words = useStrings(dataStrings);
  return (
    <nav className="reader-letters" aria-label={words.letters}>
      {letters.map((letter) => (
        <button
          key={letter}
          type="button"
          className="chip-toggle"
          onClick={() => document.getElementById(`${prefix}-${letter}`)?.scrollIntoView()}
        >
          {letter}
        </button>
      ))}
    </nav>
  );
}
