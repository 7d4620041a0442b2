import type { Vocabulary } from '../match/vocabulary';

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

const ROLES: readonly (readonly [role: string, bit: number])[] = [
  ['unit', AFTER_UNIT],
  ['unit-not', AFTER_UNIT_NOT],
  ['place-end', AFTER_PLACE],
  ['institution', AFTER_INSTITUTION],
  ['branch', AFTER_BRANCH],
  ['harmless', AFTER_HARMLESS],
  ['not-harmless', AFTER_NOT],
  ['person-after', AFTER_PERSON],
  ['visitor', AFTER_VISITOR],
];

// Bits of single characters.

export const SIGN_CLAUSE = 1;
export const SIGN_SENTENCE = 2;
export const SIGN_PROSE = 4;
export const SIGN_FREE = 8;
export const SIGN_LEAD = 16;
export const SIGN_CLOSE = 32;
export const SIGN_VERB = 64;
export const SIGN_TAIL = 128;
export const SIGN_SURNAME = 256;
export const SIGN_LED = 512;

/** The word lists of a vocabulary, made ready for looking them up. Built once for each vocabulary, on first use. */
export class Words {
  /** UTF-16 unit → bits of `Sign`. */
  readonly signs = new Uint16Array(0x10000);
  /** First UTF-16 unit → place in `lists`, 0 for none. */
  private readonly heads = new Uint16Array(0x10000);
  /** Words with their roles by first character, the longest first. */
  private readonly lists: [word: string, bits: number][][] = [[]];
  /** UTF-16 unit → 1: an address may go on with it, 2: a word before a person's name may end in it, 4: one before what is no unit's name. */
  private readonly hints = new Uint8Array(0x10000);
  private readonly address: RegExp;
  private readonly person: RegExp;
  readonly another: RegExp;
  readonly levels: RegExp;
  readonly rail: RegExp;
  private readonly noUnit: RegExp;
  readonly siteName: RegExp;

  constructor({ context, surnames }: Vocabulary) {
    const of = (role: string): readonly string[] => context[role] ?? [];
    const mark = (chars: Iterable<string>, bit: number): void => {
      for (const char of chars) this.signs[char.charCodeAt(0)]! |= bit;
    };
    mark(`${of('clause-end').join('')} `.trim(), SIGN_CLAUSE);
    mark('\t', SIGN_CLAUSE);
    mark(`${of('sentence-end').join('')}\n\r`, SIGN_SENTENCE);
    mark(of('prose').join(''), SIGN_PROSE);
    mark(of('free-left').join(''), SIGN_FREE);
    mark(of('leads').join(''), SIGN_LEAD);
    // The start of a text.
    this.signs[0] = SIGN_SENTENCE | SIGN_LEAD;
    mark(of('led').join(''), SIGN_LED);
    mark(of('closes').join(''), SIGN_CLOSE);
    mark(of('verb').join(''), SIGN_VERB);
    mark(of('district-tail').join(''), SIGN_TAIL);
    mark(surnames, SIGN_SURNAME);
    for (const [role, bit] of ROLES) {
      for (const word of of(role)) {
        const head = word.charCodeAt(0);
        if (this.heads[head] === 0) this.heads[head] = this.lists.push([]) - 1;
        const list = this.lists[this.heads[head]!]!;
        const known = list.find((one) => one[0] === word);
        if (known) known[1] |= bit;
        else list.push([word, bit]);
      }
    }
    for (const list of this.lists) list.sort((a, b) => b[0].length - a[0].length);
    for (const char of `0123456789０１２３４５６７８９一二三四五六七八九十百(（ \t\u3000${of('crossing')
      .map((word) => word[0])
      .join('')}`)
      this.hints[char.charCodeAt(0)]! |= 1;
    for (const char of ` \t:：/／${of('person-before')
      .map((word) => word.at(-1))
      .join('')}`)
      this.hints[char.charCodeAt(0)]! |= 2;
    for (const word of of('no-unit')) this.hints[word.charCodeAt(word.length - 1)]! |= 4;
    const any = (role: string): string => of(role).join('|') || '(?!)';
    this.address = new RegExp(
      `^[\\s\\u3000]?[(（]?(?:[0-9０-９]{1,5}(?![0-9０-９]|年|月|日|时|点|分|%|％|个|名|人|万|亿|元|余|多|家|件|户|公里|平方|米)|[一二三四五六七八九十百]{1,4}(?:${any('counter')})|${any('crossing')})`,
    );
    this.person = new RegExp(`(?:${any('person-before')})[\\s:：/／]*$`);
    this.another = new RegExp(`(?:${any('another')})(?:一?[座个])?(?:${any('another-area')})?的?$`);
    // Several districts are named together: 上城、滨江两区…. Behind a comma the level stands alone, 省，市，区委; 小镇，区委 begins another clause.
    this.levels = new RegExp(
      `(?:${any('levels')})、?$|(?:^|[^\\u4e00-\\u9fff])(?:${any('levels')})，$|[两三四五各]区[^。！？；]*$`,
    );
    this.rail = new RegExp(`^(?!.*(?:${any('tour')})).*(?:${any('rail')})`, 's');
    this.noUnit = new RegExp(`(?:${any('no-unit')})$`);
    this.siteName = new RegExp(any('site-name'));
  }

  /** Does a house number, a crossing or the like begin at `at`? */
  isAddressAt(text: string, at: number): boolean {
    return (
      at < text.length && (this.hints[text.charCodeAt(at)]! & 1) !== 0 && this.address.test(text.slice(at, at + 9))
    );
  }

  /** Does what ends at `at` make no name of a unit with the word behind it: 各|社区? */
  isNoUnit(text: string, at: number): boolean {
    const unit = text.charCodeAt(at - 1);
    if (!(unit >= 0x4e00 && unit <= 0x9fff)) return true;
    return (this.hints[unit]! & 4) !== 0 && this.noUnit.test(text.slice(Math.max(0, at - 4), at));
  }

  /** Does what ends at `at` lead to a person's name? */
  leadsToPerson(text: string, at: number): boolean {
    return (
      at > 0 &&
      (this.hints[text.charCodeAt(at - 1)]! & 2) !== 0 &&
      this.person.test(text.slice(Math.max(0, at - 8), at))
    );
  }

  /** Roles of the longest word that begins at `at`; 0 where none does. */
  rolesAt(text: string, at: number): number {
    for (const one of this.wordsAt(text, at)) if (goesOn(text, at, one[0])) return one[1];
    return 0;
  }

  /** Words that begin as the text does at `at`. */
  private wordsAt(text: string, at: number): readonly [word: string, bits: number][] {
    return this.lists[at < text.length ? this.heads[text.charCodeAt(at)]! : 0]!;
  }

  /** Does a word of two characters or more begin at `at` that leaves a name whole: 东麓, 附近? */
  isHarmlessAt(text: string, at: number): boolean {
    return this.wordsAt(text, at).some(
      ([word, bits]) => word.length > 1 && (bits & AFTER_HARMLESS) !== 0 && goesOn(text, at, word),
    );
  }

  /** Roles of all words that begin at `at`. */
  allRolesAt(text: string, at: number): number {
    let roles = 0;
    for (const one of this.wordsAt(text, at)) if (goesOn(text, at, one[0])) roles |= one[1];
    return roles;
  }
}

/** Does the text go on at `at` with a word whose first unit stands there? Quicker than `startsWith` for what is so short. */
function goesOn(text: string, at: number, word: string): boolean {
  if (at + word.length > text.length) return false;
  for (let i = 1; i < word.length; i += 1) if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return false;
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
