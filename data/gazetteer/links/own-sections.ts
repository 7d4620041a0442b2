import type { Book } from '../../yearbook/model';
import type { OwnSection } from '../facts/facts';
import type { Name } from '../model';

/** Key of a section: sections of two categories may share a title (综述). */
export function sectionKey(category: string, section: string): string {
  return `${category}\t${section}`;
}

/**
 * Sections that report an entity's own work, by entity, the main one first: the sections that the book's facts give it, then
 * those titled with one of its names.
 * @throws Error where a row names a body or a section that the book has not
 */
export function ownSectionsOf(book: Book, names: readonly Name[], rows: readonly OwnSection[]): Map<string, string[]> {
  const byName = new Map(names.map((name) => [name.name, name.entity]));
  const keys = new Set(book.sections.map(({ category, title }) => sectionKey(category, title)));
  const own = new Map<string, string[]>();
  const add = (entity: string, key: string): void => {
    const list = own.get(entity) ?? [];
    if (!list.includes(key)) own.set(entity, [...list, key]);
  };
  for (const { body, category, section } of rows) {
    const entity = byName.get(body);
    const key = sectionKey(category, section);
    if (entity === undefined) throw new Error(`own-sections.tsv: ${body} is no name of the book`);
    if (!keys.has(key)) throw new Error(`own-sections.tsv: the book has no section ${category} › ${section}`);
    add(entity, key);
  }
  for (const { category, title } of book.sections) {
    const entity = byName.get(title);
    if (entity !== undefined) add(entity, sectionKey(category, title));
  }
  return own;
}
