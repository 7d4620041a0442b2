import type { PageName } from '../../../data/messaging/messages';
import type { Block, Mark } from '../marks';
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
  const blocks = [...reading.marked()];
  let at = 0;
  const names = new Set<string>();
  let count = 0;
  return {
    step: (deadline) => {
      sight.begin();
      do
        for (const end = at + COUNTED_AT_ONCE; at < end && at < blocks.length; at++) {
          const block = blocks[at] as Block;
          for (const { mention } of count > HIGHEST ? block.marks : sight.in(block)) {
            count++;
            names.add(mention.entity);
          }
        }
      while (at < blocks.length && performance.now() < deadline);
      const isOver = at >= blocks.length;
      if (isOver) counted({ count, names: names.size });
      return isOver;
    },
  };
}

/** All marks of a document in reading order. */
export function marksOf(reading: Reading): Mark[] {
  return inReadingOrder(reading.marked(), (host) => reading.shadowOf(host), reading.hasShadows).flatMap(
    (block) => block.marks,
  );
}

/** Those that can be seen, in no order. */
export function* seenMarks(reading: Reading, sight: Sight): Iterable<Mark> {
  for (const block of reading.marked()) yield* sight.in(block);
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
