/** Printed columns: from the index where it prints one, from the neighbours where they leave only one. */
import type { Column, Entry, Section } from './model';

/**
 * Returns sections and entries with their columns. An entry or section the index leaves out has a column only where
 * the last known one before it and the first known one after it on its page are the same, or where it is the first
 * text of a page and the next known column is the first too. A 概况 stands under its section's title, so a column the
 * index gives for the section on the same page counts as the one before.
 */
export function settleColumns(
  sections: readonly Section[],
  entries: readonly Entry[],
  printed: ReadonlyMap<string, Column>,
): { sections: Section[]; entries: Entry[] } {
  const order = [
    ...sections.map((section) => ({ id: section.id, page: section.page, line: section.lines[0] })),
    ...entries.map((entry) => ({ id: entry.id, page: entry.page, line: entry.lines[0] })),
  ].sort((a, b) => a.line - b.line);
  const settled = new Map<string, Column>(printed);
  order.forEach((item, i) => {
    if (printed.has(item.id)) return;
    const before = scan(i, -1);
    const after = scan(i, 1);
    if (before && after && before === after) settled.set(item.id, before);
    else if (before === 'c' || (after === 'a' && before === null)) settled.set(item.id, before ?? 'a');
  });
  return {
    sections: sections.map((section) => ({ ...section, column: settled.get(section.id) ?? null })),
    entries: entries.map((entry) => ({
      ...entry,
      column: settled.get(entry.id) ?? null,
      columnFrom: printed.has(entry.id) ? 'index' : settled.has(entry.id) ? 'neighbours' : null,
    })),
  };

  /** The nearest column the index prints on the same page, in one direction. */
  function scan(from: number, step: 1 | -1): Column | null {
    const page = order[from]!.page;
    for (let i = from + step; order[i]?.page === page; i += step) {
      const column = printed.get(order[i]!.id);
      if (column) return column;
    }
    return null;
  }
}
