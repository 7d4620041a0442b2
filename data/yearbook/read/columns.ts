/** Printed columns: from the index where it prints one, from the layout or the neighbours where they leave only one. */
import type { Column, Entry, Provenance, Section } from '../model';

interface Item {
  id: string;
  page: number;
  line: number;
}

/**
 * Returns sections and entries with their columns. What the index leaves out has a column only where one can be:
 * - it is the first text of its page, so it opens the first column (`layout`);
 * - it is the first entry under a section's title whose column is known, on the same page (`neighbours`: a title never
 *   stands alone at the foot of a column; in 《上城年鉴（2022）》 all 21 sections whose first entry is indexed agree);
 * - the nearest columns printed before and after it on its page are the same, or the one before is the last (c), or the
 *   one after the first (a) (`neighbours`). Not on a page whose columns run twice because a table divides it (p115).
 * `pageTops` are the source lines that open the text of a page.
 */
export function settleColumns(
  sections: readonly Section[],
  entries: readonly Entry[],
  printed: ReadonlyMap<string, Column>,
  pageTops: ReadonlySet<number>,
): { sections: Section[]; entries: Entry[] } {
  const order: Item[] = [...sections, ...entries]
    .map(({ id, page, lines }) => ({ id, page, line: lines[0] }))
    .sort((a, b) => a.line - b.line);
  const settled = new Map<string, { column: Column; from: Provenance }>();
  for (const [id, column] of printed) settled.set(id, { column, from: 'index' });
  const sectionIds = new Set(sections.map(({ id }) => id));
  const divided = dividedPages(order, printed);
  const before = nearest(order, printed, 1);
  const after = nearest(order, printed, -1);
  order.forEach((item, i) => {
    if (settled.has(item.id)) return;
    const title = order[i - 1];
    const under = title && sectionIds.has(title.id) && title.page === item.page ? settled.get(title.id) : undefined;
    if (pageTops.has(item.line)) settled.set(item.id, { column: 'a', from: 'layout' });
    else if (under) settled.set(item.id, { column: under.column, from: 'neighbours' });
    else if (!divided.has(item.page)) {
      const column = between(before[i] ?? null, after[i] ?? null);
      if (column) settled.set(item.id, { column, from: 'neighbours' });
    }
  });
  return {
    sections: sections.map((section) => ({ ...section, column: settled.get(section.id)?.column ?? null })),
    entries: entries.map((entry) => ({
      ...entry,
      column: settled.get(entry.id)?.column ?? null,
      columnFrom: settled.get(entry.id)?.from ?? null,
    })),
  };
}

/** For each item the nearest column the index prints on its page, before it (step 1) or after it (step −1). */
function nearest(order: readonly Item[], printed: ReadonlyMap<string, Column>, step: 1 | -1): (Column | null)[] {
  const out: (Column | null)[] = new Array(order.length).fill(null);
  let column: Column | null = null;
  for (let i = step > 0 ? 0 : order.length - 1; order[i]; i += step) {
    const item = order[i] as Item;
    if (order[i - step]?.page !== item.page) column = null;
    out[i] = column;
    column = printed.get(item.id) ?? column;
  }
  return out;
}

function between(before: Column | null, after: Column | null): Column | null {
  if (before && before === after) return before;
  if (before === 'c') return 'c';
  return after === 'a' ? 'a' : null;
}

/** Pages on which the printed columns go back in reading order. */
function dividedPages(order: readonly Item[], printed: ReadonlyMap<string, Column>): Set<number> {
  const out = new Set<number>();
  const last = new Map<number, Column>();
  for (const { id, page } of order) {
    const column = printed.get(id);
    if (!column) continue;
    if ((last.get(page) ?? 'a') > column) out.add(page);
    last.set(page, column);
  }
  return out;
}
