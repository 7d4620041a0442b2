import type { Vocabulary } from '../match/vocabulary';

/** Bits of the roles that words behind a name can have. */
export const After = {
  Unit: 1,
  UnitNot: 2,
  Place: 4,
  Institution: 8,
  Branch: 16,
  Harmless: 32,
  Not: 64,
  Person: 128,
} as const;

const ROLES: readonly (readonly [role: string, bit: number])[] = [
  ['unit', After.Unit],
  ['unit-not', After.UnitNot],
  ['place-end', After.Place],
  ['institution', After.Institution],
  ['branch', After.Branch],
  ['harmless', After.Harmless],
  ['not-harmless', After.Not],
  ['person-after', After.Person],
];

/** Bits of single characters. */
export const Sign = { Clause: 1, Sentence: 2, Prose: 4, Free: 8, Lead: 16, Close: 32, Verb: 64, Surname: 128 } as const;

/** The word lists of a vocabulary, made ready for looking them up. Built once for each vocabulary, on first use. */
export class Words {
  /** UTF-16 unit → bits of `Sign`. */
  readonly signs = new Uint8Array(0x10000);
  /** First character → words with their roles, the longest first. */
  private readonly after = new Map<string, [word: string, bits: number][]>();
  readonly address: RegExp;
  readonly person: RegExp;
  readonly another: RegExp;
  readonly levels: RegExp;
  readonly rail: RegExp;
  readonly noUnit: RegExp;
  readonly siteName: RegExp;

  constructor({ context, surnames }: Vocabulary) {
    const of = (role: string): readonly string[] => context[role] ?? [];
    const mark = (chars: Iterable<string>, bit: number): void => {
      for (const char of chars) this.signs[char.charCodeAt(0)]! |= bit;
    };
    mark(`${of('clause-end').join('')} `.trim(), Sign.Clause);
    mark('\t', Sign.Clause);
    mark(`${of('sentence-end').join('')}\n\r`, Sign.Sentence);
    mark(of('prose').join(''), Sign.Prose);
    mark(of('free-left').join(''), Sign.Free);
    mark(of('leads').join(''), Sign.Lead);
    mark(of('closes').join(''), Sign.Close);
    mark(of('verb').join(''), Sign.Verb);
    mark(surnames, Sign.Surname);
    for (const [role, bit] of ROLES) {
      for (const word of of(role)) {
        const list = this.after.get(word[0]!) ?? [];
        const known = list.find((one) => one[0] === word);
        if (known) known[1] |= bit;
        else list.push([word, bit]);
        this.after.set(word[0]!, list);
      }
    }
    for (const list of this.after.values()) list.sort((a, b) => b[0].length - a[0].length);
    const any = (role: string): string => of(role).join('|') || '(?!)';
    this.address = new RegExp(
      `^[\\s\\u3000]?[(（]?(?:[0-9０-９]{1,5}(?![0-9０-９]|年|月|日|时|点|分|%|％|个|名|人|万|亿|元|余|多|家|件|户|公里|平方|米)|[一二三四五六七八九十百]{1,4}(?:${any('counter')})|${any('crossing')})`,
    );
    this.person = new RegExp(`(?:${any('person-before')})[\\s:：/／]*$`);
    this.another = new RegExp(`(?:${any('another')})(?:一?[座个])?(?:${any('another-area')})?的?$`);
    this.levels = new RegExp(`(?:${any('levels')})[、，]?$`);
    this.rail = new RegExp(any('rail'));
    this.noUnit = new RegExp(`(?:${any('no-unit')}|[^\\u4e00-\\u9fff])$`);
    this.siteName = new RegExp(any('site-name'));
  }

  /** Roles of the longest word that begins at `at`; 0 where none does. */
  rolesAt(text: string, at: number): number {
    for (const [word, bits] of this.after.get(text[at]!) ?? []) if (text.startsWith(word, at)) return bits;
    return 0;
  }

  /** Roles of all words that begin at `at`. */
  allRolesAt(text: string, at: number): number {
    let roles = 0;
    for (const [word, bits] of this.after.get(text[at]!) ?? []) if (text.startsWith(word, at)) roles |= bits;
    return roles;
  }
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
