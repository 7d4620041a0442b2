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
/** Ends what a user name or link may be part of. */
export const SIGN_STOP = 1024;
/** Stands in links, mail addresses and user names. */
export const SIGN_USER = 2048;
/** 《 and 》 */
export const SIGN_OPEN = 4096;
export const SIGN_SHUT = 8192;

// Bits of characters that some pattern begins or ends with: where they are not the pattern is not asked.

/** An address may go on with it. */
const HINT_ADDRESS = 1;
/** A word before a person's name may end in it. */
const HINT_PERSON = 2;
/** … one before what is no unit's name. */
const HINT_NO_UNIT = 4;
/** … one for several levels. */
const HINT_LEVELS = 8;
/** … one for another place. */
const HINT_ANOTHER = 16;
/** What says that the members of a list before it are districts or units may begin with it. */
export const HINT_MEMBERS = 32;

/** The word lists of a vocabulary, made ready for looking them up. Built once for each vocabulary, on first use. */
export class Words {
  /** UTF-16 unit → bits of `Sign`. */
  readonly signs = new Uint16Array(0x10000);
  /** First UTF-16 unit → place of its first word in `words`, 0 for none. */
  private readonly heads = new Uint16Array(0x10000);
  /** Words by first unit, the longest first, each unit's closed by an empty one; their roles. */
  private readonly words: string[] = [''];
  private readonly roles: number[] = [0];
  /** UTF-16 unit → bits of `Hint`. */
  readonly hints = new Uint8Array(0x10000);
  /** By type of an entry, 1: a body, and no place. */
  readonly bodies: Uint8Array;
  /** The type of roads. */
  readonly road: number;
  private readonly address: RegExp;
  private readonly person: RegExp;
  private readonly another: RegExp;
  private readonly levels: RegExp;
  readonly rail: RegExp;
  private readonly noUnit: RegExp;
  readonly siteName: RegExp;

  constructor({ context, surnames, kinds, groupOf }: Vocabulary) {
    this.bodies = Uint8Array.from(kinds, (kind) => (groupOf(kind) === 'organization' ? 1 : 0));
    this.road = kinds.indexOf('road');
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
    for (let unit = 0; unit <= 0x20; unit += 1) this.signs[unit]! |= SIGN_STOP;
    mark('\u3000、。，', SIGN_STOP);
    mark('@＠./', SIGN_USER);
    mark('《', SIGN_OPEN);
    mark('》', SIGN_SHUT);
    const lists = new Map<number, Map<string, number>>();
    for (const [role, bit] of ROLES) {
      for (const word of of(role)) {
        const head = word.charCodeAt(0);
        const list = lists.get(head) ?? new Map<string, number>();
        lists.set(head, list.set(word, (list.get(word) ?? 0) | bit));
      }
    }
    for (const [head, list] of lists) {
      this.heads[head] = this.words.length;
      for (const [word, bits] of [...list, ['', 0] as const].sort((x, y) => y[0].length - x[0].length)) {
        this.words.push(word);
        this.roles.push(bits);
      }
    }
    const hint = (chars: string, bit: number): void => {
      for (const char of chars) this.hints[char.charCodeAt(0)]! |= bit;
    };
    const lasts = (role: string): string =>
      of(role)
        .map((word) => word.at(-1))
        .join('');
    const firsts = of('crossing')
      .map((word) => word[0])
      .join('');
    hint(`0123456789０１２３４５６７８９一二三四五六七八九十百(（ \t\u3000${firsts}`, HINT_ADDRESS);
    hint(` \t:：/／${lasts('person-before')}`, HINT_PERSON);
    hint(lasts('no-unit'), HINT_NO_UNIT);
    hint(`、，${lasts('levels')}`, HINT_LEVELS);
    hint(`座个的${lasts('another')}${lasts('another-area')}`, HINT_ANOTHER);
    hint('等两二三四五六七八九十各多个区街社', HINT_MEMBERS);
    const any = (role: string): string => of(role).join('|') || '(?!)';
    this.address = new RegExp(
      `^[\\s\\u3000]?[(（]?(?:[0-9０-９]{1,5}(?![0-9０-９]|年|月|日|时|点|分|%|％|个|名|人|万|亿|元|余|多|家|件|户|公里|平方|米)|[一二三四五六七八九十百]{1,4}(?:${any('counter')})|${any('crossing')})`,
    );
    this.person = new RegExp(`(?:${any('person-before')})[\\s:：/／]*$`);
    this.another = new RegExp(`(?:${any('another')})(?:一?[座个])?(?:${any('another-area')})?的?$`);
    // Behind a comma the level stands alone, 省，市，区委; 小镇，区委 begins another clause.
    this.levels = new RegExp(`(?:${any('levels')})、?$|(?:^|[^\\u4e00-\\u9fff])(?:${any('levels')})，$`);
    this.rail = new RegExp(`^(?!.*(?:${any('tour')})).*(?:${any('rail')})`, 's');
    this.noUnit = new RegExp(`(?:${any('no-unit')})$`);
    this.siteName = new RegExp(any('site-name'));
  }

