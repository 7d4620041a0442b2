import { CLASS_C, FLAG_BARE, FLAG_ORDINARY, TRAITS_CUE } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole, DocumentContext, Feedback, RecognizerDocument } from '../model';
import { HEAD_LENGTH } from '../text/blocks';
import { SPEAKS_AGAINST } from './against';
import {
  COLUMN_BARE,
  COLUMN_FORMER,
  CONTEXT_ADDRESS_AFTER,
  CONTEXT_CITY_BEFORE,
  CONTEXT_CITY_SENTENCE,
  CONTEXT_EDGE,
  CONTEXT_ELSEWHERE_SENTENCE,
  CONTEXT_LED,
  CONTEXT_LISTED,
  CONTEXT_LONGER_PLACE,
  CONTEXT_NAME_AFTER,
  CONTEXT_OTHER_DISTRICT_BEFORE,
  CONTEXT_PERSON,
  CONTEXT_QUOTED,
  RULE_MARKED_ELSEWHERE,
} from './bits';
import { type Block, readBlock } from './block';
import { feedbackFor } from './feedback';
import { type Headings, headedElsewhere } from './headings';
import { DecidedMention, type Judged } from './mention';
import {
  isLater,
  type PageState,
  pageState,
  SUM_BEFORE,
  SUM_CITY,
  SUM_DISTRICT,
  SUM_ELSEWHERE,
  SUM_FORMER,
  SUM_OTHER,
} from './page';
import {
  add,
  columnOf,
  fitted,
  PAGE_IN_TITLE,
  PAGE_MARKED_ELSEWHERE,
  PAGE_OTHER_USE,
  PAGE_UNDER_ELSEWHERE,
  score,
} from './score';
import { datedOf, type Site, siteOf } from './site';
import { emptyTally, type Tally, tallyBlock, usedElsewhere } from './tally';
import { IS_SITE, wordsOf } from './words';

/** Surroundings in which an everyday word is a name. */
const SHOWS_A_NAME = CONTEXT_LED | CONTEXT_LISTED | CONTEXT_CITY_BEFORE | CONTEXT_NAME_AFTER | CONTEXT_ADDRESS_AFTER;

// Most blocks of a long text have none: one serves them all.
const NO_MENTIONS: readonly DecidedMention[] = [];

/** The parts of a title; the last may be its site. */
const partsOf = (title: string): string[] => title.split(/\s*[|｜_—–]+\s*|\s+-+\s+/).filter(Boolean);

/** Arrays of zeros, one number for each entry and each thing of a vocabulary. */
export interface Counters {
  counts: Int32Array;
  marked: Int32Array;
}

export const countersOf = ({ size, thingCount }: Vocabulary): Counters => ({
  counts: new Int32Array(size),
  marked: new Int32Array(thingCount),
});

/** Opens a document for block-by-block recognition. */
export function openDocument(vocabulary: Vocabulary, context: DocumentContext): Document {
  return new Document(vocabulary, context);
}

export class Document implements RecognizerDocument, Judged {
  protected readonly blocks = new Map<number, Block>();
  private readonly headings: Headings = { blocks: this.blocks, passed: new Map(), known: new Map() };
  private readonly changed = new Set<number>();
  protected readonly tally: Tally;
  /** How often each thing is marked by its own evidence. */
  protected readonly marked: Int32Array;
  /** Things → blocks with an occurrence that is not marked by its own evidence: they gain when another one is. */
  private readonly leaners = new Map<number, number[]>();
  /** Blocks to be judged again since another occurrence of one of their names was marked, or is no more. */
  private readonly again = new Set<number>();
  private title: Block[] = [];
  /** Things that the title names: a few. */
  private inTitle: number[] = [];
  private site: Site = 'unknown';
  /** Below 0: its address says that it is of before the district of today began; above 0: of later. */
  private dated = 0;
  private feedback = new Map<number, Feedback['verdict']>();
  private state: PageState | null = null;
  private stale = true;
  private all = true;
  /** Blocks that are still to be judged again. */
  private sweep: Iterator<[number, Block]> | null = null;
  /** Counts the sweeps. */
  private round = 0;

