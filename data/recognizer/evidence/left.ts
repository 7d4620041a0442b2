import {
  CONTEXT_CITY_BEFORE,
  CONTEXT_CITY_CLAUSE,
  CONTEXT_CITY_SENTENCE,
  CONTEXT_DISTRICT_NEAR,
  CONTEXT_ELSEWHERE_BEFORE,
  CONTEXT_ELSEWHERE_SENTENCE,
  CONTEXT_FORMER_EARLIER,
  CONTEXT_FORMER_LAST,
  CONTEXT_OTHER_DISTRICT_BEFORE,
  CONTEXT_OTHER_EARLIER,
  CONTEXT_OTHER_LAST,
  CONTEXT_OURS_LAST,
  CONTEXT_SEVERAL,
  CONTEXT_VISITED,
} from './bits';
import { REACH } from './hits';
import {
  ENDS_LEVELS,
  IS_ANOTHER,
  IS_FRESH,
  IS_NOW,
  IS_OWNED,
  IS_SEPARATOR,
  IS_USER,
  IS_VISITED,
  SIGN_CLAUSE,
  SIGN_PROSE,
  SIGN_SENTENCE,
  SIGN_USER,
  SIGN_VERB,
  type Units,
  type Words,
} from './words';

/** Of bare bodies: a year before today's district began heads the sentence. Other names have the bit for what follows them. */
export const CONTEXT_THEN = 1 << 6;

/** Whose a district named in a text is. */
export type DistrictKind = 'ours' | 'former' | 'other';

/** They reach no farther back, UTF-16 units. */
const USER_REACH = 64;
/** What says where the text goes. */
const GOAL = 8;

/** What was met so far on the way through a block. Offsets of ends, -1 for not yet. */
export class Chain {
  city = -1;
  /** … by its name or the district's, and not by what it holds. */
  named = -1;
  elsewhere = -1;
  sibling = -1;
  /** The district named last. */
  last: DistrictKind | null = null;
  lastEnd = -1;
  /** Where a place elsewhere ended that somebody came from: 从温州|来, 来自温州, 伊朗|记者. The rest happens here. */
  origin = -1;
  /** Where a place ended that a colon follows, or a comma where it begins its clause (成都，…): what follows in the sentence is there. */
  headed = -1;
  /** Where the places elsewhere ended that a clause begins with: 北京海淀. */
  opening = -1;
  /** Where the city ended that the block begins with. */
  topic = -1;
  /** Where an enumeration of several districts ended. */
  several = -1;
  /** Where the last of different districts of one sentence ended: the next sentence may be about any of them. */
  mixed = -1;
  /** Where a street or community of ours ended. */
  unit = -1;
  /** The hit that is the last year before today's district that heads a sentence. */
  year = -1;
  /** Where our district ended that the text has just gone to. */
  visited = -1;
  /** The text says that the district of today is meant: 新的上城区, 如今在, 上城的. */
  today = false;

  /** Ends of the last sentence and clause before where the reading stands. */
  sentence = -1;
  private clause = -1;
  /** The last sign of a user name or link. */
  private user = -1;
  private at = 0;

  constructor(
    private readonly words: Words,
    private readonly text: string,
    private readonly units: Units,
  ) {}

  /** Reads on to `start` and notes the signs on the way; farther back than REACH nothing is asked for. */
  reach(start: number): void {
    const { units } = this;
    const { signs } = this.words;
    for (let i = Math.max(this.at, start - REACH); i < start; i += 1) {
      const unit = units[i]!;
      // No sign is a Han character.
      if (unit >= 0x3400 && unit <= 0x9fff) continue;
      const sign = signs[unit]!;
      if (sign & SIGN_SENTENCE) this.sentence = i;
      else if (sign & SIGN_CLAUSE) this.clause = i;
      if (sign & SIGN_USER) this.user = i;
    }
    this.at = start;
  }

