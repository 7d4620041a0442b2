import type * as recognizer from '../../data/recognizer';
import type { EntityRow } from '../../data/store/model';
import type { ChronicleItem } from '../../data/yearbook/model';
import { type AtlasBook, placeOf, streetOf } from './book';

/** An item of the chronicle with the names found in it, in reading order. */
export interface YearItem {
  item: ChronicleItem;
  entities: EntityRow[];
  /** Those with a point of their own: where the item is on the map. */
  placed: EntityRow[];
  streets: ReadonlySet<string>;
}

/**
 * Finds the names in the chronicle with the same recognizer that marks pages. All items are one document titled with the
 * district's name, as they are in the book, so a short name that needs evidence has it.
 * @param wire the book's compiled names
 * @param recognizer loaded by the one view that needs it
 */
export function yearOf(
  book: AtlasBook,
  items: readonly ChronicleItem[],
  wire: string,
  { loadVocabulary, openDocument }: typeof recognizer,
): YearItem[] {
  const document = openDocument(loadVocabulary(wire), {
    title: `${book.pack.info.district}大事记 ${book.pack.info.title}`,
  });
  for (const [i, item] of items.entries()) document.set(i, item.text);
  const decided = document.decide();
  return items.map((item, i) => {
    const entities: EntityRow[] = [];
    for (const mention of decided.get(i) ?? []) {
      const entity = book.byId.get(mention.entity);
      if (entity && !entities.includes(entity)) entities.push(entity);
    }
    // The whole district and its organs are in most items; they say nothing of where.
    const placed = entities.filter((entity) => entity.kind !== 'district' && placeOf(entity) !== null);
    const streets = new Set(entities.flatMap((entity) => streetOf(book, entity)?.id ?? []));
    return { item, entities, placed, streets };
  });
}

/** Without the recognizer's names: items in order, none placed. */
export function unplacedYear(items: readonly ChronicleItem[]): YearItem[] {
  return items.map((item) => ({ item, entities: [], placed: [], streets: new Set() }));
}

/** Months with how many items each has, all twelve of the year. */
export function monthsOf(year: number, items: readonly YearItem[]): { month: string; count: number }[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}`;
    return { month, count: items.filter(({ item }) => item.month === month).length };
  });
}

/** `3月5日`, `3月5日—7日`, `3月`: the item's time as a reader says it. */
export function dayWords(item: ChronicleItem, language: 'zh' | 'en'): string {
  const parts = (iso: string) => iso.split('-').map(Number) as [number, number, number];
  if (!item.from) {
    const [, month] = parts(item.month);
    return language === 'zh'
      ? `${month}月`
      : new Intl.DateTimeFormat('en', { month: 'short' }).format(new Date(2000, month - 1));
  }
  const [, month, day] = parts(item.from);
  const end = item.to && item.to !== item.from ? parts(item.to) : null;
  if (language === 'zh') {
    const tail = end ? (end[1] === month ? `—${end[2]}日` : `—${end[1]}月${end[2]}日`) : '';
    return `${month}月${day}日${tail}`;
  }
  const short = (m: number, d: number) =>
    new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).format(new Date(2000, m - 1, d));
  return short(month, day) + (end ? `–${short(end[1], end[2])}` : '');
}
