import type { PageName } from '../../../data/messaging/messages';
import type { Mark } from '../marks';
import type { Reading } from '../read/reading';
import type { Job } from '../slices';
import { inReadingOrder } from './order';
import type { Sight } from './seen';

/** Blocks counted between two looks at the clock: each asks whether it can be seen. */
const COUNTED_AT_ONCE = 32;
/** The button shows no higher number: of more marks it is not asked whether they can be seen. */
const HIGHEST = 999;

/** A job that counts the marks that can be seen, and their names. */
export function counting(
  reading: Reading,
  sight: Sight,
  counted: (counts: { count: number; names: number }) => void,
): Job {
  // What was read first, and is in view, is asked about first.
  const blocks = [...reading.blocks.marked].reverse();
  const names = new Set<string>();
  let count = 0;
  return {
    step: (deadline) => {
      sight.begin();
      do
        for (const block of blocks.splice(-COUNTED_AT_ONCE))
          for (const { mention } of count > HIGHEST ? block.marks : sight.in(block)) {
            count++;
            names.add(mention.entity);
          }
      while (blocks.length > 0 && performance.now() < deadline);
      if (blocks.length === 0) counted({ count, names: names.size });
      return blocks.length === 0;
    },
  };
}

/** All marks of a document in reading order. */
export function marksOf(reading: Reading): Mark[] {
  return inReadingOrder(reading.blocks.marked, (host) => reading.shadowOf(host), reading.roots.size > 1).flatMap(
    (block) => block.marks,
  );
}

/** Those that can be seen, in no order. */
export function* seenMarks(reading: Reading, sight: Sight): Iterable<Mark> {
  for (const block of reading.blocks.marked) yield* sight.in(block);
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