  constructor(
    readonly vocabulary: Vocabulary,
    context: DocumentContext,
    { counts, marked } = countersOf(vocabulary),
  ) {
    this.tally = emptyTally(vocabulary, counts);
    this.marked = marked;
    this.setContext(context);
  }

  setContext(context: DocumentContext): void {
    for (const block of this.title) this.count(block, -1);
    this.title = this.readTitle(context.title ?? '');
    const named = new Set<number>();
    for (const block of this.title) {
      this.count(block, 1);
      const { entry, traits, context: around } = block.rows;
      for (let i = block.from; i < block.to; i += 1)
        if (traits[i]! < TRAITS_CUE && !(around[i]! & SPEAKS_AGAINST)) named.add(this.vocabulary.thing[entry[i]!]!);
    }
    this.inTitle = [...named];
    this.site = siteOf(this.vocabulary, context.url);
    this.dated = datedOf(
      this.vocabulary,
      context,
      partsOf(context.title ?? '')
        .slice(1)
        .at(-1) ?? '',
    );
    this.feedback = feedbackFor(this.vocabulary, context.feedback, context.url);
    this.stale = true;
    this.all = true;
  }

  /** The title, and apart from it what it carries of its site: 上城区政协开会_上城区政府网. */
  private readTitle(title: string): Block[] {
    if (title === '') return [];
    const siteName = wordsOf(this.vocabulary).patterns[IS_SITE]!;
    const parts = partsOf(title);
    const site = parts.length > 1 && siteName.test(parts.at(-1)!) ? parts.pop()! : '';
    return [
      readBlock(this.vocabulary, parts.join(' '), 'heading', undefined, true),
      readBlock(this.vocabulary, site, 'heading'),
    ].filter((block) => block !== null);
  }

  set(id: number, text: string, role: BlockRole = 'body', under?: number): boolean {
    const old = this.blocks.get(id);
    if (old) this.count(old, -1);
    const block = readBlock(this.vocabulary, text, role, under);
    this.headings.passed.delete(id);
    const kept = block !== null && this.keeps(block);
    if (!kept && under !== undefined && (role === 'heading' || text.length <= HEAD_LENGTH))
      this.headings.passed.set(id, under);
    if (block && !kept) {
      this.count(block, 1);
      this.stale = true;
      return true;
    }
    if (block) {
      this.blocks.set(id, block);
      this.count(block, 1);
      if (block.heads || old?.heads) this.all = true;
    } else if (old) {
      this.blocks.delete(id);
      if (old.heads) this.all = true;
    } else return false;
    this.stale = true;
    this.changed.add(id);
    return block !== null;
  }

  /** Is a block still asked for once its evidence is counted? */
  protected keeps(_block: Block): boolean {
    return true;
  }

  delete(id: number): void {
    const old = this.blocks.get(id);
    if (!old) return;
    this.count(old, -1);
    this.blocks.delete(id);
    if (old.heads) this.all = true;
    this.stale = true;
    this.changed.add(id);
  }

  decide(most = Number.POSITIVE_INFINITY): Map<number, readonly DecidedMention[]> {
    const result = new Map<number, readonly DecidedMention[]>();
    let left = most;
    do {
      this.look();
      for (const id of this.changed) {
        if (left-- <= 0) return result;
        this.changed.delete(id);
        const block = this.blocks.get(id);
        if (block) this.judge(block, id);
        result.set(id, block ? this.mentions(block) : NO_MENTIONS);
      }
      for (; this.sweep && left > 0; left -= 1) {
        const { value, done } = this.sweep.next();
        if (done) this.sweep = null;
        else if (value[1].round < this.round && this.judge(value[1], value[0]))
          result.set(value[0], this.mentions(value[1]));
      }
      left = this.judgeAgain(left, result);
    } while (left > 0 && (this.tally.turned || this.again.size > 0));
    return result;
  }

