import type { PageName } from '../../data/messages';
import { elementOf, type Mark } from './marks';

/** Whether the reader could see the mark if it were scrolled to. */
export function isVisible(mark: Mark): boolean {
  return elementOf(mark.block.container).checkVisibility({
    visibilityProperty: true,
    opacityProperty: false,
  });
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
