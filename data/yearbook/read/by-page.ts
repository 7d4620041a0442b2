/** What the book's own lists (contents, index, running heads) say of pages: the categories on them, the titles, what is missing. */
import { isDeep, keyOf } from '../infer/contents';
import type { Book, Finding } from '../model';

export interface ByPage {
  title: string;
  /** From the contents or the index, which say where a category begins; running heads only say where one goes on. */
  listed: boolean;
}

/** Categories by page, from the contents or from an index that prints columns for all but categories. */
export function listedCategories(
  contents: readonly { bare: string; page: number | null; level: number }[],
  index: readonly { title: string; page: number; column: string | null }[],
): { title: string; page: number }[] {
  const tops: { title: string; page: number }[] = [];
  if (isDeep(contents))
    contents.forEach(({ bare, page, level }, i) => {
      const at = page ?? contents[i + 1]?.page;
      if (level === 1 && at !== null && at !== undefined) tops.push({ title: bare.replace(/\s/g, ''), page: at });
    });
  const inColumns = index.filter(({ column }) => column !== null).length;
  if (tops.length === 0 && inColumns > index.length * 0.6)
    for (const { title, page, column } of index)
      if (column === null && !/^表/.test(title)) tops.push({ title: title.replace(/\s/g, ''), page });
  return tops.sort((a, b) => a.page - b.page);
}

/** The category of a page; null where nothing tells. */
export function categoryByPage(
  tops: readonly { title: string; page: number }[],
  heads: ReadonlyMap<number, string>,
): (page: number | null) => ByPage | null {
  return (page) => {
    if (page === null) return null;
    const top = tops.filter((one) => one.page <= page).at(-1);
    if (top) return { title: top.title, listed: true };
    // Heads stand on one side of the leaf only: the other side has that of its neighbour.
    const title = heads.get(page) ?? heads.get(page - 1) ?? heads.get(page + 1);
    return title === undefined ? null : { title, listed: false };
  };
}

/** Pages of a text without page numbers, as its index or contents print them. */
export function pagesFromLists(
  records: Pick<Book, 'categories' | 'sections' | 'entries'>,
  index: readonly { title: string; page: number }[],
  contents: readonly { bare: string; page: number | null }[],
): void {
  const pages = pagesOfTitles(index, contents);
  for (const record of [...records.categories, ...records.sections, ...records.entries])
    if (record.page === 0) record.page = pages.get(keyOf(record.title)) ?? 0;
}

/** Titles that the lists print with one page only. */
export function pagesOfTitles(
  index: readonly { title: string; page: number }[],
  contents: readonly { bare: string; page: number | null }[],
): Map<string, number> {
  const pages = new Map<string, number | null>();
  for (const { title, page } of [...index, ...contents.map((row) => ({ title: row.bare, page: row.page }))]) {
    if (page === null) continue;
    const key = keyOf(title);
    pages.set(key, pages.has(key) && pages.get(key) !== page ? null : page);
  }
  return new Map([...pages].filter((pair): pair is [string, number] => pair[1] !== null));
}

/** What the table of contents prints and the text does not show, or shows on another page. */
export function contentsFindings(
  rows: readonly { title: string; bare: string; page: number | null; line: number }[],
  records: Pick<Book, 'categories' | 'sections' | 'entries' | 'treatises'>,
  chronicle: boolean,
): Finding[] {
  const found = new Map<string, number>();
  for (const { title, page } of [...records.entries, ...records.sections, ...records.categories])
    found.set(keyOf(title), page);
  for (const { title } of records.treatises) if (!found.has(keyOf(title))) found.set(keyOf(title), 0);
  const out: Finding[] = [];
  for (const { title, page, line } of rows) {
    const key = keyOf(title);
    const at = found.get(key);
    if (at === undefined && !(chronicle && /大事/.test(title)) && !/索引/.test(title))
      out.push({ code: 'contents-missing', message: `目录“${title}”在正文中没有找到`, lines: [line] });
    else if (at !== undefined && at > 0 && page !== null && at !== page)
      out.push({ code: 'contents-page', message: `目录“${title}”在第${page}页，版面推得第${at}页`, lines: [line] });
  }
  return out;
}
