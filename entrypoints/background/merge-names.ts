import type { PageName, PageNames } from '../../data/messaging/messages';

/** One list of the lists of several frames; the first is the top frame's. */
export function mergeNames(lists: readonly PageNames[]): PageNames | null {
  const [top] = lists;
  if (!top) return null;
  const rows = new Map<string, PageName>();
  for (const { names } of lists)
    for (const name of names) {
      const row = rows.get(name.entity);
      if (row) {
        row.count += name.count;
        row.mentions.push(...name.mentions);
      } else rows.set(name.entity, { ...name, mentions: [...name.mentions] });
    }
  const marked = lists.some((list) => list.state === 'marked');
  return {
    ...top,
    state: marked ? 'marked' : top.state,
    names: [...rows.values()],
    expanded: lists.reduce((sum, list) => sum + list.expanded, 0),
    asked: lists.some((list) => list.asked),
    expandable: lists.reduce((sum, list) => sum + list.expandable, 0),
  };
}
