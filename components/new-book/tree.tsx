import type { Understood } from '../../data/build/reading-worker';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';

/** 类目 › 分目 › 条目 as read; a heading leads to its line. */
export function Tree({ book, onLine }: { book: Understood['book']; onLine: (line: number) => void }) {
  const words = useStrings(newBookStrings);
  const { categories, sections, entries } = book;
  return (
    <section>
      <h2>{words.tree}</h2>
      <p className="hint">
        {words.counts(categories.length, sections.length, entries.length)}；
        {words.more(book.chronicle.length, book.tables.length, book.orgs.length)}。{words.treeHint}
      </p>
      <ul className="tree">
        {categories.map((category) => {
          const own = sections.filter((section) => section.category === category.title);
          return (
            <li key={category.id}>
              <details open={categories.length <= 6}>
                <summary>
                  <b>{category.title}</b> <small>{own.length}</small>
                </summary>
                <button type="button" className="link" onClick={() => onLine(category.lines[0])}>
                  {words.line(category.lines[0])}
                </button>
                <ul>
                  {own.map((section) => (
                    <li key={section.id}>
                      <button type="button" className="link" onClick={() => onLine(section.lines[0])}>
                        {section.title}
                      </button>{' '}
                      <small>
                        {words.entriesOf(
                          entries.filter(
                            (entry) => entry.section === section.title && entry.category === category.title,
                          ).length,
                        )}
                        {section.page > 0 && `，${words.page(section.page)}`}
                      </small>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
