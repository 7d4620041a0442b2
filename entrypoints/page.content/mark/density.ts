import type { PageSettings } from '../../../data/settings/shape';
import type { Block, Mark } from '../marks';

/** Marks of a block that are painted at a density. `firsts`: ids of the first mark of each entity on the page. */
export function shownMarks(
  block: Block,
  density: PageSettings['density'],
  firsts: () => ReadonlySet<number>,
): readonly Mark[] {
  if (density === 'all') return block.marks;
  if (density === 'none') return [];
  if (density === 'page') {
    const ids = firsts();
    return block.marks.filter((mark) => ids.has(mark.id));
  }
  const seen = new Set<string>();
  return block.marks.filter(({ mention: { entity } }) => !seen.has(entity) && seen.add(entity));
}

/** Ids of the first mark of each entity, of marks in reading order. */
export function firstMarks(marks: readonly Mark[]): Set<number> {
  const firsts = new Map<string, number>();
  for (const { id, mention } of marks) if (!firsts.has(mention.entity)) firsts.set(mention.entity, id);
  return new Set(firsts.values());
}
