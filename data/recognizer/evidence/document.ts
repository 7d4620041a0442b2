import { KINDS } from '../../gazetteer/model';
import { Cue, Flag } from '../match/entries';
import { scan } from '../match/scan';
import type { Vocabulary } from '../match/vocabulary';
import type { BlockRole, DocumentContext, Feedback, Mention, RecognizerDocument } from '../model';
import { AREA_END, Around, type BlockHits, lookAround } from './context';
import { gonePoints, MARK, points, type Sense, SHOWS_AWAY, SHOWS_OURS } from './decide';
import { feedbackFor } from './feedback';
import { DecidedMention, type Wording } from './mention';
import { addSums, emptySums, type PageState, pageState, type Sums } from './page-state';
import { reasonOf } from './reason';
import { type Site, siteOf } from './site';

interface Block extends BlockHits {
  text: string;
  around: number[];
  sums: Sums;
  /** Points, marked and expandable of each hit at the last decision; `null` before the first. */
  verdict: number[] | null;
  /** The sweep it was judged in last. */
  round: number;
}

/** Surroundings in which a name is no evidence for others. */
const SPEAKS_AGAINST =
  SHOWS_AWAY | Around.SiblingBefore | Around.Edge | Around.GoesOn | Around.User | Around.Person | Around.Quoted;

const ANSWERS = { always: '读者选定：总是', never: '读者选定：不是' } as const;

/** The scan's arrays are used again: a block keeps its own (small plain arrays are made faster than typed ones). */
function copy(from: Int32Array, count: number): number[] {
  const to = new Array<number>(count);
  for (let i = 0; i < count; i += 1) to[i] = from[i]!;
  return to;
}

/** Opens a document for block-by-block recognition. */
export function openDocument(vocabulary: Vocabulary, context: DocumentContext): RecognizerDocument {
  return new Document(vocabulary, context);
}

class Document implements RecognizerDocument, Wording {
  private readonly blocks = new Map<number, Block>();
  private readonly changed = new Set<number>();
  private readonly sums = emptySums();
  /** Class A entries → how often. */
  private readonly anchors = new Map<number, number>();
  /** Class B places → how often. */
  private readonly others = new Map<number, number>();
  private placed = 0;
  /** Names of class B and C (see `meaning`) → what their surroundings showed. */
  private readonly senses = new Map<number, Sense>();
  /** Some name's sense on the page turned since the last decision. */
  private turned = false;
  private title: Block | null = null;
  private site: Site = 'unknown';
  private feedback = new Map<number, Feedback['verdict']>();
  private state: PageState = { place: 0, district: -2, gone: false, site: 'unknown' };
  private all = true;
  /** Blocks that are still to be judged again. */
  private sweep: Iterator<[number, Block]> | null = null;
  /** Counts the sweeps. */
  private round = 0;
  private readonly reasons = new Map<number, string>();
  private worded: PageState | null = null;

  constructor(
    readonly vocabulary: Vocabulary,
    context: DocumentContext,
  ) {
    this.setContext(context);
  }

  setContext(context: DocumentContext): void {
    if (this.title) this.count(this.title, -1);
    this.title = context.title ? this.read(context.title, 'heading') : null;
    if (this.title) this.count(this.title, 1);
    this.site = siteOf(this.vocabulary, context.url);
    this.feedback = feedbackFor(this.vocabulary, context.feedback, context.url);
    this.all = true;
  }

  set(id: number, text: string, role: BlockRole = 'body'): boolean {
    const old = this.blocks.get(id);
    if (old) this.count(old, -1);
    const block = this.read(text, role);
    if (block) {
      this.blocks.set(id, block);
      this.count(block, 1);
    } else if (old) {
      this.blocks.delete(id);
    } else return false;
    this.changed.add(id);
    return block !== null;
  }

  delete(id: number): void {
    const old = this.blocks.get(id);
    if (!old) return;
    this.count(old, -1);
    this.blocks.delete(id);
    this.changed.add(id);
  }

  decide(most = Number.POSITIVE_INFINITY): ReadonlyMap<number, readonly Mention[]> {
    const result = new Map<number, readonly Mention[]>();
    const state = pageState(
      this.sums,
      { anchors: this.anchors.size, placed: this.placed, others: this.others.size },
      this.site,
    );
    const before = this.state;
    const same =
      state.place === before.place &&
      state.district === before.district &&
      state.gone === before.gone &&
      state.site === before.site;
    if (!same) this.state = state;
    // What the page says about itself has changed: every block is judged again, from the first.
    if (!same || this.all || this.turned) {
      this.sweep = this.blocks.entries();
      this.round += 1;
    }
    this.turned = false;
    this.all = false;
    let left = most;
    for (const id of this.changed) {
      if (left-- <= 0) return result;
      this.changed.delete(id);
      const block = this.blocks.get(id);
      if (block) this.judge(block);
      result.set(id, block ? this.mentions(block) : []);
    }
    for (; this.sweep && left > 0; left -= 1) {
      const { value, done } = this.sweep.next();
      if (done) this.sweep = null;
      else if (value[1].round < this.round && this.judge(value[1])) result.set(value[0], this.mentions(value[1]));
    }
    return result;
  }

