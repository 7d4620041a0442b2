import type { Kind, MarkGroup } from '../../gazetteer/model';
import { FLAG_FORMER } from '../match/entries';

import type { Vocabulary } from '../match/vocabulary';
import type { Feedback, FiredRule, Mention } from '../model';
import { COLUMN_FORMER } from './bits';
import type { BlockHits } from './hits';
import { chooseThing, type Thing } from './kind';
import type { PageState } from './page';
import type { RuleId } from './rules';
import { columnOf, expandable, fired, fitted, probabilityOf, score, wasThen } from './score';

/** Names of the rules, as the table numbers them. */
const IDS = Object.keys(fitted.weights.rules);

/** What a document lends its mentions. */
export interface Judged {
  readonly vocabulary: Vocabulary;
}

/** A block of the document, as far as its mentions ask. */
interface Place extends BlockHits {
  readonly text: string;
}

/**
 * A mention as decided. Everything but its place is worked out when it is asked for: a large page has thousands, of
 * which the reader looks at a few.
 */
export class DecidedMention implements Mention {
  private chosen: Thing | undefined;
  /** Where offsets count from, UTF-16 units before the block. */
  private origin = 0;

  constructor(
    private readonly document: Judged,
    private readonly block: Place,
    private readonly index: number,
    /** The entry that it stands for here: the one that stands in the text, or a former district's body. */
    private readonly entry: number,
    /** What the page says of it, bits of `PageBit`. */
    private readonly page: number,
    private readonly state: PageState,
    private readonly sum: number,
    private readonly answer: Feedback['verdict'] | undefined,
  ) {}

  get start(): number {
    return this.origin + this.block.rows.start[this.index]!;
  }

  get end(): number {
    return this.origin + this.block.rows.end[this.index]!;
  }

  private get matched(): number {
    return this.block.rows.entry[this.index]!;
  }

  /** Lets offsets count from the start of a text in which the block begins at `origin`. */
  from(origin: number): this {
    this.origin = origin;
    return this;
  }

  private get flags(): number {
    return this.document.vocabulary.flags[this.entry]!;
  }

  private get thing(): Thing {
    this.chosen ??= chooseThing(this.document.vocabulary, this.block.text, this.block, this.index, this.entry);
    return this.chosen;
  }

  get text(): string {
    return this.block.text.slice(this.block.rows.start[this.index], this.block.rows.end[this.index]);
  }

  get name(): string {
    return this.document.vocabulary.text(this.matched);
  }

  get entity(): string {
    return this.thing.entity;
  }

  get kind(): Kind {
    return this.thing.kind;
  }

  get others(): readonly string[] {
    const { vocabulary } = this.document;
    return [vocabulary.entity(this.entry), ...vocabulary.others(this.entry).map((other) => other.entity)].filter(
      (entity) => entity !== this.entity,
    );
  }

  get group(): MarkGroup {
    const group = this.document.vocabulary.groupOf(this.kind);
    return group === 'organization' && this.full ? 'abbreviation' : group;
  }

  get full(): string | undefined {
    return this.document.vocabulary.full(this.entry) || undefined;
  }

  get expand(): boolean {
    const marked = this.sum >= fitted.weights.limits.mark;
    return !this.past && expandable(this.flags, this.block.rows.context[this.index]!, this.state, marked);
  }

  get former(): boolean {
    return (this.flags & FLAG_FORMER) !== 0 || this.past;
  }

  /** Is it a body of the district of then, in a text or sentence of before today's began? */
  private get past(): boolean {
    const { flags, state, document, entry } = this;
    const { bodies, types } = document.vocabulary;
    return wasThen(flags, this.block.rows.context[this.index]!, state, bodies[types[entry]!] === 1) && !this.answer;
  }

  get score(): number {
    return probabilityOf(this.sum);
  }

  get rules(): readonly FiredRule[] {
    if (this.answer) return [{ id: this.answer === 'always' ? 'reader-always' : 'reader-never', weight: this.sum }];
    const { flags } = this.document.vocabulary;
    const own = flags[this.matched]!;
    const column = this.entry === this.matched ? columnOf(own) : COLUMN_FORMER;
    score(own, this.block.rows.context[this.index]!, this.page, this.state, column);
    return Array.from({ length: fired.count }, (_, k) => ({
      id: IDS[fired.rule[k]!] as RuleId,
      weight: Math.round(fired.weight[k]! * 100) / 100,
    }));
  }
}
