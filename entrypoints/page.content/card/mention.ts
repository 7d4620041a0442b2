import type { CardMention } from '../../../data/messaging/card-protocol';
import { parentElementOf } from '../dom';
import type { Expander } from '../expand/expander';
import { elementOf, type Mark, textOf } from '../marks';
import { domPositionAt } from '../ranges';

/** Context of a mention told to the card, units on each side: a sentence, for the figures in it. */
const CONTEXT = 160;

/** What the card needs to know of a mark. */
export function describe(mark: Mark, expander: Expander | null): CardMention {
  const { mention } = mark;
  const text = textOf(mark.block);
  return {
    id: mark.id,
    text: mention.text,
    name: mention.name,
    kind: mention.kind,
    group: mention.group,
    full: mention.full,
    expand: mention.expand,
    expanded: expander?.insertOf(mark) !== undefined,
    former: mention.former,
    score: mention.score,
    rules: [...mention.rules],
    others: [...mention.others],
    start: mention.start,
    before: text.slice(Math.max(0, mention.start - CONTEXT), mention.start),
    after: text.slice(mention.end, mention.end + CONTEXT),
  };
}

/** The element that a mark's text begins in. */
export function elementOfMark({ block, mention }: Mark): Element {
  const node = domPositionAt(block.pieces, mention.start, false)?.node;
  return (node && parentElementOf(node)) ?? elementOf(block.container);
}
