import type { PageName } from '../../../data/messages';
import type { Mark } from '../marks';
import { isVisible } from '../names';
import type { Reading } from '../read/reading';
import { inReadingOrder } from './order';

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