  /** Between an offset and where the reading stands: 0 nothing ends, 1 a clause, 2 a sentence. */
  level(from: number): number {
    return this.sentence >= from ? 2 : this.clause >= from ? 1 : 0;
  }

  /** Is what stands between a place and where the reading stands still the same address? */
  chained(from: number): boolean {
    const { units, at } = this;
    const { signs, patterns } = this.words;
    if (at - from > 12) return false;
    let verbs = false;
    for (let i = from; i < at; i += 1) {
      const sign = signs[units[i]!]!;
      if (sign & SIGN_PROSE) return patterns[IS_OWNED]!.test(this.text.slice(from, at));
      if (sign & SIGN_VERB) verbs = true;
    }
    // 义乌展团租下|钱江新城
    return !verbs || at - from < 3;
  }

  /** Does the text come back from a place that ended at `from`: 去了黑龙江，十年后回来，…? */
  isBack(from: number): boolean {
    return this.text.slice(from, this.at).includes('回');
  }

  /** Says what stands before that it is another one of the name: 他们那里也有一座|吴山. */
  isAnother(): boolean {
    return this.words.patterns[IS_ANOTHER]!.test(this.text.slice(Math.max(0, this.at - 5), this.at));
  }

  /**
   * Whose place was named last: ours, or in a sentence before one elsewhere; the short name of such a place says nothing of a name that was
   * hardly met elsewhere (`clean`).
   */
  before(start: number, clean: boolean): number {
    const { lastEnd, topic, elsewhere, sibling, city } = this;
    const other = Math.max(elsewhere, sibling);
    const end = Math.max(city, other);
    const near = start - end <= REACH && this.level(end) < 2;
    // The second bit: in the same sentence, or in a paragraph that begins with the city and so is about it.
    if (city > other) {
      if (near || topic > other) return CONTEXT_OURS_LAST | CONTEXT_FORMER_LAST;
      return this.named > other ? CONTEXT_OURS_LAST : CONTEXT_OURS_LAST | CONTEXT_DISTRICT_NEAR;
    }
    return other >= 0 && !near && other === elsewhere && (lastEnd === elsewhere || !clean) ? CONTEXT_OTHER_EARLIER : 0;
  }

  /** Is where the reading stands in an @name, link or mail address? */
  isUser(): boolean {
    const { user, at, text, words } = this;
    return (
      user >= 0 &&
      user >= at - USER_REACH &&
      words.patterns[IS_USER]!.test(text.slice(Math.max(0, at - USER_REACH), at))
    );
  }

  district(start: number, end: number, kind: DistrictKind): void {
    const { text } = this;
    // Whom a letter goes to has not written it.
    if (text[start - 1] === '致') return;
    if (
      kind === 'ours' &&
      !this.today &&
      this.words.patterns[IS_FRESH]!.test(text.slice(Math.max(0, start - 3), start))
    )
      this.today = true;
    if (this.last && this.last !== kind) {
      if (this.words.patterns[IS_SEPARATOR]!.test(text.slice(this.lastEnd, start))) this.several = end;
      if (this.level(this.lastEnd) < 2) this.mixed = end;
    }
    if (kind === 'ours' && this.words.patterns[IS_VISITED]!.test(text.slice(Math.max(0, start - GOAL), start)))
      this.visited = end;
    this.last = kind;
    this.lastEnd = end;
  }
}

/** Do two offsets stand in one clause? */
export function isOneClause({ signs }: Words, text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (signs[text.charCodeAt(i)]! & (SIGN_SENTENCE | SIGN_CLAUSE)) return false;
  return true;
}

