/** Categories that are not made of entries: 特载, 大事记, 人物, 附录. */

import type { Category } from '../model';
import type { Part } from './divisions';
import type { FurnitureSplit } from './furniture';

/** One category for each that the description names for parts of the book; it spans all its parts that were found. */
export function partCategories(
  parts: readonly Part[],
  furniture: FurnitureSplit['furniture'],
  pack: string,
): Category[] {
  const out = new Map<string, Category>();
  for (const { description, pieces, found } of parts) {
    const title = description.category;
    if (title === undefined || !found) continue;
    const first = pieces[0]!;
    const last = pieces[pieces.length - 1]!;
    const known = out.get(title);
    if (known) {
      known.lines[1] = last.line;
      continue;
    }
    const head = furniture.find((item) => item.title === title && item.piece.page === first.page);
    out.set(title, {
      id: `${pack}/${title}`,
      title,
      titleFrom: head ? 'layout' : 'index',
      page: first.page ?? 0,
      lines: [Math.min(head?.piece.line ?? first.line, first.line), last.line],
    });
  }
  return [...out.values()];
}