  /** Judges the blocks that gained or lost by what was marked elsewhere; gives how many more may be judged. */
  private judgeAgain(most: number, result: Map<number, readonly DecidedMention[]>): number {
    let left = most;
    for (const id of this.again) {
      if (left <= 0) break;
      left -= 1;
      this.again.delete(id);
      const block = this.blocks.get(id);
      if (block && this.judge(block, id)) result.set(id, this.mentions(block));
    }
    return left;
  }

  /** Takes in what changed since the last look; begins a sweep over all blocks where it bears on them. */
  protected look(): void {
    this.headings.known.clear();
    if (this.stale) {
      const before = this.state;
      const { sums, met, unknown } = this.tally;
      const state = pageState(
        this.vocabulary,
        sums,
        met,
        (entry, flags) => usedElsewhere(this.tally, entry, flags),
        unknown.size,
        this.site,
        this.isBefore(),
        fitted.weights,
      );
      this.stale = false;
      const same =
        before !== null && (Object.keys(state) as (keyof PageState)[]).every((key) => state[key] === before[key]);
      if (!same) {
        this.state = state;
        this.all = true;
      }
    }
    if (!this.all && !this.tally.turned) return;
    this.sweep = this.blocks.entries();
    this.round += 1;
    this.leaners.clear();
    this.tally.turned = false;
    this.all = false;
  }

  /** Was the page written before the district of today began? Its address and title speak first, then its dates. */
  private isBefore(): boolean {
    if (this.dated || this.tally.sums[SUM_BEFORE] === 0) return this.dated < 0;
    const words = wordsOf(this.vocabulary);
    for (const block of this.blocks.values()) {
      block.later ??= isLater(words, block.text);
      if (block.later) return false;
    }
    return true;
  }

  get pending(): boolean {
    return this.changed.size > 0 || this.sweep !== null || this.tally.turned || this.again.size > 0;
  }

  get foreign(): boolean {
    const at = (sum: number): number => this.tally.sums[sum]!;
    const ours = at(SUM_CITY) + at(SUM_DISTRICT) + at(SUM_FORMER);
    if (this.site !== 'foreign' && at(SUM_ELSEWHERE) + at(SUM_OTHER) <= ours) return false;
    for (const { named } of this.blocks.values()) if (named) return true;
    return false;
  }

  protected isMarked(sum: number): boolean {
    return sum >= fitted.weights.limits.mark;
  }

  /** Adds a block's evidence to the document's, or takes it back. */
  private count(block: Block, sign: 1 | -1): void {
    tallyBlock(this.tally, block, sign);
    const { entry, alone } = block.rows;
    if (sign < 0) for (let i = block.from; i < block.to; i += 1) if (alone[i]) this.mark(entry[i]!, -1);
  }

  /** Notes that an occurrence is marked by its own evidence, or no more; others of the same thing gain by it. */
  private mark(entry: number, sign: 1 | -1): void {
    const thing = this.vocabulary.thing[entry]!;
    const before = this.marked[thing]!;
    this.marked[thing] = before + sign;
    if (before === 0 || before + sign === 0) for (const id of this.leaners.get(thing) ?? []) this.again.add(id);
  }

  /** What the page says of a block's hits together, bits of `PageBit`. */
  protected headBits(block: Block): number {
    return headedElsewhere(this.headings, block.under) ? PAGE_UNDER_ELSEWHERE : 0;
  }

  /** What the page says of a hit besides its surroundings, bits of `PageBit`; `head` as `headBits` gives it. */
  private pageBits(block: Block, i: number, head: number): number {
    const { rows } = block;
    const entry = rows.entry[i]!;
    const thing = this.vocabulary.thing[entry]!;
    let bits = head;
    // Where the page uses the name for something elsewhere too, one occurrence says nothing of the next.
    const other = usedElsewhere(this.tally, entry, rows.traits[i]!);
    if (other) bits |= PAGE_OTHER_USE;
    else if (this.inTitle.length > 0 && this.inTitle.includes(thing)) bits |= PAGE_IN_TITLE;
    // A word that stands as one gains nothing by the name, nor does a piece of a longer name: 健儿|凯旋, 湖滨|南路.
    const around = rows.context[i]!;
    const word =
      around &
        (CONTEXT_EDGE | CONTEXT_OTHER_DISTRICT_BEFORE | CONTEXT_LONGER_PLACE | CONTEXT_QUOTED | CONTEXT_PERSON) ||
      // A short name of many towns is theirs in a sentence that names one.
      ((around & (CONTEXT_ELSEWHERE_SENTENCE | CONTEXT_CITY_SENTENCE)) === CONTEXT_ELSEWHERE_SENTENCE &&
        columnOf(rows.traits[i]!) === CLASS_C) ||
      // An everyday word is one wherever nothing beside it says otherwise.
      (rows.traits[i]! & FLAG_ORDINARY && !(around & SHOWS_A_NAME));
    if (!word && other === undefined && this.marked[thing]! > rows.alone[i]!) bits |= PAGE_MARKED_ELSEWHERE;
    return bits;
  }