  /** Does a house number, a crossing or the like begin at `at`? */
  isAddressAt(text: string, at: number): boolean {
    return (
      at < text.length &&
      (this.hints[text.charCodeAt(at)]! & HINT_ADDRESS) !== 0 &&
      this.address.test(text.slice(at, at + 9))
    );
  }

  /** Does what ends at `at` make no name of a unit with the word behind it: 各|社区? */
  isNoUnit(text: string, at: number): boolean {
    const unit = text.charCodeAt(at - 1);
    if (!(unit >= 0x4e00 && unit <= 0x9fff)) return true;
    return (this.hints[unit]! & HINT_NO_UNIT) !== 0 && this.noUnit.test(text.slice(Math.max(0, at - 4), at));
  }

  /** Does what ends at `at` lead to a person's name? */
  leadsToPerson(text: string, at: number): boolean {
    return (
      at > 0 &&
      (this.hints[text.charCodeAt(at - 1)]! & HINT_PERSON) !== 0 &&
      this.person.test(text.slice(Math.max(0, at - 8), at))
    );
  }

  /** Is another district or place meant by what ends at `at`: 另一个? */
  isAnother(text: string, at: number): boolean {
    return (
      at > 0 &&
      (this.hints[text.charCodeAt(at - 1)]! & HINT_ANOTHER) !== 0 &&
      this.another.test(text.slice(Math.max(0, at - 8), at))
    );
  }

  /** Are several districts named together before `at`, 上城、滨江两区…, or are all levels meant? */
  isSeveral(text: string, at: number, most: number): boolean {
    const from = Math.max(0, at - most);
    if (at > 0 && this.hints[text.charCodeAt(at - 1)]! & HINT_LEVELS && this.levels.test(text.slice(from, at)))
      return true;
    for (let i = at - 1; i > from; i -= 1) {
      const unit = text.charCodeAt(i);
      if (unit === 0x533a && '两三四五各'.includes(text[i - 1]!)) return true;
      if (unit < 0x4e00 || unit > 0x9fff) if ('。！？；'.includes(text[i]!)) return false;
    }
    return false;
  }

  /** Roles of the longest word that begins at `at`; 0 where none does. */
  rolesAt(text: string, at: number): number {
    const { words } = this;
    let k = this.wordsAt(text, at);
    while (words[k] !== '' && !goesOn(text, at, words[k]!)) k += 1;
    return this.roles[k]!;
  }

  /** Place of the first word that begins as the text does at `at`; that of an empty one where none does. */
  private wordsAt(text: string, at: number): number {
    return at < text.length ? this.heads[text.charCodeAt(at)]! : 0;
  }

  /** Does a word of two characters or more begin at `at` that leaves a name whole: 东麓, 附近? */
  isHarmlessAt(text: string, at: number): boolean {
    const { words, roles } = this;
    for (let k = this.wordsAt(text, at); words[k]!.length > 1; k += 1)
      if (roles[k]! & AFTER_HARMLESS && goesOn(text, at, words[k]!)) return true;
    return false;
  }

  /** Roles of all words that begin at `at`. */
  allRolesAt(text: string, at: number): number {
    const { words, roles } = this;
    let all = 0;
    for (let k = this.wordsAt(text, at); words[k] !== ''; k += 1) if (goesOn(text, at, words[k]!)) all |= roles[k]!;
    return all;
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