  get pending(): boolean {
    return this.changed.size > 0 || this.sweep !== null;
  }

  get foreign(): boolean {
    const { own, ours, gone, siblings, away, rivals } = this.sums;
    if (this.site !== 'foreign' && away + rivals + siblings <= own + ours + gone) return false;
    for (const { entry, count } of this.blocks.values())
      for (let i = 0; i < count; i += 1) if (this.vocabulary.types[entry[i]!]! < Cue.Own) return true;
    return false;
  }

  explain(id: number): readonly (Mention & { lit: boolean })[] {
    const block = this.blocks.get(id);
    if (!block) return [];
    if (!block.verdict) this.judge(block);
    const list: (Mention & { lit: boolean })[] = [];
    for (let i = 0; i < block.count; i += 1) {
      if (this.vocabulary.types[block.entry[i]!]! >= Cue.Own) continue;
      list.push({ ...DecidedMention.plain(this.mention(block, i)), lit: block.verdict![i]! >= MARK });
    }
    return list;
  }

  private read(text: string, role: BlockRole): Block | null {
    const hits = scan(this.vocabulary, text);
    if (hits.count === 0) return null;
    const block: Block = {
      text,
      count: hits.count,
      entry: copy(hits.entry, hits.count),
      start: copy(hits.start, hits.count),
      end: copy(hits.end, hits.count),
      around: new Array<number>(hits.count).fill(0),
      sums: emptySums(),
      verdict: null,
      round: -1,
    };
    lookAround(this.vocabulary, text, block, hits.edges, block.around);
    this.sum(block, role);
    return block;
  }

  private sum(block: Block, role: BlockRole): void {
    const { types, flags } = this.vocabulary;
    const { sums } = block;
    const head = role === 'heading';
    const weight = head ? 2 : 1;
    for (let i = 0; i < block.count; i += 1) {
      const entry = block.entry[i]!;
      const type = types[entry]!;
      const flag = flags[entry]!;
      if (type === Cue.Own) {
        sums.own += weight;
        if (head) sums.headOwn += 1;
      } else if (type === Cue.Sibling) {
        sums.siblings += weight;
        if (head) sums.headOther += 1;
      } else if (type === Cue.Elsewhere) {
        // A short form may be an accident (回|迁安|置); a full name is not.
        const whole = block.end[i]! - block.start[i]! >= 3 && AREA_END.includes(block.text[block.end[i]! - 1]!);
        sums.away += whole ? weight : weight / 2;
        if (whole) sums.rivals += weight;
        if (head) sums.headOther += whole ? 1 : 0.5;
      } else if (type < Cue.Own && !(block.around[i]! & (Around.User | Around.AwayBefore | Around.Edge))) {
        if (flag & Flag.City) sums.own += weight;
        if (head && (flag & (Flag.ClassMask | Flag.Common)) <= 1 && KINDS[this.vocabulary.kind(entry)] === 'place') {
          if (!(block.around[i]! & SPEAKS_AGAINST)) sums.headPlaces += 1;
        }
        if (flag & Flag.Ours) {
          sums.ours += weight;
          if (head) sums.headOurs += 1;
        } else if (head && this.vocabulary.kind(entry) === 'district' && !(flag & Flag.Former)) {
          // The short name, 上城, in a title says as much.
          if (!(block.around[i]! & (Around.GoesOn | Around.Unit | Around.Person))) {
            sums.ours += 1;
            sums.headOurs += 1;
          }
        } else if (flag & Flag.Gone) {
          sums.gone += weight;
          if (head) sums.headGone += 1;
        }
      }
    }
  }

