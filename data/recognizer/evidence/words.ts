import type { Vocabulary } from '../match/vocabulary';
import { REACH } from './hits';

// Bits of the roles that words behind a name can have.

export const AFTER_UNIT = 1;
export const AFTER_UNIT_NOT = 2;
export const AFTER_PLACE = 4;
export const AFTER_INSTITUTION = 8;
export const AFTER_BRANCH = 16;
export const AFTER_HARMLESS = 32;
export const AFTER_NOT = 64;
export const AFTER_PERSON = 128;
export const AFTER_VISITOR = 256;
export const AFTER_ERA = 512;

// Bits of single characters.

export const SIGN_CLAUSE = 1;
export const SIGN_SENTENCE = 2;
export const SIGN_PROSE = 4;
export const SIGN_FREE = 8;
export const SIGN_LEAD = 16;
export const SIGN_CLOSE = 32;
export const SIGN_VERB = 64;
export const SIGN_TAIL = 128;
export const SIGN_LED = 256;
export const SIGN_SURNAME = 512;
/** Stands in links, mail addresses and user names. */
export const SIGN_USER = 1024;
/** A quotation mark or bracket that a title or a name opens with. */
export const SIGN_OPEN = 2048;
/** What full names of units end in: what follows is the unit's. */
export const SIGN_WHOLE = 4096;

/** Quotation marks and brackets of titles. */
export const OPENING = '《“"‘「';

// Patterns of what a text may end in before a name: places in `Words.endings`, and of their bits in `Words.hints`.

export const ENDS_PERSON = 0;
export const ENDS_NO_UNIT = 1;
export const ENDS_ANOTHER = 2;
export const ENDS_LEVELS = 3;

// Patterns: places in `Words.patterns`, in the order of `match/beside.ts`.

export const IS_OWNED = 0;
export const IS_ANOTHER = 1;
export const IS_NOW = 2;
const IS_SEVERAL = 3;
export const IS_BRANCH = 4;
export const IS_THERE = 5;
export const IS_DISTRICTS = 6;
export const IS_KIND = 7;
export const IS_FRESH = 8;
export const IS_SPELLED = 9;
export const IS_LEAD = 10;
const IS_YEAR = 11;
export const IS_DATED = 12;
export const IS_SEPARATOR = 13;
export const IS_STRANGER = 14;
export const IS_USER = 15;
const IS_ADDRESS = 16;
export const IS_RAIL = 17;
export const IS_SITE = 18;
export const IS_SINCE = 19;
export const IS_LATER = 20;
export const IS_SINCE_THEN = 21;
export const IS_VISITED = 22;
export const IS_ISSUE = 23;
export const IS_TOUR = 24;
export const IS_WISH = 25;
export const IS_PERSONS = 26;

/** Place of a bit of `Words.hints`: an address may go on with it, or it counts districts: 两|区. */
const HINT_COUNT = 4;

/** 区 and 。 */
const DISTRICT = 0x533a;
const STOP = 0x3002;

/** No such pattern reaches farther, UTF-16 units. */
const ENDING = 8;

/** The word lists of a vocabulary, made ready for looking them up. Built once for each vocabulary, on first use. */
export class Words {
  /** UTF-16 unit → bits of `Sign`. */
  readonly signs = new Uint16Array(0x10000);
  /** First UTF-16 unit → place of its first word in `words`, 0 for none. */
  private readonly heads = new Uint16Array(0x10000);
  /** Words by first unit, the longest first, each unit's closed by an empty one; their roles. */
  private readonly words: string[] = [''];
  private readonly roles: number[] = [0];
  /** UTF-16 unit → bit i: what fits `endings[i]` may end in it. Where it does not the pattern is not asked. */
  private readonly hints = new Uint8Array(0x10000);
  private readonly endings: readonly RegExp[];
  readonly patterns: readonly RegExp[];

