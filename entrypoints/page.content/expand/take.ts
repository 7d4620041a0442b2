import type { PageMarks } from '../../../data/messaging/messages';
import type { Mention } from '../../../data/recognizer/model';
import { plainMention } from '../../../data/recognizer/plain-mention';
import { pageKey } from '../../../data/settings/shape';
import { titleOf } from '../dom';
import { type Block, textOf } from '../marks';
import type { MarkPort } from '../ports';

/** Most marks that are taken along from one document. */
const MOST = 20_000;

/** The marks of this document that can be seen, with the blocks they stand in, in reading order. */
export function takeMarks(layer: MarkPort): PageMarks {
  const blocks = new Map<Block, Mention[]>();
  for (const { block, mention } of layer.marks().slice(0, MOST)) {
    const mentions = blocks.get(block);
    // A message carries no getters.
    const plain = plainMention(mention);
    if (mentions) mentions.push(plain);
    else blocks.set(block, [plain]);
  }
  return {
    title: titleOf(),
    url: pageKey(location.href),
    blocks: [...blocks].map(([block, mentions]) => ({ text: textOf(block), mentions })),
  };
}
