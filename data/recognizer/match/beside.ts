import type { Lexicon } from './lexicon';

/** What stands beside names, as pages read it: lists in the order in which `evidence/words.ts` numbers their meanings. */
export interface Beside {
  /** Characters; of place i bit i of `Sign`. */
  signs: readonly string[];
  /** Words behind a name, parted by blanks; of place i bit i of the roles. */
  roles: readonly string[];
  /** Of what a text may end in before a name: its last characters, and the pattern. */
  endings: readonly (readonly [lasts: string, pattern: string])[];
  patterns: readonly string[];
  /** Characters with which an address goes on behind a name. */
  counts: string;
  /** The year from which on the district is the one of today; 0 where the book does not say. */
  since: number;
}

/** From `AFTER_UNIT` on. */
const ROLES = 'unit unit-not place-end institution branch harmless not-harmless person-after visitor era';

/** From `SIGN_CLAUSE` on. */
const SIGNS =
  'clause-end sentence-end prose free-left leads closes verb district-tail led surname user-sign opening whole';

/** From `ENDS_PERSON` on: what the texts that fit may end in, and the pattern. */
const ENDINGS = 'ends-person ends-no-unit ends-another ends-levels';

/** From `IS_OWNED` on. */
const PATTERNS =
  'owned has-another now several branch-head is-there districts kind fresh spelled list-lead year dated separator stranger user address near-rail site-name since-year since-date since-then visited issue tour wish persons';

/** So many years on either side of the one in which the district began tell whether a text is of before. */
export const YEARS = 12;

/** From when on the district is the one of today; 0 where the book does not say. */
export const sinceOf = ({ context }: Lexicon): number => Number(context.since?.[0] ?? 0);

/** `YEARS` years from `first` on, in digits and as official papers write them: 2016, 二〇一六. None before our era. */
export function yearsFrom(first: number): string[] {
  return Array.from({ length: first > 0 ? YEARS : 0 }, (_, i) => String(first + i)).flatMap((year) => [
    year,
    ...[...'〇○零'].map((zero) => year.replace(/./g, (digit) => `${zero}一二三四五六七八九`[Number(digit)]!)),
  ]);
}

export function besideOf(lexicon: Lexicon): Beside {
  const since = sinceOf(lexicon);
  const context: Lexicon['context'] = {
    ...lexicon.context,
    surname: [lexicon.surnames],
    later: yearsFrom(since),
    // What no row can hold.
    'sentence-end': [...(lexicon.context['sentence-end'] ?? []), '\n\r'],
  };
  const of = (role: string): readonly string[] => context[role] ?? [];
  const each = <T>(roles: string, make: (role: string) => T): T[] => roles.split(' ').map(make);
  /** A pattern; `{role}` in it stands for any word of a list. */
  const any = (role: string): string =>
    of(role)
      .join('|')
      .replace(/\{([a-z-]+)\}/g, (_, inner) => any(inner)) || '(?!)';
  const lasts = (role: string): string =>
    of(`${role}-in`)
      .map((word) =>
        context[word]
          ? of(word)
              .map((one) => one.at(-1))
              .join('')
          : word,
      )
      .join('');
  return {
    signs: each(SIGNS, (role) => of(role).join('')),
    roles: each(ROLES, (role) => of(role).join(' ')),
    endings: each(ENDINGS, (role) => [`${lasts(role)} `, any(role)]),
    patterns: each(PATTERNS, any),
    counts: `${lasts('count')}${of('crossing')
      .map((word) => word[0])
      .join('')} `,
    since,
  };
}
