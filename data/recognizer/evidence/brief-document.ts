import type { Vocabulary } from '../match/vocabulary';
import type { DocumentContext } from '../model';
import type { Block } from './block';
import { type Counters, countersOf, Document } from './document';

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
  protected override keeps(block: Block): boolean {
    return block.heads !== null || block.named;
  }

  /** Ends the document: nothing may be set or decided any more; what was decided stays readable. */
  close(): void {
    const { marked, vocabulary } = this;
    const { counts, met } = this.tally;
    for (const entry of met) counts[entry] = 0;
    for (const { rows, from, to } of this.blocks.values())
      for (let i = from; i < to; i += 1) if (rows.alone[i]) marked[vocabulary.thing[rows.entry[i]!]!] = 0;
    spare.set(vocabulary, { counts, marked });
  }
}
