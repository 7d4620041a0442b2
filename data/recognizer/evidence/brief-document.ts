import { isName } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import type { DocumentContext } from '../model';
import { type Counters, countersOf, Document } from './document';
import type { BlockHits } from './hits';

/** The counters that no document holds, if there are any. */
const spare = new WeakMap<Vocabulary, Counters>();

function takeCounters(vocabulary: Vocabulary): Counters {
  const kept = spare.get(vocabulary);
  spare.delete(vocabulary);
  return kept ?? countersOf(vocabulary);
}

/**
 * A document that is read, decided and closed, one of very many: short ones, one after the other, lend their counters, which are
 * longer than they, instead of making their own.
 */
export class BriefDocument extends Document {
  constructor(vocabulary: Vocabulary, context: DocumentContext) {
    super(vocabulary, context, takeCounters(vocabulary));
  }

  /** Nothing is changed or taken back: what holds no name and heads nothing has said what it has to say. */
  protected override keeps({ count, entry, heads }: BlockHits & { heads: unknown }): boolean {
    if (heads !== null) return true;
    for (let i = 0; i < count; i += 1) if (isName(this.vocabulary.types[entry[i]!]!)) return true;
    return false;
  }

  /** Ends the document: nothing may be set or decided any more; what was decided stays readable. */
  close(): void {
    const { marked, vocabulary } = this;
    const { counts, met } = this.tally;
    for (const entry of met) counts[entry] = 0;
    for (const { count, entry, alone } of this.blocks.values())
      for (let i = 0; i < count; i += 1) if (alone[i]) marked[vocabulary.thing[entry[i]!]!] = 0;
    spare.set(vocabulary, { counts, marked });
  }
}
