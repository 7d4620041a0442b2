import type { PageName } from '../../../data/messaging/messages';
import { elementOf, type Mark } from '../marks';
import type { Reading } from '../read/reading';
import type { Job } from '../slices';
import { inReadingOrder } from './order';

/** Blocks counted between two looks at the clock: each asks whether it can be seen. */
const COUNTED_AT_ONCE = 32;

/** Whether the reader could see the mark if it were scrolled to. */
function isVisible(mark: Mark): boolean {
  return elementOf(mark.block.container).checkVisibility({
    visibilityProperty: true,
    opacityProperty: false,
  });
}

/** A job that counts the marks that can be seen, and their names. */
export function counting(reading: Reading, counted: (counts: { count: number; names: number }) => void): Job {
  const blocks = [...reading.marked()];
  const names = new Set<string>();
  let count = 0;
  return {
    step: (deadline) => {
      do
        for (const { marks } of blocks.splice(-COUNTED_AT_ONCE)) {
          const [first] = marks;
          if (!first || !isVisible(first)) continue;
          count += marks.length;
          for (const { mention } of marks) names.add(mention.entity);
        }
      while (blocks.length > 0 && performance.now() < deadline);
      if (blocks.length === 0) counted({ count, names: names.size });
      return blocks.length === 0;
    },
  };
}

/** All marks of a document in reading order. */
export function marksOf(reading: Reading): Mark[] {
  return inReadingOrder(reading.marked(), reading.hasShadows).flatMap((block) => block.marks);
}

/** Those that can be seen, in no order. */
export function* seenMarks(reading: Reading): Iterable<Mark> {
  for (const block of reading.marked()) if (isVisible(block.marks[0] as Mark)) yield* block.marks;
}

/** Whether the mark's full name may be put in beside it. */
export function canExpand({ mention: { expand, full, text } }: Mark): boolean {
  return expand && full !== undefined && full !== text;
}

/** Names of marks in reading order, one row an entity. */
export function listNames(marks: readonly Mark[]): PageName[] {
  const rows = new Map<string, PageName>();
  for (const { id, mention } of marks) {
    const { entity, text, kind, group, former } = mention;
    const row = rows.get(entity);
    if (row) {
      row.count++;
      row.mentions.push(id);
    } else rows.set(entity, { entity, text, kind, group, former, count: 1, mentions: [id] });
  }
  return [...rows.values()];
}