  /** Works out the points of a block's hits; true when one of them changed. */
  protected judge(block: Block, id: number): boolean {
    const { thing } = this.vocabulary;
    const { entry: entries, traits, context, points, alone: marks } = block.rows;
    const state = this.state!;
    let changed = block.round < 0;
    block.round = this.round;
    if (!block.named) return false;
    const head = this.headBits(block);
    const answers = this.feedback.size > 0;
    for (let i = block.from; i < block.to; i += 1) {
      const flag = traits[i]!;
      if (flag >= TRAITS_CUE) continue;
      const entry = entries[i]!;
      const bits = context[i]!;
      const column = columnOf(flag);
      const page = this.pageBits(block, i, head);
      let sum = score(flag, bits, page & ~PAGE_MARKED_ELSEWHERE, state, column);
      const alone = this.isMarked(sum) ? 1 : 0;
      if (alone !== marks[i]) {
        marks[i] = alone;
        this.mark(entry, alone ? 1 : -1);
      }
      if (!alone) this.lean(thing[entry]!, id);
      if (page & PAGE_MARKED_ELSEWHERE) sum += add(RULE_MARKED_ELSEWHERE, column);
      if (flag & FLAG_BARE) sum = Math.max(sum, this.formerScore(entry, flag, bits, page));
      const answer = answers && this.feedback.get(entry);
      if (answer) sum = answer === 'never' ? -10 : 10;
      if (sum !== points[i]) {
        points[i] = sum;
        changed = true;
      }
    }
    return changed;
  }

  private lean(thing: number, id: number): void {
    const ids = this.leaners.get(thing);
    if (!ids) this.leaners.set(thing, [id]);
    else if (ids[ids.length - 1] !== id) ids.push(id);
  }

  /** Points for a bare body as one of a district that ended, where the book knows that one. */
  private formerScore(entry: number, flag: number, bits: number, page: number): number {
    const sum = score(flag, bits, page, this.state!, COLUMN_FORMER);
    return this.isMarked(sum) && this.vocabulary.formerBody(entry) >= 0 ? sum : Number.NEGATIVE_INFINITY;
  }

  private mentions(block: Block): readonly DecidedMention[] {
    if (!block.named) return NO_MENTIONS;
    const { traits, points } = block.rows;
    const list: DecidedMention[] = [];
    const head = this.headBits(block);
    for (let i = block.from; i < block.to; i += 1)
      if (traits[i]! < TRAITS_CUE && this.isMarked(points[i]!)) list.push(this.mention(block, i, head));
    return list.length > 0 ? list : NO_MENTIONS;
  }

  protected mention(block: Block, i: number, head: number): DecidedMention {
    const { rows } = block;
    const matched = rows.entry[i]!;
    const bits = rows.context[i]!;
    const page = this.pageBits(block, i, head);
    const flag = rows.traits[i]!;
    const answer = this.feedback.get(matched);
    const former =
      (flag & FLAG_BARE) !== 0 &&
      !answer &&
      this.formerScore(matched, flag, bits, page) > score(flag, bits, page, this.state!, COLUMN_BARE);
    const entry = former ? this.vocabulary.formerBody(matched) : matched;
    return new DecidedMention(this, block, i, entry, page, this.state!, rows.points[i]!, answer);
  }
}
