import { TRAITS_CUE } from '../match/entries';
import type { Mention } from '../model';
import { plainMention } from '../plain-mention';
import { Document } from './document';

/** A document that also tells of the names that it does not mark, for those who work on the rules. */
export class ExplainedDocument extends Document {
  /** The names in a block as judged, with the rules that fired; `lit`: those that are marked. */
  explain(id: number): readonly (Mention & { lit: boolean })[] {
    const block = this.blocks.get(id);
    if (!block) return [];
    if (block.round < 0) {
      this.look();
      this.judge(block, id);
    }
    const list: (Mention & { lit: boolean })[] = [];
    const { traits, points } = block.rows;
    const head = this.headBits(block);
    for (let i = block.from; i < block.to; i += 1) {
      if (traits[i]! >= TRAITS_CUE) continue;
      list.push({ ...plainMention(this.mention(block, i, head)), lit: this.isMarked(points[i]!) });
    }
    return list;
  }
}