/** Evidence to the left: whichever of ours and theirs stands nearer counts as before. */
// Complexity: one condition a kind of evidence, nearest first.
export function leftEvidence(start: number, chain: Chain): number {
  const { city, elsewhere, sibling, headed, origin } = chain;
  let bits = 0;
  const other = Math.max(elsewhere, sibling);
  if (
    headed >= 0 &&
    headed === Math.max(other, city) &&
    start - headed <= REACH &&
    chain.level(headed) < 2 &&
    (headed === city || !chain.isBack(headed))
  ) {
    if (headed === city) return CONTEXT_CITY_BEFORE | CONTEXT_CITY_CLAUSE | CONTEXT_CITY_SENTENCE;
    return headed === elsewhere ? CONTEXT_ELSEWHERE_BEFORE : CONTEXT_OTHER_DISTRICT_BEFORE;
  }
  if (other >= 0 && other > city && start - other <= REACH) {
    const level = chain.level(other);
    if (level < 2) {
      // A page that says so is about ours: with the second bit it is no other use of the name.
      if (elsewhere > sibling && chain.isAnother()) bits |= CONTEXT_ELSEWHERE_BEFORE | CONTEXT_SEVERAL;
      else if (level === 0 && (other !== origin || other === start) && chain.chained(other))
        bits |= elsewhere > sibling ? CONTEXT_ELSEWHERE_BEFORE : CONTEXT_OTHER_DISTRICT_BEFORE;
      else if (elsewhere > sibling && elsewhere !== origin) bits |= CONTEXT_ELSEWHERE_SENTENCE;
    }
  }
  if (city >= 0 && start - city <= REACH) {
    const level = chain.level(city);
    if (level < 2) {
      bits |= CONTEXT_CITY_SENTENCE;
      if (level === 0 && city > other) {
        // Right behind the city it is in no other part of the clause: both weights count.
        bits |= level === 0 && start - city < 2 ? CONTEXT_CITY_BEFORE : CONTEXT_CITY_CLAUSE;
        if (level === 0 && chain.chained(city)) bits |= CONTEXT_CITY_BEFORE;
      }
    }
  }
  return bits;
}

/** Which district a bare 区 refers back to. */
// Complexity: the order of the conditions is the order in which what was named before speaks.
export function antecedent(words: Words, text: string, units: Units, start: number, chain: Chain): number {
  let bits = 0;
  // … or all levels are meant.
  if (words.ends(ENDS_LEVELS, text, units[start - 1]!, start) || words.isSeveral(text, units, start))
    bits |= CONTEXT_SEVERAL;
  const { last, lastEnd, several, unit } = chain;
  // What was named last is a unit of ours, and so of the district that ended as well.
  if (unit > lastEnd && last !== 'former') return bits | CONTEXT_DISTRICT_NEAR;
  // A county has no 区 of its own.
  if (!last || '县縣'.includes(text[lastEnd - 1]!)) return bits;
  const inSentence = start - lastEnd <= REACH && chain.level(lastEnd) < 2;
  const between = text.slice(Math.max(lastEnd, start - REACH), start);
  const now =
    last !== 'other' &&
    (words.patterns[IS_NOW]!.test(between) || (last === 'ours' && words.patterns[IS_OWNED]!.test(between)));
  if (now) chain.today = true;
  // From then on a former district is meant only where the sentence names it.
  if (last !== 'other' && chain.today && (now || last === 'ours' || !inSentence))
    bits |= CONTEXT_OURS_LAST | CONTEXT_DISTRICT_NEAR;
  else if (last === 'ours')
    bits |= inSentence
      ? CONTEXT_OURS_LAST
      : chain.mixed === lastEnd && chain.visited !== lastEnd
        ? 0
        : CONTEXT_DISTRICT_NEAR;
  else if (last === 'former') bits |= inSentence ? CONTEXT_FORMER_LAST : CONTEXT_FORMER_EARLIER;
  else bits |= inSentence ? CONTEXT_OTHER_LAST : CONTEXT_OTHER_EARLIER;
  if (chain.visited === lastEnd && inSentence) bits |= CONTEXT_VISITED;
  // … of which none was named again since.
  if (several === lastEnd && inSentence) bits |= CONTEXT_SEVERAL;
  return bits;
}