  constructor({ beside: { signs, roles, endings, patterns, counts } }: Vocabulary) {
    const mark = (bits: Uint8Array | Uint16Array, chars: string, i: number): void => {
      for (const char of chars) bits[char.charCodeAt(0)]! |= 1 << i;
    };
    signs.forEach((chars, i) => {
      mark(this.signs, chars, i);
    });
    // The start of a text.
    this.signs[0] = SIGN_SENTENCE | SIGN_LEAD;
    const lists = new Map<number, Map<string, number>>();
    roles.forEach((words, i) => {
      for (const word of words.split(' ')) {
        const head = word.charCodeAt(0);
        const list = lists.get(head) ?? new Map<string, number>();
        lists.set(head, list.set(word, (list.get(word) ?? 0) | (1 << i)));
      }
    });
    for (const [head, list] of lists) {
      this.heads[head] = this.words.length;
      for (const [word, bits] of [...list, ['', 0] as const].sort((x, y) => y[0].length - x[0].length)) {
        this.words.push(word);
        this.roles.push(bits);
      }
    }
    this.endings = endings.map(([lasts, pattern], i) => {
      mark(this.hints, lasts, i);
      // Looked for from the end on.
      return new RegExp(`$(?<=${pattern})`);
    });
    mark(this.hints, counts, HINT_COUNT);
    this.patterns = patterns.map((pattern) => new RegExp(pattern));
  }

  /** Does a house number, a crossing or the like begin at `at`? */
  isAddressAt(text: string, unit: number, at: number): boolean {
    return ((this.hints[unit]! >> HINT_COUNT) & 1) > 0 && this.patterns[IS_ADDRESS]!.test(text.slice(at, at + 9));
  }

  /** Are several districts named together in the sentence before `at`? Asked where the row `several` can fit: it counts a 区. */
  isSeveral(text: string, units: Units, at: number): boolean {
    const from = Math.max(0, at - REACH);
    for (let i = at - 1; i > from && units[i] !== STOP; i -= 1)
      if (units[i] === DISTRICT && (this.hints[units[i - 1]!]! >> HINT_COUNT) & 1)
        return this.patterns[IS_SEVERAL]!.test(text.slice(from, at));
    return false;
  }

  /** What makes a year of a number and, mostly, a date: 年5月12日 behind 2016; empty where it is none. */
  dateAt(text: string, start: number, end: number): string {
    return this.patterns[IS_YEAR]!.exec(`${text.slice(start - 1, start)}@${text.slice(end, end + 14)}`)?.[1] ?? '';
  }

  /** Does what ends at `at`, with `unit`, end in one of the patterns? */
  ends(pattern: number, text: string, unit: number, at: number): boolean {
    return (
      ((this.hints[unit]! >> pattern) & 1) > 0 && this.endings[pattern]!.test(text.slice(Math.max(0, at - ENDING), at))
    );
  }

  /** Roles of the longest word that begins at `at`; 0 where none does. */
  rolesAt(units: Units, at: number): number {
    const { words, roles } = this;
    let k = this.heads[units[at]!]!;
    while (words[k] !== '' && !goesOn(units, at, words[k]!)) k += 1;
    return roles[k]!;
  }

  /** Does a word of two characters or more begin at `at` that leaves a name whole: 东麓, 附近? */
  isHarmlessAt(units: Units, at: number): boolean {
    const { words, roles } = this;
    for (let k = this.heads[units[at]!]!; words[k]!.length > 1; k += 1)
      if (roles[k]! & AFTER_HARMLESS && goesOn(units, at, words[k]!)) return true;
    return false;
  }

  /** Roles of all words that begin at `at`. */
  allRolesAt(units: Units, at: number): number {
    const { words, roles } = this;
    let all = 0;
    for (let k = this.heads[units[at]!]!; words[k] !== ''; k += 1) if (goesOn(units, at, words[k]!)) all |= roles[k]!;
    return all;
  }
}

/** Units of a text and a 0, which no word has. */
export type Units = Uint16Array;

/** Does the text go on at `at` with a word whose first unit stands there? */
function goesOn(units: Units, at: number, word: string): boolean {
  for (let i = 1; i < word.length; i += 1) if (units[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

const built = new WeakMap<Vocabulary, Words>();

export function wordsOf(vocabulary: Vocabulary): Words {
  let words = built.get(vocabulary);
  if (!words) {
    words = new Words(vocabulary);
    built.set(vocabulary, words);
  }
  return words;
}