  /** Adds a block's evidence to the document's, or takes it back. */
  private count(block: Block, sign: 1 | -1): void {
    const { types, flags } = this.vocabulary;
    addSums(this.sums, block.sums, sign);
    for (let i = 0; i < block.count; i += 1) {
      const entry = block.entry[i]!;
      if (types[entry]! >= Cue.Own) continue;
      const around = block.around[i]!;
      if ((flags[entry]! & Flag.ClassMask) === 0) {
        if (around & (Around.AwayBefore | Around.User | Around.Edge)) continue;
        const before = this.anchors.get(entry) ?? 0;
        if (before + sign > 0) this.anchors.set(entry, before + sign);
        else this.anchors.delete(entry);
        if (KINDS[this.vocabulary.kind(entry)] === 'place') {
          if (before === 0 && sign > 0) this.placed += 1;
          else if (before === 1 && sign < 0) this.placed -= 1;
        }
      } else {
        this.sense(entry, around, sign);
        const weak = (flags[entry]! & (Flag.ClassMask | Flag.Common)) !== 1 || around & SPEAKS_AGAINST;
        if (weak || KINDS[this.vocabulary.kind(entry)] !== 'place') continue;
        const times = (this.others.get(entry) ?? 0) + sign;
        if (times > 0) this.others.set(entry, times);
        else this.others.delete(entry);
      }
    }
  }

  /** What an entry's sense is kept under: itself, or for the names of a unit that ended (丁桥, 丁桥镇) the unit. */
  private meaning(entry: number): number {
    return this.vocabulary.flags[entry]! & Flag.Former ? -1 - this.vocabulary.thing[entry]! : entry;
  }

  private sense(entry: number, around: number, sign: 1 | -1): void {
    if (!(around & (SHOWS_AWAY | SHOWS_OURS))) return;
    const thing = this.meaning(entry);
    let sense = this.senses.get(thing);
    if (!sense) {
      sense = { ours: 0, away: 0 };
      this.senses.set(thing, sense);
    }
    const before = Math.sign(sense.ours - sense.away) * 2 + Math.sign(sense.ours);
    if (around & SHOWS_AWAY) sense.away += sign;
    else sense.ours += sign;
    if (Math.sign(sense.ours - sense.away) * 2 + Math.sign(sense.ours) !== before) this.turned = true;
  }

  /** Works out the points of a block's hits; true when what is marked or expandable changed. */
  private judge(block: Block): boolean {
    const { types, flags } = this.vocabulary;
    block.round = this.round;
    const verdict = block.verdict ?? new Array<number>(block.count).fill(0);
    let changed = block.verdict === null;
    for (let i = 0; i < block.count; i += 1) {
      const entry = block.entry[i]!;
      if (types[entry]! >= Cue.Own) continue;
      const answer = this.feedback.get(entry);
      const sum =
        answer === 'never'
          ? -10
          : answer === 'always'
            ? 10
            : Math.max(
                points(flags[entry]!, block.around[i]!, this.state, this.senses.get(this.meaning(entry))),
                this.standsForGone(entry, block.around[i]!) ? gonePoints(block.around[i]!, this.state) : -9,
              );
      if (sum !== verdict[i]) {
        verdict[i] = sum;
        changed = true;
      }
    }
    block.verdict = verdict;
    return changed;
  }

  /** A bare body on a page about a district that ended is that district's, where the book knows it. */
  private standsForGone(entry: number, around: number): boolean {
    if (!this.state.gone || !(this.vocabulary.flags[entry]! & Flag.Bare)) return false;
    return gonePoints(around, this.state) >= MARK && this.vocabulary.gone(entry) >= 0;
  }

  private mentions(block: Block): Mention[] {
    const list: Mention[] = [];
    for (let i = 0; i < block.count; i += 1) {
      if (this.vocabulary.types[block.entry[i]!]! < Cue.Own && block.verdict![i]! >= MARK)
        list.push(this.mention(block, i));
    }
    return list;
  }

  private mention(block: Block, i: number): Mention {
    const matched = block.entry[i]!;
    const around = block.around[i]!;
    const entry = this.standsForGone(matched, around) ? this.vocabulary.gone(matched) : matched;
    const { text, start, end, verdict } = block;
    return new DecidedMention(this, text, start[i]!, end[i]!, matched, entry, around, verdict![i]!, this.state);
  }

  /** The same surroundings come again and again; their reasons are put into words once for each state of the page. */
  reason(matched: number, flags: number, around: number, page: PageState): string {
    const answer = this.feedback.get(matched);
    if (answer) return ANSWERS[answer];
    if (this.worded !== page) {
      this.worded = page;
      this.reasons.clear();
    }
    const sense = this.senses.get(this.meaning(matched));
    const leaning = sense ? (sense.away > sense.ours ? 2 : sense.ours > 0 ? 1 : 0) : 0;
    const key = (around * 0x1000 + flags) * 3 + leaning;
    let reason = this.reasons.get(key);
    if (reason === undefined) {
      reason = reasonOf(flags, around, page, sense);
      this.reasons.set(key, reason);
    }
    return reason;
  }
}
