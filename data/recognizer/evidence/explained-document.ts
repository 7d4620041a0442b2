import { isName } from '../match/entries';
import type { Mention } from '../model';
import { Document } from './document';

/** A document that also tells of the names that it does not mark, for those who work on the rules. */
export class ExplainedDocument extends Document {
  /** The names in a block as judged, with the rules that fired; `lit`: those that are marked. */
  explain(id: number): readonly (Mention & { lit: boolean })[] {
    const block = this.blocks.get(id);
    if (!block) return [];
    if (!block.verdict) {
      this.look();
      this.judge(block, id);
    }
    const list: (Mention & { lit: boolean })[] = [];
    for (let i = 0; i < block.count; i += 1) {
      if (!isName(this.vocabulary.types[block.entry[i]!]!)) continue;
      list.push({ ...this.mention(block, i).toJSON(), lit: this.isMarked(block.verdict![i]!) });
    }
    return list;
  }
}
