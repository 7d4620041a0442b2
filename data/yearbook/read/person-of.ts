/** An entry among the book's people that tells one person's life is that person. */
import type { Entry, Person } from '../model';

const PEOPLE = /人物|英模|先进|模范|名人|人才|烈士|名录/;
const NAME = /^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]{1,8}$/;
/** How a life begins: sex, people or year of birth among its first words. */
const LIFE =
  /^.{0,24}?(?:[男女][，,。（(]|.{1,3}族[，,人]|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生|[—－-])|[（(]\d{4}(?:[.年]\d{1,2}月?)?\s*[—－\-～~]|生于|籍贯)/;

/** The person whom an entry tells of; null for an entry that tells of something else. */
export function personOf(entry: Entry, pack: string): Person | null {
  if (!PEOPLE.test(entry.category + entry.section) || !NAME.test(entry.title) || !LIFE.test(entry.body)) return null;
  return {
    id: `${pack}/${entry.category}/${entry.section}/${entry.title}`,
    name: entry.title,
    section: entry.section,
    text: entry.body,
    page: entry.page,
    lines: entry.lines,
  };
}
