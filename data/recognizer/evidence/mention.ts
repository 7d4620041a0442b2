import { KINDS, type Kind, type MarkGroup } from '../../gazetteer/model';
import { Flag } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { Mention } from '../model';
import { expandable, MARK, scoreOf } from './decide';
import type { PageState } from './page-state';

/** What a document knows about its mentions. */
export interface Wording {
  readonly vocabulary: Vocabulary;
  /** One line on why an entry is marked with these surroundings on a page in this state. */
  reason(matched: number, flags: number, around: number, page: PageState): string;
}

/**
 * A mention as decided. Everything but its place is worked out when it is asked for: a large page has thousands, of
 * which the reader looks at a few.
 */
export class DecidedMention implements Mention {
  constructor(
    private readonly wording: Wording,
    private readonly block: string,
    readonly start: number,
    readonly end: number,
    /** The entry that stands in the text, and the one it stands for here (a former district's body). */
    private readonly matched: number,
    private readonly entry: number,
    private readonly around: number,
    private readonly sum: number,
    private readonly page: PageState,
  ) {}

  private get flags(): number {
    return this.wording.vocabulary.flags[this.entry]!;
  }

  get text(): string {
    return this.block.slice(this.start, this.end);
  }

  get name(): string {
    return this.wording.vocabulary.text(this.matched);
  }

  get entity(): string {
    return this.wording.vocabulary.entity(this.entry);
  }

  get kind(): Kind {
    return this.wording.vocabulary.kind(this.entry);
  }

  get group(): MarkGroup {
    const group = KINDS[this.kind];
    return group === 'organization' && this.full ? 'abbreviation' : group;
  }

  get full(): string | undefined {
    return this.wording.vocabulary.full(this.entry) || undefined;
  }

  get expand(): boolean {
    return this.sum >= MARK && expandable(this.flags, this.around, this.page, this.sum);
  }

  get former(): boolean {
    return (this.flags & Flag.Former) !== 0;
  }

  get score(): number {
    return scoreOf(this.sum);
  }

  get reason(): string {
    const flags = this.wording.vocabulary.flags[this.matched]! | (this.flags & Flag.Former);
    return this.wording.reason(this.matched, flags, this.around, this.page);
  }

  /** The same with all of it worked out, as a plain object. `by` moves its place, UTF-16 units. */
  static plain(mention: Mention, by = 0): Mention {
    const { start, end, text, name, entity, kind, group, full, expand, former, score, reason } = mention;
    const plain: Mention = {
      start: start + by,
      end: end + by,
      text,
      name,
      entity,
      kind,
      group,
      expand,
      former,
      score,
      reason,
    };
    if (full !== undefined) plain.full = full;
    return plain;
  }
}
